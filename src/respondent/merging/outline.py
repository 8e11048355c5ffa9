"""A YAML text taken apart into its fields and items, each with its comments and its form.

A `Piece` is a field of a group or an item of a list: the comments above it, its name or dash, its value, the rest
of the line. Its text is kept as it stood, but for the column: every piece is moved to the left margin, so that one
can be put where another stood. `text_of` gives the text back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum

from respondent.model.record import Plain
from respondent.yamltext.marked import Marked, marked


class Style(Enum):
    """How a value is written."""

    SCALAR = "scalar"
    FLOW = "in brackets"
    BLOCK = "on lines of its own"


@dataclass(frozen=True, slots=True)
class Body:
    """A value: `text` as it stands on the line, and in `rest` the lines of a block text below it.

    `parts` are the fields or items of a list or group; of one in brackets they are empty where it has comments or
    something else in it that cannot be moved; then `whole` is True. `between` are what opens, parts and closes
    brackets. `indent` says how far the parts of a block stand to the right, `tail` what comments follow them.
    """

    style: Style
    value: Plain
    text: str = ""
    rest: str = ""
    is_mapping: bool = False
    parts: tuple[Piece, ...] = ()
    whole: bool = False
    between: tuple[str, str, str] = ("", ", ", "")
    indent: int = 0
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A field or an item; `name` is a field's, `trail` the rest of the line behind its value, or behind its name.

    Where `in_dash`, the item is a group whose first field stands behind the dash.
    """

    name: str
    lead: str
    prefix: str
    body: Body
    trail: str = ""
    in_dash: bool = False


class UnfitError(Exception):
    """The text is written in a way that this cannot take apart."""


def outline_of(text: str) -> Body:
    """The fields of a text that was parsed and found good, and ends with a line end. Raises UnfitError."""
    root = marked(text)
    if root.kind != "group" or not root.in_block:
        raise UnfitError
    outliner = _Outliner(text)
    body, end = outliner.block(root, 0, 0)
    if end != len(outliner.starts) - 1:
        body = _with_tail(body, outliner.lines(end, len(outliner.starts) - 1, 0))
    return body


def text_of(piece: Piece) -> str:
    """A piece's text, whole lines from the left margin."""
    return piece.lead + text_without_lead(piece)


def text_without_lead(piece: Piece) -> str:
    """A piece's text without the comments above it."""
    body = piece.body
    if body.style is not Style.BLOCK:
        return piece.prefix + body.text + piece.trail + body.rest
    return in_block(piece, "".join(map(text_of, body.parts)) + body.tail, body.indent)


def in_block(piece: Piece, parts: str, indent: int) -> str:
    """The text of a piece whose parts stand on lines of their own and have that text."""
    if piece.in_dash:
        return dashed(indented(parts, indent), indent)
    return piece.prefix + piece.trail + indented(parts, indent)


def indented(text: str, indent: int) -> str:
    """Lines moved to the right; a line that begins with NUL stays at the margin."""
    if not indent or not text:
        return text
    pad = " " * indent
    return "".join(
        line if line == "\n" or line[0] == "\0" else pad + line for line in text.splitlines(keepends=True)
    )


def dashed(text: str, indent: int) -> str:
    """Fields moved to the right with a dash before the first of them; comments above it stay above."""
    lines = text.splitlines(keepends=True)
    for index, line in enumerate(lines):
        if line[0] == "\0":
            raise UnfitError
        if not is_idle(line):
            lines[index] = "-" + line[1:indent] + line[indent:]
            return "".join(lines)
    return f"-{' ' * (indent - 1)}{{}}\n{text}"


def remarks_in(text: str) -> list[str]:
    """The comments among lines of nothing else."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def remarks_of(piece: Piece) -> list[str]:
    """All comments of a piece, above, behind and in it."""
    return (
        remarks_in(piece.lead)
        + _remark_behind(piece.trail)
        + _remark_behind(piece.prefix)
        + remarks_of_body(piece.body)
    )


def remarks_of_body(body: Body) -> list[str]:
    """The comments in a value; of brackets with comments in them, the whole text."""
    if body.whole and "#" in body.text:
        return [body.text]
    found = [remark for part in body.parts for remark in remarks_of(part)]
    return found + remarks_in(body.tail)


def is_idle(line: str) -> bool:
    """Whether a line is blank or a comment."""
    stripped = line.strip()
    return not stripped or stripped[0] == "#"


def _remark_behind(text: str) -> list[str]:
    return [text[text.index("#") :].strip()] if "#" in text else []


def _with_tail(body: Body, tail: str) -> Body:
    return Body(
        body.style,
        body.value,
        is_mapping=body.is_mapping,
        parts=body.parts,
        indent=body.indent,
        tail=body.tail + tail,
    )


_COLON = re.compile(r"\s*:")


class _Outliner:
    """One text; lines are counted from 0, and `starts` has the index at which each begins, and that of the end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for line in text.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def lines(self, first: int, end: int, column: int) -> str:
        """Lines, moved to the left by `column`."""
        return _dedented("\n" + self.text[self.starts[first] : self.starts[end]], column)[1:]

    def line(self, number: int) -> str:
        """One line, with its end."""
        return self.text[self.starts[number] : self.starts[number + 1]]

    def line_of(self, index: int) -> int:
        """The line in which a character stands."""
        return bisect_right(self.starts, index) - 1

    def column_of(self, index: int) -> int:
        """The column in which a character stands, from 0."""
        return index - self.starts[self.line_of(index)]

    def block(self, node: Marked, first: int, outer: int) -> tuple[Body, int]:
        """A group or list without brackets, and the line after its last.

        Its lines, with the comments before its first part, begin with the line `first`; `outer` is the column of
        what it belongs to.
        """
        if not node.items:
            raise UnfitError
        is_mapping = node.kind == "group"
        column = self.column_of(node.keys[0].start if is_mapping else node.start)
        pieces = []
        at = first
        if is_mapping:
            for name, value in zip(node.keys, node.items, strict=True):
                piece, at = self._field(name, value, at, column)
                pieces.append(piece)
        else:
            for value in node.items:
                piece, at = self._item(value, at, column)
                pieces.append(piece)
        end = self._end_of_tail(at, column) if column > outer else at
        value_of = (
            {p.name: p.body.value for p in pieces} if is_mapping else tuple([p.body.value for p in pieces])
        )
        body = Body(
            Style.BLOCK,
            value_of,
            is_mapping=is_mapping,
            parts=tuple(pieces),
            indent=column - outer,
            tail=self.lines(at, end, column),
        )
        return body, end

    def _end_of_tail(self, at: int, column: int) -> int:
        """The line after the last comment that belongs to what stands in that column, if any comments follow it."""
        end = at
        while at < len(self.starts) - 1 and is_idle(line := self.line(at)):
            if line.strip():
                if len(line) - len(line.lstrip(" ")) < column:
                    break
                end = at + 1
            at += 1
        return end

    def _field(self, name: Marked, value: Marked, at: int, column: int) -> tuple[Piece, int]:
        number = self.line_of(name.start)
        before = self.text[self.starts[number] : name.start]
        if name.kind != "scalar" or before.replace("-", "").strip() or len(before) != column:
            raise UnfitError
        lead = self.lines(at, number, column) if number > at else ""
        colon = _COLON.match(self.text, name.end)
        if colon is None:
            raise UnfitError
        return self._piece(name.text, lead, name.start, colon.end(), value, column)

    def _item(self, value: Marked, at: int, column: int) -> tuple[Piece, int]:
        number = at
        while is_idle(line := self.line(number)):
            number += 1
        dash = self.starts[number] + column
        if line[:column].replace("-", "").strip() or self.text[dash : dash + 1] != "-":
            raise UnfitError
        lead = self.lines(at, number, column)
        if value.in_block and self.line_of(value.start) == number:
            if value.kind != "group":
                raise UnfitError
            body, end = self.block(value, number, column)
            return Piece("", lead, "", body, in_dash=True), end
        return self._piece("", lead, dash, dash + 1, value, column)

    def _piece(
        self, name: str, lead: str, start: int, after: int, value: Marked, column: int
    ) -> tuple[Piece, int]:
        """A field or item that begins at the index `start`, with its name or dash before the index `after`."""
        number = self.line_of(after - 1)
        if value.in_block:
            trail = self.text[after : self.starts[number + 1]]
            if trail.strip() and trail.lstrip()[0] != "#":
                raise UnfitError
            body, end = self.block(value, number + 1, column)
            return Piece(name, lead, self.text[start:after], body, trail), end
        if value.kind == "scalar" and not value.text and not value.style:
            trail = self.text[after : self.starts[number + 1]]
            return Piece(name, lead, self.text[start:after], Body(Style.SCALAR, None), trail), number + 1
        prefix = _dedented(self.text[start : value.start], column)
        if value.is_block_text:
            return self._block_text(name, lead, prefix, value, column)
        last = self.line_of(value.end - 1)
        trail = self.text[value.end : self.starts[last + 1]]
        return Piece(name, lead, prefix, self._inline(value, column), trail), last + 1

    def _block_text(self, name: str, lead: str, prefix: str, value: Marked, column: int) -> tuple[Piece, int]:
        number = self.line_of(value.start)
        head = self.text[value.start : self.starts[number + 1]]
        sign = head.split()[0]
        end = max(self.line_of(value.end - 1) + 1, number + 1)
        body = Body(Style.SCALAR, value.text, sign, self.lines(number + 1, end, column))
        return Piece(name, lead, prefix, body, head[len(sign) :]), end

    def _inline(self, value: Marked, column: int) -> Body:
        text = _dedented(self.text[value.start : value.end], column)
        if value.kind == "scalar":
            return Body(Style.SCALAR, None if value.is_empty else value.text, text)
        is_mapping = value.kind == "group"
        pieces, gaps, at = [], [], value.start
        fit = value.style in ("[", "{")
        for name, inner in zip(value.keys if is_mapping else value.items, value.items, strict=True):
            begin = name.start
            fit = fit and inner.end > inner.start and begin <= inner.start
            gaps.append(self.text[at:begin])
            prefix = _dedented(self.text[begin : inner.start], column)
            pieces.append(
                Piece(name.text if is_mapping else "", "", prefix, self._inline_or_empty(inner, column))
            )
            at = inner.end
        gaps.append(self.text[at : value.end])
        opening, closing = (gaps[0], gaps[-1]) if pieces else (text[:1], text[-1:])
        between = (opening, gaps[1] if len(pieces) > 1 else ", ", closing)
        whole = (
            not fit
            or any("#" in gap for gap in gaps)
            or any(piece.body.whole or "#" in piece.prefix for piece in pieces)
        )
        plain: Plain = tuple([piece.body.value for piece in pieces])
        if is_mapping:
            plain = {piece.name: piece.body.value for piece in pieces}
        return Body(
            Style.FLOW,
            plain,
            text,
            is_mapping=is_mapping,
            parts=() if whole else tuple(pieces),
            whole=whole,
            between=(
                _dedented(between[0], column),
                _dedented(between[1], column),
                _dedented(between[2], column),
            ),
        )

    def _inline_or_empty(self, value: Marked, column: int) -> Body:
        return self._inline(value, column) if value.end > value.start else Body(Style.SCALAR, None)


def _dedented(text: str, column: int) -> str:
    """Text whose lines after the first are moved to the left, as far as they are indented."""
    if not column or "\n" not in text:
        return text
    return re.sub(rf"\n {{1,{column}}}", "\n", text)
