"""A cover sheet as a Word file: a form with boxes, ticked where that is known and to be clicked where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count

from respondent.model.document import Document, Str
from respondent.model.template import DocumentKind
from respondent.writing.cover.page import EMPTY, TICKED, Choice, CoverPage, Entry, Grid, Item, Words
from respondent.writing.word.bare import bare
from respondent.writing.word.draft import Draft
from respondent.writing.word.letterhead import plain_letterhead
from respondent.writing.word.markup import line_break, paragraph, quoted, run
from respondent.writing.word.writer import write_word

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_LABELS = 32
"""The column of labels, in hundredths of the measure."""
_BOX = 10
_NAMES = 26
_ROOM = 1900
"""How high the room for the regulator's declaration is, and that for a signature, in twips."""
_LINE = 560
_RULE = 'w:val="single" w:sz="4" w:space="0" w:color="9AA5B1"'
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F1F4F7"/>'
_FONTS = " ".join(f'w:{use}="MS Gothic"' for use in ("ascii", "eastAsia", "hAnsi"))
_SYMBOL = f'<w:rPr><w:rFonts w:hint="eastAsia" {_FONTS}/></w:rPr>'


def cover_word(page: CoverPage, name: str, day: date, language: str) -> bytes:
    """The page as a .docx; the same page gives the same bytes."""
    document = Document(
        id=name,
        kind=DocumentKind.RESPONSE,
        template="",
        template_hash="",
        title=(Str(f"{page.title}: {page.subject}"),),
        date=day,
        blocks=(),
        language=language,
    )
    return write_word(document, bare(plain_letterhead()), {}, lambda draft: _Form(draft).page(page))


class _Form:
    """One page on its way into one file."""

    def __init__(self, draft: Draft) -> None:
        self._styles = draft.styles
        self._measure = draft.letterhead.measure
        self._controls = count(1)

    def page(self, page: CoverPage) -> str:
        """The whole body."""
        parts = [
            paragraph(self._styles["Title"], run(page.title)),
            paragraph(self._styles["ReferenceLine"], run(page.subject)),
            paragraph(self._styles["Notice"], run(page.notice)),
        ]
        for section in page.sections:
            parts.append(paragraph(self._styles["Heading2"], run(section.heading)))
            parts += self._tables(section.items)
        return "".join(parts)

    def _tables(self, items: Sequence[Item]) -> Iterator[str]:
        """Entries that follow each other as one table, grids as tables of their own, each with its end."""
        rows: list[str] = []
        widths = self._widths((_LABELS, 100 - _LABELS))
        for item in items:
            if isinstance(item, Grid):
                yield from self._table(rows, widths)
                rows = []
                yield self._grid(item)
            else:
                rows.append(self._row(item, widths))
        yield from self._table(rows, widths)

    def _table(self, rows: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
        if rows:
            yield _table("".join(rows), widths) + self._end()

    def _end(self) -> str:
        return paragraph(self._styles["TableEnd"], "")

    def _widths(self, shares: Sequence[int]) -> list[int]:
        return [self._measure * share // 100 for share in shares]

    def _row(self, item: Entry | Choice | Words, widths: Sequence[int]) -> str:
        label = _cell(self._text("TableHeading", run(item.label)), widths[0], shaded=True)
        height = 0
        match item:
            case Entry(_, lines):
                value = line_break().join(map(run, lines))
                height = 0 if lines else _LINE
            case Choice(_, options):
                value = line_break().join(
                    self._box(one.ticked, one.words) + run(f"\u00a0\u00a0{one.words}") for one in options
                )
            case Words(_, text):
                value = run(" ".join(text.split())) if text else ""
                height = 0 if text else _ROOM
        return _row(label + _cell(self._text("TableText", value), widths[1]), height)

    def _grid(self, grid: Grid) -> str:
        boxes = [_BOX] * (len(grid.head) - 2)
        widths = self._widths((_NAMES, *boxes, 100 - _NAMES - sum(boxes)))
        last = len(widths) - 1
        head = "".join(
            _cell(self._text("TableHeading", run(words), centred=0 < at < last), width, shaded=True)
            for at, (words, width) in enumerate(zip(grid.head, widths, strict=True))
        )
        rows = [_row(head, heading=True)]
        for row in grid.rows:
            cells = [_cell(self._text("TableText", run(row.label)), widths[0])]
            for ticked, width, words in zip(row.boxes, widths[1:], grid.head[1:], strict=False):
                box = self._box(ticked, f"{row.label}: {words}")
                cells.append(_cell(self._text("TableText", box, centred=True), width))
            cells.append(_cell(self._text("TableText", run(row.reason)), widths[last]))
            rows.append(_row("".join(cells)))
        return _table("".join(rows), widths) + self._end()

    def _text(self, style: str, content: str, *, centred: bool = False) -> str:
        return paragraph(self._styles[style], content, '<w:jc w:val="center"/>' if centred else "")

    def _box(self, ticked: bool, about: str) -> str:  # noqa: FBT001 - what it shows
        """A box that Word ticks at a click; other programs show it as it is."""
        sign, number = TICKED if ticked else EMPTY, next(self._controls)
        return (
            f'<w:sdt><w:sdtPr>{_SYMBOL}<w:alias w:val="{quoted(about[:64])}"/><w:id w:val="{number}"/>'
            f'<w14:checkbox xmlns:w14="{_W14}"><w14:checked w14:val="{int(ticked)}"/>'
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
            f"<w:sdtContent>{run(sign, _SYMBOL)}</w:sdtContent></w:sdt>"
        )


def _table(rows: str, widths: Sequence[int]) -> str:
    sides = "".join(
        f"<w:{side} {_RULE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 60), ("left", 110), ("bottom", 60), ("right", 110))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: str, height: int = 0, *, heading: bool = False) -> str:
    high = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    head = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{high}{head}</w:trPr>{cells}</w:tr>"


def _cell(content: str, width: int, *, shaded: bool = False) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_SHADE if shaded else ""}</w:tcPr>{content}</w:tc>'
