"""A draft laid out for weighing: its passages with their sentences, names and quantities, in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from respondent.model.draft import Draft, Passage, PassageKind
from respondent.prose.mentions.find import find_mentions
from respondent.prose.mentions.mention import Mention
from respondent.prose.sentences import sentence_ends
from respondent.weighing.meant import as_meant
from respondent.weighing.names import Names, Naming
from respondent.weighing.phrases import Phrases
from respondent.weighing.words import content_of

_LEFT_ALONE = frozenset({PassageKind.CODE})
_NEAR_PASSAGES = 2
_MOST_ALIKE = 20
_MOST_NAMED = 8
_LONGEST = 800
"""So many characters before and after a quantity are looked at, however long its sentence is."""


NEAR = 12
"""So many quantities on one side of another are looked at, to see what it belongs to and what its words are."""

_MOST_BESIDE = 100
"""So many quantities before and after one are looked at, however many its sentence has."""


@dataclass(frozen=True, eq=False)
class Page:
    """A passage with what was found in it; `sentences` are pairs of a start and an end."""

    number: int
    passage: Passage
    mentions: tuple[Mention, ...]
    namings: tuple[Naming, ...]
    sentences: tuple[tuple[int, int], ...]

    def sentence_of(self, mention: Mention) -> tuple[int, int]:
        """Where the mention's sentence begins and ends, as far as it is looked at."""
        at = mention.words.start
        found = bisect_right(self.sentences, (at, len(self.passage.text) + 1)) - 1
        start, end = self.sentences[found] if self.sentences else (0, len(self.passage.text))
        return max(start, at - _LONGEST), min(end, at + _LONGEST)

    def namings_in(self, start: int, end: int) -> tuple[Naming, ...]:
        """The names between two offsets."""
        return tuple(naming for naming in self.namings_from(start, end) if naming.end <= end)

    def namings_from(self, start: int, end: int) -> tuple[Naming, ...]:
        """The names that begin between two offsets."""
        first = bisect_left(self.namings, start, key=lambda naming: naming.start)
        last = bisect_left(self.namings, end, key=lambda naming: naming.start)
        return self.namings[first:last]

    def last_things(self, start: int, most: int) -> tuple[Naming, ...]:
        """The last names before an offset that are no places', the last first."""
        at = bisect_left(self.things, start, key=lambda naming: naming.start)
        return tuple(reversed(self.things[max(0, at - most) : at]))

    @cached_property
    def things(self) -> tuple[Naming, ...]:
        """The names that are no places'."""
        return tuple(naming for naming in self.namings if not is_place(naming))

    @cached_property
    def first_places(self) -> tuple[Naming, ...]:
        """The first place of each sentence that names one, in order."""
        return tuple(reversed(_by_sentence(self, tuple(one for one in self.namings if is_place(one)))))

    def first_match(self, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
        """The first match between two offsets; the passage is searched once, however often it is asked."""
        if pattern not in self._matches:
            matches = tuple(pattern.finditer(self.passage.text))
            self._matches[pattern] = tuple(found.start() for found in matches), matches
        starts, matches = self._matches[pattern]
        at = bisect_left(starts, start)
        return matches[at] if at < len(matches) and matches[at].end() <= end else None

    @cached_property
    def _matches(self) -> dict[re.Pattern[str], tuple[tuple[int, ...], tuple[re.Match[str], ...]]]:
        return {}

    @cached_property
    def said_by_mentions(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each quantity, where its number stands, and what it says of a rate and of time."""
        return tuple(_said_by(mention) for mention in self.mentions)


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One quantity of the draft, with its page and its place in the order of reading."""

    order: int
    page: Page
    number: int
    mention: Mention

    @property
    def sentence(self) -> tuple[int, int]:
        """Where its sentence begins and ends."""
        return self.page.sentence_of(self.mention)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """The whole draft.

    `background` are the content words of each passage and of those it follows on from: headings, the title, the
    passages just before. `topics` are the places that a reader has in mind when a passage begins, the last
    first;
    `things` are what else was named.
    """

    names: Names
    pages: tuple[Page, ...]
    items: tuple[Item, ...]
    by_sentence: Mapping[tuple[int, int], tuple[Item, ...]]
    by_number: Mapping[Fraction, tuple[Item, ...]]
    firsts: tuple[int, ...]
    background: tuple[frozenset[str], ...]
    topics: tuple[tuple[Naming, ...], ...]
    things: tuple[tuple[Naming, ...], ...]

    def numbered(self, page: Page, number: int) -> Item | None:
        """The quantity of a passage that has that index there."""
        return self.items[self.firsts[page.number] + number] if 0 <= number < len(page.mentions) else None

    def stating(self, number: Fraction) -> tuple[Item, ...]:
        """The first quantities of the draft that state a number."""
        return self.by_number.get(number, ())

    def in_sentence(self, page: Page, sentence: int) -> tuple[Item, ...]:
        """The quantities of one sentence of a passage, in order: of very many, the last ones."""
        return self.by_sentence.get((page.number, sentence), ())[-_MOST_BESIDE:]

    def beside(self, item: Item) -> tuple[Item, ...]:
        """The quantities of its sentence, itself too, as far as they are looked at."""
        every = self.by_sentence[item.page.number, item.mention.sentence]
        if len(every) <= _MOST_BESIDE:
            return every
        at = bisect_left(every, item.order, key=lambda one: one.order)
        return every[max(0, at - _MOST_BESIDE) : at + _MOST_BESIDE]


def _said_by(mention: Mention) -> tuple[tuple[int, int], ...]:
    whens = tuple(when.words for when in (mention.when, mention.since) if when)
    every = (mention.number, mention.rate.words if mention.rate else None, *whens)
    return tuple((words.start, words.end) for words in every if words)


def lay_out(draft: Draft, names: Names, phrases: Phrases) -> Sheet:
    """The draft with everything in its place."""
    pages = tuple(_page(number, passage, names, phrases) for number, passage in enumerate(draft.passages))
    items: list[Item] = []
    firsts: list[int] = []
    for page in pages:
        firsts.append(len(items))
        items += [Item(firsts[-1] + at, page, at, mention) for at, mention in enumerate(page.mentions)]
    sentences: dict[tuple[int, int], list[Item]] = {}
    for item in items:
        sentences.setdefault((item.page.number, item.mention.sentence), []).append(item)
    numbers: dict[Fraction, list[Item]] = {}
    for item in items:
        promise = item.mention.promise
        if promise is not None and promise.stated is not None:
            found = numbers.setdefault(promise.stated.value, [])
            if len(found) < _MOST_ALIKE:
                found.append(item)
    by_number = {number: tuple(found) for number, found in numbers.items()}
    by_sentence = {key: tuple(found) for key, found in sentences.items()}
    return Sheet(
        names=names,
        pages=pages,
        items=tuple(items),
        by_sentence=by_sentence,
        by_number=by_number,
        firsts=tuple(firsts),
        background=_backgrounds(pages),
        topics=_topics(pages),
        things=_named_before(pages),
    )


def _page(number: int, passage: Passage, names: Names, phrases: Phrases) -> Page:
    if passage.kind in _LEFT_ALONE:
        return Page(number, passage, (), (), ())
    text = passage.text
    ends = sentence_ends(text)
    sentences = tuple(zip((0, *ends[:-1]), ends, strict=True))
    mentions, exact = as_meant(find_mentions(text), text), names.find(text)
    loose = phrases.find(text, [(one.number.start, one.number.end) for one in mentions], exact)
    namings = tuple(sorted((*exact, *loose), key=lambda naming: naming.start)) if loose else exact
    return Page(number, passage, mentions, namings, sentences)


def _backgrounds(pages: tuple[Page, ...]) -> tuple[frozenset[str], ...]:
    """The words that a reader has in mind at each passage: of the title, its headings, what came just before."""
    found: list[frozenset[str]] = []
    title: frozenset[str] = frozenset()
    headings: dict[int, frozenset[str]] = {}
    recent: list[frozenset[str]] = []
    for page in pages:
        words = content_of(page.passage.text)
        if page.passage.kind is PassageKind.HEADING:
            level = page.passage.level
            headings = {depth: own for depth, own in headings.items() if depth < level} | {level: words}
            recent = []
        title = title or words
        labels = content_of(" ".join(page.passage.labels))
        found.append(frozenset().union(words, title, labels, *headings.values(), *recent[-_NEAR_PASSAGES:]))
        recent.append(words)
    return tuple(found)


def _topics(pages: tuple[Page, ...]) -> tuple[tuple[Naming, ...], ...]:
    """For each passage, the places named before it, the last first; a heading begins anew, under the title."""
    found: list[tuple[Naming, ...]] = []
    title: tuple[Naming, ...] = ()
    current: tuple[Naming, ...] = ()
    for page in pages:
        places = tuple(naming for naming in page.namings if is_place(naming))
        if page.passage.kind is PassageKind.HEADING:
            found.append(title)
            current = places or title
        else:
            found.append(current)
            current = (*_by_sentence(page, places), *current)[:6]
        title = title or places
    return tuple(found)


def _named_before(pages: tuple[Page, ...]) -> tuple[tuple[Naming, ...], ...]:
    """For each passage, the names besides places that stand before it, the last first; a heading begins anew."""
    found: list[tuple[Naming, ...]] = []
    current: tuple[Naming, ...] = ()
    for page in pages:
        things = tuple(reversed(page.things))
        if page.passage.kind is PassageKind.HEADING:
            found.append(())
            current = things[:_MOST_NAMED]
        else:
            found.append(current)
            current = (*things, *current)[:_MOST_NAMED]
    return tuple(found)


def _by_sentence(page: Page, places: tuple[Naming, ...]) -> list[Naming]:
    """The first place of each sentence, the last sentence first."""
    firsts = []
    for start, end in reversed(page.sentences):
        at = bisect_left(places, start, key=lambda naming: naming.start)
        firsts += [naming for naming in places[at : at + 1] if naming.start < end]
    return firsts


def is_place(naming: Naming) -> bool:
    """Whether it may name a place."""
    return bool(naming.places)
