"""The log, with filters: who did what, when and from where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from urllib.parse import urlencode

from starlette.responses import Response

from respondent.accounts.log import Action, Filter
from respondent.loading.shapes.london import end_of, london
from respondent.model.person import Role
from respondent.model.review import REMARKS
from respondent.reviewing.verdict_file import FOLDER as VERDICTS
from respondent.web.route import Needs, PageRoute
from respondent.web.team.gate import INVALID, Gate
from respondent.web.team.words import at_once
from respondent.web.visit import Visit

LOG = "/people/log"
_PAGE = 50
UNSAID = "what is confidential"
_NO_DAY = "Enter a day as in 2026-11-29."


@dataclass(frozen=True, slots=True)
class LogPages:
    """The page of the log."""

    gate: Gate

    @property
    def routes(self) -> tuple[PageRoute, ...]:
        """The page."""
        return (PageRoute(LOG, self.show, ("GET",), Needs(Role.ADMINISTRATOR)),)

    def show(self, visit: Visit) -> Response:
        """The newest entries that the filters let through, and the way to older ones."""
        given = {name: visit.query.get(name) for name in ("who", "action", "from", "to")}
        first, last = _day(given["from"]), _day(given["to"])
        problems = [
            (name, _NO_DAY) for name, day in (("from", first), ("to", last)) if given[name] and day is None
        ]
        chosen = Filter(
            who=given["who"],
            action=next((one for one in Action if one.name.lower() == given["action"]), None),
            since=datetime(first.year, first.month, first.day, tzinfo=london()) if first else None,
            until=end_of(last) if last else None,
            before=visit.query.number("before", None),
        )
        found = self.gate.accounts.log.entries(chosen, limit=_PAGE + 1)
        shown = found[:_PAGE]
        older = ""
        if len(found) > _PAGE:
            kept = {name: value for name, value in given.items() if value}
            older = f"{LOG}?{urlencode(kept | {'before': str(shown[-1].id)})}"
        return visit.page(
            "team/log.html",
            status=INVALID if problems else 200,
            given=given,
            problems=problems,
            entries=[(one, about_in(one.about, visit), at_once(one.at)) for one in shown],
            people=[("", "Anybody"), *((one, one) for one in self.gate.accounts.log.everybody())],
            actions=[("", "Anything"), *((one.name.lower(), one.value.capitalize()) for one in Action)],
            older=older,
        )


def about_in(about: str, visit: Visit) -> str:
    """What an entry is about, without the files of which the visitor may not even know the name."""
    every = about.split(", ")
    known = [one for one in every if _may_show(one, visit)]
    return about if len(known) == len(every) else ", ".join((*known, UNSAID))


def _may_show(about: str, visit: Visit) -> bool:
    """Whether the visitor may read a name; of what is not there any more nobody knows whether it was secret."""
    return visit.view.may_show(about) and (visit.confidential or not _is_gone(about, visit))


def _is_gone(about: str, visit: Visit) -> bool:
    """Whether an entry names a file that is not there any more, or one about a record that is not."""
    folder, *names = PurePosixPath(about).parts or ("",)
    workspace = visit.view.workspace
    if folder in (REMARKS, VERDICTS) and names:
        return not any(names[0] in (one.id, *one.formerly) for one in workspace.records.values())
    return bool(names) and not (workspace.root / about).exists()


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1970 < day.year < 9000 else None
