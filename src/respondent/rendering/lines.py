"""A template's finished text, line by line, before Markdown reads it.

Here the marks of where each line came from are read off, and what Python-Markdown would get wrong is put right:
lists nested by two spaces, a sentence that begins "2024. ", ``£5m*2*3``, a "#1" that is no heading, a backslash
as a hard break. Fenced code and rules become tokens. Each line of text then carries its place at its end, where it
disturbs no syntax.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from respondent.model.span import Span
from respondent.rendering.printed import FencedCode, Printed, Rule
from respondent.rendering.settling import NO_TEXT, Line, is_definition, settled
from respondent.rendering.tokens import PLACE_CHARACTERS, TOKEN, TOKEN_OR_PLACE, place_mark, read_place

DEEPEST = 12
"""Levels of lists and quotations in each other."""

BLOCK_SYNTAX = re.compile(r"[ ]*(?:#{1,6}[ ]|[*+-][ ]|\d{1,3}\.[ ]|>|\||```|~~~)")
"""How a line begins that is a heading, an item of a list, a quotation, a table or code."""

_FENCE = re.compile(r"(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})[^`]*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]*){3,}|(?:_[ ]*){3,}|(?:\*[ ]*){3,})$")
_ITEM = re.compile(r"(?P<indent>[ ]*)(?P<sign>[*+-]|\d{1,3}\.)(?P<gap>[ ]+)(?=\S)")
_SIGNS = r"([ ]*(?:(?:[*+-]|\d{1,3}\.)[ ]+|>[ ]*)*)"  # of lists and quotations, at a line's beginning
_YEAR = re.compile(_SIGNS + r"(\d{4,})\.(?=[ ])")
_NUMBER_SIGN = re.compile(_SIGNS + r"(#+)(?=[^#\s])")
_MULTIPLIED = re.compile(r"(?<=\d)\*+(?=\w)|(?<=\w)\*+(?=\d)")
_UNDERLINE = re.compile(r"[ ]*(?:=+|-+)[ ]*$")


@dataclass(frozen=True, slots=True)
class Lines:
    """Text for Markdown, with the places that the marks at the ends of its lines stand for.

    A mark's number is an index of `places`; `tokens` are the places of single tokens.
    """

    text: str
    places: tuple[Span, ...]
    tokens: dict[str, Span]

    @property
    def start(self) -> Span:
        """The place of the first line."""
        return self.places[0] if self.places else Span("")

    def place(self, mark: str) -> Span:
        """The place that a mark in the text stands for."""
        return self.places[read_place(mark)[1]]


def prepare(
    marked: str,
    place_of: Callable[[int, int], Span],
    stash: Callable[[Printed], str],
    thing: Callable[[str], Printed | None],
) -> Lines:
    """The text of a template as Markdown is to read it.

    `place_of` gives the place of a template's number and line; `stash` the token of code or a rule; `thing` what a
    token stands for.
    """
    raw, tokens = _without_marks(marked, place_of)
    raw = settled(raw, thing)
    lines = list(_nested(_blocks(raw, stash, tokens)))
    places: dict[Span, int] = {}
    written = []
    for text, place in lines:
        number = places.setdefault(place, len(places))
        written.append(_with_mark(text, number))
    return Lines("\n".join(written), tuple(places), tokens)


def _without_marks(marked: str, place_of: Callable[[int, int], Span]) -> tuple[list[Line], dict[str, Span]]:
    """The lines without marks, each with the place of its first text, and each token's own place."""
    known: dict[str, Span] = {}
    tokens: dict[str, Span] = {}
    lines = []
    place = Span("")
    for line in marked.expandtabs(4).split("\n"):
        here = None
        end = 0
        for found in TOKEN_OR_PLACE.finditer(line):
            if here is None and line[end : found.start()].strip():
                here = place
            end = found.end()
            if len(found[0]) == 2:
                place = known.get(found[0]) or known.setdefault(found[0], place_of(*read_place(found[0])))
            else:
                here = here or place
                tokens.setdefault(found[0], place)
        lines.append((PLACE_CHARACTERS.sub("", line), here or place))
    return lines, tokens


def _blocks(lines: list[Line], stash: Callable[[Printed], str], tokens: dict[str, Span]) -> Iterator[Line]:
    """The lines with code and rules as tokens in paragraphs of their own, and mistaken syntax escaped."""
    waiting = iter(lines)
    above = ""
    for text, place in waiting:
        if fence := _FENCE.match(text):
            code, after = _code(waiting, fence["fence"], len(fence["indent"]))
            before = "".join(TOKEN.findall(text))
            token = stash(FencedCode(code))
            tokens[token] = place
            yield from _alone(f"{fence['indent']}{before}{token}{after}", place, tokens)
            above = ""
        elif _RULE.match(text) and not (above and _UNDERLINE.match(text)):
            yield from _alone(stash(Rule()), place, tokens)
            above = ""
        else:
            yield _escaped(text), place
            above = text.strip()


def _code(waiting: Iterator[Line], fence: str, indent: int) -> tuple[str, str]:
    """The lines up to the closing fence, or to the end, and the tokens that stand behind that fence."""
    found: list[str] = []
    closing = re.compile(rf"[ ]*{fence[0]}{{{len(fence)},}}([ \U000f0000-\U000ffffd]*)$")
    for text, _ in waiting:
        if ended := closing.match(text):
            return "\n".join(found), ended[1].strip()
        found.append(text[indent:] if not text[:indent].strip() else text.lstrip())
    return "\n".join(found), ""


def _alone(text: str, place: Span, tokens: dict[str, Span]) -> Iterator[Line]:
    tokens[text.strip()] = place
    yield "", place
    yield text, place
    yield "", place


def _escaped(text: str) -> str:
    """The line with a backslash before what only looks like Markdown, and two spaces for a backslash at its end."""
    if text.isspace() or not text:
        return ""
    text = _YEAR.sub(r"\1\2\\.", text, count=1) if _YEAR.match(text) else text
    text = _NUMBER_SIGN.sub(r"\1\\\2", text, count=1) if _NUMBER_SIGN.match(text) else text
    if "*" in text:
        text = _MULTIPLIED.sub(lambda found: "\\*" * len(found[0]), text)
    if text.endswith("\\") and not text.endswith("\\\\"):
        text = f"{text[:-1].rstrip()}  "
    return text


def _nested(lines: Iterator[Line]) -> Iterator[Line]:
    """The lines with lists indented by four spaces a level, as Python-Markdown wants it."""
    levels: list[tuple[int, int]] = []  # of each open list: where its sign stands, and where its text begins
    blank = True
    for text, place in lines:
        if not text:
            blank = True
            yield text, place
            continue
        indent = len(text) - len(text.lstrip(" "))
        if item := _ITEM.match(text):
            while levels and indent < levels[-1][1] and indent <= levels[-1][0] + 1:
                levels.pop()
            if levels or indent < 4 or not blank:
                del levels[DEEPEST:]  # `markdown` refuses what is that deep
                yield "    " * len(levels) + text.lstrip(" "), place
                levels.append((indent, item.end() - (len(item["gap"]) - 1 if len(item["gap"]) > 4 else 0)))
                blank = False
                continue
        if blank:
            while levels and indent < min(levels[-1][1], levels[-1][0] + 2):
                levels.pop()
            yield ("    " * len(levels) + text.lstrip(" ")) if levels else text.lstrip(" "), place
        else:
            yield ("    " * max(len(levels) - 1, 0)) + text.lstrip(" "), place
        blank = False


def _with_mark(text: str, number: int) -> str:
    """The line with its place's mark after its last text; lines that are syntax alone carry none."""
    if NO_TEXT.match(text) or is_definition(text):
        return text
    cut = len(text.rstrip(" #|\\"))
    return text[:cut] + place_mark(0, number) + text[cut:]
