"""Remarks for which a Word file has no place of their own."""

from __future__ import annotations

import pytest

from respondent.ooxml.namespaces import CONTENT_TYPES, RELATIONSHIPS, RelationshipType, W
from respondent.writing.word.commenting.write import Author, Remark, write_comments

MAIN, NOTES = "word/document.xml", "word/footnotes.xml"
US = Author("Respondent", "R")


def package(body: str) -> dict[str, bytes]:
    related = f'<Relationship Id="a" Type="{RelationshipType.DOCUMENT}" Target="{MAIN}"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{CONTENT_TYPES}"/>'.encode(),
        "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{related}</Relationships>'.encode(),
        MAIN: f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode(),
        NOTES: (
            f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>530</w:t></w:r></w:p></w:footnote>'
            "</w:footnotes>"
        ).encode(),
    }


def body(parts: dict[str, bytes], remark: Remark) -> str:
    written = write_comments(parts, MAIN, [remark], US)[MAIN].decode()
    return written.partition("<w:body>")[2].partition("</w:body>")[0]


MARKS = (
    '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
)


def test_without_remarks_nothing_changes() -> None:
    parts = package("<w:p/>")
    assert write_comments(parts, MAIN, [], US) == parts


@pytest.mark.parametrize(
    "remark",
    [
        Remark("So it is.", MAIN),
        Remark("So it is.", MAIN, (99, 0), (99, 1)),
        Remark("So it is.", "word/gone.xml", (1, 0), (1, 1)),
        Remark("So it is.", NOTES, (4, 0), (4, 2)),
        Remark("So it is.", MAIN, (1, 0), (1, 0)),
    ],
    ids=["no place", "no such element", "no such part", "a note without a mark", "no run"],
)
def test_a_remark_without_a_place_stands_at_the_beginning_after_the_paragraph_s_properties(
    remark: Remark,
) -> None:
    assert body(package("<w:p><w:pPr/></w:p>"), remark) == f"<w:p><w:pPr/>{MARKS}</w:p>"


def test_where_there_is_no_paragraph_one_is_made() -> None:
    assert body(package("<w:sectPr/>"), Remark("So it is.", MAIN)) == f"<w:p>{MARKS}</w:p><w:sectPr/>"


def test_the_mark_of_a_note_that_a_tracked_change_takes_out_does_not_count() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    remark = Remark("So it is.", NOTES, (4, 0), (4, 2))
    gone = body(package(f"<w:p><w:del>{reference}</w:del></w:p>"), remark)
    assert gone.startswith(f"<w:p>{MARKS}<w:del>")
    there = body(package(f"<w:p><w:del>{reference}</w:del>{reference}</w:p>"), remark)
    start, _, rest = MARKS.partition("<w:commentRangeEnd")
    assert there == f"<w:p><w:del>{reference}</w:del>{start}{reference}<w:commentRangeEnd{rest}</w:p>"
