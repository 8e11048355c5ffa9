"""The evidence's figures, to be looked up by names, words and values: no look-up goes through all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from respondent.model.workspace import Workspace
from respondent.weighing.candidate import Candidate
from respondent.weighing.gather import gather
from respondent.weighing.names import Name, Names
from respondent.weighing.phrases import Phrases

_COMMON = 400
"""A word that more candidates have says too little to look them up by."""

_MOST_FOUND = 40
_MOST_NAMES = {1: 16, 2: 12, 3: 8}
"""So many of a text's names are looked up alone, in pairs and in threes."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The candidates of a workspace.

    - `named`: those that need exactly these names
    - `worded`: those that need none, by a stem, and by a name that fits them
    - `valued`: all, by their value
    """

    names: Names
    phrases: Phrases
    named: dict[frozenset[Name], list[Candidate]]
    worded: dict[str | Name, list[Candidate]]
    valued: dict[Fraction, list[Candidate]]
    records: dict[str, list[Candidate]]

    def of_names(self, names: Iterable[Name]) -> Iterator[Candidate]:
        """The candidates all of whose names are among these; of many names, those that come first count."""
        known = list(dict.fromkeys(names))
        for size, most in _MOST_NAMES.items():
            for some in combinations(known[:most], size):
                yield from self.named.get(frozenset(some), ())

    def of_words(self, words: Iterable[str], names: Iterable[Name]) -> list[Candidate]:
        """Those without names of their own that share most with the words; rare words weigh more."""
        weights: Counter[Candidate] = Counter()
        of = weights.get
        keys: list[str | Name] = [*sorted(words), *sorted(names)]
        for word in keys:
            found = self.worded.get(word, ())
            if len(found) <= _COMMON:
                weight = _COMMON // (len(found) + 1) + 1
                for candidate in found:
                    weights[candidate] = of(candidate, 0) + weight
        return [candidate for candidate, _ in weights.most_common(_MOST_FOUND)]


def build_index(workspace: Workspace) -> Index:
    """The index of a workspace's evidence."""
    candidates = tuple(gather(workspace))
    known = [name for candidate in candidates for name in sorted(candidate.needs | candidate.fits)]
    index = Index(Names(known), Phrases(known), {}, {}, {}, {})
    for candidate in candidates:
        index.records.setdefault(candidate.record, []).append(candidate)
        index.valued.setdefault(candidate.quantity.value, []).append(candidate)
        if candidate.needs:
            index.named.setdefault(candidate.needs, []).append(candidate)
        else:
            keys: list[str | Name] = [*candidate.words, *candidate.fits]
            for word in keys:
                index.worded.setdefault(word, []).append(candidate)
    return index
