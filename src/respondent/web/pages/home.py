"""The first page: what needs the visitor, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import PurePosixPath

from starlette.responses import Response

from respondent.desk.past import PastChange
from respondent.model.person import Role
from respondent.model.workspace import Workspace
from respondent.web.evidence.entry import name_in
from respondent.web.evidence.index import index, statuses
from respondent.web.evidence.needs import Group, Need, needs
from respondent.web.evidence.told import change_in_words
from respondent.web.evidence.words import day_of, how_long_ago
from respondent.web.pages.documents import title_of
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
    every = index(visit.view)
    found = needs(
        workspace,
        every,
        person.organisation,
        now,
        statuses(visit.view) if person.role.covers(Role.REVIEWER) else (),
        reviews=person.role.covers(Role.REVIEWER),
        titles={sheet.document.id: title_of(sheet) for sheet in visit.view.sheets()},
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
        records=len(every),
        may_add=person.role.covers(Role.EDITOR),
    )


def _records_in(change: PastChange, workspace: Workspace) -> list[str]:
    """The records whose files a change touched, those that are there."""
    stems = dict.fromkeys(PurePosixPath(path).stem for path in change.paths)
    return [name for name in stems if name in workspace.records][:5]


def _shown(found: Iterable[Need], group: Group) -> tuple[list[Need], int, str]:
    """The first of a group, how many more there are, and where those are listed."""
    mine = [need for need in found if need.group is group]
    return mine[:SHOWN], max(0, len(mine) - SHOWN), _ALL.get(group, "")


ROUTES = (PageRoute("/", show, ("GET",), Needs(Role.READER), menu="Home"),)
