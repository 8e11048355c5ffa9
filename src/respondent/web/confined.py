"""Heavy work on what people send, done in children that cannot hurt the server: one place for this process."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from threading import Timer
from typing import Any, TypeVar

from respondent.confining.confinement import Confinement
from respondent.confining.limits import Limits
from respondent.confining.refusal import READING, Refused, Task
from respondent.model.kinds import record_classes
from respondent.web import work

T = TypeVar("T")

LIMITS = Limits()
SOON = 1.0
"""Seconds after which children are made ready; whoever opens the first page goes first."""

AT_ONCE, WAITING, PATIENCE = 2, 4, 10.0
"""Together less than the pages that are made at once, so that there is always room for those that need no child."""


@cache
def confinement() -> Confinement:
    """Where children do the work. It ends with this process."""
    return Confinement(
        LIMITS,
        at_once=AT_ONCE,
        waiting=WAITING,
        patience=PATIENCE,
        modules=("respondent.web.work", *work.USED),
        types=record_classes(),
    )


def start_soon() -> None:
    """Have the first children ready before somebody sends a file, a moment after the server began to answer."""
    later = Timer(SOON, confinement().start)
    later.daemon = True
    later.start()


def confined(
    function: Callable[..., T], *arguments: Any, held: object | None = None, task: Task = READING
) -> T | Refused:
    """What a function of `work` gives, from a child, or why it gave nothing; with `held`, that comes first."""
    return confinement().run(function, *arguments, held=held, task=task)
