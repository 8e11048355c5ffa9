"""A quantity as a text states it: what it promises, of what, when, compared with what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from respondent.model.period import Period
from respondent.prose.wording_promise import Direction, Promise


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the passage's text, from `start` up to but not including `end`."""

    text: str
    start: int
    end: int


class Scale(StrEnum):
    """What the number stated is a number of, as far as the mention itself says."""

    COUNT = "count"  # 1,249; two thousand; tens of thousands; a plain number, with or without a noun
    MONEY = "money"  # £1.26bn
    PERCENT = "per cent"  # 50 per cent, half, one in eight, 8 out of 10: all parts of a whole
    POINTS = "percentage points"
    TIMES = "times"  # doubled, twice as many, fourfold
    INTERVAL = "interval"  # one every 14 minutes
    RANK = "rank"  # a record, the highest, the most: no number


class Relative(StrEnum):
    """A period that only the text's date or the sentence before can tell."""

    THIS_YEAR = "this year"
    LAST_YEAR = "last year"
    YEAR_BEFORE = "the year before"
    SAME_YEAR = "the same year"
    THIS_MONTH = "this month"
    LAST_MONTH = "last month"


@dataclass(frozen=True, slots=True)
class When:
    """The period that the words name; `period` or `relative` is set."""

    words: Words
    period: Period | None = None
    relative: Relative | None = None


@dataclass(frozen=True, slots=True)
class RateWords:
    """What a number is a rate over: a day, every week, per 100,000 people, a school.

    `days` is set for a stretch of time (7 for a week; a month and a year by `months`), `count` and `noun` for
    anything else.
    """

    words: Words
    days: Fraction | None = None
    months: int | None = None
    count: int = 1
    noun: str | None = None


class ChangeKind(StrEnum):
    """What a number says about a movement."""

    BY = "by"  # up 7 per cent; a fall of three per cent; ten fewer; doubled: the size of the change
    FROM = "from"  # "from 64 to 36": the earlier level; `partner` is the later one
    TO = "to"  # the later level; `partner` is the earlier one, if it is stated


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity in one passage. All places are offsets into the passage's text.

    - `words`: the whole expression, with its qualifier and its rate: "an average of over six every day"
    - `number`: the number alone within it: "six"
    - `promise`: what it promises, direction included; None for a rank
    - `noun`: what is counted, as far as the words say: "child sexual abuse image offences", "of them", "calls"
    - `of`: what it is a part of: "of the offences", "of the region's total"
    - `than`: what it is compared with: "than in 2022/23", "than those in North Yorkshire"
    - `when`: the nearest period that belongs to it in its clause or sentence
    - `names`: capitalised names in the same clause or sentence, nearest first: places, bodies, platforms
    - `partner`: the index, in the passage's mentions, of the other end of a "from A to B" or a range
    - `apposition`: the index of the mention that this one restates ("1,263 (30 per cent)", "842, one in five,")
    - `sentence`: which sentence of the passage, from 0; `quoted` where it stands in somebody's quoted words
    - `average`: introduced as an average
    - `moved`: which way the words say that it went, for the levels of a "from A to B" too, whose promises have
      no direction
    - `since`: the period named in `than`: the 2022/23 of "up seven per cent on 2022/23"
    - `changes`: the index of the level whose change this is: of "903" for "903, up seven per cent"
    - `whole`: the index of the number that this is a part of: of "4,210" for "1,263 of the 4,210"
    - `currency`: of money, in three letters; amounts are in pounds, dollars or euros: "40p" states 0.40
    - `structural`: a small number in words with nothing about it that a statistic would have: "two ministers"

    Of an interval ("one every 14 minutes") `number` and the promise have the 14, and `rate` the whole stretch.
    """

    words: Words
    number: Words
    scale: Scale
    promise: Promise | None
    sentence: int
    clause: Words
    noun: Words | None = None
    of: Words | None = None
    than: Words | None = None
    rate: RateWords | None = None
    change: ChangeKind | None = None
    when: When | None = None
    names: tuple[Words, ...] = ()
    partner: int | None = None
    apposition: int | None = None
    quoted: bool = False
    average: bool = False
    moved: Direction | None = None
    since: When | None = None
    changes: int | None = None
    whole: int | None = None
    currency: str | None = None
    structural: bool = False
