"""What is asked of a text: what one of its quantities may mean, given all that was made out of the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from respondent.prose.mentions.mention import Mention
from respondent.weighing.candidate import Candidate
from respondent.weighing.context import Context
from respondent.weighing.degree import Degree
from respondent.weighing.fit import Fit
from respondent.weighing.index import Index
from respondent.weighing.outcome import Outcome
from respondent.weighing.retrieve import Fitting
from respondent.weighing.sheet import Item, Sheet


@dataclass(frozen=True, slots=True)
class Question:
    """A quantity of a text, the contexts of all of them, the evidence, and `known`: the outcomes of the quantities
    that were weighed before.
    """

    item: Item
    contexts: Mapping[int, Context]
    sheet: Sheet
    index: Index
    known: Mapping[int, Outcome]

    @property
    def mention(self) -> Mention:
        """What the quantity's words say."""
        return self.item.mention

    @property
    def context(self) -> Context:
        """What the words around it say."""
        return self.contexts[self.item.order]

    def meant_by(self, item: Item | None) -> list[Fitting]:
        """The figures that another quantity of the text stands for."""
        outcome = self.known.get(item.order) if item else None
        if outcome is None:
            return []
        alone = len(outcome.meant) == 1
        return [
            (reading.subject, Fit(Degree.SURE if alone else reading.fit.degree, 0, named=True))
            for reading in outcome.meant
            if len(reading.candidates) == 1 and reading.quantity is reading.subject.quantity
        ]

    def stated_by(self, items: Iterable[Item]) -> set[Candidate]:
        """All the figures that these quantities of the text stand for."""
        return {candidate for one in items for candidate, _ in self.meant_by(one)}
