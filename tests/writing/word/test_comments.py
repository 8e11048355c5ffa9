"""A draft's remarks as Word comments, and what its file says about itself."""

from __future__ import annotations

import re
from collections.abc import Callable

from respondent.model.codes import E101, N101, W102
from respondent.model.document import Claimed, Document, Link, Note, NoteRef, Para, Remark, Remarked, Str
from respondent.model.span import Span
from respondent.ooxml.namespaces import RelationshipType
from respondent.writing.word.letterhead import open_letterhead, plain_letterhead
from respondent.writing.word.writer import write_word

SPAN = Span("templates/letter.md.j2", 10, 1)
LETTER = "<w:p><w:r><w:t>[letter]</w:t></w:r></w:p>"

Files = Callable[..., bytes]
Parts = Callable[[bytes], dict[str, bytes]]
Documents = Callable[..., Document]

TYPED = N101.at(SPAN, "“412” was typed:\nno record.", "Let a figure print it.")
WHOLE = Remark(
    1,
    (W102.at(Span("letterheads/a.docx"), "It is damaged.", ""), E101.at(Span("a.yaml", 3, 1), "No.", "Do.")),
    whole=True,
)


def draft(document: Documents, *content: object, remarks: tuple[Remark, ...]) -> Document:
    return document(Para(content, SPAN), draft=True, remarks=remarks)  # type: ignore[arg-type]  # a test's inlines


def test_a_remark_is_a_comment_on_its_words(document: Documents, parts: Parts) -> None:
    content = Str("Some "), Remarked(1, (Str("412"),)), Str(" of them")
    files = parts(
        write_word(
            draft(document, *content, remarks=(Remark(1, (TYPED,)),)), plain_letterhead(draft=True), {}
        )
    )
    text = files["word/document.xml"].decode()
    assert re.search(
        r'<w:commentRangeStart w:id="1"/><w:r><w:t [^>]*>412</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        r'<w:r><w:commentReference w:id="1"/></w:r>',
        text,
    )
    comments = files["word/comments.xml"].decode()
    assert 'w:author="Respondent" w:initials="R"' in comments
    assert re.findall(r"<w:t [^>]*>([^<]*)</w:t>", comments) == [
        "Warning N101: “412” was typed: no record.",
        "Let a figure print it.",
        "templates/letter.md.j2, line 10",
    ]
    assert (
        f'Type="{RelationshipType.COMMENTS}" Target="comments.xml"'
        in files["word/_rels/document.xml.rels"].decode()
    )
    assert 'PartName="/word/comments.xml"' in files["[Content_Types].xml"].decode()


def test_what_belongs_to_no_place_is_one_comment_at_the_title(document: Documents, parts: Parts) -> None:
    title = (Remarked(1, (Str("Private messaging"),)),)
    content = document("Text.", title=title, draft=True, remarks=(WHOLE,))
    comments = parts(write_word(content, plain_letterhead(draft=True), {}))["word/comments.xml"].decode()
    assert comments.count("<w:comment ") == 1
    assert re.findall(r"<w:t [^>]*>([^<]*)</w:t>", comments) == [
        "Of the document as a whole:",
        "Error W102: It is damaged.",
        "letterheads/a.docx",
        "Warning E101: No.",
        "Do.",
        "a.yaml, line 3",
    ]


def test_remarks_stand_in_claims_and_links_and_around_them(document: Documents, parts: Parts) -> None:
    link = Link((Remarked(1, (Str("here"),)),), "https://www.example.org/")
    inner = Remarked(2, (Claimed(1, (Str("a "), Remarked(3, (Str("b"),)))),))
    remarks = tuple(Remark(number, (TYPED,)) for number in (1, 2, 3))
    files = parts(write_word(draft(document, link, inner, remarks=remarks), plain_letterhead(draft=True), {}))
    text = files["word/document.xml"].decode()
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(re.findall(rf'<w:{mark} w:id="(\d)"/>', text)) == ["1", "2", "3"]
    assert re.search(r'commentRangeStart w:id="2"/><w:bookmarkStart', text)


def test_a_comment_has_the_number_of_no_footnote(
    document: Documents, note: Callable[..., Note], parts: Parts
) -> None:
    content = Remarked(1, (Str("412"),)), NoteRef(1), Remarked(2, (Str("413"),)), NoteRef(2)
    remarks = (Remark(1, (TYPED,)), Remark(2, (TYPED,)))
    notes = note(1, "One."), note(2, "Two.")
    written = document(Para(content, SPAN), notes=notes, draft=True, remarks=remarks)
    files = parts(write_word(written, plain_letterhead(draft=True), {}))
    assert re.findall(rb'<w:comment w:id="(\d)"', files["word/comments.xml"]) == [b"3", b"4"]
    assert re.findall(rb'<w:footnote w:id="(\d)"', files["word/footnotes.xml"]) == [b"1", b"2"]
    assert re.findall(rb'commentReference w:id="(\d)"', files["word/document.xml"]) == [b"3", b"4"]


def test_a_letterhead_s_own_comments_make_room(
    letterhead_file: Files, document: Documents, parts: Parts
) -> None:
    old = '<w:commentRangeStart w:id="1"/><w:r><w:t>Hello</w:t></w:r><w:commentRangeEnd w:id="1"/>'
    body = f'<w:p>{old}<w:r><w:commentReference w:id="1"/></w:r></w:p>{LETTER}<w:sectPr/>'
    data = letterhead_file(body, comments='<w:comment w:id="1" w:author="Jo Doe"><w:p/></w:comment>')
    letterhead, (problem,) = open_letterhead(data, SPAN, draft=True)
    assert letterhead is not None
    assert problem.severity == "warning"
    content = draft(document, Remarked(1, (Str("412"),)), remarks=(Remark(1, (TYPED,)),))
    files = parts(write_word(content, letterhead, {}))
    assert all(b"Jo Doe" not in data for data in files.values())
    assert files["word/document.xml"].count(b'commentReference w:id="1"') == 1
    assert b"Hello" in files["word/document.xml"]


def test_a_draft_without_problems_has_no_comments(document: Documents, parts: Parts) -> None:
    files = parts(write_word(document("Text.", draft=True), plain_letterhead(draft=True), {}))
    assert "word/comments.xml" not in files


def test_a_draft_s_file_says_that_it_is_one(document: Documents, parts: Parts) -> None:
    final = parts(write_word(document("Text."), plain_letterhead(), {}))
    files = parts(write_word(document("Text.", draft=True), plain_letterhead(draft=True), {}))
    core = files["docProps/core.xml"].decode()
    assert "<dc:title>Draft: Private messaging</dc:title>" in core
    assert "<cp:contentStatus>Draft</cp:contentStatus>" in core
    assert b'"draft":true' in files["customXml/item1.xml"]
    assert b"raft" not in final["docProps/core.xml"] + final["customXml/item1.xml"]


def test_the_same_draft_gives_the_same_bytes(document: Documents) -> None:
    content = draft(document, Remarked(1, (Str("412"),)), remarks=(Remark(1, (TYPED,)),))
    assert len({write_word(content, plain_letterhead(draft=True), {}) for _ in range(2)}) == 1
