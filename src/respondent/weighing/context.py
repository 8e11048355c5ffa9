"""What a text says about one of its quantities: whose it is, of what, when, and what else its words speak of.

A quantity belongs to the name that follows it ("11 per cent on Instagram"), else to the nearest one before
it in its sentence ("Gwent for 503"), else to the place that the text was last about. Where names stand on both
sides, which of them it belongs to is for the whole sentence to tell (`Facing`). Names that follow "of" and "than"
are something
else: the whole, and what it is compared with. Names in a list ("Gwent and Dyfed-Powys") belong together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from respondent.model.period import Period, PeriodKind, calendar_year, financial_year
from respondent.prose.mentions.mention import Mention, Relative, Scale, Words
from respondent.weighing.attribution import attributions
from respondent.weighing.names import Name, Naming
from respondent.weighing.nouns import PEOPLE, before_tail, modifiers
from respondent.weighing.sheet import Item, Sheet, is_place
from respondent.weighing.stated import is_exact_number
from respondent.weighing.words import content_of, times_in

_FOLLOWS = re.compile(
    r"[^,;:.!?()–—]{0,120}?\b(?:in|on|at|for|across|by|from|within|throughout|involving|using|to)"
    r"\s+(?:the\s+)?(?:\w+\s+){0,2}$"
    r"|\s*\((?:in\s+|on\s+)?(?:the\s+)?$|\s+$"
)
_ADDS_UP = re.compile(
    r"\b(?:together|combined|altogether|in total|overall|add(?:s|ed|ing)? up|between them|both|all|whole)\b"
    r"|\b(?:the|all|these|those) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9][0-9]?)\b",
    re.IGNORECASE,
)
_NEXT_MEMBER = re.compile(r"\band\s+(?:\w+\s+)?$|,\s*$")
"""What ends the "of …" before a number that goes with another: "47 per cent of the total and 10.9 per cent
more".
"""

_DONE = re.compile(r"\w+ed", re.IGNORECASE)
"""A verb that stands where a noun would: "a total of 1,250 replied"."""

_POSSESSED = re.compile(r"['’]s?\s*(?:own\s+)?")
"""What stands between a name and its number in "South Yorkshire's 1,249"."""

_BRACKETS = re.compile(r"\([^()]*\)|^[^()]*\)")
_MOST_LOOKED_UP = 6
"""So many of the places, and of the other names, that a text gave before are looked up."""

_MOST_CARRIED = 40
"""So many places that a passage named before are kept in mind."""

_NEAR = 12
"""So many quantities before one are looked at."""

_JOINS = re.compile(
    r"\s*(?:,\s*(?:and|or)?|and|or|&|plus)\s*(?:the\s+|on\s+|in\s+|for\s+|by\s+)?$", re.IGNORECASE
)
_JOIN = re.compile(r"\s*(?:,|and|or|&|plus|, and|, or)\s*(?:the|on|in|for|by)?\s*", re.IGNORECASE)


_CLAUSE_ENDS = re.compile(r"[,;:!?()–—|]|\.(?=\s|$)")


class Facing(Enum):
    """On which side of a quantity the names are looked for first that it belongs to."""

    AHEAD = "ahead"
    BEHIND = "behind"


@dataclass(frozen=True)
class Context:
    """What the words around a quantity say.

    - `own`: the names that it belongs to, as its clause or sentence says; several where they are listed
    - `carried`: places that the text was about before, the last first; they count where `own` has no place
    - `things`: what else its sentence and the text before it name; of a column that `own` has a name of they
    count
      for nothing
    - `whole`, `other`: the names in "of …" and in "than …"
    - `period`: what its sentence says, or what was said before (`period_is_own` tells); with "the year
    before" the
      year before the last one named, which need not be the one that is meant
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
        return frozenset(name for naming in self.own for name in naming.names)

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
        every = (*self.own, *self.whole, *self.other)
        return frozenset(name for naming in every for name in naming.names)

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
        return frozenset(name for naming in (*self.carried, *self.things) for name in naming.names)


def context_of(item: Item, sheet: Sheet, earlier: Period | None, facing: Facing = Facing.AHEAD) -> Context:
    """The context of a quantity; `earlier` is the period that the text was last about."""
    mention, page = item.mention, item.page
    start, end = item.sentence
    whole = _within(item, mention.of)
    other = _within(item, mention.than)
    follow, own = _bound(item, sheet, facing)
    period, is_own, relative = _period(mention, earlier)
    noun = _noun(mention, own)
    in_sentence = content_of(_plain(item, start, end))
    clause = _plain(item, max(start, mention.clause.start), min(end, mention.clause.end))
    return Context(
        noun=noun,
        own=own,
        carried=_carried(item, sheet, start),
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
    for said in page.said_by_mentions[max(0, item.number - _NEAR) : item.number + _NEAR]:
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
    return (*here, *page.last_things(start, _NEAR), *sheet.things[page.number])


def _bound(item: Item, sheet: Sheet, facing: Facing) -> tuple[int, tuple[Naming, ...]]:
    """The names that a quantity belongs to, for each facet those nearest by the rules above; first those that
    follow it, and how many these are.
    """
    mention, page = item.mention, item.page
    start, end = item.sentence
    taken = [words for words in (mention.of, mention.than) if words]
    start = max([start, *_wholes_around(item)])
    names = [
        naming
        for naming in page.namings_in(start, end)
        if not any(words.start <= naming.start < words.end for words in taken)
    ]
    after, before = _after(item, names), _before(item, names)
    if facing is Facing.AHEAD:
        before = _of_other_facets(before, after)
    else:
        after = _of_other_facets(after, before)
    labels = _of_other_facets(_labels(item, sheet), after)
    return len(after), (*after, *before, *labels)


def _of_other_facets(namings: list[Naming], first: list[Naming]) -> list[Naming]:
    """Those that say something of another kind than the first ones."""
    known = {facet for naming in first for facet in naming.facets}
    return [naming for naming in namings if not known & naming.facets]


def _wholes_around(item: Item) -> list[int]:
    """Where the "of …" begins that this quantity stands in: the names before that are not its own."""
    mention, page = item.mention, item.page
    near = page.mentions[max(0, item.number - _NEAR) : item.number]
    text = page.passage.text
    return [
        other.of.start
        for other in near
        if other.of
        and other.of.start <= mention.number.start < other.of.end
        and not _NEXT_MEMBER.search(text, other.of.start, mention.words.start)
    ]


def _after(item: Item, names: list[Naming]) -> list[Naming]:
    """The names that directly follow the quantity, up to the next one."""
    mention, page = item.mention, item.page
    text = page.passage.text
    following = page.mentions[item.number + 1 : item.number + 6]
    next_start = min(
        (
            other.words.start
            for other in following
            if other.words.start >= mention.words.end and other.apposition != item.number
        ),
        default=len(text),
    )
    found: list[Naming] = []
    at = mention.number.end
    restated = _end_of_restatement(item)
    for naming in names:
        if naming.start < mention.number.end or naming.start >= next_start:
            continue
        if _POSSESSED.fullmatch(text, naming.end, next_start):
            break
        if not _goes_on(text, mention.number.end, at, naming, restated, joins=bool(found)):
            if is_place(naming):
                break
            continue
        found.append(naming)
        at = naming.end
    if len(found) > 1 and _begins_a_new_clause(text, found[-1].end, next_start):
        found.pop()
    return found


def _end_of_restatement(item: Item) -> int:
    """Where what restates a number ends: "38 per cent of them, more than 10,000 people, had waited"."""
    end = item.mention.number.end
    for other in item.page.mentions[item.number + 1 : item.number + 4]:
        if other.apposition is not None and other.apposition >= item.number:
            end = max(end, other.words.end)
    text = item.page.passage.text
    while text[end : end + 1] in (")", ","):
        end += 1
    return end


def _goes_on(text: str, number_end: int, at: int, naming: Naming, restated: int, *, joins: bool) -> bool:
    """Whether a name still says what the number before it is of: a place right behind a preposition, or as
    the next
    of a list; anything else within the clause ("126 would look online").
    """
    if text.startswith((")", ",", " ("), number_end) and naming.start >= restated:
        at, number_end = max(at, restated), restated
    if text.startswith(",", number_end) and text[:number_end].rpartition(" ")[0].endswith(","):
        at, number_end = max(at, number_end + 1), number_end + 1  # ", 126, would look online"
    between = _BRACKETS.sub(" ", text[at : naming.start])
    if _JOINS.fullmatch(between) if joins else _FOLLOWS.fullmatch(between):
        return True
    return not is_place(naming) and _CLAUSE_ENDS.search(text, number_end, naming.start) is None


def _begins_a_new_clause(text: str, end: int, next_start: int) -> bool:
    """Whether the last name belongs to the next quantity: "964 in Gwent, and Dyfed-Powys 192"."""
    return re.fullmatch(
        r"\s*(?:for|had|with|recorded|logged|saw|reported|at|accounted for|,)?\s*", text[end:next_start]
    ) is not None and next_start < len(text)


def _before(item: Item, names: list[Naming]) -> list[Naming]:
    """The nearest names before the quantity, a list of them taken together, one for each facet."""
    mention, page = item.mention, item.page
    text = page.passage.text
    found: list[Naming] = []
    seen: set[str] = set()
    for naming in reversed([naming for naming in names if naming.end <= mention.number.start]):
        facets = naming.facets
        joined = bool(found) and _JOIN.fullmatch(text[naming.end : found[-1].start]) is not None
        if facets & seen and not (joined and facets & found[-1].facets):
            continue
        if not _is_of_another(item, naming):
            found.append(naming)
            seen |= facets
    return list(reversed(found))


def _is_of_another(item: Item, naming: Naming) -> bool:
    """Whether a name stands in what another quantity is a part of, or is compared with.

    What one percentage is of, the next one may be of too: "46.8 per cent of pupils in Calderford, against
    51.0".
    """
    percent = item.mention.scale is Scale.PERCENT
    for other in item.page.mentions[max(0, item.number - _NEAR) : item.number]:
        shared = percent and other.scale is Scale.PERCENT
        for words in (None if shared else other.of, other.than):
            if (
                words
                and words.start <= naming.start < words.end
                and other.words.end <= item.mention.words.start
            ):
                return not words.start <= item.mention.number.start < words.end
    return False


def _labels(item: Item, sheet: Sheet) -> list[Naming]:
    """The names in the headings of a table cell's row and column."""
    labels = item.page.passage.labels
    return [naming for label in labels for naming in sheet.names.find(label)] if labels else []


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
