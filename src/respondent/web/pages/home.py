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
from respondent.web.evidence.words import day_of, how_long_ago
from respondent.web.route import Needs, PageRoute
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
        signed or (),
        reviews=person.role.covers(Role.REVIEWER),
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
                "what": one.subject,
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
