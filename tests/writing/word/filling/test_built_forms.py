"""A form as `build` makes it: beside the response, withheld with it, as a draft, and as the front matter says."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.build import Built, build, check
from respondent.model.document import Document, Note, Para, PlaceReference, Str
from respondent.model.response import Answer, Recommendation
from respondent.model.settings import NoteStyle
from respondent.model.span import Span
from respondent.ooxml.package import read_package
from respondent.rendering.excerpt import excerpt

FORMS = Path(__file__).resolve().parents[3] / "forms"
SPAN = Span("templates/response.md.j2", 8, 7)

Respond = Callable[..., tuple[Path, Built]]
Reread = Callable[[bytes], list[tuple[str, str]]]


def document_xml(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


def test_the_form_comes_beside_the_response(respond: Respond) -> None:
    root, built = respond("two-columns")
    assert [path.name for path in built.files] == ["response.form.docx", "response.docx"]
    again = build(root, ["response"])
    assert [one.changed for one in again.written] == [False, False]


def test_it_is_not_made_for_other_formats(respond: Respond) -> None:
    root, _ = respond("two-columns")
    built = build(root, ["response"], ("html",))
    assert [path.name for path in built.files] == ["response.html"]


def test_an_error_holds_both_back_and_names_what_is_old(respond: Respond) -> None:
    root, _ = respond("two-columns")
    _, built = respond("two-columns", body='{% answer "17" %}\nAn answer.\n{% endanswer %}\n')
    assert not built.written
    codes = {problem.code.id for one in built.withheld for problem in one.because}
    assert "Q103" in codes
    assert {path.name for path in built.withheld[0].old} == {"response.docx", "response.form.docx"}
    assert root.is_dir()


@pytest.mark.parametrize("data", [b"%PDF-1.7", b""])
def test_a_form_that_is_none_holds_the_response_back(data: bytes, respond: Respond) -> None:
    _, built = respond(data)
    assert [problem.code.id for problem in built.withheld[0].because] == ["Q301"]


def test_a_form_that_is_not_there_is_told_where_it_is_named(respond: Respond) -> None:
    root, _ = respond("two-columns")
    (root / "templates/form.docx").unlink()
    said = [problem for problem in check(root) if "form.docx" in problem.message]
    assert [(problem.code.id, problem.span.line) for problem in said] == [("R207", 7)]


def test_a_form_without_a_consultation_is_refused(respond: Respond) -> None:
    root, _ = respond("two-columns")
    path = root / "templates/response.md.j2"
    path.write_text(
        path.read_text(encoding="utf-8").replace("consultation: consultation\n", ""), encoding="utf-8"
    )
    assert "T105" in {problem.code.id for problem in check(root)}


def test_a_draft_has_its_remarks_in_the_form_too(respond: Respond) -> None:
    body = '{% answer "1" %}\nPolice recorded 12,345 offences.\n{% endanswer %}\n'
    root, _ = respond("two-columns", body=body, draft=True)
    text = document_xml(root / "out/response.draft.form.docx")
    assert "<w:commentReference" in text
    with zipfile.ZipFile(root / "out/response.draft.form.docx") as archive:
        assert any("DRAFT" in archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
    assert not (root / "out/response.form.docx").exists()


def test_the_front_matter_fills_fields_and_boxes(respond: Respond, reread: Reread) -> None:
    root, _ = respond("two-columns")
    path = root / "templates/response.md.j2"
    text = path.read_text(encoding="utf-8")
    form = (
        "form:\n  file: templates/form.docx\n  fields: {Full name: Sam Roe}\n"
        "  yes: [May we refer to your response without naming you?]\n"
        "  no: [Is the whole of your response confidential?]\n  confidential: 2\n"
    )
    path.write_text(text.replace("form: templates/form.docx\n", form), encoding="utf-8")
    built = build(root, ["response"])
    lines = reread((root / "out/response.form.docx").read_bytes())
    assert ("t1 r3 c2", "Sam Roe") in lines
    assert ("t1 r4 c2", "jo@example.org") in lines
    assert ("t2 r1 c2", "N") in lines
    assert [text for where, text in lines if where == "t2 r2 c2"] == ["Yes ☒  No ☐  "]
    answers = [text for _, text in lines if text.startswith("Confidential?")]
    assert answers == ["Confidential? – N", "Confidential? – Y", "Confidential? – N", "Confidential? – N"]
    left = [problem.message for problem in built.diagnostics if problem.code.id == "Q311"]
    assert left == [
        "The form has fields and boxes that stay empty: “Please tick here if you want to be told of the outcome”."
    ]


def test_a_style_with_a_list_of_references_has_it_below_the_last_answer(
    respond: Respond, reread: Reread, validate_docx: Callable[[Path], list[str]]
) -> None:
    root, _ = respond("two-columns", front="notes: harvard\n")
    lines = reread((root / "out/response.form.docx").read_bytes())
    last = [text for where, text in lines if where.endswith("r5 c2")]
    assert last[-2] == "References"
    assert last[-1].startswith("Home Office (2024)")
    assert validate_docx(root / "out/response.form.docx") == []


def test_the_order_of_the_form_is_that_of_the_notes(
    fill: Callable[..., tuple[bytes, object]], form_of: Callable[..., bytes]
) -> None:
    asked = ("Is there a first thing to be said?", "Is there a second thing to be said?")
    paragraphs = "".join(f"<w:p><w:r><w:t>Q{n} {asked[n - 1]}</w:t></w:r></w:p><w:p/>" for n in (2, 1))
    made = [
        (Recommendation(name, number, (Para((Str(name),), SPAN),), SPAN),)
        for number, name in ((1, "a"), (2, "b"))
    ]
    data, _ = fill(form_of(paragraphs), {"1": made[0], "2": made[1]}, asked)
    text = read_package(data)["word/document.xml"].decode()
    codes = re.findall(r"SEQ Recommendation [^<]*", text)
    assert codes == ["SEQ Recommendation \\* ARABIC \\r 2 ", "SEQ Recommendation \\* ARABIC \\r 1 "]


def test_what_refers_to_a_place_outside_the_form_is_plain_words(document: Callable[..., Document]) -> None:
    said = Para((Str("See "), PlaceReference("recommendation-1", "Recommendation 1"), Str(".")), SPAN)
    outside = Recommendation("one", 1, (Para((Str("Do it."),), SPAN),), SPAN)
    whole = document(outside, Answer("1", None, (said,), SPAN), notes=(Note(1, (Str("A note."),)),))
    part = excerpt(whole, ("1",), NoteStyle.PLAIN)
    ((answer,),) = (part.blocks,)
    assert isinstance(answer, Answer)
    assert answer.content == (Para((Str("See "), Str("Recommendation 1"), Str(".")), SPAN),)
    assert part.notes == ()


def test_notes_of_a_form_of_its_own_come_before_ours(
    fill: Callable[..., tuple[bytes, object]], form_of: Callable[..., bytes]
) -> None:
    own = '<w:footnote w:id="1"><w:p><w:r><w:t>The regulator’s own note.</w:t></w:r></w:p></w:footnote>'
    question = "Is there anything to be said of it?"
    body = f'<w:p><w:r><w:t>Q1 {question}</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:p/>'
    data, _ = fill(form_of(body, footnotes=own), {"1": "Yes."}, [question])
    parts = read_package(data)
    assert "The regulator’s own note." in parts["word/footnotes.xml"].decode()
    assert '<w:footnoteReference w:id="1"/>' in parts["word/document.xml"].decode()
