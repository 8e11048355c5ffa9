"""The evidence's figures, to be looked up by names, words and values: no look-up goes through all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from respondent.collector import paused
from respondent.model.workspace import Workspace
from respondent.weighing.candidate import Candidate
from respondent.weighing.gather import gather
from respondent.weighing.names import Name, Names
from respondent.weighing.phrases import Phrases

_COMMON = 400
"""A word that more candidates have says too little to look them up by."""

_MOST_COUNTED = 1500
"""So many candidates of the rarest words are counted; what is common tells nothing more then."""

_MOST_FOUND = 40
_MOST_NAMES = {1: 16, 2: 12, 3: 8}
"""So many of a text's names are looked up alone, in pairs and in threes."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The candidates of a workspace.

    - `named`: those that need exactly these names
    - `worded`: those that need none, by a stem, and by a name that fits them
    - `valued`: all, by their value
    - `alike`: all, each with the number of its sort: those of one sort have the same names and the same time
    """

    names: Names
    phrases: Phrases
    named: dict[frozenset[Name], list[Candidate]]
    worded: dict[str | Name, list[Candidate]]
    valued: dict[Fraction, list[Candidate]]
    records: dict[str, list[Candidate]]
    alike: dict[Candidate, int]

    def of_names(self, names: Iterable[Name]) -> Iterator[Candidate]:
        """The candidates all of whose names are among these; of many names, those that come first count."""
        known = list(dict.fromkeys(names))
        for size, most in _MOST_NAMES.items():
            for some in combinations(known[:most], size):
                yield from self.named.get(frozenset(some), ())

    def of_words(self, words: Iterable[str], names: Iterable[Name]) -> list[Candidate]:
        """Those without names of their own that share most with the words; rare words weigh more."""
        weights: Counter[Candidate] = Counter()
        of, counted = weights.get, 0
        keys: list[str | Name] = [*sorted(words), *sorted(names)]
        for found in sorted(filter(None, map(self.worded.get, keys)), key=len):
            counted += len(found)
            if len(found) > _COMMON or counted > _MOST_COUNTED:
                break
            weight = _COMMON // (len(found) + 1) + 1
            for candidate in found:
                weights[candidate] = of(candidate, 0) + weight
        return [candidate for candidate, _ in weights.most_common(_MOST_FOUND)]


@paused()
def build_index(workspace: Workspace) -> Index:
    """The index of a workspace's evidence."""
    candidates = tuple(gather(workspace))
    known = [name for candidate in candidates for name in sorted(candidate.needs | candidate.fits)]
    index = Index(Names(known), Phrases(known), {}, {}, {}, {}, {})
    sorts: dict[tuple[object, ...], int] = {}
    for candidate in candidates:
        index.alike[candidate] = sorts.setdefault(_sort(candidate), len(sorts))
        index.records.setdefault(candidate.record, []).append(candidate)
        index.valued.setdefault(candidate.quantity.value, []).append(candidate)
        if candidate.needs:
            index.named.setdefault(candidate.needs, []).append(candidate)
        else:
            keys: list[str | Name] = [*candidate.words, *candidate.fits]
            for word in keys:
                index.worded.setdefault(word, []).append(candidate)
    return index


def _sort(candidate: Candidate) -> tuple[object, ...]:
    """All that tells whether a candidate has the names and the time of a text, its words apart."""
    quantity = candidate.quantity
    names = candidate.needs, candidate.fits, candidate.facets
    return *names, quantity.period, candidate.kind, quantity.survey is None
