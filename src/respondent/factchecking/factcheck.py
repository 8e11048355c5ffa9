"""Drafts with a verdict for each of their quantities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from respondent.factchecking.answers import Given, apply_answers
from respondent.model.assessment import Assessment
from respondent.model.diagnostic import Diagnostic
from respondent.model.draft import Draft
from respondent.model.workspace import Workspace
from respondent.weighing.index import build_index
from respondent.weighing.weigh import weigh_with


@dataclass(frozen=True, slots=True)
class Factcheck:
    """A draft and what is to be said of each quantity in it, in the order in which they stand.

    `diagnostics` are about what readers answered.
    """

    draft: Draft
    assessments: tuple[Assessment, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_false(self) -> bool:
        """Whether a quantity is contradicted or inconsistent, and no reader has answered that."""
        return any(assessment.is_false for assessment in self.assessments)

    def answered(self, given: Sequence[Given]) -> Factcheck:
        """The same with what readers answered; answers that lapsed are reported."""
        if not given:
            return self
        assessments, lapsed = apply_answers(self.draft, self.assessments, given)
        return replace(self, assessments=assessments, diagnostics=(*self.diagnostics, *lapsed))


def factcheck(draft: Draft, workspace: Workspace) -> Factcheck:
    """One draft held against a workspace's evidence."""
    return next(factcheck_each((draft,), workspace))


def factcheck_each(drafts: Iterable[Draft], workspace: Workspace) -> Iterator[Factcheck]:
    """Several drafts, one after the other; the evidence is gone through once."""
    index = build_index(workspace)
    for draft in drafts:
        yield Factcheck(draft, weigh_with(draft, index, workspace.settings))
