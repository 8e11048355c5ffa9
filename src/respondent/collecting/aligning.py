"""The paragraphs of a copy beside those of the base: by the claims in them, by their words, by their likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from respondent.collecting.words import key_of
from respondent.model.draft import Passage, PassageKind
from respondent.model.signed_text import Piece
from respondent.prose.pairing import alike

_LEAST = 0.2
"""Less alike than this, two paragraphs only share a claim that was moved from one to the other."""

_MOST = 60
"""How many paragraphs are held against one, so that a rewritten document takes no time."""

_APART = {PassageKind.NOTE: "note", PassageKind.HEADER: "header", PassageKind.CELL: "cell"}

Anchors = Iterable[tuple[int, int]]
"""Pairs of a passage of the base and one of the copy that have a claim in common, one for each claim."""


def aligned(base: Sequence[Passage], copy: Sequence[Passage], anchors: Anchors) -> dict[int, int]:
    """For each passage of the base that a copy still has, the passage of the copy."""
    found = _Aligned(base, copy)
    found.by_claims(anchors)
    found.by_words()
    found.by_likeness()
    found.elsewhere()
    found.by_neighbours()
    return found.pairs


class _Aligned:
    """One alignment in the making; `pairs` leads from the base to the copy."""

    def __init__(self, base: Sequence[Passage], copy: Sequence[Passage]) -> None:
        self._base, self._copy = base, copy
        self._old, self._new = _keys(base), _keys(copy)
        self.pairs: dict[int, int] = {}
        self._taken: set[int] = set()

    def by_claims(self, anchors: Anchors) -> None:
        """Pair paragraphs that share claims, those first that share the most and are most alike."""
        votes = Counter(anchors)
        alike_by = {pair: self._likeness(*pair) for pair in votes}
        for pair in sorted(votes, key=lambda one: (-votes[one], -alike_by[one], one)):
            if alike_by[pair] >= _LEAST or len(self._old.get(pair[0], "").split()) <= 3:
                self._pair(*pair)

    def by_words(self) -> None:
        """Pair paragraphs of the same words that stand in the same order."""
        old, new = self._left()
        matcher = SequenceMatcher(
            None, [self._old[n] for n in old], [self._new[n] for n in new], autojunk=False
        )
        for start, other, length in matcher.get_matching_blocks():
            for step in range(length):
                self._pair(old[start + step], new[other + step])

    def by_likeness(self) -> None:
        """Pair what is left between the same neighbours where it is alike."""
        waiting, _ = self._left()
        for number in waiting:
            low, high = self._gap(number)
            free = [n for n in range(low, high) if n in self._new and n not in self._taken][:_MOST]
            match = next((n for n in free if self._alike(number, n)), None)
            if match is not None:
                self._pair(number, match)

    def elsewhere(self) -> None:
        """Pair paragraphs of the same words wherever they stand: they were moved."""
        old, new = self._left()
        places: dict[str, list[int]] = {}
        for number in new:
            places.setdefault(self._new[number], []).append(number)
        for number in old:
            others = places.get(self._old[number], [])
            if others:
                self._pair(number, others.pop(0))

    def by_neighbours(self) -> None:
        """Pair what stands alone between the same neighbours: a paragraph that somebody wrote anew."""
        waiting, _ = self._left()
        gaps = Counter(self._gap(number) for number in waiting)
        for number in waiting:
            low, high = gap = self._gap(number)
            free = [n for n in range(low, high) if n in self._new and n not in self._taken]
            if gaps[gap] == len(free) == 1 and _group(self._base[number]) == _group(self._copy[free[0]]):
                self._pair(number, free[0])

    def _pair(self, old: int, new: int) -> None:
        known = old in self._old and new in self._new
        if known and old not in self.pairs and new not in self._taken:
            self.pairs[old] = new
            self._taken.add(new)

    def _left(self) -> tuple[list[int], list[int]]:
        """What has no partner yet, on either side."""
        old = [number for number in self._old if number not in self.pairs]
        return old, [number for number in self._new if number not in self._taken]

    def _gap(self, number: int) -> tuple[int, int]:
        """Between which passages of the copy a passage of the base would stand."""
        before = next((self.pairs[n] for n in range(number - 1, -1, -1) if n in self.pairs), -1)
        after = next((self.pairs[n] for n in range(number + 1, len(self._base)) if n in self.pairs), None)
        return before + 1, len(self._copy) if after is None or after <= before else after

    def _alike(self, old: int, new: int) -> bool:
        one, other = self._base[old], self._copy[new]
        return alike(Piece(_group(one), self._old[old]), Piece(_group(other), self._new[new]))

    def _likeness(self, old: int, new: int) -> float:
        words = self._old.get(old, "").split(), self._new.get(new, "").split()
        return SequenceMatcher(None, *words, autojunk=False).ratio()


def _keys(passages: Sequence[Passage]) -> dict[int, str]:
    keys = {number: key_of(passage.text) for number, passage in enumerate(passages)}
    return {number: key for number, key in keys.items() if key}


def _group(passage: Passage) -> str:
    return _APART.get(passage.kind, "text")


def inserted(
    copy: Sequence[Passage], pairs: Mapping[int, int], moved: Callable[[int], bool]
) -> list[tuple[int, int]]:
    """The passages that the copy alone has, each with the one of the base after which it stands, -1 before all."""
    back = {new: old for old, new in pairs.items() if not moved(old)}
    taken = set(pairs.values())
    found, after = [], -1
    for number, passage in enumerate(copy):
        after = back.get(number, after)
        if number not in taken and key_of(passage.text) and passage.kind is not PassageKind.HEADER:
            found.append((after, number))
    return found
