"""The pages, a module each: its `ROUTES`, its handlers, and nothing that the command line lacks."""

from __future__ import annotations

from respondent.web.pages import compare, factcheck, home, proposals, static
from respondent.web.route import PageRoute

ROUTES: tuple[PageRoute, ...] = (
    *home.ROUTES,
    *compare.ROUTES,
    *proposals.ROUTES,
    *factcheck.ROUTES,
    *static.ROUTES,
)
"""Every page but those of who may enter, in the order of the bar at the top."""
