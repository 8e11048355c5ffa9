"""A figure of the evidence with all that helps to recognise it in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from respondent.model.period import Period
from respondent.model.quantity import Quantity
from respondent.weighing.names import PLACE, Name
from respondent.weighing.nouns import heads


class Kind(StrEnum):
    """Where a figure of the evidence comes from."""

    STATISTIC = "statistic"
    ROW = "row"
    TOTAL = "total"
    CHANGE = "change"
    SAMPLE = "sample"  # how many were asked, or answered


@dataclass(frozen=True, eq=False)
class Candidate:
    """A statistic, a row, a group's total or a published change.

    - `references`: the records and rows, as an assessment names them
    - `label`: how a message names it: “West Yorkshire”, “England and Wales”
    - `needs`: names that must be in the text before it can be meant: a row's key, a dimension
    - `fits`: names that may be in the text besides: its place, its groups
    - `groups`: the groups that a row is in, or the one that a total adds up
    - `words`: the stems of the record's content words; `topic`: of its title or statement, without its noun and
      names; `source_words`: of where it was published
    - `times`: the stems of the words of time in its title or statement ("more than 12 hours")
    - `parts`: how many rows a total adds up
    - `facets`: the columns of its table that hold names
    - `since`: from when a published change is counted
    """

    quantity: Quantity
    kind: Kind
    record: str
    references: tuple[str, ...]
    label: str
    needs: frozenset[Name] = frozenset()
    fits: frozenset[Name] = frozenset()
    groups: frozenset[Name] = frozenset()
    words: frozenset[str] = frozenset()
    source_words: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    parts: int = 1
    since: Period | None = None
    facets: frozenset[str] = frozenset()

    # Worked out once, since hundreds of quantities are held against one candidate.

    @cached_property
    def places(self) -> frozenset[Name]:
        """The names of places among `needs` and `fits`."""
        return frozenset(name for name in self.needs | self.fits if name.facet == PLACE)

    @cached_property
    def about(self) -> frozenset[str]:
        """The record's words without its noun."""
        return self.words - heads(self.quantity.unit)

    @cached_property
    def base_words(self) -> frozenset[str]:
        """The stems of what a percentage is a percentage of, and of what is counted."""
        base = self.quantity.base
        own = heads(self.quantity.unit)
        return own | heads(base.unit) if base is not None else own

    @cached_property
    def known(self) -> frozenset[str]:
        """All the words that the record explains."""
        return self.words | self.source_words | self.base_words
