"""Values in words, as pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from respondent.loading.shapes.london import london
from respondent.model.record import Plain
from respondent.model.review import Standing
from respondent.prose.dates import write_date

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        Standing.VERIFIED.value: "green",
        Standing.NONE.value: "grey",
        Standing.STALE.value: "amber",
        Standing.QUERIED.value: "amber",
        Standing.REJECTED.value: "red",
    }
)
"""The colour of the tag for each standing."""


def in_lines(value: Plain) -> str:
    """A field's value as a person reads it: a list on lines, a group as “name: value”."""
    if isinstance(value, Mapping):
        return "\n".join(f"{name.replace('_', ' ')}: {_in_line(one)}" for name, one in value.items())
    if isinstance(value, tuple):
        return "\n".join(_in_line(one) for one in value)
    return {"true": "Yes", "false": "No"}.get(str(value), str(value)) if value is not None else ""


def in_quotes(title: str) -> str:
    """A record’s title in quotation marks, in the middle of a sentence: without its own full stop."""
    return f"“{title.removesuffix('.')}”"


def in_title(column: str) -> str:
    """A table's column as a label: “Offences”, “FOI reference”."""
    words = column.replace("_", " ")
    return words[:1].upper() + words[1:]


def day_of(moment: datetime) -> str:
    """A moment as the day that it was in London: 5 January 2026."""
    return write_date(moment.astimezone(london()))


def _in_line(value: Plain) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name.replace('_', ' ')} {_in_line(one)}" for name, one in value.items())
    if isinstance(value, tuple):
        return ", ".join(_in_line(one) for one in value)
    return str(value)


def how_long_ago(moment: datetime, now: datetime) -> str:
    """A moment as people speak of it: just now, 5 minutes ago, yesterday; after a week its day."""
    seconds = (now - moment).total_seconds()
    if seconds < 90:
        return "just now"
    for unit, size, until in (("minute", 60, 60), ("hour", 3600, 24), ("day", 86400, 7)):
        number = int(seconds // size)
        if number < until:
            return (
                "yesterday"
                if unit == "day" and number == 1
                else f"{number} {unit}{'s' if number != 1 else ''} ago"
            )
    return f"on {day_of(moment)}"
