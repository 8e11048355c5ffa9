"""How a survey's estimate was got."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Survey:
    """A sample of `n` out of `population`, asked in `fieldwork` (as published: "March to May 2024").

    `interval` is the confidence interval in the figure's own unit, at `level` per cent.
    """

    population: str
    n: int
    fieldwork: str | None = None
    weighted: bool | None = None
    interval: tuple[Fraction, Fraction] | None = None
    level: Fraction | None = None
