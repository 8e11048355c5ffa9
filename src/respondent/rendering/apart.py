"""What stands apart from the text, or in quotation marks in it: records' quotations and tables."""

from __future__ import annotations

from collections.abc import Callable

from respondent.citing.compose import source_line
from respondent.model.document import (
    Alignment,
    Block,
    BlockQuote,
    Claimed,
    ClaimKind,
    Inline,
    Inlines,
    Para,
    Str,
    Strong,
    Table,
)
from respondent.model.evidence import Row
from respondent.model.span import Span
from respondent.rendering.cast import Cast, Role
from respondent.rendering.printed import PrintedCell, PrintedQuotation, PrintedTable
from respondent.rendering.tables import TOTAL
from respondent.rendering.typography import typeset


def quotation_block(thing: PrintedQuotation, span: Span, cast: Cast) -> Block:
    """Somebody's words set apart: one claim over all of their paragraphs, who said them, warning and help."""
    quotation = thing.quotation
    number = cast.add(Role(ClaimKind.QUOTATION, thing.basis, span))
    return BlockQuote(
        tuple(Para((Claimed(number, _set(text)),), span) for text in quotation.paragraphs),
        span,
        _set(quotation.speaker),
        _set(quotation.warning),
        _set(quotation.support),
    )


def quotation_inlines(thing: PrintedQuotation, span: Span, cast: Cast) -> Inlines:
    """Somebody's words in a sentence, in double quotation marks; those inside them become single."""
    number = cast.add(Role(ClaimKind.QUOTATION, thing.basis, span))
    words = " ".join(thing.quotation.paragraphs)
    inner = typeset((Str(words),))
    text = "".join(inline.text for inline in inner if isinstance(inline, Str))
    return Str("“"), Claimed(number, (Str(text.replace("“", "‘").replace("”", "’")),)), Str("”")


def table_block(
    thing: PrintedTable, span: Span, cast: Cast, caption_of: Callable[[str, Span], Inlines]
) -> Block:
    """A record's rows as a table: a caption, numbers on the right, each value a claim, the source below."""
    caption = caption_of(thing.caption, span) if thing.caption else _set(thing.table.title)
    value = thing.table.value_column
    rows = [_row(thing, row, cell, span, cast) for row, cell in zip(thing.rows, thing.cells, strict=True)]
    if thing.total is not None:
        rows.append(_total(thing, thing.total, span, cast))
    return Table(
        tuple(caption_of(heading, span) for _, heading in thing.columns),
        tuple(rows),
        tuple(Alignment.RIGHT if column == value else Alignment.LEFT for column, _ in thing.columns),
        span,
        caption,
        _below(thing, cast),
    )


def _row(thing: PrintedTable, row: Row, cell: PrintedCell, span: Span, cast: Cast) -> tuple[Inlines, ...]:
    value = thing.table.value_column
    return tuple(
        (_cell(cell, span, cast),) if column == value else _set(row.cells[column])
        for column, _ in thing.columns
    )


def _total(thing: PrintedTable, cell: PrintedCell, span: Span, cast: Cast) -> tuple[Inlines, ...]:
    """The last row: "Total" in the first column that is not the value's."""
    value = thing.table.value_column
    label = next((column for column, _ in thing.columns if column != value), None)
    cells: list[Inlines] = []
    for column, _ in thing.columns:
        if column == value:
            cells.append((_cell(cell, span, cast, strong=True),))
        else:
            cells.append((Strong((Str(TOTAL),)),) if column == label else ())
    return tuple(cells)


def _cell(cell: PrintedCell, span: Span, cast: Cast, *, strong: bool = False) -> Inline:
    text: Inline = Strong((Str(cell.text),)) if strong else Str(cell.text)
    if cell.basis is None:
        return text
    role = Role(ClaimKind.FIGURE, cell.basis, span, cell.quantity, cell.working)
    return Claimed(cast.add(role), (text,))


def _below(thing: PrintedTable, cast: Cast) -> Inlines:
    """Where the figures come from, and what the marks among them mean."""
    citations = cast.session.bases.of_record(thing.table).citations
    below: Inlines = source_line(citations[0].source, citations[0].locator) if citations else ()
    if thing.legend:
        below = (*below, Str(f"{' ' if below else ''}{thing.legend}."))
    return below


def _set(text: str | None) -> Inlines:
    return typeset((Str(" ".join(text.split())),)) if text else ()
