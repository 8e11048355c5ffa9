"""Comments of a Word package."""

from __future__ import annotations

from respondent.ooxml.comments import (
    Comment,
    comment_marks,
    comments_name,
    comments_part,
    free_numbers,
    with_comments,
)
from respondent.ooxml.namespaces import (
    CONTENT_TYPES,
    RELATIONSHIPS,
    STRICT,
    ContentType,
    RelationshipType,
    W,
)
from respondent.ooxml.parts import content_types_of, relationships_of
from respondent.ooxml.xml import parse_xml

MAIN = "word/document.xml"
HELLO = Comment(0, "Respondent", "R", "One < two\nand\x07 more")


def package(
    relations: str = "", more: dict[str, bytes] | None = None, *, strict: bool = False
) -> dict[str, bytes]:
    kind = f"{STRICT}officeDocument/relationships/officeDocument" if strict else RelationshipType.DOCUMENT
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{CONTENT_TYPES}"/>'.encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="a" Type="{kind}" Target="{MAIN}"/>'
            "</Relationships>"
        ).encode(),
        MAIN: f'<w:document xmlns:w="{W}"><w:body/></w:document>'.encode(),
        "word/styles.xml": b"<a/>",
        **(more or {}),
    }
    if relations:
        inner = f'<Relationships xmlns="{RELATIONSHIPS}">{relations}</Relationships>'
        parts["word/_rels/document.xml.rels"] = inner.encode()
    return parts


OLD = f'<w:comments xmlns:w="{W}"><w:comment w:id="7" w:author="Jo"><w:p/></w:comment></w:comments>'.encode()
TO_OLD = f'<Relationship Id="rIdComments1" Type="{RelationshipType.COMMENTS}" Target="remarks.xml"/>'


def test_a_missing_part_is_made_typed_and_related() -> None:
    before = package()
    parts = with_comments(before, MAIN, [HELLO])
    assert comments_name(parts, MAIN) == "word/comments.xml"
    assert content_types_of(parts)["word/comments.xml"] == ContentType.COMMENTS
    assert list(parts).index("word/comments.xml") == list(parts).index(MAIN) + 1
    assert all(parts[name] == before[name] for name in ("_rels/.rels", MAIN, "word/styles.xml"))
    root = parse_xml(parts["word/comments.xml"], "")
    assert [text.text for text in root.iter(f"{{{W}}}t")] == ["One < two", "and\ufffd more"]
    assert b"date" not in parts["word/comments.xml"]


def test_comments_that_are_there_stay_and_numbers_go_on_from_theirs() -> None:
    before = package(TO_OLD, {"word/remarks.xml": OLD})
    assert free_numbers(before, MAIN, 2) == [8, 9]
    parts = with_comments(before, MAIN, [Comment(8, "Respondent", "R", "New")])
    assert set(parts) == set(before)
    assert [c.get(f"{{{W}}}id") for c in parse_xml(parts["word/remarks.xml"], "")] == ["7", "8"]
    assert parts["[Content_Types].xml"] == before["[Content_Types].xml"]


def test_numbers_that_cannot_go_on_are_taken_from_the_first_that_are_free() -> None:
    marks = '<w:commentReference w:id="0"/><w:commentReference w:id="2147483647"/>'
    most = f'<w:document xmlns:w="{W}">{marks}</w:document>'
    assert free_numbers(package() | {MAIN: most.encode()}, MAIN, 2) == [1, 2]
    assert free_numbers(package(), MAIN, 1) == [0]


def test_a_comment_gets_no_number_that_a_footnote_has() -> None:
    relation = f'<Relationship Id="rId7" Type="{RelationshipType.FOOTNOTES}" Target="footnotes.xml"/>'
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="-1"/><w:footnote w:id="4"/></w:footnotes>'
    parts = package(relation, {"word/footnotes.xml": notes.encode()})
    assert free_numbers(parts, MAIN, 2) == [5, 6]


def test_neither_a_name_nor_a_relationship_that_is_taken_is_used_again() -> None:
    relations = '<Relationship Id="rIdComments1" Type="t" Target="styles.xml"/>'
    parts = with_comments(package(relations, {"word/Comments.xml": b"<a/>"}), MAIN, [HELLO])
    assert comments_name(parts, MAIN) == "word/comments1.xml"
    assert [r.id for r in relationships_of(parts, MAIN)] == ["rIdComments1", "rIdComments2"]


def test_a_strict_package_gets_strict_names() -> None:
    parts = with_comments(package(strict=True), MAIN, [HELLO])
    assert parse_xml(parts["word/comments.xml"], "").tag == f"{{{STRICT}wordprocessingml/main}}comments"
    assert relationships_of(parts, MAIN)[0].type == f"{STRICT}officeDocument/relationships/comments"


def test_the_marks_of_a_comment_carry_its_number() -> None:
    marks = comment_marks(3)
    assert marks.start == '<w:commentRangeStart w:id="3"/>'
    assert marks.end == '<w:commentRangeEnd w:id="3"/>'
    assert marks.reference == '<w:r><w:commentReference w:id="3"/></w:r>'


def test_the_same_comments_give_the_same_bytes() -> None:
    assert comments_part([HELLO]) == comments_part([HELLO])
