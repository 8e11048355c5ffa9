"""What is worked out once for each state of the workspace: the list of all evidence, and who has signed what."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from threading import Lock
from typing import TypeVar, cast

from respondent.desk.view import View
from respondent.model.diagnostic import Severity
from respondent.model.document import Document
from respondent.model.signoff import DocumentStatus
from respondent.register import Register
from respondent.web.documents.titles import titles_of
from respondent.web.evidence.entry import Entry, Lines, entries
from respondent.web.evidence.search import FIELDS, Facet, Wanted, facets, find

MANY = 500
"""Of so many records a line each is made at once."""

_KEPT = 16
_LOCK = Lock()
_MADE: OrderedDict[tuple[object, ...], object] = OrderedDict()
_LINES: OrderedDict[tuple[str, bool], tuple[Lock, Lines]] = OrderedDict()
_STATUSES: OrderedDict[tuple[str, bool], list[dict[int, tuple[Document, DocumentStatus]]]] = OrderedDict()

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class Index:
    """Every record as a line of the list; `is_whole` if all uses are known."""

    def __init__(self, entries: Iterable[Entry], *, is_whole: bool) -> None:
        self.entries = tuple(entries)
        self.is_whole = is_whole
        self._found: OrderedDict[Wanted, tuple[Entry, ...]] = OrderedDict()

    def found(self, wanted: Wanted) -> tuple[Entry, ...]:
        """The records that are looked for; what was looked for lately is known."""
        known = self._found.get(wanted)
        return _kept(self._found, wanted, find(self.entries, wanted)) if known is None else known

    @cached_property
    def citing(self) -> Mapping[str, Sequence[str]]:
        """The ids of the records that name each record: its statistics, if it is a source."""
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self.entries:
            for name in entry.cites:
                found[name].append(entry.id)
        return found


def index(view: View, *, whole: bool = False) -> Index:
    """The list of a view. While its documents are being made nobody waits for them, except for a `whole` one."""
    is_whole = whole or view.is_made
    return _once(f"index {is_whole}", view, lambda: _index(view, is_whole=is_whole))


def narrowing(view: View, every: Index) -> dict[str, tuple[Facet, ...]]:
    """What each field of a view’s list can be narrowed to; documents go by their titles."""

    def found() -> dict[str, tuple[Facet, ...]]:
        called = titles_of(view.documents()) if every.is_whole else {}
        return {name: facets(every.entries, name, called if name == "used" else {}) for name in FIELDS}

    return _once(f"narrowing {every.is_whole}", view, found)


def noted(view: View) -> tuple[Entry, ...]:
    """The lines of the records that have problems or verdicts; while those are few, only they are worked out."""
    names = view.problems.keys() & view.workspace.records.keys()
    if reviews := view.workspace.reviews:
        records = view.workspace.records.values()
        names |= {one.id for one in records if not reviews.keys().isdisjoint((one.id, *one.formerly))}
    if len(names) > MANY:
        return tuple(entry for entry in index(view).entries if entry.id in names)
    now = datetime.now(UTC)
    return _once("noted", view, lambda: entries(view.workspace, None, _problems(view), now, names))


def statuses(view: View) -> tuple[DocumentStatus, ...] | None:
    """Who has signed each document of a view; None while the documents are being made."""
    return _once("statuses", view, lambda: _statuses(view)) if view.is_made else None


def _index(view: View, *, is_whole: bool) -> Index:
    uses = view.used_in() if is_whole else None
    lock, lines = _lines(view)
    with lock:
        return Index(lines.of(view.workspace, uses, _problems(view), datetime.now(UTC)), is_whole=is_whole)


def _problems(view: View) -> dict[str, int]:
    """How many errors and warnings stand against each record."""
    return {
        name: sum(one.severity is not Severity.NOTE for one in several)
        for name, several in view.problems.items()
    }


def _lines(view: View) -> tuple[Lock, Lines]:
    """What makes the lines for this kind of visitor, and the lock under which it does."""
    return _kept(_LINES, (str(view.workspace.root), view.confidential), (Lock(), Lines()))


def _statuses(view: View) -> tuple[DocumentStatus, ...]:
    """As `statuses`; a document that is the same object bears the same words, for they are made anew with those."""
    register = Register(view.workspace)
    known: dict[int, tuple[Document, DocumentStatus]] = {}
    before = _kept(_STATUSES, (str(view.workspace.root), view.confidential), [known])
    for document in view.documents():
        found = before[0].get(id(document))
        status = found[1] if found is not None and found[0] is document else register.status(document)
        known[id(document)] = document, status
    before[0] = known
    return tuple(status for _, status in known.values())


def _once(what: str, view: View, make: Callable[[], T]) -> T:
    """What `make` gives, kept for the next who asks of the same state; two at once may both make it."""
    key = (what, str(view.workspace.root), view.version, view.confidential, view.checked)
    with _LOCK:
        if key in _MADE:
            return cast("T", _MADE[key])
    made = make()
    return cast("T", _kept(_MADE, key, made))


def _kept(of: OrderedDict[K, V], key: K, made: V) -> V:
    """What is kept under a key, or from now on what was made; what nobody asked for lately makes room."""
    with _LOCK:
        if key in of:
            of.move_to_end(key)
        else:
            while len(of) >= _KEPT:
                of.popitem(last=False)
            of[key] = made
        return of[key]
