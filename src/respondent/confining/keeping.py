"""Large values that many jobs use, such as a workspace: sent to the nursery once, the next version by what is new.

A workspace of 10,000 records takes seconds to send. After somebody's edit all but one of its records are the very
objects that they were, and these are not sent again.
"""

from __future__ import annotations

import io
import pickle
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from respondent.confining.wire import Pickler


def recall(number: int) -> Any:
    """Stands in a pickle for a piece that the nursery has; it is looked up there, and nowhere else."""
    raise LookupError(number)


@dataclass(frozen=True, slots=True)
class Sending:
    """A kept value's number, and what is to be sent before it can be used: None where it is there already."""

    number: int
    payload: bytes | None = None


@dataclass(slots=True)
class _Kept:
    number: int
    value: object
    pieces: set[int]


@dataclass(slots=True)
class Shelf:
    """What a nursery has been given, as the server remembers it.

    `types` are the classes whose objects are pieces, known again by being the same object. The values used last are
    kept, `most` of them. Not safe for several threads at once: whoever uses it holds a lock.
    """

    types: tuple[type, ...] = ()
    most: int = 4
    _values: OrderedDict[int, _Kept] = field(default_factory=OrderedDict)
    _numbers: dict[int, int] = field(default_factory=dict)
    _pieces: dict[int, object] = field(default_factory=dict)
    _next: int = 0

    def send(self, value: object) -> Sending:
        """The value's number, and its bytes if the nursery does not have it. Raises what pickle does."""
        known = self._values.get(id(value))
        if known is not None:
            self._values.move_to_end(id(value))
            return Sending(known.number)
        packing = _Packing(self, self.types)
        body = packing.packed(value)
        fresh = {number: self._pieces[number] for number in packing.fresh}
        self._values[id(value)] = kept = _Kept(self._number(), value, packing.used)
        dropped = self._drop()
        out = io.BytesIO()
        Pickler(out, pickle.HIGHEST_PROTOCOL).dump((kept.number, dropped, fresh))
        return Sending(kept.number, out.getvalue() + body)

    def numbered(self, piece: object) -> tuple[int, bool]:
        """A piece's number, and whether it was given just now."""
        number = self._numbers.get(id(piece))
        if number is not None:
            return number, False
        number = self._numbers[id(piece)] = self._number()
        self._pieces[number] = piece  # as long as it is here, no other object has its identity
        return number, True

    def _number(self) -> int:
        self._next += 1
        return self._next

    def _drop(self) -> list[int]:
        """Forget the values used longest ago, and the pieces that no other has; their numbers."""
        gone: set[int] = set()
        dropped = []
        while len(self._values) > self.most:
            _, kept = self._values.popitem(last=False)
            dropped.append(kept.number)
            gone |= kept.pieces
        for kept in self._values.values():
            gone -= kept.pieces
        for number in gone:
            del self._numbers[id(self._pieces.pop(number))]
        return [*dropped, *gone]


class _Packing:
    """One value in the making: which pieces it uses, and which of them are new."""

    def __init__(self, shelf: Shelf, types: Iterable[type]) -> None:
        self._shelf = shelf
        self._table = Pickler.dispatch_table | dict.fromkeys(types, self._reduce)
        self.used: set[int] = set()
        self.fresh: list[int] = []

    def packed(self, value: object) -> bytes:
        out = io.BytesIO()
        own = type(
            "_Pickler", (Pickler,), {"dispatch_table": self._table}
        )  # it is looked at when one is made
        own(out, pickle.HIGHEST_PROTOCOL).dump(value)
        return out.getvalue()

    def _reduce(self, piece: object) -> tuple[Callable[..., Any], tuple[int]]:
        number, new = self._shelf.numbered(piece)
        if new:
            self.fresh.append(number)
        self.used.add(number)
        return recall, (number,)


class Store:
    """What a nursery keeps: the values by their number, and the pieces that they are made of."""

    def __init__(self) -> None:
        self.values: dict[int, object] = {}
        self._pieces: dict[int, object] = {}

    def take(self, payload: bytes) -> None:
        """Keep what a Shelf sent. The bytes are the server's own, and trusted."""
        source = io.BytesIO(payload)
        number, dropped, fresh = pickle.load(source)  # noqa: S301 - from the server that started this process
        self._pieces |= fresh
        self.values[number] = _Unpacking(source, self._pieces).load()
        for one in dropped:
            self.values.pop(one, None)
            self._pieces.pop(one, None)


class _Unpacking(pickle.Unpickler):
    def __init__(self, source: io.BytesIO, pieces: dict[int, object]) -> None:
        super().__init__(source)
        self._pieces = pieces

    def find_class(self, module: str, name: str, /) -> Any:
        """As ever, but what stands for a piece gives the piece."""
        if module == __name__ and name == recall.__name__:
            return self._pieces.__getitem__
        return super().find_class(module, name)
