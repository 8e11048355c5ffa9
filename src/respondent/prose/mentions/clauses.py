"""The clauses of a text: between commas, colons, brackets and dashes, and at an "and" between two numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from respondent.prose.mentions.mention import Words
from respondent.prose.mentions.tokens import Kind, Tokens

_BREAKS = frozenset([",", ";", ":", "(", ")", "[", "]"])
_DASHES = frozenset(["–", "—", "-"])
_JOINTS = frozenset(["and", "but", "while", "whereas", "or", "against"])


@dataclass(frozen=True, slots=True)
class Clauses:
    """Where the clauses of a text begin; each ends where the next begins."""

    tokens: Tokens
    starts: Sequence[int]
    words: Sequence[Words]

    def of(self, offset: int) -> Words:
        """The clause in which the offset stands."""
        return self.words[max(0, bisect_right(self.starts, offset) - 1)]


def find_clauses(tokens: Tokens, sentence_ends: Sequence[int], spans: Sequence[tuple[int, int]]) -> Clauses:
    """The clauses, given where sentences end and where mentions stand (in order), which no clause cuts."""
    begins = [start for start, _ in spans]
    ends = [end for _, end in spans]

    def within(offset: int) -> bool:
        before = bisect_right(begins, offset) - 1
        return before >= 0 and offset < ends[before]

    cuts = {0, *sentence_ends}
    breaks = [*(token.start for token in tokens.items if token.low in _BREAKS), len(tokens.source)]
    for index, token in enumerate(tokens.items):
        if within(token.start):
            continue
        if token.low in _BREAKS or (token.low in _DASHES and not tokens.touching(index)):
            cuts.add(token.end)
        elif token.kind is Kind.WORD and token.low in _JOINTS and begins:
            place = bisect_left(breaks, token.start)
            low = max(breaks[place - 1] if place else 0, _sentence_start(sentence_ends, token.start))
            high = min(breaks[place], _sentence_end(sentence_ends, token.start, len(tokens.source)))
            before, after = bisect_left(begins, token.start) - 1, bisect_left(begins, token.end)
            if before >= 0 and begins[before] >= low and after < len(begins) and begins[after] < high:
                cuts.add(token.start)
    starts = sorted(cut for cut in cuts if cut < max(1, len(tokens.source)))
    bounds = [*starts[1:], len(tokens.source)]
    words = [_trimmed(tokens.source, start, end) for start, end in zip(starts, bounds, strict=True)]
    return Clauses(tokens, starts, words)


def _sentence_start(ends: Sequence[int], offset: int) -> int:
    place = bisect_right(ends, offset)
    return ends[place - 1] if place else 0


def _sentence_end(ends: Sequence[int], offset: int, length: int) -> int:
    place = bisect_right(ends, offset)
    return ends[place] if place < len(ends) else length


def _trimmed(text: str, start: int, end: int) -> Words:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    return Words(stripped, start + left, start + left + len(stripped))
