"""Tracked changes accepted in a part, held to what the reader of Word files makes of the same part."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from respondent.ooxml.namespaces import w
from respondent.ooxml.package import read_package
from respondent.ooxml.xml import parse_xml
from respondent.redlining.settled import settle

Word = Callable[..., bytes]
Says = Callable[..., list[str]]

MAIN = "word/document.xml"
BY = 'w:id="7" w:author="A"'
ENDED = f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>"


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def gone(text: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def marked(mark: str, inside: str) -> str:
    return f"<w:{mark} {BY}>{inside}</w:{mark}>"


def p(inside: str, properties: str = "") -> str:
    return f"<w:p>{properties}{inside}</w:p>"


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, mark: str = "") -> str:
    properties = f"<w:trPr><w:{mark} {BY}/></w:trPr>" if mark else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


ONE, A, B, C = p(run("One.")), cell(p(run("a"))), cell(p(run("b"))), cell(p(run("c")))


def settled(data: bytes) -> etree._Element:
    root = parse_xml(read_package(data)[MAIN], MAIN)
    settle(root)
    return root


def texts(root: etree._Element) -> list[str]:
    found = ("".join(t.text or "" for t in one.iter(w("t"))) for one in root.iter(w("p")))
    return [text for text in found if text]


@pytest.mark.parametrize(
    ("inserted", "expected"),
    [
        (p(marked("ins", run("New."))), ["New."]),
        (p(gone("Old.")) + ONE, ["One."]),
        (p(marked("ins", run("Kept") + gone(" and not"))), ["Kept"]),
        (p(marked("moveFrom", run("Moved."))) + ONE + p(marked("moveTo", run("Moved."))), ["One.", "Moved."]),
        (p(run("No "), ENDED) + ONE, ["No One."]),
        (p(run("A"), ENDED) + p(run("B"), ENDED) + p(run("C")), ["ABC"]),
        # Before a table and at the end of a cell there is nothing to run on into: the words stay.
        (p(run("Before."), ENDED) + table(row(A)), ["Before.", "a"]),
        (table(row(cell(p(run("Last."), ENDED)))), ["Last."]),
        (table(row(A), row(B, mark="del"), row(C, mark="ins")), ["a", "c"]),
        (table(row(A, mark="del")) + ONE, ["One."]),
    ],
)
def test_what_is_settled_reads_as_the_accepted_text_does(
    word: Word, says: Says, inserted: str, expected: list[str]
) -> None:
    data = word("Start.", inserted=inserted)
    root = settled(data)
    assert texts(root) == ["Start.", *expected]
    assert "".join(texts(root)) == "".join(says(data))
    left = ("ins", "del", "moveFrom", "moveTo", "delText")
    assert [one.tag for one in root.iter(*map(w, left))] == []


def test_a_cell_that_was_taken_out_goes(word: Word) -> None:
    taken = cell(p(run("b")), f"<w:cellDel {BY}/>")
    assert texts(settled(word("Start.", inserted=table(row(A, taken))))) == ["Start.", "a"]


def test_marks_in_an_empty_paragraph_that_was_taken_out_before_a_table_stay(word: Word) -> None:
    mark = "<w:bookmarkStart w:id='3' w:name='x'/><w:bookmarkEnd w:id='3'/>"
    root = settled(word("Start.", inserted=p(mark, ENDED) + mark + table(row(A))))
    (body,) = root.iter(w("body"))
    names = [etree.QName(one).localname for one in body]
    assert names[:6] == ["p", "bookmarkStart", "bookmarkEnd", "bookmarkStart", "bookmarkEnd", "tbl"]


def test_of_properties_that_were_changed_the_later_stand(word: Word) -> None:
    bold = f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>Bold.</w:t></w:r>"
    before = f'<w:pPrChange {BY}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>'
    root = settled(word("Start.", inserted=p(bold, f'<w:pPr><w:jc w:val="left"/>{before}</w:pPr>')))
    assert [one.get(w("val")) for one in root.iter(w("jc"))] == ["left"]
    assert [etree.QName(one).localname for one in root.iter(w("b"), w("i"))] == ["b"]
