"""Where a passage is somebody's quoted words."""

from __future__ import annotations

import re
from bisect import bisect_right

_CURLY = re.compile(r"[“”]")
_STRAIGHT = re.compile(r'"')
_SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–]))['‘](?=\S)|(?<=\S)['’](?!\w)")


def find_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches between quotation marks, in order; one that is not closed goes on to the passage's end.

    Single marks, which are apostrophes too, quote only in pairs.
    """
    found = _curly(text) + _straight(text) + _single(text)
    return tuple(sorted(found))


def _curly(text: str) -> list[tuple[int, int]]:
    spans, opened = [], None
    for mark in _CURLY.finditer(text):
        if mark[0] == "“":
            opened = mark.start() if opened is None else opened
        elif opened is not None:
            spans.append((opened, mark.end()))
            opened = None
    if opened is not None:
        spans.append((opened, len(text)))
    return spans


def _straight(text: str) -> list[tuple[int, int]]:
    marks = [mark.start() for mark in _STRAIGHT.finditer(text) if not _is_inches(text, mark.start())]
    spans = [(start, end + 1) for start, end in zip(marks[::2], marks[1::2], strict=False)]
    if len(marks) % 2:
        spans.append((marks[-1], len(text)))
    return spans


def _single(text: str) -> list[tuple[int, int]]:
    spans, opened = [], None
    for mark in _SINGLE.finditer(text):
        opens = mark.start() == 0 or text[mark.start() - 1] in " \t\n([—–"
        if opens:
            opened = mark.start()
        elif opened is not None:
            spans.append((opened, mark.end()))
            opened = None
    return spans


def quotation_at(spans: tuple[tuple[int, int], ...], offset: int) -> tuple[int, int] | None:
    """The innermost quotation in which the offset stands."""
    last = bisect_right(spans, (offset, 1 << 60))
    around = [span for span in spans[max(0, last - 3) : last] if span[0] <= offset < span[1]]
    return around[-1] if around else None


def is_quoted(spans: tuple[tuple[int, int], ...], offset: int) -> bool:
    """Whether the offset stands within a quotation; `spans` are in order and may hold one another."""
    return quotation_at(spans, offset) is not None


def _is_inches(text: str, at: int) -> bool:
    """Whether a straight mark after a digit stands for inches: there is none to close."""
    return (
        at > 0
        and text[at - 1].isdigit()
        and text[at + 1 : at + 2] == " "
        and '"' not in text[max(0, at - 80) : at]
    )
