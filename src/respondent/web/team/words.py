"""Roles, organisations and times in words, as the pages of accounts show them."""

from __future__ import annotations

from datetime import datetime

from respondent.loading.shapes.london import london
from respondent.model.directory import Organisation
from respondent.model.person import Role
from respondent.prose.dates import write_date
from respondent.web.visit import Visit

ROLES = {
    Role.READER: ("Reader", "Looks at the evidence and the documents."),
    Role.EDITOR: ("Editor", "Also changes the records of their own organisation."),
    Role.REVIEWER: ("Reviewer", "Also verifies records and signs documents off."),
    Role.ADMINISTRATOR: ("Administrator", "Also invites people, and changes any record."),
}

Choice = tuple[str, str]


def organisations(visit: Visit) -> list[Choice]:
    """The organisations that people can belong to, with their names: the partners, else all that have a record."""
    workspace = visit.view.workspace
    named = {one.id: one.name for one in workspace.records.values() if isinstance(one, Organisation)}
    partners = [one.organisation for one in workspace.settings.partners] or list(named)
    return sorted(((one, named.get(one, one)) for one in partners), key=lambda pair: pair[1].casefold())


def name_of(organisation: str, choices: list[Choice]) -> str:
    """An organisation's name; its id if it has no record, nothing if there is none."""
    return dict(choices).get(organisation, organisation)


def at_once(moment: datetime) -> str:
    """A time in London, whatever the clock of whoever reads it: “29 November 2026, 09:15”."""
    there = moment.astimezone(london())
    return f"{write_date(there.date())}, {there:%H:%M}"
