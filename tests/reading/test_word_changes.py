"""Tracked changes: the accepted text, and the text before them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from respondent.reading.draft import read_draft
from respondent.reading.view import View

Docx = Callable[..., bytes]


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def p(content: str, mark: str = "") -> str:
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{content}</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text))}</w:tc>"


def row(cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


CASES = {
    "an insertion": (p(f"{r('a')}<w:ins>{r('b')}</w:ins>"), ["ab"], ["a"]),
    "a deletion": (p(f"{r('a')}<w:del>{gone('b')}</w:del>{r('c')}"), ["ac"], ["abc"]),
    "a move": (
        p(f"{r('a')}<w:moveFrom>{r('b')}</w:moveFrom>") + p(f"<w:moveTo>{r('b')}</w:moveTo>{r('c')}"),
        ["a", "bc"],
        ["ab", "c"],
    ),
    "what was inserted and deleted again": (
        p(f"{r('a')}<w:ins><w:del>{gone('b')}</w:del></w:ins>"),
        ["a"],
        ["a"],
    ),
    "a deleted mark": (p(r("a "), "<w:del/>") + p(r("b")) + p(r("c")), ["a b", "c"], ["a", "b", "c"]),
    "a moved mark": (p(r("a"), "<w:moveFrom/>") + p(r("b")), ["ab"], ["a", "b"]),
    "an inserted mark": (p(r("a"), "<w:ins/>") + p(r("b")), ["a", "b"], ["ab"]),
    "three paragraphs in one": (
        p(r("a"), "<w:del/>") + p(r("b"), "<w:del/>") + p(r("c")),
        ["abc"],
        ["a", "b", "c"],
    ),
    "a deleted mark at the end": (p(r("a"), "<w:del/>"), ["a"], ["a"]),
    "a deleted mark before a table": (
        p(r("a"), "<w:del/>") + f"<w:tbl>{row(cell('b'))}</w:tbl>" + p(r("c")),
        ["a", "b", "c"],
        ["a", "b", "c"],
    ),
    "a deleted paragraph": (
        p(f"<w:del>{gone('a')}</w:del>", "<w:del/>") + p(r("b")),
        ["b"],
        ["a", "b"],
    ),
    "a deleted mark before a control": (
        p(r("a"), "<w:del/>") + f"<w:sdt><w:sdtContent>{p(r('b'))}</w:sdtContent></w:sdt>",
        ["ab"],
        ["a", "b"],
    ),
    "rows": (
        f"<w:tbl>{row(cell('a'), '<w:del/>')}{row(cell('b'), '<w:ins/>')}{row(cell('c'))}</w:tbl>",
        ["b", "c"],
        ["a", "c"],
    ),
    "cells": (
        f"<w:tbl>{row(cell('a', '<w:cellDel/>') + cell('b', '<w:cellIns/>') + cell('c'))}</w:tbl>",
        ["b", "c"],
        ["a", "c"],
    ),
    "a deleted field": (
        p(f"<w:del>{field('begin')}{field('separate')}{gone('a')}{field('end')}</w:del>{r('b')}"),
        ["b"],
        ["ab"],
    ),
    "half a deleted field": (p(f"<w:del>{field('begin')}</w:del>{r('b')}{field('end')}"), ["b"], []),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_accepted_in_one_view_and_not_made_in_the_other(case: str, docx: Docx) -> None:
    body, accepted, original = CASES[case]
    for view, texts in ((View.ACCEPTED, accepted), (View.ORIGINAL, original)):
        read = read_draft(docx(body), "a.docx", view)
        assert read.draft is not None
        assert [passage.text for passage in read.draft.passages] == texts


def test_a_draft_with_changes_is_said_to_have_some(docx: Docx) -> None:
    data = docx(p(f"{r('a')}<w:ins>{r('b')}</w:ins>"))
    (accepted,) = read_draft(data, "a.docx").diagnostics
    assert accepted.code.id == "B110"
    assert "accepted" in accepted.message
    (original,) = read_draft(data, "a.docx", View.ORIGINAL).diagnostics
    assert "before" in original.message


def test_joined_paragraphs_are_each_found_where_they_stand(docx: Docx) -> None:
    draft = read_draft(docx(p(r("ab"), "<w:del/>") + p(r("cd"))), "a.docx").draft
    assert draft is not None
    (passage,) = draft.passages
    assert passage.text == "abcd"
    assert [passage.place(offset) for offset in range(4)] == [(1, 1), (1, 2), (2, 1), (2, 2)]
