"""Which asterisks, underscores and tildes of a paragraph are emphasis, and which are signs of the text.

CommonMark 0.31, 6.2, and GFM's strike-through, but for one thing: between two digits they are never emphasis,
so that 5*2*3 does not become 523. One tilde stays: it means "about".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_FURTHEST = 20
"""Openers that a closing run is held against; more are nested by nobody."""


@dataclass(slots=True)
class Run:
    """A run of one delimiter from `start` on; `left` of its characters belong to the text."""

    character: str
    start: int
    length: int
    left: int
    opens: bool
    closes: bool

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Run:
        """The run at `start` up to `end`, with what stands around it taken into account."""
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        left_flanking = _flanks(before, after)
        right_flanking = _flanks(after, before)
        character, length = text[start], end - start
        opens, closes = left_flanking, right_flanking
        if character == "_":
            opens = left_flanking and (not right_flanking or _is_punctuation(before))
            closes = right_flanking and (not left_flanking or _is_punctuation(after))
        if (before.isdigit() and after.isdigit()) or (character == "~" and length != 2):
            opens = closes = False
        return cls(character, start, length, length, opens, closes)

    def fits(self, closer: Run) -> bool:
        """Whether this run may open what `closer` closes (CommonMark's rules 9, 10 and 14)."""
        if self.character == "~":
            return True
        both = self.closes or closer.opens
        thirds = self.length % 3 == 0 and closer.length % 3 == 0
        return not both or (self.length + closer.length) % 3 != 0 or thirds


@dataclass(frozen=True, slots=True)
class Stressed:
    """What is emphasised: from the end of one run, by its index, to the beginning of another; `strong` if bold."""

    opener: int
    closer: int
    strong: bool


def match_emphasis(runs: Sequence[Run]) -> list[Stressed]:
    """Take from each run, in place, what is emphasis, and give what it emphasises; strike-through is none."""
    openers: list[Run] = []
    found: list[Stressed] = []
    numbers = {id(run): number for number, run in enumerate(runs)}
    for run in runs:
        while run.closes and run.left:
            index = _opener(openers, run)
            if index is None:
                break
            opener = openers[index]
            taken = 2 if opener.left >= 2 and run.left >= 2 else 1
            if run.character != "~":
                found.append(Stressed(numbers[id(opener)], numbers[id(run)], taken == 2))
            opener.left -= taken
            run.left -= taken
            del openers[index + 1 if opener.left else index :]
        if run.opens and run.left:
            openers.append(run)
    return found


def _opener(openers: Sequence[Run], closer: Run) -> int | None:
    """The nearest opener for a run, by its index."""
    for index in range(len(openers) - 1, max(-1, len(openers) - 1 - _FURTHEST), -1):
        if openers[index].character == closer.character and openers[index].fits(closer):
            return index
    return None


def _flanks(before: str, after: str) -> bool:
    if after.isspace():
        return False
    return not _is_punctuation(after) or before.isspace() or _is_punctuation(before)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
