"""Numbers that must be unique in a package: of bookmarks, content controls and drawings."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count


class Ids:
    """Numbers from 1 up that are not taken yet; the same package gives the same numbers."""

    def __init__(self, taken: Iterable[int] = ()) -> None:
        self._taken = frozenset(taken)
        self._numbers = count(1)

    def new(self) -> int:
        """The next number that is free."""
        return next(number for number in self._numbers if number not in self._taken)
