"""A response as a file: what a regulator sees in Word, on a page and in Markdown."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from lxml import etree

from respondent.audits import audit
from respondent.build import build
from respondent.loading.workspace import load
from respondent.model.document import Document
from respondent.model.surroundings import digest, sentences, surroundings
from respondent.reading.draft import read_draft
from respondent.rendering.render import render

Workspaces = Callable[[dict[str, str]], Path]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

FILES = {
    "evidence/other-charity.yaml": "kind: organisation\nname: Other Charity\n",
    "evidence/safety.yaml": (
        "kind: consultation\ntitle: Safety\npublisher: Ofcom\nquestions:\n"
        "  - {number: 1, text: Do you agree with us?, chapter: Volume 2, illustrative: true}\n"
        "  - {number: 2, text: What would it cost?}\n  - {number: 3, text: Anything else?}\n"
    ),
    "templates/response.md.j2": (
        "---\nkind: response\ntitle: Our response\ndate: 2025-02-18\nfrom: [our-charity, other-charity]\n"
        "consultation: safety\n---\n# Summary\n\nSee {{ recommendation('publish') }}.\n\n"
        "{{ list_of_recommendations() }}\n\n# Answers\n\n{{ list_of_answers() }}\n\n"
        '{% answer 1 %}\nPolice recorded {{ figure("offences") }} offences.\n\n## Why\n\n'
        '{% recommendation "publish" %}\nPublish the figures:\n\n- each year; and\n- by force.\n\n'
        "They are known.\n{% endrecommendation %}\n\n"
        '{% reservation "other-charity" %}\nNot in Wales:\n\n1. yet\n{% endreservation %}\n{% endanswer %}\n\n'
        "{% skip 2 %}We hold no evidence.{% endskip %}\n\n"
        '{% answer 3 behind="our-charity" %}\nOnce more:\n\n'
        '{% recommendation "publish" %}\nPublish the figures:\n\n- each year; and\n- by force.\n\n'
        "They are known.\n{% endrecommendation %}\n\nAs we say in {{ question(1) }}.\n{% endanswer %}\n\n"
        "# Evidence\n\n{{ list_of_evidence() }}\n"
    ),
}


@pytest.fixture
def built(workspace: Workspaces) -> dict[str, bytes]:
    """The files of the response, by their endings."""
    result = build(workspace(FILES), ["response"], ("docx", "html", "md"))
    assert [str(problem) for problem in result.diagnostics] == []
    return {path.suffix[1:]: path.read_bytes() for path in result.files}


@pytest.fixture
def document(workspace: Workspaces) -> Document:
    return render(load(workspace(FILES)).workspace, "response").documents[0]


def body(data: bytes) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


def test_the_markdown_is_as_it_was_looked_at(
    built: dict[str, bytes], golden: Callable[[str, str], None]
) -> None:
    golden("response.md", built["md"].decode())


def test_the_page_is_as_it_was_looked_at(built: dict[str, bytes], golden: Callable[[str, str], None]) -> None:
    golden(
        "response.html", re.sub(r"<head>.*</head>", "<head></head>", built["html"].decode(), flags=re.DOTALL)
    )


def test_two_validators_find_no_error_in_the_word_file(
    built: dict[str, bytes], validate_docx: Callable[[Path | bytes], list[str]]
) -> None:
    assert validate_docx(built["docx"]) == []


def test_word_shows_each_question_in_its_box_above_who_answers_and_the_answer(
    built: dict[str, bytes],
) -> None:
    paragraphs = [
        (p.style.name, p.text)
        for p in docx.Document(io.BytesIO(built["docx"])).paragraphs
        if p.text and p.style
    ]
    start = paragraphs.index(("Question Text", "Do you agree with us?"))
    # python-docx leaves out what stands in fields and content controls
    assert [style for style, _ in paragraphs[start - 1 : start + 11]] == [
        "Question Number",
        "Question Text",
        "Answered By",
        "Body Text",
        "heading 3" if ("heading 3", "Why") in paragraphs else "Heading 3",
        "Recommendation Number",
        "Recommendation",
        "List Bullet",
        "List Bullet",
        "Recommendation",
        "Reservation Of",
        "Reservation",
    ]
    assert ("Answered By", "Joint answer of all respondents · reservation: Other Charity") in paragraphs
    assert ("Answered By", "Answer of Our Charity") in paragraphs
    assert ("Answered By", "Not answered") in paragraphs


def test_references_are_fields_that_lead_to_bookmarks_around_what_they_name(built: dict[str, bytes]) -> None:
    root = body(built["docx"])
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    codes = [code.text.strip() for code in root.iter(f"{W}instrText") if code.text]
    wanted = {found[1] for code in codes if (found := re.match(r"REF (\w+)", code))}
    assert wanted == {"_RefRecommendation1", "_RefAnswer1", "_RefAnswer2", "_RefAnswer3"}
    assert wanted <= marks
    assert codes.count("SEQ Recommendation \\* ARABIC") == 1, "made again, it does not count again"


def test_libreoffice_brings_the_references_up_to_date_and_keeps_them(
    built: dict[str, bytes], program: Callable[[str], str], tmp_path: Path
) -> None:
    path = tmp_path / "response.docx"
    path.write_bytes(built["docx"])
    subprocess.run(
        [
            program("soffice"),
            f"-env:UserInstallation=file://{tmp_path}/profile",
            *("--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    text = (tmp_path / "response.txt").read_text(encoding="utf-8-sig")
    assert "See Recommendation 1." in text
    assert "As we say in Question 1." in text
    assert "Error" not in text


def test_each_link_of_the_page_leads_to_a_place_on_it(built: dict[str, bytes]) -> None:
    page = built["html"].decode()
    places = set(re.findall(r' id="([^"]+)"', page))
    assert len(places) == len(re.findall(r' id="', page)), "an id stands twice"
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert {"recommendation-1", "answer-1", "answer-2", "answer-3"} <= targets
    assert targets <= places


def test_headings_of_answers_stand_below_the_questions(built: dict[str, bytes]) -> None:
    page = built["html"].decode()
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert "<h4>Why</h4>" in page
    assert "#### Why" in built["md"].decode()


def test_the_audit_knows_every_sentence_that_the_files_print(
    document: Document, built: dict[str, bytes]
) -> None:
    known = set(surroundings(document).sentences)
    draft = read_draft(built["docx"], "response.docx").draft
    assert draft is not None
    start = next(n for n, passage in enumerate(draft.passages) if passage.text == "Summary")
    unknown = [
        sentence
        for passage in draft.passages[start:]
        if passage.part == "word/document.xml"
        for sentence in sentences(passage.text)
        if digest(sentence) not in known
    ]
    assert unknown == []


def test_a_draft_says_which_answer_is_still_to_come(workspace: Workspaces) -> None:
    text = FILES["templates/response.md.j2"].replace(
        "{% skip 2 %}We hold no evidence.{% endskip %}", "{% answer 2 %}{% endanswer %}"
    )
    root = workspace({**FILES, "templates/response.md.j2": text})
    result = build(root, ["response"], ("docx", "html", "md"), draft=True)
    files = {path.suffix[1:]: path.read_bytes() for path in result.files}
    assert "*No answer yet*" in files["md"].decode()
    assert "question 2 is still open (1 of 3 questions)" in files["md"].decode()
    assert '<p class="standing">No answer yet</p>' in files["html"].decode()
    assert "No answer yet" in "".join(str(text) for text in body(files["docx"]).itertext())


def test_the_same_response_gives_the_same_bytes(workspace: Workspaces, tmp_path: Path) -> None:
    root = workspace(FILES)
    first, second = (build(root, ["response"], out=tmp_path / name).files[0].read_bytes() for name in "ab")
    assert first == second


def test_the_audit_finds_nothing_in_a_response_that_came_back_as_it_was_built(workspace: Workspaces) -> None:
    files = FILES["templates/response.md.j2"]
    text = files.replace("consultation: safety", "consultation: safety\nreference: CP 3/25").replace(
        "See {{", 'Police recorded {{ figure("offences") }} offences in {{ period("offences") }}. See {{', 1
    )
    root = workspace({**FILES, "templates/response.md.j2": text})
    found = audit(build(root, ["response"]).files[0], root)
    assert [str(finding.diagnostic) for finding in found.findings] == []
    assert {str(claim.fate) for claim in found.claims} == {"unchanged"}
