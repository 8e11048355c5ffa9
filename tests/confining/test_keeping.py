"""Large values that a nursery keeps: what is sent of them, and what is forgotten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

from respondent.confining.keeping import Shelf, Store


@dataclass(frozen=True, slots=True)
class Leaf:
    text: str


def leaves(count: int) -> dict[str, Leaf]:
    return {str(number): Leaf(f"{number} " * 50) for number in range(count)}


def sent(shelf: Shelf, store: Store, value: object) -> tuple[int, int]:
    """The value's number, and how many bytes were sent for it."""
    sending = shelf.send(value)
    if sending.payload is not None:
        store.take(sending.payload)
    assert store.values[sending.number] == value
    return sending.number, len(sending.payload or b"")


def test_the_same_object_is_sent_once() -> None:
    shelf, store = Shelf(), Store()
    value = MappingProxyType(leaves(10))
    number, size = sent(shelf, store, value)
    assert size > 0
    assert sent(shelf, store, value) == (number, 0)


def test_of_a_new_version_only_what_is_new_is_sent() -> None:
    shelf, store = Shelf((Leaf,)), Store()
    value = leaves(1000)
    _, whole = sent(shelf, store, value)
    changed = value | {"7": replace(value["7"], text="changed")}
    _, part = sent(shelf, store, changed)
    assert part < whole / 8
    assert b"changed" in (shelf.send(changed | {"8": Leaf("changed again")}).payload or b"")


def test_versions_used_long_ago_are_forgotten_with_what_no_other_has() -> None:
    shelf, store = Shelf((Leaf,), most=2), Store()
    value = leaves(20)
    first, _ = sent(shelf, store, value)
    for number in range(5):
        value = value | {"7": Leaf(f"version {number}")}
        last, _ = sent(shelf, store, value)
    assert set(store.values) == {last, *[number for number in store.values if number != last]}
    assert len(store.values) == 2
    assert first not in store.values
    assert len(store._pieces) == len(shelf._pieces) == 21  # 20, and the one that was changed last


def test_a_version_that_is_used_stays() -> None:
    shelf, store = Shelf((Leaf,), most=2), Store()
    used = leaves(3)
    number, _ = sent(shelf, store, used)
    for _ in range(4):
        sent(shelf, store, leaves(2))
        assert sent(shelf, store, used) == (number, 0)
