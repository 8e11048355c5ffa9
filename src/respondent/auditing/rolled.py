"""A draft's passages as one text in which words are looked for, each character with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from respondent.auditing.likeness import flat
from respondent.model.audit import Piece
from respondent.model.draft import Passage
from respondent.model.response import REPEATED

END = "\x00"
"""What stands between two passages, and at both ends."""

_RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")


class Rolled:
    """The text of the passages of `part`, without raised numbers of notes, and where it comes from.

    The lists that a response makes of itself are left out: what they repeat is no copy of a claim.
    """

    def __init__(self, passages: Sequence[Passage], part: str | None) -> None:
        self._starts: list[int] = []
        self._origins: list[tuple[int, int]] = []
        parts, length = [END], 1
        for number, passage in enumerate(passages):
            if passage.part != part or REPEATED.intersection(passage.labels):
                continue
            text, at = flat(passage.text), 0
            for raised in _RAISED.finditer(text):
                length = self._add(parts, length, text[at : raised.start()], number, at)
                at = raised.end()
            length = self._add(parts, length, text[at:], number, at)
            parts.append(END)
            length += 1
        self.text = "".join(parts)

    def _add(self, parts: list[str], length: int, text: str, number: int, offset: int) -> int:
        self._starts.append(length)
        self._origins.append((number, offset))
        parts.append(text)
        return length + len(text)

    def piece(self, start: int, end: int) -> Piece:
        """Where a stretch that lies in one passage comes from."""
        first, last = self._origin(start), self._origin(max(start, end - 1))
        return Piece(first[0], first[1], last[1] + 1 if end > start else first[1])

    def all_of(self, words: str) -> Iterator[int]:
        """Where these words begin, each time."""
        at = self.text.find(words)
        while at >= 0:
            yield at
            at = self.text.find(words, at + 1)

    def _origin(self, at: int) -> tuple[int, int]:
        index = max(0, bisect_right(self._starts, at) - 1)
        number, offset = self._origins[index]
        return number, offset + max(0, at - self._starts[index])
