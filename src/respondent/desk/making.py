"""How a desk's documents are made: in this process, or in children that cannot hurt it.

A template that never ends, or a table of a hundred thousand rows that one is made for, is stopped there, and only
the documents of that template are missing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from typing import Protocol

from respondent.confining.confinement import Confinement
from respondent.confining.limits import Limits
from respondent.confining.refusal import RENDERING, Refused, Why
from respondent.confining.steady import SteadyChild
from respondent.desk.made import Made, make, texts_of
from respondent.model.codes import T210, T211
from respondent.model.kinds import record_classes
from respondent.model.span import Span
from respondent.model.workspace import Workspace

PATIENCE = 600.0
"""Seconds that one waits for a child; those before are stopped long before that."""

USED = ("respondent.desk.making", "respondent.press", "respondent.checking.registry")
"""The modules that making documents uses, for a child to have at once."""


class Maker(Protocol):
    """Gives the documents of some templates by the templates' ids, which are the workspace's own."""

    def __call__(self, workspace: Workspace, names: Sequence[str], now: datetime) -> Mapping[str, Made]:
        """The documents as they are `now`."""
        ...


def make_here(workspace: Workspace, names: Sequence[str], now: datetime) -> Mapping[str, Made]:
    """Make them in this process: for one's own templates on one's own computer."""
    return {name: make(workspace, name, now) for name in names}


class MakerApart:
    """Makes them in a child that is held to `limits`. Closed, it makes nothing more."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._confinement = Confinement(
            limits, at_once=1, waiting=1000, patience=PATIENCE, children=SteadyChild(USED, record_classes())
        )

    def __call__(self, workspace: Workspace, names: Sequence[str], now: datetime) -> Mapping[str, Made]:
        """The documents; of a template that takes too much, none, and the reason."""
        if not names:
            return {}
        made = self._confinement.run(make_here, tuple(names), now, held=workspace, task=RENDERING)
        if not isinstance(made, Refused):
            return made
        if len(names) == 1:
            return {names[0]: _unmade(workspace, names[0], made, now)}
        return {name: one for each in names for name, one in self(workspace, [each], now).items()}

    def close(self) -> None:
        """End the children."""
        self._confinement.close()


@contextmanager
def made_apart() -> Iterator[Maker]:
    """A maker for evidence that many people write; its children end with the block.

    On Windows each child would begin by reading everything anew, so there they are made in this process.
    """
    if sys.platform == "win32":
        yield make_here
        return
    with closing(MakerApart()) as maker:
        yield maker


def _unmade(workspace: Workspace, name: str, refused: Refused, now: datetime) -> Made:
    """What is known of a template whose documents were not made: why, and that anything might mend it."""
    code = T211 if refused.why in {Why.FAILED, Why.BUSY} else T210
    remedy = "Look for a loop that goes on for too long, or a table with very many rows that it is made for."
    problem = code.at(Span(workspace.templates[name].path), refused.message, remedy)
    return Made(
        name,
        (),
        (problem,),
        frozenset(),
        frozenset(),
        everything=True,
        texts=texts_of(workspace, name),
        rests={},
        day=date.min
        if refused.why is Why.BUSY
        else now.date(),  # where there was no child, it is asked again
    )
