"""A text as it reads, passage by passage, each with something beside it: what pages of drafts and audits share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from respondent.model.draft import Passage, PassageKind

_WIDEST = 60
"""Columns of a table that are laid out; a wider one is set cell below cell."""

_DEEPEST_HEADING = 6
_PAGES_OWN = 2
"""The headings of the page itself go so deep."""

_TAGS = {PassageKind.QUOTATION: "blockquote", PassageKind.CODE: "pre"}
_APART = {
    PassageKind.NOTE: "Notes",
    PassageKind.HEADER: "Headers and footers",
    PassageKind.TEXT_BOX: "Text box",
}
"""What stands beside the text of a draft, and what it is called."""

_Numbered = tuple[int, Passage]


@dataclass(frozen=True, slots=True)
class Layout:
    """How passages are drawn, by their numbers: the text of one, and what stands beside some, both as HTML.

    With `headings`, cells that have no labels are a table's headings where others have some.
    """

    text: Callable[[int], str]
    aside: Callable[[Sequence[int]], str]
    headings: bool = False


def laid_out(passages: Sequence[Passage], layout: Layout) -> str:
    """The whole text as HTML."""
    grouped = groupby(enumerate(passages), key=lambda pair: pair[1].kind)
    levels = _levels(passages)
    return "\n".join(row for kind, group in grouped for row in _rows(layout, kind, list(group), levels))


def _levels(passages: Sequence[Passage]) -> dict[int, int]:
    """The level of each heading on the page, by its number: below the page’s own, and no level is passed over."""
    found: dict[int, int] = {}
    last = _PAGES_OWN
    for number, passage in enumerate(passages):
        if passage.kind is PassageKind.HEADING:
            wanted = max(passage.level, 1) + _PAGES_OWN
            found[number] = last = min(wanted, last + 1, _DEEPEST_HEADING)
    return found


def _rows(layout: Layout, kind: PassageKind, group: list[_Numbered], levels: dict[int, int]) -> Iterator[str]:
    """Passages of one kind that follow each other."""
    if kind is PassageKind.CELL:
        for table in _tables(group):
            yield _row(_table(layout, table), layout.aside([number for number, _ in table]))
        return
    if title := _APART.get(kind):
        yield _row(f'<p class="apart-title">{title}</p>', "")
    for number, passage in group:
        yield _row(_block(passage, layout.text(number), levels.get(number, 0)), layout.aside([number]))


def _row(text: str, aside: str) -> str:
    """Some text, and what is said beside it, or below it where there is no room."""
    return f'<div class="row"><div class="text">{text}</div>{aside}</div>'


def _block(passage: Passage, text: str, level: int) -> str:
    match passage.kind:
        case PassageKind.HEADING:
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


def _table(layout: Layout, cells: Sequence[_Numbered]) -> str:
    widest = max(cell[1] + cell[2] for _, passage in cells if (cell := passage.cell or (0, 0, 1)))
    if widest > _WIDEST:
        return "".join(f"<p>{layout.text(number)}</p>" for number, _ in cells)
    rows = groupby(cells, key=lambda pair: (pair[1].cell or (0, 0, 1))[0])
    headings = layout.headings and any(passage.labels for _, passage in cells)
    inner = "".join(_table_row(layout, list(row), widest, headings=headings) for _, row in rows)
    return f'<div class="wide" tabindex="0"><table>{inner}</table></div>'


def _table_row(layout: Layout, cells: Sequence[_Numbered], widest: int, *, headings: bool) -> str:
    """One row; where a cell has no text, an empty one stands, so that columns stay below each other."""
    found, at = [], 0
    for (_, column, span), group in groupby(cells, key=lambda pair: pair[1].cell or (0, 0, 1)):
        several = list(group)
        found.append("<td></td>" * max(0, column - at))
        text = "<br>".join(layout.text(number) for number, _ in several)
        tag = "th" if headings and not any(passage.labels for _, passage in several) else "td"
        width = f' colspan="{span}"' if span > 1 else ""
        found.append(f"<{tag}{width}>{text}</{tag}>")
        at = column + span
    found.append("<td></td>" * max(0, widest - at))
    return f"<tr>{''.join(found)}</tr>"
