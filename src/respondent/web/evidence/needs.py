"""What needs somebody: said on the first page, in the order in which it presses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from respondent.loading.shapes.london import london
from respondent.model.consultation import Consultation
from respondent.model.evidence import Quotation
from respondent.model.partner import Partner, may_change
from respondent.model.review import Standing
from respondent.model.signoff import DocumentStatus
from respondent.model.workspace import Workspace
from respondent.web.evidence.entry import Entry

AHEAD = timedelta(days=60)
"""So far ahead deadlines are shown."""


class Group(StrEnum):
    """A heading of the first page, the most pressing first."""

    DEADLINE = "Deadlines"
    PROBLEM = "Problems to put right"
    REJECTED = "Rejected by a reviewer"
    QUERIED = "Questions from reviewers"
    ANSWERED = "Answered, for a reviewer to look at again"
    STALE = "To be verified again"
    PROPOSAL = "Proposals that wait for your word"
    DECIDED = "Decided on what you proposed"
    SIGN_OFF = "Waiting for your sign-off"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to be done: what it is about, a few words on it, where it is done, and by when."""

    group: Group
    title: str
    path: str
    detail: str = ""
    due: date | None = None


_STANDINGS = {
    Standing.REJECTED: Group.REJECTED,
    Standing.QUERIED: Group.QUERIED,
    Standing.STALE: Group.STALE,
}


def needs(
    workspace: Workspace,
    entries: Iterable[Entry],
    organisation: str,
    now: datetime,
    statuses: Iterable[DocumentStatus] = (),
    proposals: Iterable[Need] = (),
    *,
    reviews: bool = False,
    titles: Mapping[str, str] | None = None,
    answered: Collection[str] = (),
) -> tuple[Need, ...]:
    """What needs the people of an organisation; those who review (`reviews`) see every record to be verified again.

    Of records it is what they may change; deadlines are everybody's. `proposals` are those on which they decide.
    Documents are called by their `titles`. A question that was `answered`, by its record's id, waits for reviewers.
    """
    found = [
        *_deadlines(workspace, now),
        *_records(entries, organisation, workspace.settings.partners, answered, reviews=reviews),
        *_sign_offs(statuses, organisation, titles or {}),
        *proposals,
    ]
    order = list(Group)
    return tuple(
        sorted(found, key=lambda need: (order.index(need.group), need.due or date.max, need.title.casefold()))
    )


def _deadlines(workspace: Workspace, now: datetime) -> Iterator[Need]:
    """Consultations that close, and consent that ends, within the time ahead."""
    today = now.astimezone(london()).date()
    for record in workspace.records.values():
        path = f"/evidence/{record.id}"
        if isinstance(record, Consultation) and record.closes is not None and record.last_day is not None:
            if now <= record.closes <= now + AHEAD:
                yield Need(Group.DEADLINE, record.title, path, "The consultation closes", record.last_day)
        elif isinstance(record, Quotation) and record.consent is not None:
            until = record.consent.until
            if until is not None and until <= today + AHEAD:
                detail = f"Consent to use the words {'ends' if until >= today else 'ended'}"
                yield Need(Group.DEADLINE, record.title, path, detail, until)


def _records(
    entries: Iterable[Entry],
    organisation: str,
    partners: tuple[Partner, ...],
    answered: Collection[str],
    *,
    reviews: bool,
) -> Iterator[Need]:
    for entry in entries:
        mine = may_change(organisation, entry.owner, partners)
        path = f"/evidence/{entry.id}"
        if mine and entry.problems:
            many = f"{entry.problems} problems" if entry.problems > 1 else "1 problem"
            yield Need(Group.PROBLEM, entry.title, path, many)
        group = _STANDINGS.get(entry.standing) if entry.standing is not None else None
        if group in (Group.QUERIED, Group.REJECTED) and entry.id in answered:
            if reviews:
                yield Need(Group.ANSWERED, entry.title, f"/review/{entry.id}", entry.value)
        elif group is not None and (mine or (reviews and group is Group.STALE)):
            yield Need(group, entry.title, path, entry.value)


def _sign_offs(
    statuses: Iterable[DocumentStatus], organisation: str, titles: Mapping[str, str]
) -> Iterator[Need]:
    for status in statuses:
        for signatory in status.signatories:
            if signatory.organisation == organisation and not signatory.signed:
                title = titles.get(status.document, status.document)
                yield Need(Group.SIGN_OFF, title, f"/documents/{status.document}")
                break
