"""Three forms in shapes that regulators use, filled in and read again by a reader that shares nothing with us."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.audits import audit
from respondent.build import Built, check

FORMS = Path(__file__).resolve().parents[3] / "forms"
NAMES = ("two-columns", "one-table-each", "running-text")

ANSWERED = {
    "1": (
        "Police recorded 38,685 offences in 2023/24. We make two points:",
        "the first; and",
        "the second.",
        "Offences by force",
        "Force",
        "Offences",
        "Gwent",
        "503",
        "Dyfed-Powys",
        "192",
        "Source: Home Office, Police recorded crime, 2024",
        "A heading inside",
        "In Gwent there were 503.",
        "One.",
        "Two.",
    ),
    "2": (
        "Yes, and police recorded 38,685 offences.",
        "Recommendation 1",
        "Apply the measures to all services.",
    ),
    "3": ("Not answered", "We hold no evidence of it."),
    "4": ("No, but see Recommendation 1.",),
}
PLACES = {
    "two-columns": {number: f"t3 r{int(number) + 1} c2" for number in ANSWERED},
    "one-table-each": {"1": "t1 r2 c1", "2": "t3 r2 c1", "3": "t4 r2 c1", "4": "t5 r2 c1"},
    "running-text": {"1": "", "2": "", "3": "t2 r1 c1", "4": ""},
}
"""Where in each form an answer goes; the table of the first answer counts among those of the page."""

CHANGED = {
    "Name: Click or tap here to enter text.": "Name: Jo Bloggs",
    "Organisation: Click or tap here to enter text.": "Organisation: Our Charity",
    "Email: Click or tap here to enter text.": "Email: jo@example.org",
    "Name of organisation: ______________________": "Name of organisation: Our Charity",
    "E-mail: ......................": "E-mail: jo@example.org",
}
"""The lines of the forms that are filled in where they stand."""

ANSWERED_OUTSIDE = '{% answer "1" %}\nWe agree.\n{% endanswer %}\n'

Respond = Callable[..., tuple[Path, Built]]


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    found = request.param
    assert isinstance(found, str)
    return found


@pytest.fixture
def filled(name: str, respond: Respond) -> Path:
    root, built = respond(name)
    assert not built.withheld, [str(problem) for one in built.withheld for problem in one.because]
    return root / "out/response.form.docx"


def test_every_answer_stands_in_its_place_and_nowhere_else(
    name: str, filled: Path, reread: Callable[[bytes], list[tuple[str, str]]]
) -> None:
    lines = reread(filled.read_bytes())
    texts = [text for _, text in lines]
    for number, words in ANSWERED.items():
        start = texts.index(words[0])
        assert texts.count(words[0]) == 1
        found = [text for text in texts[start : start + len(words) + 2] if text][: len(words)]
        assert tuple(found) == words
        assert lines[start][0] == PLACES[name][number], number
    questions = [text for text in texts if "Do you agree that" in text or "What should" in text]
    assert texts.index(ANSWERED["1"][0]) < texts.index(questions[0]) < texts.index(ANSWERED["2"][0])
    assert texts.index(questions[1]) < texts.index(ANSWERED["3"][0]) < texts.index(ANSWERED["4"][0])


def test_the_rest_of_the_form_is_unchanged_paragraph_by_paragraph(
    name: str, filled: Path, reread: Callable[[bytes], list[tuple[str, str]]]
) -> None:
    before = [text for _, text in reread((FORMS / f"{name}.docx").read_bytes())]
    after = [text for _, text in reread(filled.read_bytes())]
    ours = Counter(word for words in ANSWERED.values() for word in words)
    values = ["A consultation", "Our Charity", "Jo Bloggs", "jo@example.org", "020 7946 0000"]
    ours += Counter(values) if name == "two-columns" else Counter()
    kept = []
    for text in after:
        if ours[text] > 0:
            ours[text] -= 1
        elif text:
            kept.append(text)
    assert not +ours
    wanted = [CHANGED.get(text, text) for text in before if text]
    assert kept == [text for text in wanted if text != "Click or tap here to enter text."]


def test_its_looks_are_kept(name: str, filled: Path) -> None:
    def styles(path: Path) -> dict[str, str]:
        with zipfile.ZipFile(path) as archive:
            found = re.findall(r"<w:style .*?</w:style>", archive.read("word/styles.xml").decode(), re.DOTALL)
        return {re.findall(r'w:styleId="([^"]+)"', style)[0]: re.sub(r"\s+", " ", style) for style in found}

    before, after = styles(FORMS / f"{name}.docx"), styles(filled)
    assert before.items() <= after.items()
    with zipfile.ZipFile(FORMS / f"{name}.docx") as old, zipfile.ZipFile(filled) as new:
        for part in old.namelist():
            if re.match(r"word/(header|footer|theme)", part):
                assert part in new.namelist()
        sections = [
            re.findall(r"<w:sectPr.*?</w:sectPr>", a.read("word/document.xml").decode()) for a in (old, new)
        ]
    bare = [[re.sub(r' w:rsid\w+="\w+"', "", section) for section in found] for found in sections]
    assert bare[0] == bare[1]


def test_no_validator_finds_an_error(filled: Path, validate_docx: Callable[[Path], list[str]]) -> None:
    assert validate_docx(filled) == []


def test_libreoffice_opens_it(filled: Path, program: Callable[[str], str], tmp_path: Path) -> None:
    command = [program("soffice"), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(filled)]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    text = (tmp_path / "response.form.txt").read_text(encoding="utf-8")
    beginnings = ("We make two points", "Yes, and police", "We hold no evidence", "No, but see")
    assert text.count("Police recorded 38,685 offences in 2023/24.") == 1
    assert text.count("Yes, and police recorded 38,685 offences.") == 1
    places = [text.index(words) for words in beginnings]
    assert places == sorted(places)
    assert "Click or tap" not in text


def test_the_audit_finds_every_claim_as_it_was_built(filled: Path) -> None:
    audited = audit(filled, filled.parents[1])
    assert len(audited.claims) == 6
    assert {claim.fate.value for claim in audited.claims} == {"unchanged"}
    assert not audited.findings


def test_marks_are_unique_and_notes_are_numbered_from_one(filled: Path) -> None:
    with zipfile.ZipFile(filled) as archive:
        text = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
    for pattern in (
        r'<w:bookmarkStart w:id="(\d+)"',
        r'<w:bookmarkStart [^>]*w:name="([^"]+)"',
        r'<w:id w:val="(\d+)"',
    ):
        found = re.findall(pattern, text)
        assert len(found) == len(set(found)), pattern
    assert re.findall(r'<w:footnoteReference w:id="(\d+)"', text) == ["1", "2", "3", "4"]
    assert len(re.findall(r"<w:footnote ", notes)) == 6
    assert "<?respondent" not in text


def test_the_same_input_gives_the_same_bytes(name: str, filled: Path, respond: Respond) -> None:
    first = filled.read_bytes()
    filled.unlink()
    root, _ = respond(name)
    assert (root / "out/response.form.docx").read_bytes() == first


def test_check_says_what_the_form_leaves_open(name: str, respond: Respond) -> None:
    outside = "{% recommendation 'more' %}\nDo more.\n{% endrecommendation %}\n"
    root, _ = respond(name, body=ANSWERED_OUTSIDE + outside)
    said = [problem for problem in check(root) if problem.code.id.startswith("Q3")]
    assert all(problem.span.line == 7 for problem in said)
    assert [problem.message for problem in said if problem.code.id == "Q313"] == [
        "Recommendation 1 stands outside the answers, and so not in the form."
    ]
