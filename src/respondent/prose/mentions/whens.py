"""Which of the periods that a text names belongs to a mention, and which it is compared with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from respondent.model.period import days_between
from respondent.prose.mentions.mention import ChangeKind, Scale, When, Words

_MOST = 8
"""So many periods on either side are looked at."""

_BEHIND = 10
"""A period before a number counts as so much further off: in "64 in 2019 and 36 in 2023" each has its own."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is known of the mention that a period is looked for."""

    words: Words
    clause: Words
    sentence: tuple[int, int]
    than: Words | None
    scale: Scale
    change: ChangeKind | None
    until: int | None = None
    """Where the later level of a pair begins, if it follows."""


class Whens:
    """The periods of one text.

    `comparisons` are the places of phrases such as "than in 2022/23", and `earlier` the clauses about an earlier
    level ("against 3,508 the year before"), whose periods belong to nothing else; `brackets` are those with a
    mention in them; all in order. `busy` says where periods begin whose clauses have mentions of their own.
    """

    def __init__(
        self,
        text: str,
        periods: Sequence[When],
        comparisons: Sequence[tuple[int, int]],
        earlier: Sequence[tuple[int, int]],
        brackets: Sequence[tuple[int, int]],
        busy: Set[int],
    ) -> None:
        self._text = text
        self._periods = periods
        self._starts = [when.words.start for when in periods]
        self._comparisons = comparisons
        self._earlier = earlier
        self._brackets = brackets
        self._busy = busy
        self._pairs = _pairs(text, periods)

    def of(self, asking: Asking) -> tuple[When | None, When | None]:
        """The mention's period and the one it is compared with.

        The nearest in its clause, or else in its sentence; one given by its years comes before "last year", which
        years in brackets explain.
        """
        since = self._within(asking.than)
        near = self._nearby(asking)
        inside = [when for when in near if asking.clause.start <= when.words.start < asking.clause.end]
        if asking.change is ChangeKind.FROM:
            return self._of_earlier(asking, inside), since
        compared = _around_offset(asking.words.start, self._comparisons)
        of_it = [when for when in near if compared and compared[0] <= when.words.start < compared[1]]
        if of_it:  # "than the 2.1 million of 2005"
            return min(of_it, key=lambda when: _distance(when, asking.words)), since
        free = [when for when in near if not _is_within(when, self._comparisons)]
        own = [when for when in inside if when in free]
        others = [when for when in free if self._may_be_shared(when, asking)]
        if own:
            chosen = min(own, key=lambda when: _distance(when, asking.words))
        elif others:
            chosen = min(others, key=lambda when: (when.period is None, _distance(when, asking.words)))
        else:
            return None, since
        return self._resolved(_explained(chosen, near), since, asking)

    def _may_be_shared(self, when: When, asking: Asking) -> bool:
        """Whether a period of another clause may be the mention's: it is not an earlier level's, nor a bracket's
        that the mention stands outside of, nor does it follow in the clause of another mention.
        """
        if _is_within(when, self._earlier) or (
            when.words.start > asking.words.start and when.words.start in self._busy
        ):
            return False
        bracket = _around(when, self._brackets)
        return bracket is None or bracket[0] <= asking.words.start < bracket[1]

    def _of_earlier(self, asking: Asking, own: Sequence[When]) -> When | None:
        """The period of an earlier level: none but its own, which stands right after it, or begins a pair."""
        for when in own:
            if pair := self._pairs.get(when.words.start):
                return pair[0]
            if asking.words.end <= when.words.start < (asking.until or asking.clause.end):
                return when
        return None

    def _within(self, than: Words | None) -> When | None:
        """The period that a comparison names."""
        if than is None:
            return None
        at = bisect_left(self._starts, than.start)
        return self._periods[at] if at < len(self._periods) and self._starts[at] < than.end else None

    def _nearby(self, asking: Asking) -> list[When]:
        middle = bisect_left(self._starts, asking.words.start)
        around = self._periods[max(0, middle - _MOST) : middle + _MOST]
        return [when for when in around if asking.sentence[0] <= when.words.start < asking.sentence[1]]

    def _resolved(self, chosen: When, since: When | None, asking: Asking) -> tuple[When | None, When | None]:
        """Of "between 2019/20 and 2023/24" the end that the mention is about, or all of it."""
        pair = self._pairs.get(chosen.words.start)
        if pair is None:
            return chosen, since
        first, last = pair
        if asking.change is ChangeKind.TO:
            return last, since
        if asking.change is ChangeKind.BY or asking.scale is Scale.TIMES:
            return last, since or first
        return self._whole(first, last), since

    def _whole(self, first: When, last: When) -> When:
        """Both periods and what lies between them."""
        if first.period is None or last.period is None:
            return first
        start, end = first.words.start, last.words.end
        return When(
            Words(self._text[start:end], start, end), days_between(first.period.first, last.period.last)
        )


def _pairs(text: str, periods: Sequence[When]) -> dict[int, tuple[When, When]]:
    """The two of "between 2019 and 2023" and "from 2019 to 2023", by where either begins."""
    pairs: dict[int, tuple[When, When]] = {}
    for first, last in pairwise(periods):
        between = text[first.words.end : last.words.start].strip().lower()
        before = text[max(0, first.words.start - 8) : first.words.start].lower()
        opened = before.endswith(("between ", "from ", "between the ", "from the "))
        joined = opened and between in ("and", "to", "–", "-", "and the")
        if joined and first.period and last.period and first.period.first < last.period.first:
            pairs[first.words.start] = pairs[last.words.start] = (first, last)
    return pairs


def _explained(chosen: When, near: Sequence[When]) -> When:
    """The 2023/24 of "last year (2023/24)"."""
    if chosen.relative is None:
        return chosen
    after = (when for when in near if when.period and 0 < when.words.start - chosen.words.end <= 2)
    return next(after, chosen)


def _around(when: When, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The stretch in which the period stands."""
    return _around_offset(when.words.start, spans)


def _around_offset(offset: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    at = bisect_left(spans, (offset + 1, 0)) - 1
    return spans[at] if at >= 0 and offset < spans[at][1] else None


def _is_within(when: When, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the period stands in one of the stretches."""
    return _around(when, spans) is not None


def _distance(when: When, words: Words) -> int:
    after = when.words.start - words.end
    return after if after >= 0 else words.start - when.words.end + _BEHIND
