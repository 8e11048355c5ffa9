"""Several names as a sentence lists them, and things as it counts them."""

from __future__ import annotations

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """The names with commas and a last “and”: "Gwent, Kent and Surrey"; nothing where there are none."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def counted(number: int, what: str) -> str:
    """So many of something: "1 claim", "1,200 claims"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
