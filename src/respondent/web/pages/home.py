"""The first page: what needs the visitor, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from starlette.responses import Response

from respondent.model.person import Role
from respondent.model.review import Standing
from respondent.model.workspace import Workspace
from respondent.prose.dates import write_date
from respondent.reviewing.standing import status_of
from respondent.web.documents.titles import title_in
from respondent.web.evidence.entry import Entry, name_in
from respondent.web.evidence.index import noted, statuses
from respondent.web.evidence.needs import Group, Need, needs
from respondent.web.evidence.query import query_of
from respondent.web.evidence.retold import retelling
from respondent.web.evidence.words import day_of, how_long_ago
from respondent.web.naming import title_of
from respondent.web.proposals import is_own, may_decide, visible
from respondent.web.route import Needs, PageRoute
from respondent.web.standing import is_known
from respondent.web.standing import is_own as is_own_record
from respondent.web.visit import Visit

LATELY = timedelta(days=14)
"""So long whoever made a proposal is told on the page what became of it."""

SHOWN = 6
"""So many things of one sort stand on the page; the rest are a link away."""

RECENT = 12
"""So many of the last changes are told."""

_ALL = {
    Group.PROBLEM: "/evidence?status=problems",
    Group.REJECTED: "/evidence?status=rejected",
    Group.QUERIED: "/evidence?status=queried",
    Group.STALE: "/evidence?status=stale",
    Group.ANSWERED: "/review?standing=queried",
    Group.PROPOSAL: "/proposals",
    Group.DECIDED: "/proposals?show=decided",
    Group.SIGN_OFF: "/documents",
}


def show(visit: Visit) -> Response:
    """What needs the visitor, the most pressing first, and the last changes by everybody."""
    person, workspace = visit.somebody, visit.view.workspace
    now = datetime.now(UTC)
    signed = statuses(visit.view)
    lines = noted(visit.view)
    found = needs(
        workspace,
        lines,
        person.organisation,
        now,
        signed or () if person.role.covers(Role.REVIEWER) else (),
        [*_broken(visit), *_proposals(visit, now)],
        reviews=person.role.covers(Role.REVIEWER),
        answered=_answered(lines, workspace, now),
        titles={one.id: title_in(one) for one in visit.view.documents()} if signed else {},
    )
    changes = visit.desk.recent(RECENT, confidential=visit.confidential)
    held = visit.desk.contents(changes)
    return visit.page(
        "home.html",
        organisation=name_in(workspace, person.organisation),
        groups=[
            (group.value, *_shown(found, group)) for group in Group if any(n.group is group for n in found)
        ],
        day=write_date,
        recent=[
            (retelling(one, held, workspace), one.author, how_long_ago(one.at, now), day_of(one.at))
            for one in changes
        ],
        records=len(workspace.records),
        is_whole=signed is not None,
        may_add=person.role.covers(Role.EDITOR),
    )


def _broken(visit: Visit) -> list[Need]:
    """The records of the visitor whose files cannot be read, so that nothing else leads to them."""
    loaded, person = visit.view.loaded, visit.somebody
    return [
        Need(Group.PROBLEM, name, f"/evidence/{name}/text", "It cannot be read, and is left out until it can")
        for name in sorted(loaded.workspace.broken)
        if is_known(loaded.workspace, name) and is_own_record(loaded, name, person)
    ]


def _answered(lines: Iterable[Entry], workspace: Workspace, now: datetime) -> frozenset[str]:
    """The records of which a reviewer's question was answered."""
    asked = [one.id for one in lines if one.standing in (Standing.QUERIED, Standing.REJECTED)]
    found = (
        (name, query_of(workspace, workspace.records[name], status_of(workspace, name, now), now))
        for name in asked
    )
    return frozenset(name for name, query in found if query is not None and not query.is_open)


def _proposals(visit: Visit, now: datetime) -> Iterator[Need]:
    """The proposals on which the visitor decides, and those of their own on which somebody has decided lately."""
    for one in visible(visit):
        title, path = title_of(visit, one.record or one.template or ""), f"/proposals/{one.id}"
        decision = one.decision
        if decision is None:
            if may_decide(visit, one):
                yield Need(Group.PROPOSAL, title, path, one.proposer.name)
        elif is_own(visit, one) and decision.by != visit.somebody.name and now - decision.at <= LATELY:
            yield Need(Group.DECIDED, title, path, f"{decision.outcome.value.capitalize()} by {decision.by}")


def _shown(found: Iterable[Need], group: Group) -> tuple[list[Need], int, str]:
    """The first of a group, how many more there are, and where those are listed."""
    mine = [need for need in found if need.group is group]
    return mine[:SHOWN], max(0, len(mine) - SHOWN), _ALL.get(group, "")


ROUTES = (PageRoute("/", show, ("GET",), Needs(Role.READER), menu="Home"),)
