"""The example workspace, built as a user builds it, and looked at from outside."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import run
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from respondent import build, check
from respondent.audits import audit
from respondent.factchecking.factcheck import factcheck_each
from respondent.loading.workspace import load
from respondent.model.assessment import FALSE, Verdict
from respondent.model.document import (
    BlockQuote,
    BulletList,
    Claimed,
    Emph,
    Heading,
    Inlines,
    Link,
    OrderedList,
    Para,
    Str,
    Strong,
    Table,
)
from respondent.model.response import Answer, Recommendation
from respondent.model.tag import parse_bookmark, parse_tag
from respondent.reading.draft import read_draft
from respondent.reporting.returned.text import audit_as_text, audit_summary

ROOT = Path(__file__).resolve().parent.parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORCES = 14
EDITIONS = ("confidential", "public")
"""Those of the response; a public one has no manifest, and tags that are only numbers."""
NUMBER_WORDS = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|half|thirds?|"
    r"quarters?|twice|double[ds]?|per cent)\b",
    re.IGNORECASE,
)
DATES = re.compile(r"\b(?:\d{1,2} )?(?:February|December) 20\d\d\b")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every document of the example as Word, HTML and Markdown files."""
    out = tmp_path_factory.mktemp("example")
    result = build(ROOT, formats=("docx", "html", "md"), out=out)
    assert result.diagnostics == ()
    assert len(result.files) == 3 * (FORCES + 2) + len(EDITIONS) * 4  # of the response, the filled form too
    return out


def test_an_audit_of_each_untouched_document_reports_nothing(built: Path) -> None:
    loaded = load(ROOT)
    files = sorted(path for path in built.glob("*.docx") if not re.search(r"\.(public|form)\.", path.name))
    assert len(files) == FORCES + 3
    found = [audit(file, loaded) for file in files]
    assert [audit_summary(one) for one in found if not one.is_untouched] == []
    assert all("says what it was built to say." in audit_as_text(one) for one in found)


def test_an_audit_of_each_untouched_draft_reports_nothing(tmp_path: Path) -> None:
    loaded = load(ROOT)
    build(ROOT, formats=("docx",), out=tmp_path, draft=True)
    files = sorted(tmp_path.glob("*.draft.docx"))
    assert len(files) == FORCES + 3
    assert [audit_summary(one) for one in (audit(f, loaded) for f in files) if not one.is_untouched] == []


def test_no_figure_that_a_document_prints_is_called_false(built: Path) -> None:
    """Neither in its text nor in the workings of its notes: “North Yorkshire 557 + … + Humberside 693 = 4,800”."""
    drafts = []
    for path in sorted(built.glob("*.docx")):
        draft = read_draft(path.read_bytes(), path.name).draft
        assert draft is not None
        drafts.append(draft)
    checked = list(factcheck_each(drafts, load(ROOT).workspace))
    assert len(checked) == FORCES + 6  # of the response both editions, and both as a form
    false = [one for found in checked for one in found.assessments if one.verdict in FALSE]
    assert [(one.text, one.message) for one in false] == []
    assert sum(one.verdict is Verdict.SUPPORTED for found in checked for one in found.assessments) > 300


def words_of(path: Path) -> str:
    """All text of a Word file's body, controls included."""
    body = etree.fromstring(ZipFile(path).read("word/document.xml"))
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in body.iter(f"{W}p")
    )


def test_the_example_has_no_problem() -> None:
    assert check(ROOT) == ()


@pytest.mark.parametrize("style", ["oscola", "harvard"])
def test_in_another_style_of_notes_nothing_that_these_say_counts_as_typed(style: str, tmp_path: Path) -> None:
    root = tmp_path / "example"
    for name in ("evidence", "templates"):
        shutil.copytree(ROOT / name, root / name)
    settings = (ROOT / "respondent.yaml").read_text(encoding="utf-8")
    assert "notes: plain" in settings
    (root / "respondent.yaml").write_text(
        settings.replace("notes: plain", f"notes: {style}"), encoding="utf-8"
    )
    assert check(root) == ()


def test_south_yorkshires_release_has_the_rates_that_went_to_print_wrong(built: Path) -> None:
    text = words_of(built / "force-release-south-yorkshire.docx")
    assert "More than 23 child sexual abuse image offences a week" in text
    assert "recorded 1,249 child sexual abuse image offences: more than three every day" in text
    assert "1,249 offences ÷ 366 days = 3.41 a day" in text


@pytest.mark.parametrize(
    ("force", "words"),
    [
        ("west-yorkshire", "2,301 child sexual abuse image offences: more than six every day"),
        ("gwent", "503 child sexual abuse image offences: more than one every day"),
        ("dyfed-powys", "192 child sexual abuse image offences: one every two days"),
        ("metropolitan-police", "2,780 child sexual abuse image offences: more than seven every day"),
    ],
)
def test_each_release_has_its_own_forces_rate(built: Path, force: str, words: str) -> None:
    assert words in words_of(built / f"force-release-{force}.docx")


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_other_formats_say_the_same(built: Path, form: str) -> None:
    page = (built / f"force-release-south-yorkshire.{form}").read_text(encoding="utf-8")
    text = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert "More than 23 child sexual abuse image offences a week" in text
    assert "more than three every day" in text


def test_every_document_says_on_top_that_it_is_an_illustration(built: Path) -> None:
    for path in built.glob("*.docx"):
        said = (
            "A form made for an example" if path.name.endswith(".form.docx") else "Drafted from public facts"
        )
        assert f"Illustration. {said}" in words_of(path)[:700], path.name


def test_the_response_is_built_in_both_editions_and_the_public_one_leaves_out_what_is_confidential(
    built: Path,
) -> None:
    for form in ("docx", "form.docx"):
        whole = words_of(built / f"response-to-ofcom.confidential.{form}")
        public = words_of(built / f"response-to-ofcom.public.{form}")
        assert "[CONFIDENTIAL: commercially sensitive, were it true]" in whole
        assert "it had passed on 1,117 referrals in 2023/24" in whole
        assert "1,117" not in public
        assert "[✂]" in public


def outside_claims(content: Inlines) -> Iterator[str]:
    """The text that no claim covers; what a claim covers is a bar, so that words do not join over it."""
    for inline in content:
        match inline:
            case Str(text):
                yield text
            case Emph(inner) | Strong(inner) | Link(inner, _):
                yield from outside_claims(inner)
            case Claimed():
                yield "|"


def paragraphs(blocks: object) -> Iterator[Inlines]:
    """The content of every paragraph, heading and cell of a document."""
    assert isinstance(blocks, tuple)
    for block in blocks:
        match block:
            case Para(content, _) | Heading(_, content, _):
                yield content
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from paragraphs(item)
            case BlockQuote(inner) | Answer(blocks=inner) | Recommendation(content=inner):
                yield from paragraphs(inner)
            case Table(head, rows, caption=caption):
                yield caption
                for row in (head, *rows):
                    yield from row


def test_no_number_stands_outside_a_claim_dates_apart() -> None:
    from respondent.loading.workspace import load
    from respondent.rendering.render import render

    workspace = load(ROOT).workspace
    documents = [document for name in workspace.templates for document in render(workspace, name).documents]
    assert len(documents) == FORCES + 3
    seen = 0
    for document in documents:
        for content in (document.title, *paragraphs(document.blocks)):
            seen += 1
            loose = DATES.sub("", "".join(outside_claims(content)))
            assert not NUMBER_WORDS.search(loose), f"{document.id}: {loose}"
    assert seen > 5 * len(documents)


def test_each_figure_stands_in_a_tagged_control_with_a_bookmark_around_it(built: Path) -> None:
    for path in (path for path in built.glob("*.docx") if ".public." not in path.name):
        body = etree.fromstring(ZipFile(path).read("word/document.xml"))
        tags = [tag.get(f"{W}val") for tag in body.iter(f"{W}tag")]
        assert len(tags) >= 15, path.name
        assert all(parse_tag(str(tag)) for tag in tags), path.name
        starts = {mark.get(f"{W}id"): str(mark.get(f"{W}name")) for mark in body.iter(f"{W}bookmarkStart")}
        ends = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkEnd")]
        assert sorted(starts, key=str) == sorted(ends, key=str), path.name
        names = [name for name in starts.values() if name.startswith("claim_")]
        assert len(set(names)) == len(names) == len(tags), path.name
        assert all(parse_bookmark(name) for name in names), path.name
        ids = [mark.get(f"{W}val") for sdt in body.iter(f"{W}sdtPr") for mark in sdt.iter(f"{W}id")]
        assert len(set(ids)) == len(ids) == len(tags), path.name


def test_two_validators_find_no_error(
    built: Path, validate_docx: Callable[[Path | bytes], list[str]]
) -> None:
    for path in sorted(built.glob("*.docx")):
        assert validate_docx(path) == [], path.name


def test_python_docx_opens_every_document(built: Path) -> None:
    for path in built.glob("*.docx"):
        assert docx.Document(str(path)).paragraphs


def test_pandoc_reads_the_footnotes_with_their_sources(built: Path, program: Callable[[str], str]) -> None:
    done = run(
        [program("pandoc"), "--to=markdown", "--wrap=none", str(built / "joint-letter.docx")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    notes = re.findall(r"^\[\^(\d+)\]: (.*)$", done.stdout, re.MULTILINE)
    assert [int(number) for number, _ in notes] == list(range(1, len(notes) + 1))
    assert any("Home Office, *Police recorded crime open data" in text for _, text in notes)
    assert any("Online Safety Act 2023, section 121(2)" in text for _, text in notes)
    assert any("38,685 offences ÷ 366 days = 105.7 a day" in text for _, text in notes)


@pytest.mark.usefixtures("calibri")
def test_libreoffice_makes_pages_of_a_letter_that_keeps_its_notes(
    built: Path, program: Callable[[str], str], tmp_path: Path
) -> None:
    from pypdf import PdfReader

    from respondent.writing.pdf import pdf_of

    program("soffice")
    pages = tmp_path / "letter.pdf"
    pages.write_bytes(pdf_of((built / "joint-letter.docx").read_bytes(), "joint-letter"))
    text = " ".join(page.extract_text() for page in PdfReader(pages).pages)
    assert "Dear Home Secretary and Secretary of State," in text
    assert "Page 1 of 2" in " ".join(text.split())
    assert "section 121(2)" in text
