"""Documents of which the same is to be said, put together: a template may give many that differ in a name."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

T = TypeVar("T")


def alike(items: Iterable[T], by: Callable[[T], Hashable]) -> list[tuple[T, ...]]:
    """The items in groups of which `by` says the same, each group where its first item stands."""
    found: dict[Hashable, list[T]] = {}
    for item in items:
        found.setdefault(by(item), []).append(item)
    return [tuple(several) for several in found.values()]
