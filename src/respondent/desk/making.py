"""How a desk's documents are made: in this process, or in children that cannot hurt it.

A template that never ends, or a table of a hundred thousand rows that one is made for, is stopped there, and only
the documents of that template are missing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from time import monotonic
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

NOT_AGAIN_FOR = 300.0
"""Seconds for which a template that took too much is left alone."""

PATIENCE = 600.0
"""Seconds that one waits for a child; those before are stopped long before that."""

USED = ("respondent.desk.made", "respondent.press", "respondent.checking.registry")
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
    """Makes them in a child that is held to `limits`, template by template. Closed, it makes nothing more.

    A template that went beyond its limits is not tried again for a while, unless it or the table for whose rows it
    is made has changed: each trial keeps everybody waiting, and ends the child.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        child = SteadyChild(USED, record_classes())
        self._confinement = Confinement(limits, at_once=1, waiting=1000, patience=PATIENCE, children=child)
        self._refused: dict[tuple[str, bool], tuple[object, float, Refused]] = {}

    def __call__(self, workspace: Workspace, names: Sequence[str], now: datetime) -> Mapping[str, Made]:
        """The documents; of a template that takes too much, none, and the reason."""
        return {name: self._made(workspace, name, now) for name in names}

    def close(self) -> None:
        """End the child."""
        self._confinement.close()

    def _made(self, workspace: Workspace, name: str, now: datetime) -> Made:
        key, what = (name, workspace.public), _what(workspace, name)
        before = self._refused.get(key)
        if before is not None and before[0] == what and monotonic() - before[1] < NOT_AGAIN_FOR:
            return _unmade(workspace, name, before[2], now)
        made = self._confinement.run(make, name, now, held=workspace, task=RENDERING)
        if not isinstance(made, Refused):
            self._refused.pop(key, None)
            return made
        if made.why is not Why.BUSY:
            self._refused[key] = what, monotonic(), made
        return _unmade(workspace, name, made, now)


def _what(workspace: Workspace, name: str) -> object:
    """What most bears on how much there is to be made: the template, and the table for whose rows it is made."""
    template = workspace.templates[name]
    each = template.front.for_each if template.front is not None else None
    return template, workspace.records.get(each.table) if each is not None else None


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
    is_ours = refused.why in {Why.FAILED, Why.BUSY}
    problem = (T211 if is_ours else T210).at(
        Span(workspace.templates[name].path),
        refused.message,
        ""
        if is_ours
        else "Look for a loop that goes on for too long, or a table with very many rows that it is made for.",
    )
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
        if is_ours
        else now.date(),  # what was no fault of the template's is tried again before long
    )
