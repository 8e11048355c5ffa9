"""Where the ends of a confidential passage stand, so that Markdown reads what is in it as it would without them.

A passage may begin before a heading, an item of a list, a row of a table or a fence. The token of its beginning
then goes behind those signs, to the first words, and that of its end behind the last ones. What a public edition
prints instead of a passage gets the sign with which that began.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from respondent.model.span import Span
from respondent.rendering.printed import PassageEnd, PassageStart, Printed, Withheld
from respondent.rendering.tokens import TOKEN

Line = tuple[str, Span]

NO_TEXT = re.compile(r"[\s#|\\\-:=*_`~>+]*$")
_SIGNS = re.compile(r"[ ]*(?:(?:[*+-]|\d{1,3}\.|#{1,6})[ ]+|>[ ]*|\|[ ]*)*")
_FENCE = re.compile(r"[ ]*(?:`{3,}|~{3,})[^`]*$")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\[\]]*\]:")


def is_definition(text: str) -> bool:
    """Whether a line gives an address to a name: ``[name]: https://…``."""
    return _DEFINITION.match(text) is not None


def settled(lines: list[Line], thing: Callable[[str], Printed | None]) -> list[Line]:
    """The lines with the tokens of passages where words begin and end, and signs before what is withheld."""
    if not any(_is_of_passage(thing(found)) for text, _ in lines for found in TOKEN.findall(text)):
        return lines
    return _Settling(thing).run(lines)


def _is_of_passage(printed: Printed | None) -> bool:
    return isinstance(printed, PassageStart | PassageEnd | Withheld)


class _Settling:
    """One pass over the lines; `pending` are beginnings whose words have yet to come."""

    def __init__(self, thing: Callable[[str], Printed | None]) -> None:
        self._thing = thing
        self._pending = ""
        self._done: list[Line] = []
        self._last: int | None = None  # the last line with words

    def run(self, lines: list[Line]) -> list[Line]:
        for text, place in lines:
            self._line(text, place)
        if self._pending and self._last is not None:  # nothing follows: an empty passage at the end
            self._append(self._last, self._pending)
        return self._done

    def _line(self, text: str, place: Span) -> None:
        ends, text = self._leading(text, PassageEnd)
        for token in ends:
            self._end(token)
        starts, text = self._leading(text, PassageStart)
        self._pending += "".join(starts)
        ends, text = self._leading(text, PassageEnd)  # of a passage without words
        text = self._with_opening(text)
        if self._has_words(text):
            if self._pending:
                text, self._pending = _begun(text, self._pending), ""
            text = _ended_before_signs(text, self._trailing(text))
            self._last = len(self._done)
        else:
            self._pending += "".join(found for found in TOKEN.findall(text) if self._is(found, PassageStart))
            late = [found for found in TOKEN.findall(text) if self._is(found, PassageEnd)]
            text = TOKEN.sub(lambda found: "" if _is_of_passage(self._thing(found[0])) else found[0], text)
            ends += late
        self._done.append((text, place))
        for token in ends:
            self._end(token)

    def _is(self, token: str, kind: type[Printed]) -> bool:
        return isinstance(self._thing(token), kind)

    def _leading(self, text: str, kind: type[Printed]) -> tuple[list[str], str]:
        """The tokens of a kind with which the text begins, spaces aside, and the rest."""
        found = []
        rest = text
        while (bare := rest.lstrip(" ")) and TOKEN.match(bare) and self._is(bare[0], kind):
            found.append(bare[0])
            rest = rest[: len(rest) - len(bare)] + bare[1:]
        return found, rest

    def _trailing(self, text: str) -> str:
        found = ""
        bare = text.rstrip(" ")
        while bare and TOKEN.match(bare[-1]) and self._is(bare[-1], PassageEnd):
            found = bare[-1] + found
            bare = bare[:-1].rstrip(" ")
        return found

    def _has_words(self, text: str) -> bool:
        bare = TOKEN.sub(lambda found: "" if _is_of_passage(self._thing(found[0])) else "x", text)
        withheld = any(self._is(found, Withheld) for found in TOKEN.findall(text))
        fence = _FENCE.match(bare) is not None
        return withheld or fence or not (NO_TEXT.match(bare) or is_definition(bare))

    def _with_opening(self, text: str) -> str:
        """The line with the sign that what is withheld began with, where it stands first in the line."""
        bare = text.lstrip(" ")
        printed = self._thing(bare[0]) if bare and TOKEN.match(bare) else None
        if not isinstance(printed, Withheld) or not printed.opening:
            return text
        indent = text[: len(text) - len(bare)]
        close = " |" if printed.opening == "|" and not bare.rstrip().endswith("|") else ""
        return f"{indent}{printed.opening} {bare}{close}"

    def _end(self, token: str) -> None:
        """Put an end behind the last words, or behind its own beginning."""
        if self._pending:
            self._pending += token
        elif self._last is not None:
            self._append(self._last, token)

    def _append(self, line: int, token: str) -> None:
        text, place = self._done[line]
        self._done[line] = _ended(text, token), place


def _begun(text: str, tokens: str) -> str:
    """The line with the beginnings behind its signs; behind a fence, where they stand in nobody's way."""
    if _FENCE.match(text):
        return text.rstrip() + tokens
    signs = _SIGNS.match(text)
    cut = signs.end() if signs else 0
    return text[:cut] + tokens + text[cut:]


def _ended(text: str, token: str) -> str:
    cut = len(text.rstrip(" #|\\"))
    return text[:cut] + token + text[cut:] if cut else text + token


def _ended_before_signs(text: str, tokens: str) -> str:
    """The line with the ends that stand behind its last bar before it."""
    if not tokens:
        return text
    bare = text.rstrip(" ")[: -len(tokens)] if text.rstrip(" ").endswith(tokens) else text
    return _ended(bare, tokens) if bare.rstrip().endswith("|") else text
