"""A record as one line of a list: what it says, whose it is, how it stands and where it is used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from respondent.model.evidence import DataTable, Evidence, Quotation, Source, Statistic
from respondent.model.partner import Partner, owner_of
from respondent.model.record import Record
from respondent.model.review import Standing
from respondent.model.workspace import KIND_NAMES, Workspace
from respondent.reviewing.standing import status_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list; `sought` is all that a search looks through, in small letters.

    `value` is the figure as it was published, `standing` None for what nobody verifies; `uses` the documents that
    rest on it, `problems` how many errors and warnings stand against its file.
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
    uses: tuple[str, ...]
    problems: int
    confidential: bool
    sought: str = field(repr=False)


def entries(
    workspace: Workspace,
    uses: Mapping[str, Sequence[str]],
    problems: Mapping[str, int],
    now: datetime,
) -> tuple[Entry, ...]:
    """Every record of a workspace, by title; `problems` counts those of each record."""
    partners = workspace.settings.partners
    found = (
        _entry(workspace, record, partners, uses.get(record.id, ()), problems.get(record.id, 0), now)
        for record in workspace.records.values()
    )
    return tuple(sorted(found, key=lambda entry: (entry.title.casefold(), entry.id)))


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


def name_in(workspace: Workspace, record_id: str | None) -> str:
    """What an organisation or any other record is called; its id where it is not known."""
    record = workspace.records.get(record_id) if record_id else None
    return record.title if record is not None else record_id or ""


def _entry(
    workspace: Workspace,
    record: Record,
    partners: Sequence[Partner],
    uses: Sequence[str],
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
        tuple(uses),
        problems,
        record.confidential,
        " ".join(words).casefold(),
    )
