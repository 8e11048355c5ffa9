"""Two versions of a document compared."""

from __future__ import annotations

from respondent.auditing.returned import Returned
from respondent.comparing.claims import compared, pairs_of
from respondent.comparing.prose import prose_changes
from respondent.comparing.sides import Side, sides_of
from respondent.model.built import Built
from respondent.model.comparison import Comparison, RecordChange
from respondent.model.lineage import Given


def compare(old: Returned, new: Returned) -> Comparison:
    """What changed between two versions, tracked changes in either of them accepted."""
    was, now = sides_of(old, new)
    pairs, moved = pairs_of(was, now)
    return Comparison(
        old.draft.name,
        new.draft.name,
        now.built.document if now.built else "",
        tuple(compared(was, now, pairs, moved)),
        _records(was, now),
        prose_changes(was, now, pairs),
    )


def _records(was: Side, now: Side) -> tuple[RecordChange, ...]:
    """The records and rows whose values differ between the two manifests, in the order of the later one."""
    if not (was.own and now.own) or was.built is None or now.built is None:
        return ()
    before, after = _values(was.built), _values(now.built)
    return tuple(
        RecordChange(given, before[given], value)
        for given, value in after.items()
        if given in before and before[given] != value
    )


def _values(built: Built) -> dict[Given, str]:
    found: dict[Given, str] = {}
    for claim in built.claims:
        for given, value in claim.given:
            found.setdefault(given, str(value))
    return found
