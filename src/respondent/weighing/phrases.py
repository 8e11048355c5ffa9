"""Names that are phrases, known again by their words: “a fair amount” for “trust a fair amount”.

What a table's column holds is often no name but an answer or a description: “caring for somebody”, “people
aged 65 and
over”. A text seldom repeats it to the letter. Such a value is found where a stretch of text, between two
numbers and
two marks of punctuation, has more than half of what tells it from the other values of its column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from respondent.weighing.names import ANYTHING, PLACE, Name, Naming
from respondent.weighing.words import stem

_TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_BREAK = re.compile(r"[,;:!?()–—|]|\.(?=\s|$)")
_EMPTY = frozenset(
    "a an the of to in on at by for from with and or as is are was were be been has have had it its they "
    "their".split()
)
_VIEWS = {
    stem(word): stem(view)
    for view, words in {
        "support": "favour favourable supporter pro backed",
        "oppose": "against opponent opposed opposition anti",
        "agree": "agreed agreement agreeing",
        "disagree": "disagreed disagreement",
    }.items()
    for word in words.split()
}
"""Other words for the answers that surveys and consultations offer."""

_MOST_VALUES = 60
"""A word that more values of a column have tells nothing."""

_WIDEST = 8
"""So many words may a phrase's first and last words lie apart, beyond the phrase's own length."""

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Value:
    """A value with what each of its stems is worth: a stem that many values of the column share is worth
    little.
    """

    name: Name
    weights: dict[str, Fraction]
    whole: Fraction


class Phrases:
    """All values of columns that are no places, to be found by their words."""

    def __init__(self, names: Iterable[Name]) -> None:
        stems = {name: _stems(name.value) for name in dict.fromkeys(names) if _is_phrase(name)}
        shared = Counter((name.facet, word) for name, words in stems.items() for word in words)
        self._by_word: dict[str, list[_Value]] = {}
        for name, words in stems.items():
            weights = {word: Fraction(1, shared[name.facet, word]) for word in words}
            value = _Value(name, weights, sum(weights.values(), Fraction(0)))
            for word in words:
                if shared[name.facet, word] <= _MOST_VALUES:
                    self._by_word.setdefault(word, []).append(value)

    def find(self, text: str, numbers: Sequence[Stretch], taken: Sequence[Naming]) -> tuple[Naming, ...]:
        """The phrases of a text, in order. `numbers` are where its quantities are: no phrase goes across one.
        `taken` are the names that were found to the letter: for their columns nothing is looked for beside
        them.
        """
        if not self._by_word:
            return ()
        found: list[Naming] = []
        for tokens in _stretches(text, self._but_ours(text, numbers)):
            start, end = tokens[0][0], tokens[-1][1]
            named = {n.facet for naming in taken if start <= naming.start < end for n in naming.names}
            found += self._in_stretch(text, tokens, named)
        return tuple(found)

    def _but_ours(self, text: str, numbers: Sequence[Stretch]) -> list[Stretch]:
        """The quantities that are no part of a value: not the 18 of "longer than 18 weeks"."""
        return [
            (start, end)
            for start, end in numbers
            if not any(word.casefold() in self._by_word for word in _TOKEN.findall(text[start:end]))
        ]

    def _in_stretch(self, text: str, tokens: list[tuple[int, int, str]], named: set[str]) -> Iterable[Naming]:
        """The value of each column of which a stretch has most, if that is more than half of it."""
        hits: dict[Name, tuple[_Value, dict[str, int]]] = {}
        for at, (_, _, word) in enumerate(tokens):
            for value in self._by_word.get(word, ()):
                if value.name.facet not in named:
                    hits.setdefault(value.name, (value, {}))[1].setdefault(word, at)
        best: dict[str, list[tuple[Fraction, Name, int, int]]] = {}
        for name, (value, places) in hits.items():
            got = sum((value.weights[word] for word in places), Fraction(0))
            first, last = min(places.values()), max(places.values())
            tells_apart = any(value.weights[word] == 1 for word in places)
            if tells_apart and got * 2 > value.whole and last - first < len(value.weights) + _WIDEST:
                best.setdefault(name.facet, []).append((got, name, first, last))
        for found in best.values():
            most = max(got for got, *_ in found)
            top = [one for one in found if one[0] == most]
            if len(top) == 1:
                _, name, first, last = top[0]
                start, end = tokens[first][0], tokens[last][1]
                yield Naming(start, end, frozenset({name}), text[start:end], loose=True)


def _is_phrase(name: Name) -> bool:
    return name.facet != PLACE and name.value not in ANYTHING


def _stems(text: str) -> frozenset[str]:
    words = (word.casefold() for word in _TOKEN.findall(text))
    return frozenset(_key(word) for word in words if word not in _EMPTY)


def _key(word: str) -> str:
    """The stem of a word, one for those that mean the same view."""
    key = stem(word)
    return _VIEWS.get(key, key)


def _stretches(text: str, numbers: Sequence[Stretch]) -> Iterable[list[tuple[int, int, str]]]:
    """The words of a text, with places and stems, between its marks of punctuation and its quantities."""
    cuts = sorted({*(found.start() for found in _BREAK.finditer(text)), *(end for _, end in numbers)})
    inside = sorted(numbers)
    current: list[tuple[int, int, str]] = []
    cut = number = 0
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        while number < len(inside) and inside[number][1] <= start:
            number += 1
        passed = cut
        while cut < len(cuts) and cuts[cut] <= start:
            cut += 1
        if cut > passed and current:
            yield current
            current = []
        if number < len(inside) and inside[number][0] <= start:
            continue
        word = found.group().casefold()
        if word not in _EMPTY:
            current.append((start, end, _key(word)))
    if current:
        yield current
