"""Functions of ours run in confined children, a few at once."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Protocol, TypeVar, cast

from respondent.confining.job import Job, name_of
from respondent.confining.limits import Limits
from respondent.confining.refusal import READING, Refused, Task, Why, refused

T = TypeVar("T")


class Children(Protocol):
    """A way of having a job done in a child."""

    def start(self) -> None:
        """Make ready what can be."""
        ...

    def do(self, job: Job, held: object | None, task: Task) -> object:
        """What the job gives, or a Refused."""
        ...

    def close(self) -> None:
        """End all that was started."""
        ...


def children_for(modules: Sequence[str], types: tuple[type, ...]) -> Children:
    """The way that this system allows: forked from a nursery, or on Windows started anew each time."""
    if sys.platform == "win32":
        from respondent.confining.alone import LoneChildren

        return LoneChildren()
    from respondent.confining.ready import ReadyChildren

    return ReadyChildren(modules, types)


class Confinement:
    """A place where functions of ours are run in children, at most `at_once` together; safe for threads.

    At most `waiting` others wait, each up to `patience` seconds; after that, or beyond that, they are refused as
    BUSY. `modules` are imported beforehand, so that a child has them at once; `types` are the classes of which
    large kept values are made (a workspace's records): of a new version of one, only what is new is sent then.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        at_once: int = 2,
        waiting: int = 20,
        patience: float = 20.0,
        modules: Sequence[str] = (),
        types: tuple[type, ...] = (),
        children: Children | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._patience = patience
        self._places = at_once + waiting
        self._present = 0
        self._turn = threading.Condition()
        self._free = at_once
        self._children = children or children_for(modules, types)
        self._closed = False

    def __enter__(self) -> Confinement:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Make children ready, so that the first job need not wait for that."""
        self._children.start()

    def close(self) -> None:
        """End all children; no job is taken on after that."""
        self._closed = True
        self._children.close()

    def run(
        self,
        function: Callable[..., T],
        *arguments: Any,
        held: object | None = None,
        limits: Limits | None = None,
        task: Task = READING,
    ) -> T | Refused:
        """What a module's function gives for these arguments, from a child; or why it gave nothing.

        With `held`, that is the function's first argument: a large value, such as a workspace, that stays with the
        children and is known again as long as it is the same object. A RespondentError of the function comes back
        as a Refused with its message; no other exception of it gets here. Raises ValueError for a function that is
        no module's, and what pickle raises for arguments that it cannot hold.
        """
        job = Job(name_of(function), arguments, limits or self.limits)
        if not self._enter():
            return refused(Why.BUSY, task)
        try:
            return cast("T | Refused", self._children.do(job, held, task))
        finally:
            self._leave()

    def _enter(self) -> bool:
        """Wait for a turn; False where that takes too long, or too many wait."""
        until = time.monotonic() + self._patience
        with self._turn:
            if self._closed or self._present >= self._places:
                return False
            self._present += 1
            while self._free == 0:
                left = until - time.monotonic()
                if left <= 0:
                    self._present -= 1
                    return False
                self._turn.wait(left)
            self._free -= 1
            return True

    def _leave(self) -> None:
        with self._turn:
            self._free += 1
            self._present -= 1
            self._turn.notify()
