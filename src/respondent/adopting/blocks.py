"""A draft's passages as blocks of a template: paragraphs, headings, lists, tables, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from respondent.adopting.escaping import fenced
from respondent.adopting.inline import lines, one_line
from respondent.adopting.quotations import SetApart, printed
from respondent.adopting.stretch import Piece, StretchKind
from respondent.model.draft import PassageKind

_LONGEST_CELL = 250
"""Characters; a table with a longer cell was made for layout, and reads as paragraphs."""

_NUMBER = re.compile(r"[-−+£$€]?[\d.,]+\s?(?:%|per cent)?|\[?[a-z]\]?|\.\.|-|–|")
_ITEM_END = re.compile(r"#+$")


@dataclass(frozen=True, slots=True)
class Block:
    """Passages that are written together, or a quotation that a record prints in their place."""

    pieces: tuple[Piece, ...]
    apart: SetApart | None = None

    @property
    def kind(self) -> PassageKind:
        """What the passages are."""
        return self.pieces[0].passage.kind


def blocks_of(pieces: Sequence[Piece], quotations: Iterable[SetApart] = ()) -> Iterator[Block]:
    """The blocks: items, cells and quoted paragraphs that follow each other belong together."""
    apart = {found.first: found for found in quotations}
    waiting: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if waiting and (at in apart or not _belong_together(waiting, piece)):
            yield Block(tuple(waiting))
            waiting = []
        if at in apart:
            yield Block(tuple(pieces[at : at + apart[at].count]), apart[at])
            at += apart[at].count
        else:
            waiting.append(piece)
            at += 1
    if waiting:
        yield Block(tuple(waiting))


def _belong_together(waiting: Sequence[Piece], piece: Piece) -> bool:
    """Whether a passage goes on the list, the table or the quotation of those before it."""
    before, here = waiting[-1].passage, piece.passage
    if before.kind is not here.kind:
        return False
    match here.kind:
        case PassageKind.CELL:
            return (here.cell or (0, 0)) >= (before.cell or (0, 0))
        case PassageKind.ITEM:
            first = waiting[0].passage.layout
            return here.layout.depth > 0 or here.layout.goes_on or here.layout.ordered is first.ordered
        case kind:
            return kind is PassageKind.QUOTATION


def source_of(block: Block, *, looks: bool = True) -> str:
    """What a template writes for a block, without the empty line after it."""
    if block.apart is not None:
        return block.apart.code
    match block.kind:
        case PassageKind.HEADING:
            return "\n\n".join(_heading(piece, looks=looks) for piece in block.pieces)
        case PassageKind.ITEM:
            return "\n".join(_items(block.pieces, looks=looks))
        case PassageKind.QUOTATION:
            paragraphs = ("\n".join(lines(piece, looks=looks)) for piece in block.pieces)
            return "\n>\n".join(
                "\n".join(f"> {line}" for line in paragraph.split("\n")) for paragraph in paragraphs
            )
        case PassageKind.CELL if _is_table(block.pieces):
            return "\n".join(_table(block.pieces, looks=looks))
        case PassageKind.CODE:
            return "\n\n".join(fenced(piece.passage.text) for piece in block.pieces)
        case _:
            return "\n\n".join("\n".join(lines(piece, looks=looks)) for piece in block.pieces)


def as_code(block: Block) -> str:
    """A block that the templates' Markdown cannot hold, its lines kept as they are."""
    return "\n\n".join(fenced(piece.passage.text) for piece in block.pieces)


def words_of(block: Block) -> tuple[str, ...]:
    """The paragraphs that a reader of the document gets, each note in brackets among them."""
    if block.apart is not None:
        return printed(block.apart.quotation)
    return tuple(_words(piece) for piece in block.pieces)


def _words(piece: Piece) -> str:
    text, parts, at = piece.passage.text, [], 0
    for stretch in piece.stretches:
        parts.append(text[at : stretch.start])
        if stretch.kind in (StretchKind.CITATION, StretchKind.NOTE):
            parts.append(stretch.prints)
        else:
            parts.append(text[stretch.start : stretch.end])
        at = stretch.end
    return "".join([*parts, text[at:]])


def _heading(piece: Piece, *, looks: bool) -> str:
    text = one_line(piece, looks=looks)
    closing = _ITEM_END.search(text)
    if closing:
        text = text[: closing.start()] + "\\#" * len(closing[0])
    return f"{'#' * min(piece.passage.level or 2, 6)} {text}"


# Lists


def _items(pieces: Sequence[Piece], *, looks: bool) -> Iterator[str]:
    """The items, numbered anew in each list, those of deeper lists indented."""
    numbers: dict[int, tuple[str, int]] = {}
    for piece in pieces:
        layout = piece.passage.layout
        depth = layout.depth
        if layout.goes_on:
            yield ""
            yield from (" " * (4 * (depth + 1)) + line for line in lines(piece, looks=looks))
            continue
        numbers = {level: known for level, known in numbers.items() if level <= depth}
        list_id, last = numbers.get(depth, (layout.list_id, 0))
        number = last + 1 if list_id == layout.list_id else 1
        numbers[depth] = layout.list_id, number
        sign = f"{number}. " if layout.ordered else "- "
        indent = " " * (4 * depth)
        first, *rest = lines(piece, looks=looks) or [""]
        yield f"{indent}{sign}{first}"
        yield from (f"{indent}{' ' * len(sign)}{line}" for line in rest)


# Tables


def _is_table(pieces: Sequence[Piece]) -> bool:
    """Whether the cells make a table of rows and columns, and not a page divided up."""
    cells = [piece.passage.cell for piece in pieces]
    if None in cells or len(set(cells)) < len(cells):
        return False
    rows, columns = {cell[0] for cell in cells if cell}, {cell[1] for cell in cells if cell}
    short = all("\n" not in p.passage.text and len(p.passage.text) <= _LONGEST_CELL for p in pieces)
    return len(rows) > 1 and len(columns) > 1 and short


def _table(pieces: Sequence[Piece], *, looks: bool) -> Iterator[str]:
    rows = [
        {cell[1]: piece for piece in row if (cell := piece.passage.cell)}
        for _, row in groupby(pieces, key=lambda piece: (piece.passage.cell or (0, 0))[0])
    ]
    width = max(max(row) for row in rows) + 1
    for number, row in enumerate(rows):
        cells = [one_line(row[column], looks=looks) if column in row else "" for column in range(width)]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            signs = ("--:" if _is_numeric(rows[1:], column) else "---" for column in range(width))
            yield f"| {' | '.join(signs)} |"


def _is_numeric(rows: Sequence[dict[int, Piece]], column: int) -> bool:
    texts = [row[column].passage.text for row in rows if column in row]
    return bool(texts) and all(_NUMBER.fullmatch(text.strip()) for text in texts)
