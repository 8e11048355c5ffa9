"""Which of the periods that a text names belongs to a mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from respondent.prose.mentions.mention import When, Words

_MOST = 8
"""So many periods on either side are looked at."""


def choose_when(
    periods: Sequence[When],
    words: Words,
    clause: Words,
    sentence: tuple[int, int],
    comparisons: Sequence[tuple[int, int]],
) -> When | None:
    """The nearest period in the mention's clause, or else in its sentence, that no comparison is made with.

    A period given by its years comes before "last year", which the years in brackets after it explain.
    """
    near = _nearby(periods, words, sentence)
    free = [when for when in near if not _is_compared(when, comparisons)]
    own = [when for when in free if clause.start <= when.words.start < clause.end]
    for candidates, absolute_first in ((own, False), (free, True)):
        if candidates:
            chosen = min(candidates, key=lambda when: _rank(when, words, absolute_first=absolute_first))
            return _explained(chosen, near)
    return None


def _explained(chosen: When, near: Sequence[When]) -> When:
    """The 2023/24 of "last year (2023/24)"."""
    if chosen.relative is None:
        return chosen
    after = (when for when in near if when.period and 0 < when.words.start - chosen.words.end <= 2)
    return next(after, chosen)


def named_within(periods: Sequence[When], than: Words | None) -> When | None:
    """The period that a comparison names."""
    if than is None:
        return None
    at = bisect_left(periods, than.start, key=lambda when: when.words.start)
    return periods[at] if at < len(periods) and periods[at].words.start < than.end else None


def _nearby(periods: Sequence[When], words: Words, sentence: tuple[int, int]) -> list[When]:
    middle = bisect_left(periods, words.start, key=lambda when: when.words.start)
    around = periods[max(0, middle - _MOST) : middle + _MOST]
    return [when for when in around if sentence[0] <= when.words.start < sentence[1]]


def _is_compared(when: When, comparisons: Sequence[tuple[int, int]]) -> bool:
    """Whether the period stands in a comparison."""
    at = bisect_left(comparisons, (when.words.start + 1, 0)) - 1
    return at >= 0 and when.words.start < comparisons[at][1]


def _rank(when: When, words: Words, *, absolute_first: bool) -> tuple[bool, int]:
    after = when.words.start - words.end
    distance = after if after >= 0 else words.start - when.words.end
    return absolute_first and when.period is None, distance
