"""How old a source is, on a day."""

from __future__ import annotations

from datetime import date

from respondent.model.citation_sheet import Age
from respondent.model.evidence import LASTING, Source

_UP_TO = ((12, Age.UNDER_ONE), (24, Age.ONE_TO_TWO), (36, Age.TWO_TO_THREE), (60, Age.THREE_TO_FIVE))


def age_of(source: Source, day: date) -> Age:
    """The age by the last day on which it may have come out; what is law, or was said on a day, has none."""
    if source.type in LASTING:
        return Age.LASTING
    if source.issued is None:
        return Age.UNKNOWN
    issued = source.issued.latest
    months = (day.year - issued.year) * 12 + day.month - issued.month - (day.day < issued.day)
    return next((age for most, age in _UP_TO if months < most), Age.OVER_FIVE)
