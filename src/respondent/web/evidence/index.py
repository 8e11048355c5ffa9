"""The list of all evidence, made once for each state of the workspace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import PurePosixPath
from threading import Lock

from respondent.model.diagnostic import Diagnostic, Severity
from respondent.model.record import Record
from respondent.web.desk_at_hand import View
from respondent.web.evidence.entry import Entry, entries

_KEPT = 4
_LOCK = Lock()
_MADE: dict[tuple[str, bool], tuple[Entry, ...]] = {}


def index(view: View) -> tuple[Entry, ...]:
    """Every record of a view as a line of the list."""
    workspace = view.loaded.workspace
    key = (f"{workspace.root}:{view.version}", workspace.public)
    with _LOCK:
        known = _MADE.get(key)
    if known is not None:
        return known
    problems = Counter(
        PurePosixPath(one.span.path).stem
        for one in view.loaded.diagnostics
        if one.severity is not Severity.NOTE
    )
    made = entries(workspace, view.uses, problems, datetime.now(UTC))
    with _LOCK:
        while len(_MADE) >= _KEPT:
            _MADE.pop(next(iter(_MADE)))
        _MADE[key] = made
    return made


def problems_of(record: Record, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is wrong in a record's file, or in that of its rows."""
    rows = record.fields.get("rows")
    paths = {record.span.path}
    if isinstance(rows, str):
        paths.add(str(PurePosixPath(record.span.path).parent / rows))
    return tuple(one for one in diagnostics if one.span.path in paths)
