"""Evidence: the list, searched and narrowed, and the page of one record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlencode

from starlette.responses import Response

from respondent.desk.past import PastChange
from respondent.desk.view import View
from respondent.model.diagnostic import Severity
from respondent.model.evidence import DataTable, Evidence, Source
from respondent.model.person import Role
from respondent.model.record import Plain, Record
from respondent.model.workspace import KIND_NAMES, Workspace
from respondent.reviewing.standing import reviews_of, status_of
from respondent.web.evidence.alike import alike
from respondent.web.evidence.entry import columns_of, owner_name, value_of
from respondent.web.evidence.errors import in_form_words
from respondent.web.evidence.index import index, narrowing
from respondent.web.evidence.line import line_of
from respondent.web.evidence.present import present_at
from respondent.web.evidence.query import fields_in_words, may_answer, query_of, review_in_words
from respondent.web.evidence.retold import history_of
from respondent.web.evidence.search import FIELDS, SHOWN, Wanted
from respondent.web.evidence.words import COLOURS, day_of, in_lines
from respondent.web.proposals import may_propose
from respondent.web.record_form.labels import KIND_WORDS, label_of
from respondent.web.route import Needs, PageRoute
from respondent.web.visit import Visit

MOST_CHANGES = 20

_FILTERS = {
    "kind": "Kind",
    "owner": "Whose",
    "source": "Source",
    "status": "Standing",
    "unit": "What is counted",
    "used": "Used in",
}
_TOLD = frozenset(
    {"kind", "value", "unit", "passage", "source", "locator", "statement", "title", "text", "name", "rows"}
)
"""Fields that a record's page shows in their own places."""


def show_list(visit: Visit) -> Response:
    """The evidence that is looked for, a page of it."""
    wanted = Wanted(visit.query.get("q")[:200], **{name: visit.query.get(name) for name in FIELDS})
    every = index(visit.view, whole=bool(wanted.used))
    found = every.found(wanted)
    pages = max(1, -(-len(found) // SHOWN))
    page = min(max(visit.query.number("page", 1), 1), pages)

    def address(number: int) -> str:
        return f"/evidence?{urlencode({**wanted.query(), 'page': str(number)})}"

    facets = narrowing(visit.view, every)
    filters = [
        (
            name,
            label,
            [(one.value, f"{_facet_words(name, one.label)} ({one.count})") for one in facets[name]],
        )
        for name, label in _FILTERS.items()
    ]
    return visit.page(
        "evidence/list.html",
        wanted=wanted,
        chosen={name: getattr(wanted, name) for name in FIELDS},
        narrowed=any(getattr(wanted, name) for name in FIELDS),
        filters=filters,
        rows=[line_of(visit.site.templates, one) for one in found[(page - 1) * SHOWN : page * SHOWN]],
        total=len(found),
        page=page,
        pages=pages,
        address=address,
        may_add=visit.somebody.role.covers(Role.EDITOR),
    )


def show_record(visit: Visit) -> Response:
    """One record: what it says, where from, where it is used, how it stands, what became of it."""
    workspace = visit.view.workspace
    record_id = visit.part("record")
    if record_id not in workspace.records:
        return visit.redirect(f"/evidence/{record_id}/text")
    record = visit.record
    kind = KIND_NAMES[type(record).__name__]
    now = datetime.now(UTC)
    source = workspace.records.get(str(record.fields.get("source", "")))
    uses = visit.view.uses(record.id)
    standing = status_of(workspace, record.id, now) if isinstance(record, Evidence | Source) else None
    changes = _history(visit, record)
    held = visit.desk.contents(changes)
    return visit.page(
        "evidence/record.html",
        id=record.id,
        kind=kind,
        kind_words=KIND_WORDS[kind][0],
        title=record.title,
        value=value_of(record),
        owner_name=owner_name(workspace, record),
        confidential=record.confidential,
        standing=standing,
        asked=query_of(workspace, record, standing, now) if standing else None,
        changed=fields_in_words(record, standing.changed) if standing else "",
        colours=COLOURS,
        problems=[
            in_form_words(one)
            for one in visit.view.problems.get(record.id, ())
            if one.severity is not Severity.NOTE
        ],
        may_change=visit.may_change(record),
        may_answer=visit.may_change(record) and may_answer(workspace, record, visit.somebody.organisation),
        may_rename=visit.somebody.role.covers(Role.ADMINISTRATOR),
        may_propose=may_propose(visit, record),
        may_remark=visit.somebody.role.covers(Role.EDITOR),
        may_review=visit.somebody.role.covers(Role.REVIEWER) and isinstance(record, Evidence | Source),
        passage=_text(record.fields.get("passage")) or _text(record.fields.get("text")),
        source=source.title if source else "",
        source_path=f"/evidence/{source.id}" if source else "",
        source_url=source.url if isinstance(source, Source) else record.fields.get("url", ""),
        locator=record.fields.get("locator", ""),
        facts=tuple(_facts(record, kind, workspace)),
        columns=columns_of(record) if isinstance(record, DataTable) else [],
        rows=_rows(record) if isinstance(record, DataTable) else None,
        many=len(uses),
        uses=[
            ([(one.document, one.title) for one in several], several[0].sentences)
            for several in alike(uses, lambda one: one.sentences)
        ],
        used_by=_used_by(record, visit.view),
        reviews=[review_in_words(workspace, one) for one in reviews_of(workspace, record)],
        history=[(history_of(one, held, workspace), one.author, day_of(one.at)) for one in changes],
        present=present_at(visit, record.id),
    )


def _facts(record: Record, kind: str, workspace: Workspace) -> Iterator[tuple[str, str, str]]:
    """What the rest of the file says: a label, the words, and where they lead."""
    for name, value in record.fields.items():
        if name in _TOLD:
            continue
        other = workspace.records.get(value) if isinstance(value, str) else None
        if other is not None and name in ("of", "per", "owner", "superseded_by"):
            yield label_of(kind, name), other.title, f"/evidence/{other.id}"
        else:
            yield label_of(kind, name), _said(kind, name, value), _web_address(value)


def _said(kind: str, name: str, value: Plain) -> str:
    """A field's content in lines; the parts of a group are called as in the form."""
    if isinstance(value, Mapping) and name not in ("complete", "dimension"):
        return "\n".join(
            f"{_alone(label_of(kind, f'{name}.{part}'))}: {in_lines(one)}" for part, one in value.items()
        )
    return in_lines(value)


def _alone(label: str) -> str:
    """A label without the “Or” by which its form offers it beside another."""
    rest = label.removeprefix("Or: ")
    return rest[:1].upper() + rest[1:]


def _web_address(value: Plain) -> str:
    return value if isinstance(value, str) and value.lower().startswith(("https://", "http://")) else ""


def _rows(table: DataTable) -> list[Mapping[str, object]]:
    return [
        {
            "cells": row.cells,
            "name": ", ".join(row.key),
            "address": urlencode({"k": "\x1f".join(row.key)})[2:],
        }
        for row in table.rows
    ]


def _history(visit: Visit, record: Record) -> list[PastChange]:
    """The last changes of a record, the latest first: of its file, and of that of its rows."""
    paths = [record.span.path, *([record.rows_path] if isinstance(record, DataTable) else [])]
    by_file = [
        list(visit.desk.history(path, MOST_CHANGES, confidential=visit.confidential)) for path in paths
    ]
    found: list[PastChange] = []
    while any(by_file):
        first = [one[0] for one in by_file if one]
        free = [head for head in first if not any(head.commit in map(_hash, one[1:]) for one in by_file)]
        last = max(free or first, key=lambda one: one.at)  # of one second the order of each file decides
        same = [one.pop(0) for one in by_file if one and one[0].commit == last.commit]
        found.append(replace(last, files=tuple(file for one in same for file in one.files)))
    return found[:MOST_CHANGES]


def _hash(change: PastChange) -> str:
    return change.commit


def _used_by(record: Record, view: View) -> tuple[Record, ...]:
    """The records that name this one: its statistics, if it is a source."""
    names = index(view).citing.get(record.id, ())[:50]
    return tuple(view.workspace.records[name] for name in names)


def _text(value: Plain | None) -> str:
    return value if isinstance(value, str) else ""


def _facet_words(name: str, label: str) -> str:
    if name == "kind":
        return KIND_WORDS[label][0]
    return label if name in ("owner", "source", "used") else label.capitalize()


_SEEN = Needs(Role.READER, of="record")

ROUTES = (
    PageRoute("/evidence", show_list, ("GET",), Needs(Role.READER), menu="Evidence"),
    PageRoute("/evidence/{record}", show_record, ("GET",), _SEEN),
)
