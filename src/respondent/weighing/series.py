"""Figures of one series: of the same thing at different times."""

from __future__ import annotations

from collections.abc import Hashable

from respondent.weighing.candidate import Candidate


def series_of(one: Candidate) -> Hashable:
    """What the figures of one series have in common, their words apart."""
    return one.kind, one.needs, one.places, one.quantity.unit.singular


def are_about_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether two figures that have that in common are of one record, or of records with nearly the same words."""
    if one.record == other.record:
        return True
    shared = one.words & other.words
    return len(shared) * 10 >= 8 * max(len(one.words), len(other.words))
