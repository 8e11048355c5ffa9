"""The first page: what the workspace holds, and what needs somebody."""

from __future__ import annotations

from collections import Counter

from starlette.responses import Response

from respondent.model.diagnostic import Severity
from respondent.model.person import Role
from respondent.model.workspace import KIND_NAMES
from respondent.web.route import Needs, PageRoute
from respondent.web.visit import Visit


def show(visit: Visit) -> Response:
    """What the workspace holds, and how many problems there are."""
    loaded = visit.view.loaded
    kinds = Counter(KIND_NAMES[type(record).__name__] for record in loaded.workspace.records.values())
    errors = sum(one.severity is Severity.ERROR for one in loaded.diagnostics)
    return visit.page("home.html", kinds=sorted(kinds.items()), errors=errors)


ROUTES = (PageRoute("/", show, ("GET",), Needs(Role.READER), menu="Home"),)
