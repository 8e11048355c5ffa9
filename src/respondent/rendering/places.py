"""Where a run of Markdown's text stands, and the problems that wait for the place of their line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from respondent.model.codes import T235
from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.span import Span
from respondent.rendering.cast import Cast
from respondent.rendering.lines import Lines
from respondent.rendering.tokens import PLACE, TOKEN

Part = str | Element
"""A piece of a run of text: the text itself, or emphasis, a link and the like."""


class Places:
    """The places of one document; `last` is that of the run or token that was met last."""

    def __init__(self, lines: Lines, cast: Cast, lost_rows: Sequence[str] = ()) -> None:
        self._lines = lines
        self._cast = cast
        self._pending: list[Callable[[Span], Diagnostic]] = []
        self.last = lines.start
        for row in lost_rows:
            self.problem(
                T235,
                self._place_in(row) or Span(""),
                "This row has more cells than the table has columns.",
                "Write a heading for each column, or \\| for a bar that parts no cells.",
            )

    def of(self, parts: Sequence[Part]) -> Span:
        """The place of the first line of a run."""
        for part in parts:
            text = part if isinstance(part, str) else "".join(part.itertext())
            place = self._place_in(text)
            if place is None and (token := TOKEN.search(text)):
                place = self._lines.tokens.get(token[0])
            if place is not None:
                self.last = place
                return place
        return self.last

    def of_token(self, token: str, otherwise: Span) -> Span:
        """The place at which something was printed."""
        return self._lines.tokens.get(token, otherwise)

    def problem(self, code: Code, place: Span, message: str, remedy: str) -> None:
        """Note a problem whose place is known."""
        self._cast.problems.append(code.at(place, message, remedy))

    def await_place(self, problem: Callable[[Span], Diagnostic]) -> None:
        """Note a problem whose place is known at the end of its line."""
        self._pending.append(problem)

    def settle_at(self, mark: str) -> None:
        """The same as `settle`, with the mark that stands at the line's end."""
        self.settle(self._lines.place(mark))

    def settle(self, place: Span) -> None:
        """Give the problems met on a line their place."""
        self._cast.problems += [problem(place) for problem in self._pending]
        self._pending.clear()

    def _place_in(self, text: str) -> Span | None:
        found = PLACE.search(text)
        return self._lines.place(found[0]) if found else None


def parts_of(element: Element) -> list[Part]:
    """An element's text and inline children, in order."""
    parts: list[Part] = [element.text] if element.text else []
    for child in element:
        parts.append(child)
        if child.tail:
            parts.append(child.tail)
    return parts
