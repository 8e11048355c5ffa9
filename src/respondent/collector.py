"""Python's garbage collector, paused where it would only cost time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Keep the collector from running: for work that makes many objects and none of them in circles, of which
    its passes, a third of the time otherwise, would find nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _count_as_old()
            gc.enable()


def _count_as_old() -> None:
    """Make everything that is there count as long-lived, or the collector's next small pass would look at it all.

    Freezing and thawing puts objects into the oldest generation without a look at them; a program that has
    frozen objects of its own keeps them so.
    """
    if gc.get_freeze_count() == 0:
        gc.freeze()
        gc.unfreeze()
