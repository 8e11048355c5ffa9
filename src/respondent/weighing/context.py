"""What a text says about one of its quantities: whose it is, of what, when, and what else its words speak of.

A quantity belongs to the names that its sentence binds to it (`binding.py`), else to the place that the text was
last about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from respondent.model.period import Period, PeriodKind, calendar_year, financial_year
from respondent.prose.mentions.mention import Mention, Relative, Scale, Words
from respondent.weighing.attribution import attributions
from respondent.weighing.binding import Facing, bound_names, end_of_working
from respondent.weighing.names import Name, Naming, all_names
from respondent.weighing.nouns import PEOPLE, before_tail, modifiers
from respondent.weighing.sheet import NEAR, Item, Sheet, is_place
from respondent.weighing.stated import is_exact_number
from respondent.weighing.words import content_of, times_in

_ADDS_UP = re.compile(
    r"\b(?:together|combined|altogether|in total|overall|add(?:s|ed|ing)? up|between them|both|all|whole)\b"
    r"|\b(?:the|all|these|those) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9][0-9]?)\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"\w+ed", re.IGNORECASE)
"""A verb that stands where a noun would: "a total of 1,250 replied"."""

_MOST_LOOKED_UP = 6
"""So many of the places, and of the other names, that a text gave before are looked up."""

_MOST_CARRIED = 40
"""So many places that a passage named before are kept in mind."""


@dataclass(frozen=True)
class Context:
    """What the words around a quantity say.

    - `own`: the names that it belongs to, as its clause or sentence says; several where they are listed
    - `carried`: places that the text was about before, the last first; they count where `own` has no place
    - `things`: what else its sentence and the text before it name; of a column that `own` has a name of they
      count for nothing
    - `whole`, `other`: the names in "of …" and in "than …"
    - `period`: what its sentence says, or what was said before (`period_is_own` tells); with "the year
      before" the year before the last one named, which need not be the one that is meant
    - `clause`, `sentence`, `background`: content words, names apart; background holds the sentence's too
    - `times`: words of time in its clause that no quantity has taken up ("in March", "over a decade")
    - `part_of`: the content words of what a percentage is of
    - `listed`: whether the names are a list, so that it is open which of them it belongs to
    - `counts`: whether it is a plain number, which needs a noun, and no amount, percentage or multiple
    - `follow`: how many of the names, the first ones, follow the quantity rather than go before it
    - `named_noun`: what is counted, where the words are the name of a row too: "14,310 children"
    - `distinctive`: whether its number has so many digits that it is hardly right by chance
    - `adds_up`: whether the sentence speaks of a sum ("together", "in total", "the four forces")
    """

    noun: str | None
    own: tuple[Naming, ...]
    carried: tuple[Naming, ...]
    things: tuple[Naming, ...]
    whole: tuple[Naming, ...]
    other: tuple[Naming, ...]
    clause: frozenset[str]
    times: frozenset[str]
    sentence: frozenset[str]
    background: frozenset[str]
    period: Period | None = None
    period_is_own: bool = False
    relative: Relative | None = None
    listed: bool = False
    counts: bool = True
    follow: int = 0
    adds_up: bool = False
    distinctive: bool = False
    named_noun: str | None = None
    modifiers: frozenset[str] = field(default_factory=frozenset)
    part_of: frozenset[str] = field(default_factory=frozenset)

    # Worked out once, since hundreds of candidates are held against one context.

    @cached_property
    def own_names(self) -> frozenset[Name]:
        """All that the names it belongs to may mean."""
        return all_names(self.own)

    @cached_property
    def own_and_whole(self) -> frozenset[Name]:
        """The same with all that the names it is a part of may mean."""
        return self.own_names | all_names(self.whole)

    @cached_property
    def own_places(self) -> tuple[Naming, ...]:
        """Those that are places."""
        return tuple(naming for naming in self.own if is_place(naming))

    @cached_property
    def own_things(self) -> tuple[Naming, ...]:
        """Those that are none."""
        return tuple(naming for naming in self.own if not is_place(naming))

    @cached_property
    def sentence_names(self) -> frozenset[Name]:
        """All that the names it belongs to, is part of and is compared with may mean."""
        return all_names((*self.own, *self.whole, *self.other))

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of its clause, those of the names that it belongs to among them."""
        return self.clause.union(*(content_of(naming.text) for naming in self.own))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """All that the names around it may mean, the nearest first; one with several meanings in their order.

        Of what was said before, only what its own names leave open: a place where it has none, a column that
        none of them is of.
        """
        named = {facet for naming in self.own for facet in naming.facets}
        carried = () if self.own_places else self.carried[:_MOST_LOOKED_UP]
        things = tuple(naming for naming in self.things if not naming.facets & named)
        namings = (*self.own, *self.whole, *self.other, *carried, *things[:_MOST_LOOKED_UP])
        return tuple(dict.fromkeys(name for naming in namings for name in sorted(naming.names)))

    @cached_property
    def carried_names(self) -> frozenset[Name]:
        """What it may belong to by what was said before."""
        return all_names((*self.carried, *self.things))


def context_of(item: Item, sheet: Sheet, earlier: Period | None, facing: Facing = Facing.AHEAD) -> Context:
    """The context of a quantity; `earlier` is the period that the text was last about."""
    mention, page = item.mention, item.page
    start, end = item.sentence
    whole = _within(item, mention.of)
    other = _within(item, mention.than)
    follow, own = bound_names(item, sheet, facing)
    period, is_own, relative = _period(mention, earlier)
    noun = _noun(mention, own)
    in_sentence = content_of(_plain(item, start, end))
    clause = _plain(item, max(start, mention.clause.start), min(end, mention.clause.end))
    return Context(
        noun=noun,
        own=own,
        carried=() if end_of_working(item) else _carried(item, sheet, start),
        things=_things(item, sheet, start, end),
        whole=whole,
        other=other,
        clause=content_of(clause),
        times=times_in(clause),
        sentence=in_sentence,
        background=in_sentence | sheet.background[page.number],
        period=period,
        period_is_own=is_own,
        relative=relative,
        listed=len(own) > len({naming.facets for naming in own}),
        modifiers=modifiers(noun),
        part_of=_part_of(item),
        named_noun=mention.noun.text if mention.noun and noun is None else None,
        distinctive=mention.promise is not None and is_exact_number(mention.promise),
        counts=mention.scale is Scale.COUNT,
        follow=follow,
        adds_up=page.first_match(_ADDS_UP, start, end) is not None,
    )


def _noun(mention: Mention, own: tuple[Naming, ...]) -> str | None:
    """What is counted; None where the words are the name of a row: "512 seriously injured"."""
    noun = mention.noun
    if noun is not None and _DONE.fullmatch(noun.text):
        return None
    if noun is None or any(
        one.start <= noun.start and noun.end <= one.end and not is_place(one) for one in own
    ):
        return None
    return noun.text


def _part_of(item: Item) -> frozenset[str]:
    """The content words of what a percentage is of, names apart, up to its first clause: "teachers" in "of
    teachers who …".
    """
    of = item.mention.of
    if of is None or item.mention.scale is not Scale.PERCENT:
        return frozenset()
    plain = re.sub(r"^\s*of\s+", "", _plain(item, of.start, of.end))
    return content_of(before_tail(plain)) - PEOPLE


def _within(item: Item, words: Words | None) -> tuple[Naming, ...]:
    return item.page.namings_from(words.start, words.end) if words else ()


def _plain(item: Item, start: int, end: int) -> str:
    """The text between two offsets without names, and without what quantities say of time."""
    page = item.page
    cut = [(naming.start, naming.end) for naming in page.namings_in(start, end)]
    cut += attributions(page.passage.text, *item.sentence)
    for said in page.said_by_mentions[max(0, item.number - NEAR) : item.number + NEAR]:
        cut += said
    parts_left, at = [], start
    for first, last in sorted(cut):
        if first >= end or last <= start:
            continue
        parts_left.append(page.passage.text[at : max(at, first)])
        at = max(at, last)
    parts_left.append(page.passage.text[at:end])
    return " ".join(parts_left)


def _carried(item: Item, sheet: Sheet, start: int) -> tuple[Naming, ...]:
    """The places named before the sentence, the last sentence's first one first."""
    firsts = item.page.first_places
    before = bisect_left(firsts, start, key=lambda naming: naming.start)
    return (*reversed(firsts[max(0, before - _MOST_CARRIED) : before]), *sheet.topics[item.page.number])


def _things(item: Item, sheet: Sheet, start: int, end: int) -> tuple[Naming, ...]:
    """What its sentence, the sentences before and the headings name besides places, the nearest first."""
    page = item.page
    here = [naming for naming in page.namings_in(start, end) if not is_place(naming)]
    return (*here, *page.last_things(start, NEAR), *sheet.things[page.number])


# When


def _period(mention: Mention, earlier: Period | None) -> tuple[Period | None, bool, Relative | None]:
    """The period that a quantity is about, and whether its own sentence says so."""
    when = mention.when
    if when is None:
        return earlier, False, None
    if when.period is not None:
        return when.period, True, None
    if when.relative is Relative.SAME_YEAR:
        return earlier, earlier is not None, when.relative
    if when.relative is Relative.YEAR_BEFORE and earlier is not None:
        return year_before(earlier), False, when.relative
    return None, False, when.relative


def year_before(period: Period) -> Period | None:
    """The year before a year."""
    match period.kind:
        case PeriodKind.FINANCIAL_YEAR:
            return financial_year(period.first.year - 1)
        case PeriodKind.CALENDAR_YEAR:
            return calendar_year(period.first.year - 1)
        case _:
            return None
