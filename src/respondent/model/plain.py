"""What JSON holds, taken for what it should be; TypeError where it is anything else."""

from __future__ import annotations

from collections.abc import Mapping


def as_text(value: object) -> str:
    """The value, a string."""
    if not isinstance(value, str):
        raise TypeError
    return value


def as_texts(value: object) -> tuple[str, ...]:
    """The value, a list of strings."""
    return tuple(map(as_text, as_list(value)))


def as_number(value: object) -> int:
    """The value, a whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def as_list(value: object) -> list[object]:
    """The value, a list."""
    if not isinstance(value, list):
        raise TypeError
    return value


def as_mapping(value: object) -> Mapping[str, object]:
    """The value, an object."""
    if not isinstance(value, dict):
        raise TypeError
    return value
