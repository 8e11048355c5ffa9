"""Word drafts with what was found in them as comments."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from respondent.build import build
from respondent.commenting import CommentsRefusedError, comment_draft
from respondent.model.answer import Answer, AnswerKind
from respondent.model.assessment import Assessment, Verdict
from respondent.model.codes import F201
from respondent.model.draft import Draft
from respondent.ooxml.namespaces import W, w
from respondent.ooxml.package import read_package
from respondent.reading.draft import read_draft

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "word-files"
FILES = sorted(FOLDER.rglob("*.docx"))
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
Workspaces = Callable[[dict[str, str]], Path]
Validate = Callable[[bytes], list[str]]


def word_file(body: str) -> bytes:
    """A Word file as python-docx makes it, with this XML for its text."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Not 77 yet"
    wrapped = f'<w:body xmlns:w="{W}" xmlns:m="{MATHS}">{body}</w:body>'
    for child in reversed(list(etree.fromstring(wrapped))):
        document.element.body.insert(0, child)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def read(data: bytes) -> Draft:
    draft = read_draft(data, "draft.docx", trace=True).draft
    assert draft is not None
    return draft


def found(draft: Draft, words: str, verdict: Verdict = Verdict.CONTRADICTED) -> Assessment:
    """An assessment of the first stretch of the draft's text that is these words."""
    number = next(n for n, passage in enumerate(draft.passages) if words in passage.text)
    passage = draft.passages[number]
    start = passage.text.index(words)
    line, column = passage.place(start)
    return Assessment(words, verdict, line, column, number, start, start + len(words), "It is 503.", F201)


def comment(data: bytes, *words: str) -> Mapping[str, bytes]:
    """The parts of the file with a comment on each of the words."""
    draft = read(data)
    written, count = comment_draft(data, draft, [found(draft, each) for each in words])
    assert count == len(words)
    return read_package(written)


def commented(parts: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The words to which each comment belongs, and its first line."""
    texts = {
        element.get(w("id")): "".join(text.text or "" for text in element.iter(w("t")))
        for element in etree.fromstring(parts["word/comments.xml"])
    }
    open_: dict[str | None, str] = {}
    closed = []
    for element in etree.fromstring(parts["word/document.xml"]).iter(etree.Element):
        match etree.QName(element).localname:
            case "commentRangeStart":
                open_[element.get(w("id"))] = ""
            case "commentRangeEnd":
                closed.append((open_.pop(element.get(w("id"))), element.get(w("id"))))
            case "t":
                open_ = {number: text + (element.text or "") for number, text in open_.items()}
    assert open_ == {}
    references = [
        element.get(w("id"))
        for element in etree.fromstring(parts["word/document.xml"]).iter(w("commentReference"))
    ]
    assert sorted(references, key=str) == sorted((number for _, number in closed), key=str)
    return [(text, texts[number]) for text, number in closed]


BOLD = "<w:rPr><w:b/></w:rPr>"
PLACES = {
    "the middle of a run": paragraph(run("There were 530 of them.", BOLD)),
    "several runs": paragraph(run("There were 5", BOLD) + run("3") + run("0 of them.")),
    "a cell of a table": (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
        f"{paragraph(run('530'))}</w:tc></w:tr></w:tbl>{paragraph('')}"
    ),
    "a content control": paragraph(
        f"<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>{run('of 530 in')}</w:sdtContent></w:sdt>"
    ),
    "a link": paragraph(f"<w:hyperlink w:anchor='there'>{run('some 530 of')}</w:hyperlink>"),
    "a tracked insertion": paragraph(
        f"{run('There were ')}<w:ins w:id='900' w:author='Jo'>{run('530')}</w:ins>"
        f"<w:del w:id='901' w:author='Jo'><w:r><w:delText>529</w:delText></w:r></w:del>"
    ),
    "a run that holds more than text": paragraph(
        f"<w:r>{BOLD}<w:t>One</w:t><w:tab/><w:t>two 530</w:t><w:br/><w:t>four</w:t></w:r>"
    ),
    "a simple field": paragraph(f"<w:fldSimple w:instr='DATE'>{run('530')}</w:fldSimple>"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_comment_stands_at_just_its_words_in(place: str) -> None:
    data = word_file(PLACES[place])
    draft = read(data)
    written, _ = comment_draft(data, draft, [found(draft, "530")])
    assert commented(read_package(written)) == [("530", "“530”: contradicted (F201).It is 503.")]
    assert read(written).passages == draft.passages


def test_comments_in_all_those_places_bring_no_fault_that_validators_find(validate_docx: Validate) -> None:
    data = word_file("".join(PLACES.values()))
    draft = read(data)
    told = [
        replace(found(draft, "530"), passage=number, start=start, end=start + 3)
        for number, passage in enumerate(draft.passages)
        if (start := passage.text.find("530")) >= 0
    ]
    written, count = comment_draft(data, draft, told)
    assert count == len(PLACES)
    assert set(validate_docx(written)) <= set(validate_docx(data))


def test_a_run_that_is_cut_keeps_its_properties_in_every_piece() -> None:
    parts = comment(word_file(PLACES["the middle of a run"]), "530")
    runs = etree.fromstring(parts["word/document.xml"]).iter(w("r"))
    looks = [
        ("".join(text.text or "" for text in each.iter(w("t"))), each.find(f".//{w('b')}")) for each in runs
    ]
    assert [(text, bold is not None) for text, bold in looks if text] == [
        ("There were ", True),
        ("530", True),
        (" of them.", True),
    ]


def test_comments_may_touch_and_lie_in_each_other() -> None:
    data = word_file(paragraph(run("A rise from 64 to 36 of them")))
    words = [text for text, _ in commented(comment(data, "rise from 64 to 36", "64", " to 36", "A rise"))]
    assert sorted(words) == [" to 36", "64", "A rise", "rise from 64 to 36"]


def test_what_word_fills_itself_and_what_is_a_formula_is_marked_around() -> None:
    plain = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('all 530 here')}</w:sdtContent></w:sdt>"
    formula = "<m:oMath><m:r><m:t>x=12</m:t></m:r></m:oMath>"
    parts = comment(word_file(paragraph(plain + run(" and ") + formula)), "530", "12")
    assert [text for text, _ in commented(parts)] == ["all 530 here", "x=12"]
    root = etree.fromstring(parts["word/document.xml"])
    assert next(root.iter(w("sdt"))).getprevious() is not None


def test_a_header_is_spoken_of_at_the_beginning() -> None:
    parts = comment(word_file(paragraph(run("There were 530."))), "530", "77")
    assert commented(parts) == [
        ("", "“77”, in a header or footer: contradicted (F201).It is 503."),
        ("530", "“530”: contradicted (F201).It is 503."),
    ]


def test_a_note_is_spoken_of_at_its_mark(workspace: Workspaces, validate_docx: Validate) -> None:
    root = workspace({})
    build(root, ["letter"])
    data = (root / "out" / "letter.docx").read_bytes()
    draft = read(data)
    written, count = comment_draft(data, draft, [found(draft, "Home Office"), found(draft, "38,685")])
    assert count == 2
    assert [text for text, _ in commented(read_package(written))] == ["38,685", ""]
    parts = read_package(written)
    assert re.search(rb'commentRangeStart w:id="[0-9]+"/><w:r', parts["word/document.xml"])
    notes = set(re.findall(rb'<w:footnote [^>]*w:id="([0-9]+)"', parts["word/footnotes.xml"]))
    assert notes
    assert not notes & set(re.findall(rb'<w:comment [^>]*w:id="([0-9]+)"', parts["word/comments.xml"]))
    assert validate_docx(written) == []
    assert read(written).passages == draft.passages


def test_comments_that_are_there_stay_and_all_else_keeps_its_bytes() -> None:
    data = word_file(paragraph(run("There were 530 or 540.")))
    draft = read(data)
    once, _ = comment_draft(data, draft, [found(draft, "530")])
    twice, _ = comment_draft(once, read(once), [found(read(once), "540")])
    assert [text for text, _ in commented(read_package(twice))] == ["530", "540"]
    before, after = read_package(data), read_package(twice)
    added = set(after) - set(before)
    changed = {name for name in before if before[name] != after[name]}
    assert added == {"word/comments.xml"}
    assert changed == {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"}


def test_the_same_file_gives_the_same_bytes_and_no_date() -> None:
    data = word_file(paragraph(run("There were 530.")))
    draft = read(data)
    first, second = (comment_draft(data, draft, [found(draft, "530")])[0] for _ in range(2))
    assert first == second
    assert b"w:date" not in read_package(first)["word/comments.xml"]


def test_what_is_borne_out_gets_no_comment_and_an_answer_gets_one() -> None:
    data = word_file(paragraph(run("There were 530.")))
    draft = read(data)
    borne_out = found(draft, "530", Verdict.SUPPORTED)
    assert comment_draft(data, draft, [borne_out])[1] == 0
    answered = replace(
        found(draft, "530"), answer=Answer(AnswerKind.ACCEPTED, "we counted"), evidence=("a#b",)
    )
    written, _ = comment_draft(data, draft, [answered])
    assert commented(read_package(written)) == [
        ("530", "“530”: accepted because we counted.It was contradicted (F201): It is 503.Evidence: a#b")
    ]


def test_other_programs_open_the_file_and_see_the_comments(
    tmp_path: Path, program: Callable[[str], str]
) -> None:
    data = word_file(PLACES["several runs"] + PLACES["a tracked insertion"].replace("530", "540"))
    draft = read(data)
    written, _ = comment_draft(data, draft, [found(draft, "530"), found(draft, "540")])
    path = tmp_path / "commented.docx"
    path.write_bytes(written)
    assert docx.Document(str(path)).paragraphs[0].text == "There were 530 of them."
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [program("soffice"), profile, "--headless", "--convert-to", "fodt", "--outdir", tmp_path, path],
        check=True,
        capture_output=True,
        timeout=180,
    )
    text = (tmp_path / "commented.fodt").read_text(encoding="utf-8")
    assert text.count("<office:annotation ") == 2
    assert text.count("<office:annotation-end ") == 2
    assert text.count("<dc:creator>Respondent</dc:creator>") == 2


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(CommentsRefusedError, match="Word files"):
        comment_draft(b"Text", Draft("draft.md", ()), [])


def test_a_file_whose_text_would_change_is_refused() -> None:
    data = word_file(paragraph(run("There were 530.")))
    with pytest.raises(CommentsRefusedError, match="would not have been the same"):
        comment_draft(data, Draft("draft.docx", ()), [])


@pytest.mark.no_cover  # the files may be missing
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_that_nobody_here_made_lose_no_text(path: Path) -> None:
    data = path.read_bytes()
    draft = read(data)
    assessments = [
        Assessment(match[0], Verdict.UNSUPPORTED, 1, 1, number, match.start() + 1, match.end(), "So it is.")
        for number, passage in enumerate(draft.passages)
        for match in list(re.finditer(r"\w\w+", passage.text))[:20]
    ]
    written, count = comment_draft(data, draft, assessments)
    assert count == len(assessments)
    assert set(read_package(data)) - set(read_package(written)) == set()
