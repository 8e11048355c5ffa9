"""The first page: what needs the visitor, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice

from starlette.responses import Response

from respondent.desk.past import PastChange
from respondent.model.person import Role
from respondent.model.workspace import Workspace
from respondent.web.evidence.entry import name_in
from respondent.web.evidence.index import noted, statuses
from respondent.web.evidence.needs import Group, Need, needs
from respondent.web.evidence.told import change_in_words
from respondent.web.evidence.words import day_of, how_long_ago
from respondent.web.naming import title_of
from respondent.web.pages.documents import title_of as title_of_document
from respondent.web.proposals import may_decide, visible
from respondent.web.route import Needs, PageRoute
from respondent.web.standing import is_known, is_own
from respondent.web.visit import Visit

SHOWN = 6
"""So many things of one sort stand on the page; the rest are a link away."""

_ALL = {
    Group.PROBLEM: "/evidence?status=problems",
    Group.REJECTED: "/evidence?status=rejected",
    Group.QUERIED: "/evidence?status=queried",
    Group.STALE: "/evidence?status=stale",
}


def show(visit: Visit) -> Response:
    """What needs the visitor, the most pressing first, and the last changes by everybody."""
    person, workspace = visit.somebody, visit.view.loaded.workspace
    now = datetime.now(UTC)
    signed = statuses(visit.view)
    found = needs(
        workspace,
        noted(visit.view),
        person.organisation,
        now,
        signed or () if person.role.covers(Role.REVIEWER) else (),
        [*_broken(visit), *_proposals(visit)],
        reviews=person.role.covers(Role.REVIEWER),
        titles={one.document.id: title_of_document(one) for one in visit.view.sheets()} if signed else {},
    )
    return visit.page(
        "home.html",
        organisation=name_in(workspace, person.organisation),
        groups=[
            (group.value, *_shown(found, group)) for group in Group if any(n.group is group for n in found)
        ],
        day=lambda day: f"{day.day} {day:%B %Y}",
        recent=[
            {
                "title": change_in_words(one.subject, workspace)[0],
                "what": change_in_words(one.subject, workspace)[1],
                "who": one.author,
                "when": how_long_ago(one.at, now),
                "day": day_of(one.at),
                "records": _records_in(one, workspace),
            }
            for one in visit.desk.recent(12, confidential=visit.confidential)
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
        if is_known(loaded.workspace, name) and is_own(loaded, name, person)
    ]


def _proposals(visit: Visit) -> list[Need]:
    """The proposals on which the visitor decides."""
    return [
        Need(
            Group.PROPOSAL,
            title_of(visit, one.record or one.template or ""),
            f"/proposals/{one.id}",
            one.proposer.name,
        )
        for one in visible(visit)
        if one.is_open and may_decide(visit, one)
    ]


def _records_in(change: PastChange, workspace: Workspace) -> list[str]:
    """The records whose files a change touched, those that are there."""
    stems = (path.rpartition("/")[2].rpartition(".")[0] for path in change.paths)
    names = dict.fromkeys(islice((name for name in stems if name in workspace.records), 20))
    return list(names)[:5]


def _shown(found: Iterable[Need], group: Group) -> tuple[list[Need], int, str]:
    """The first of a group, how many more there are, and where those are listed."""
    mine = [need for need in found if need.group is group]
    return mine[:SHOWN], max(0, len(mine) - SHOWN), _ALL.get(group, "")


ROUTES = (PageRoute("/", show, ("GET",), Needs(Role.READER), menu="Home"),)
