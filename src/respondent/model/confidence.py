"""Which records are confidential: those that say so, and those that rest on one as source, base or denominator."""

from __future__ import annotations

import re
from collections.abc import Mapping

from respondent.model.content import referred_to
from respondent.model.record import Record

_PASSAGE = re.compile(r"\{%[-+]?\s*confidential\b")

NO_REASON = "confidential"
"""The reason of a record that gives none; `check` asks for it."""


def confidential_records(records: Mapping[str, Record]) -> Mapping[str, str]:
    """The reason for each record that must stay out of a public edition, by the record's id.

    A record that rests on a confidential one is confidential for the same reason: its note would name the other.
    """
    if not any(record.confidential for record in records.values()):
        return {}
    resting = _resting_on_confidential(records)
    reasons: dict[str, str] = {}
    for record in records.values():
        found = _reason(record, records, frozenset()) if record.id in resting else None
        if found is not None:
            reasons[record.id] = found
    return reasons


def has_passage(text: str) -> bool:
    """Whether a template's text has a confidential passage in it."""
    return _PASSAGE.search(text) is not None


def _resting_on_confidential(records: Mapping[str, Record]) -> set[str]:
    """The confidential records and all that rest on one of them, however indirectly."""
    above: dict[str, list[str]] = {}
    for record in records.values():
        for name in referred_to(record.fields):
            above.setdefault(name, []).append(record.id)
    found: set[str] = set()
    waiting = [record.id for record in records.values() if record.confidential]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += above.get(name, ())
    return found


def _reason(record: Record, records: Mapping[str, Record], seen: frozenset[str]) -> str | None:
    if record.confidential:
        return " ".join((record.reason or NO_REASON).split())
    for name in referred_to(record.fields):
        other = records.get(name) if name not in seen else None
        if other is not None and (found := _reason(other, records, seen | {record.id})) is not None:
            return found
    return None
