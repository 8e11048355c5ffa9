"""A draft as it reads, passage by passage, each with its notes beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from respondent.model.draft import Passage, PassageKind
from respondent.reporting.page.notes import marked, notes
from respondent.reporting.page.numbered import NumberedMark, Sheet

_WIDEST = 60
"""Columns of a table that are laid out; a wider one is set cell below cell."""

_DEEPEST_HEADING = 6
_TAGS = {PassageKind.QUOTATION: "blockquote", PassageKind.CODE: "pre"}
_APART = {
    PassageKind.NOTE: "Notes",
    PassageKind.HEADER: "Headers and footers",
    PassageKind.TEXT_BOX: "Text box",
}
"""What stands beside the text of a draft, and what it is called."""

_Numbered = tuple[int, Passage]


def draft_as_html(sheet: Sheet) -> str:
    """The whole text of the draft with its marks and notes."""
    grouped = groupby(enumerate(sheet.draft.passages), key=lambda pair: pair[1].kind)
    return "\n".join(block for kind, group in grouped for block in _blocks(sheet, kind, list(group)))


def _blocks(sheet: Sheet, kind: PassageKind, group: list[_Numbered]) -> Iterator[str]:
    """Passages of one kind that follow each other."""
    if kind is PassageKind.CELL:
        for table in _tables(group):
            yield _row(_table(sheet, table), _marks(sheet, table))
        return
    if title := _APART.get(kind):
        yield _row(f'<p class="apart-title">{title}</p>', ())
    for number, passage in group:
        yield _row(_block(passage, sheet.marks.get(number, ())), sheet.marks.get(number, ()))


def _row(text: str, marks: Sequence[NumberedMark]) -> str:
    """Some text, and the notes on it beside it, or below it where there is no room."""
    said = notes(entry for mark in marks for entry in mark.entries)
    aside = f'<div class="notes">{said}</div>' if said else ""
    return f'<div class="row"><div class="text">{text}</div>{aside}</div>'


def _block(passage: Passage, marks: Sequence[NumberedMark]) -> str:
    text = marked(passage.text, marks)
    match passage.kind:
        case PassageKind.HEADING:
            level = min(max(passage.level, 1) + 2, _DEEPEST_HEADING)
            return f"<h{level}>{text}</h{level}>"
        case PassageKind.ITEM:
            return f"<ul><li>{text}</li></ul>"
        case PassageKind.CAPTION:
            return f'<p class="caption">{text}</p>'
        case PassageKind.NOTE | PassageKind.HEADER | PassageKind.TEXT_BOX:
            return f'<p class="apart">{text}</p>'
        case kind:
            tag = _TAGS.get(kind, "p")
            return f"<{tag}>{text}</{tag}>"


# Tables


def _tables(group: Sequence[_Numbered]) -> Iterator[list[_Numbered]]:
    """The cells of each table: where the next cell is before the last one, another table begins."""
    table: list[_Numbered] = []
    last = (0, 0)
    for pair in group:
        place = (pair[1].cell or (0, 0, 1))[:2]
        if place < last:
            yield table
            table = []
        table.append(pair)
        last = place
    yield table


def _table(sheet: Sheet, cells: Sequence[_Numbered]) -> str:
    widest = max(cell[1] + cell[2] for _, passage in cells if (cell := passage.cell or (0, 0, 1)))
    if widest > _WIDEST:
        return "".join(f"<p>{marked(p.text, sheet.marks.get(number, ()))}</p>" for number, p in cells)
    rows = groupby(cells, key=lambda pair: (pair[1].cell or (0, 0, 1))[0])
    has_headings = any(passage.labels for _, passage in cells)
    inner = "".join(_table_row(sheet, list(row), widest, headings=has_headings) for _, row in rows)
    return f'<div class="wide"><table>{inner}</table></div>'


def _table_row(sheet: Sheet, cells: Sequence[_Numbered], widest: int, *, headings: bool) -> str:
    """One row; where a cell has no text, an empty one stands, so that columns stay below each other."""
    found, at = [], 0
    for (_, column, span), group in groupby(cells, key=lambda pair: pair[1].cell or (0, 0, 1)):
        several = list(group)
        found.append("<td></td>" * max(0, column - at))
        text = "<br>".join(marked(p.text, sheet.marks.get(number, ())) for number, p in several)
        tag = "th" if headings and not any(p.labels for _, p in several) else "td"
        width = f' colspan="{span}"' if span > 1 else ""
        found.append(f"<{tag}{width}>{text}</{tag}>")
        at = column + span
    found.append("<td></td>" * max(0, widest - at))
    return f"<tr>{''.join(found)}</tr>"


def _marks(sheet: Sheet, cells: Sequence[_Numbered]) -> list[NumberedMark]:
    return [mark for number, _ in cells for mark in sheet.marks.get(number, ())]
