"""A web page to passages: paragraphs, headings, list items, cells, captions and quotations, in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from respondent.model.draft import Passage, PassageKind
from respondent.reading.html.tables import OpenTable
from respondent.reading.html.tags import Token, TokenKind, attributes_of, tokens_of
from respondent.reading.lines import Joined, Line, lines_of
from respondent.reading.raised import lowered_digits, raised_digits
from respondent.reading.stretches import Stretches

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), PassageKind.HEADING),
    **dict.fromkeys(("caption", "figcaption"), PassageKind.CAPTION),
    **dict.fromkeys(("td", "th"), PassageKind.CELL),
    **dict.fromkeys(("pre", "listing"), PassageKind.CODE),
    "blockquote": PassageKind.QUOTATION,
    **dict.fromkeys(("li", "dt", "dd"), PassageKind.ITEM),
    "footer": PassageKind.HEADER,
}
"""What an element makes of the text in it; of several that are open, the first kind here counts."""

_BLOCKS = frozenset(_KINDS) | frozenset(
    "address article aside body center details dialog div dl fieldset figure form header html legend main nav ol p "
    "search section summary table tbody tfoot thead tr ul".split()
)
_SKIPPED = frozenset("audio button canvas del iframe nav noscript object select svg template video".split())
_SKIPPED_ROLES = frozenset({"doc-noteref", "doc-backlink"})
_NOTE_ROLES = frozenset({"doc-endnotes", "doc-endnote", "doc-footnote"})
"""Roles of DPUB-ARIA 1.1, as pandoc and this program give them to notes and what leads there and back."""

_RAISED = frozenset({"sup", "sub"})
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_ENDED_BY_BLOCK = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_DEEPEST = 400
"""Elements within each other that are kept count of; no page has a tenth."""


def read_html(text: str) -> tuple[Passage, ...]:
    """The passages of a page."""
    return read_html_lines(lines_of(text))


def read_html_lines(lines: list[Line]) -> tuple[Passage, ...]:
    """The passages of a piece of a page."""
    return _PageReader(Joined.of(lines)).read()


@dataclass(slots=True)
class _Open:
    """An element that is open: its name, whether its text is passed over, and whether it is a note."""

    name: str
    skipped: bool = False
    note: bool = False


@dataclass(slots=True)
class _PageReader:
    """One reading of one page."""

    source: Joined
    passages: list[Passage] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _tables: list[OpenTable] = field(default_factory=list)
    _text: Stretches | None = None
    _descriptions: list[Passage] = field(default_factory=list)
    _skipping: int = 0

    def read(self) -> tuple[Passage, ...]:
        """Every passage."""
        for token in tokens_of(self.source.text):
            match token.kind:
                case TokenKind.TEXT | TokenKind.REFERENCE:
                    self._add(token)
                case TokenKind.START:
                    self._start(token)
                case TokenKind.END:
                    self._end(token.text)
        self._close_down_to(0)
        self._flush()
        return tuple(self.passages)

    @property
    def _sink(self) -> list[Passage]:
        """Where a passage that is finished goes: into the cell that is open, or into the page."""
        return self._tables[-1].sink if self._tables else self.passages

    def _add(self, token: Token) -> None:
        if self._skipping:
            return
        text = token.text
        for element in reversed(self._open):
            if element.name in _RAISED:
                text = raised_digits(text) if element.name == "sup" else lowered_digits(text)
                break
            if element.name in _BLOCKS:
                break
        if self._text is None:
            if not text.strip():
                return
            self._text = Stretches(collapse=not any(e.name in {"pre", "listing"} for e in self._open))
        offset = token.start
        if token.kind is TokenKind.REFERENCE:
            self._text.add(text, *self.source.place(offset))
            return
        for line in text.split("\n"):
            if offset > token.start:
                self._text.add("\n", *self.source.place(offset - 1))
            self._text.add(line, *self.source.place(offset))
            offset += len(line) + 1

    def _start(self, token: Token) -> None:
        name = token.text
        if name in _VOID:
            self._stand_alone(token)
            return
        if name in _BLOCKS:
            self._begin_block(token)
        attributes = attributes_of(token) if token.attributes else {}
        role = attributes.get("role", "").lower()
        skipped = name in _SKIPPED or role in _SKIPPED_ROLES or _is_hidden(attributes)
        kept = name in _BLOCKS or ((name in _RAISED or skipped) and not token.attributes.endswith("/"))
        if kept and len(self._open) < _DEEPEST:
            self._open.append(_Open(name, skipped, role in _NOTE_ROLES))
            self._skipping += skipped

    def _begin_block(self, token: Token) -> None:
        self._flush()
        name = token.text
        if self._open and self._open[-1].name in _ENDED_BY_BLOCK:
            self._close_down_to(len(self._open) - 1)
        if name == "table" and len(self._open) < _DEEPEST:
            self._tables.append(OpenTable())
        elif self._tables and name == "tr":
            self._close_in_table({"td", "th", "tr"})
            self._tables[-1].begin_row()
        elif self._tables and name in {"td", "th"}:
            self._close_in_table({"td", "th"})
            self._tables[-1].begin_cell(attributes_of(token), heading=name == "th")
        elif name == "li":
            self._close_last("li", {"ul", "ol", "table"})

    def _stand_alone(self, token: Token) -> None:
        if self._skipping:
            return
        line, column = self.source.place(token.start)
        if token.text == "br" and self._text is not None:
            self._text.break_line(line, column)
        elif token.text == "hr":
            self._flush()
        elif token.text == "img":
            description = Stretches(collapse=True)
            description.add(attributes_of(token).get("alt", ""), line, column)
            if passage := description.passage(PassageKind.CAPTION):
                self._descriptions.append(passage)

    def _end(self, name: str) -> None:
        """Close an element, with what was left open in it; a table is closed by its own end only."""
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].name == name:
                if name in _BLOCKS:
                    self._flush()
                self._close_down_to(depth)
                return
            if self._open[depth].name == "table":
                return
        if name == "p":
            self._flush()

    def _close_last(self, name: str, within: set[str]) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].name == name:
                self._close_down_to(depth)
                return
            if self._open[depth].name in within:
                return

    def _close_in_table(self, names: set[str]) -> None:
        """Close the open cell, and the open row if that is named, of the innermost table."""
        lowest = None
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].name == "table":
                break
            if self._open[depth].name in names:
                lowest = depth
        if lowest is not None:
            self._close_down_to(lowest)

    def _close_down_to(self, depth: int) -> None:
        while len(self._open) > depth:
            if self._open[-1].name in _BLOCKS:
                self._flush()
            element = self._open.pop()
            self._skipping -= element.skipped
            if element.name in {"td", "th"} and self._tables:
                self._tables[-1].end_cell()
            elif element.name == "table" and self._tables:
                table = self._tables.pop()
                self._sink.extend(table.passages())

    def _flush(self) -> None:
        """Close the passage that is being read."""
        if self._text is not None:
            kind, level = self._kind()
            if passage := self._text.passage(kind, level=level):
                self._sink.append(passage)
            self._text = None
        self._sink.extend(self._descriptions)
        self._descriptions = []

    def _kind(self) -> tuple[PassageKind, int]:
        names = {element.name for element in self._open}
        is_note = any(element.note for element in self._open)
        for name, kind in _KINDS.items():
            if is_note and kind in {PassageKind.QUOTATION, PassageKind.ITEM}:
                break
            if name in names:
                return kind, int(name[1]) if kind is PassageKind.HEADING else 0
        return PassageKind.NOTE if is_note else PassageKind.PARAGRAPH, 0


def _is_hidden(attributes: dict[str, str]) -> bool:
    """Whether a browser, or Word with a page of its own, does not show the element."""
    style = "".join(attributes.get("style", "").lower().split())
    return "hidden" in attributes or "display:none" in style or "mso-hide:all" in style
