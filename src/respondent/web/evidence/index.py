"""What is worked out once for each state of the workspace: the list of all evidence, and who has signed what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock
from typing import TypeVar, cast

from respondent.desk.view import View
from respondent.model.diagnostic import Severity
from respondent.model.signoff import DocumentStatus
from respondent.register import Register
from respondent.web.evidence.entry import Entry, entries

_KEPT = 8
_LOCK = Lock()
_MADE: dict[tuple[object, ...], object] = {}

T = TypeVar("T")


def index(view: View) -> tuple[Entry, ...]:
    """Every record of a view as a line of the list."""
    return _once("index", view, lambda: _entries(view))


def statuses(view: View) -> tuple[DocumentStatus, ...]:
    """Who has signed each document of a view."""
    return _once("statuses", view, lambda: _statuses(view))


def _entries(view: View) -> tuple[Entry, ...]:
    uses: dict[str, list[str]] = defaultdict(list)
    for made in view.side.all_made():
        for document, names in made.rests.items():
            for name in names:
                uses[name].append(document)
    problems = {
        name: sum(one.severity is not Severity.NOTE for one in several)
        for name, several in view.problems.items()
    }
    return entries(view.workspace, uses, problems, datetime.now(UTC))


def _statuses(view: View) -> tuple[DocumentStatus, ...]:
    register = Register(view.side.workspace)
    return tuple(register.status(sheet.document) for sheet in view.sheets())


def _once(what: str, view: View, make: Callable[[], T]) -> T:
    """What `make` gives, kept for the next who asks of the same state; two at once may both make it."""
    key = (what, str(view.workspace.root), view.version, view.confidential, view.checked)
    with _LOCK:
        if key in _MADE:
            return cast("T", _MADE[key])
    made = make()
    with _LOCK:
        while len(_MADE) >= _KEPT:
            _MADE.pop(next(iter(_MADE)))
        _MADE[key] = made
    return made
