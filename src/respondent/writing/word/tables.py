"""Tables: of evidence, with a caption, one row of headings and a source line; and bare columns for a layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from respondent.model.document import Alignment, Inlines, Table, text_of
from respondent.writing.word.draft import Draft
from respondent.writing.word.inlines import runs
from respondent.writing.word.markup import paragraph, quoted

CELL_MARGIN = 100
"""Left and right in each cell, in twips (1.8 mm)."""
GUTTER = 284
"""Between columns that only set things side by side, in twips (5 mm)."""
LETTER_WIDTH = 118
"""A little more than an average letter's width at 10 points, in twips: tables are set for the longest cell."""
NARROWEST = 700
WHOLE_UP_TO = 16
"""A table of no more rows than this stays on one page."""

_RULE = 'w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"'
_HEAVY = _RULE.format(size=8, colour="404040")
_UNDER_HEADINGS = _RULE.format(size=6, colour="404040")
_LIGHT = _RULE.format(size=4, colour="C8CED6")
_JUSTIFY = {
    Alignment.LEFT: "",
    Alignment.RIGHT: '<w:jc w:val="right"/>',
    Alignment.CENTRE: '<w:jc w:val="center"/>',
}


def table(draft: Draft, content: Table, indent: int = 0) -> str:
    """A table with its caption above and its source below; horizontal rules only.

    Its first row is marked as headings, for the next page and for a screen reader.
    """
    widths = column_widths(content, draft.letterhead.measure - indent)
    return _ruled(draft, content, widths, indent, whole_up_to=WHOLE_UP_TO)


def listing(draft: Draft, content: Table, shares: Sequence[int]) -> str:
    """A table of text, whose columns share the measure in hundredths, and which goes on over pages."""
    widths = [draft.letterhead.measure * share // 100 for share in shares]
    return _ruled(draft, content, widths, 0, whole_up_to=3)


def _ruled(draft: Draft, content: Table, widths: Sequence[int], indent: int, *, whole_up_to: int) -> str:
    head = _row(draft, content.head, content.alignments, widths, kept=True, heading=True)
    count = len(content.rows)
    rows = [
        _row(
            draft,
            cells,
            content.alignments,
            widths,
            kept=_kept(number, count, whole_up_to, sourced=bool(content.source)),
        )
        for number, cells in enumerate(content.rows, 1)
    ]
    caption = _line(draft, "Caption", content.caption, indent)
    described = quoted(text_of(content.caption))
    borders = f"<w:top {_HEAVY}/><w:bottom {_HEAVY}/><w:insideH {_LIGHT}/>"
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>{_margins(CELL_MARGIN, CELL_MARGIN)}'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/>' + (f'<w:tblCaption w:val="{described}"/>' if described else "")
    )
    source = _line(draft, "SourceLine", content.source, indent)
    after = source or paragraph(draft.styles["SourceLine"], "")
    return f"{caption}{_table(draft, properties, widths, [head, *rows])}{after}"


def columns(draft: Draft, rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    """A table without rules that sets things side by side; each cell is given as its paragraphs.

    A line of no height ends it: a table may be the last thing neither in a cell nor, for Word, in a document.
    """
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_margins(0, GUTTER)}'
        f'<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/>'
    )
    written = [
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(_cell(content, width) for content, width in zip(row, widths, strict=True))
        + "</w:tr>"
        for row in rows
    ]
    return _table(draft, properties, widths, written) + paragraph(draft.styles["TableEnd"], "")


def column_widths(content: Table, measure: int) -> list[int]:
    """The columns' widths in twips: as wide as the longest cell needs, within the measure.

    Where that is too much, wide columns give way first, since their text can run on in the next line.
    """
    wanted = []
    for number in range(len(content.head)):
        cells = [content.head[number], *(row[number] for row in content.rows)]
        letters = max(max(map(len, text_of(cell).split("\n"))) for cell in cells)
        wanted.append(max(NARROWEST, letters * LETTER_WIDTH + 2 * CELL_MARGIN))
    total = sum(wanted)
    if total <= measure:
        least = min(measure, measure * 6 // 10)
        spare = max(0, least - total) // len(wanted)
        return [width + spare for width in wanted]
    return _narrowed(wanted, measure)


def _narrowed(wanted: list[int], measure: int) -> list[int]:
    """Widths that fit: a limit is found such that only the columns wider than it are cut to it."""
    limit = measure // len(wanted)
    for _ in wanted:
        slim = [width for width in wanted if width <= limit]
        if len(slim) == len(wanted):
            break
        limit = (measure - sum(slim)) // (len(wanted) - len(slim))
    return [min(width, limit) for width in wanted]


def _row(
    draft: Draft,
    cells: Sequence[Inlines],
    alignments: Sequence[Alignment],
    widths: Sequence[int],
    *,
    kept: bool,
    heading: bool = False,
) -> str:
    style = draft.styles["TableHeading" if heading else "TableText"]
    keep = "<w:keepNext/>" if kept else ""
    written = []
    for cell, alignment, width in zip(cells, alignments, widths, strict=True):
        content = paragraph(style, runs(draft, cell), f"{keep}{_JUSTIFY[alignment]}")
        written.append(_cell(content, width, heading=heading))
    repeated = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(written)}</w:tr>"


def _cell(content: str, width: int, *, heading: bool = False) -> str:
    rule = f"<w:tcBorders><w:bottom {_UNDER_HEADINGS}/></w:tcBorders>" if heading else ""
    stands = '<w:vAlign w:val="bottom"/>' if heading else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{rule}{stands}</w:tcPr>{content}</w:tc>'


def _table(draft: Draft, properties: str, widths: Sequence[int], rows: Sequence[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    style = f'<w:tblStyle w:val="{draft.styles["TableNormal"]}"/>'
    return (
        f"<w:tbl><w:tblPr>{style}{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _margins(left: int, right: int) -> str:
    return f'<w:tblCellMar><w:left w:w="{left}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:tblCellMar>'


def _kept(number: int, count: int, whole_up_to: int, *, sourced: bool) -> bool:
    """Whether a row stays with what follows: all of a short table, the first and last rows of a long one."""
    if number == count:
        return sourced
    return count <= whole_up_to or number <= 2 or number == count - 1


def _line(draft: Draft, style: str, content: Inlines, indent: int) -> str:
    if not content:
        return ""
    left = f'<w:ind w:left="{indent}"/>' if indent else ""
    return paragraph(draft.styles[style], runs(draft, content), left)
