"""A record as one line of a list: what it says, whose it is, how it stands and where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from respondent.model.dependence import with_theirs
from respondent.model.evidence import DataTable, Evidence, Quotation, Source, Statistic
from respondent.model.partner import Partner, owner_of
from respondent.model.record import Record
from respondent.model.review import ArchivedCopy, Review, Standing
from respondent.model.workspace import KIND_NAMES, Workspace
from respondent.reviewing.standing import reviews_of, status_of
from respondent.web.evidence.words import in_title

_CITING = ("source", "of", "denominator", "superseded_by")
"""Where a record names others that it rests on, or that follow it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list; `sought` is all that a search looks through, in small letters.

    `value` is the figure as it was published, `standing` None for what nobody verifies; `uses` are the
    documents that rest on it, or None while they are not known, `cites` the records that it names; `problems`
    is how many errors and warnings stand against its file.
    """

    id: str
    kind: str
    title: str
    owner: str | None
    owner_name: str
    source: str | None
    source_title: str
    value: str
    unit: str
    standing: Standing | None
    uses: tuple[str, ...] | None
    problems: int
    confidential: bool
    cites: tuple[str, ...]
    sought: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A line with what it was made of: records, its verdicts, and the archived copies of its source."""

    entry: Entry
    records: tuple[tuple[str, Record | None], ...]
    reviews: tuple[Review, ...]
    copies: tuple[ArchivedCopy, ...]
    is_final: bool

    def holds(self, workspace: Workspace) -> bool:
        """Whether the line would say the same of that workspace."""
        known = workspace.records
        if not self.is_final or any(known.get(name) is not record for name, record in self.records):
            return False
        if not workspace.reviews and not self.reviews:
            return True
        record = known[self.entry.id]
        return self.reviews == reviews_of(workspace, record) and self.copies == _copies(workspace, record)


class Lines:
    """Makes the lines of a list, one version of a workspace after the other.

    A line is made anew only where something that it says has changed, so that after an edit it takes a hundredth of
    a second with 10,000 records and not a quarter of one.
    """

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._partners: tuple[Partner, ...] = ()

    def of(
        self,
        workspace: Workspace,
        uses: Mapping[str, tuple[str, ...]] | None,
        problems: Mapping[str, int],
        now: datetime,
        names: Iterable[str] | None = None,
    ) -> tuple[Entry, ...]:
        """The records of a workspace that are named, or all, by title; see `entries`."""
        partners = workspace.settings.partners
        before = self._kept if partners == self._partners else {}
        after: dict[str, _Kept] = {}
        for name in workspace.records if names is None else names:
            used = None if uses is None else uses.get(name, ())
            count = problems.get(name, 0)
            kept = before.get(name)
            if kept is None or not kept.holds(workspace):
                after[name] = _kept(
                    workspace, _entry(workspace, workspace.records[name], partners, used, count, now), now
                )
            elif kept.entry.uses == used and kept.entry.problems == count:
                after[name] = kept
            else:
                after[name] = replace(kept, entry=replace(kept.entry, uses=used, problems=count))
        self._kept, self._partners = after, partners
        return tuple(sorted((kept.entry for kept in after.values()), key=_by_title))


def entries(
    workspace: Workspace,
    uses: Mapping[str, tuple[str, ...]] | None,
    problems: Mapping[str, int],
    now: datetime,
    names: Iterable[str] | None = None,
) -> tuple[Entry, ...]:
    """The records of a workspace that are named, or all, by title.

    `uses` are the documents that rest on each record, None where they are not known yet; `problems` counts the
    errors and warnings of each.
    """
    return Lines().of(workspace, uses, problems, now, names)


def value_of(record: Record) -> str:
    """The figure of a record as it was published, with what it counts; of a table how many rows it has."""
    if isinstance(record, Statistic):
        written = str(record.fields.get("value", ""))
        unit = record.quantity.unit
        counted = "" if written[:1] in "£" or written.endswith("%") else unit.plural
        return f"{written} {counted}".strip()
    if isinstance(record, DataTable):
        return f"{len(record.rows)} row{'' if len(record.rows) == 1 else 's'}"
    return ""


def columns_of(table: DataTable) -> list[tuple[str, str, str]]:
    """The columns of a table: the name, what stands above it, and “key” or “number” where it is one of these."""
    parts = dict.fromkeys(table.key, "key") | {table.value_column: "number"}
    return [(column, in_title(column), parts.get(column, "")) for column in table.columns]


def name_in(workspace: Workspace, record_id: str | None) -> str:
    """What an organisation or any other record is called; its id where it is not known."""
    record = workspace.records.get(record_id) if record_id else None
    return record.title if record is not None else record_id or ""


def owner_name(workspace: Workspace, record: Record) -> str:
    """The name of the organisation whose record it is; empty where it is nobody's."""
    return name_in(workspace, owner_of(record, workspace.settings.partners))


def _entry(
    workspace: Workspace,
    record: Record,
    partners: Sequence[Partner],
    uses: tuple[str, ...] | None,
    problems: int,
    now: datetime,
) -> Entry:
    owner = owner_of(record, partners)
    source = getattr(record, "source", None)
    source_title = name_in(workspace, source)
    unit = record.quantity.unit.singular if isinstance(record, Statistic) else ""
    unit = record.unit.singular if isinstance(record, DataTable) else unit
    words = [record.id, record.title, value_of(record), source_title, name_in(workspace, owner)]
    words += [
        str(record.fields.get(name, "")) for name in ("publisher", "place", "period", "note", "reference")
    ]
    if isinstance(record, Quotation):
        words.append(record.text)
    words += [key for row in record.rows for key in row.key] if isinstance(record, DataTable) else []
    verified = isinstance(record, Evidence | Source)
    return Entry(
        record.id,
        KIND_NAMES[type(record).__name__],
        record.title,
        owner,
        name_in(workspace, owner),
        source,
        source_title,
        value_of(record),
        unit,
        status_of(workspace, record.id, now).standing if verified else None,
        uses,
        problems,
        record.confidential,
        tuple(name for field in _CITING if (name := getattr(record, field, None)) is not None),
        " ".join(words).casefold(),
    )


def _kept(workspace: Workspace, entry: Entry, now: datetime) -> _Kept:
    record = workspace.records[entry.id]
    names = {entry.id, entry.owner or "", entry.source or "", *with_theirs((entry.id,), workspace)}
    reviews = reviews_of(workspace, record)
    return _Kept(
        entry,
        tuple((name, workspace.records.get(name)) for name in names),
        reviews,
        _copies(workspace, record),
        all(review.at <= now for review in reviews),
    )


def _copies(workspace: Workspace, record: Record) -> tuple[ArchivedCopy, ...]:
    source = record.id if isinstance(record, Source) else getattr(record, "source", None) or ""
    return workspace.copies.get(source, ())


def _by_title(entry: Entry) -> tuple[str, str]:
    return entry.title.casefold(), entry.id
