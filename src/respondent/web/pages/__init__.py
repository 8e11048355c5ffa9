"""The pages, a module each: its `ROUTES`, its handlers, and nothing that the command line lacks."""

from __future__ import annotations

from respondent.web.pages import (
    compare,
    documents,
    evidence,
    factcheck,
    home,
    proposals,
    record_change,
    record_moves,
    record_new,
    record_propose,
    record_row_propose,
    record_rows,
    record_text,
    review,
    sign_off,
    static,
    watching,
)
from respondent.web.route import PageRoute

ROUTES: tuple[PageRoute, ...] = (
    *home.ROUTES,
    *record_new.ROUTES,
    *evidence.ROUTES,
    *record_change.ROUTES,
    *record_propose.ROUTES,
    *record_rows.ROUTES,
    *record_row_propose.ROUTES,
    *record_text.ROUTES,
    *record_moves.ROUTES,
    *documents.ROUTES,
    *sign_off.ROUTES,
    *review.ROUTES,
    *compare.ROUTES,
    *proposals.ROUTES,
    *factcheck.ROUTES,
    *watching.ROUTES,
    *static.ROUTES,
)
"""Every page but those of who may enter, in the order of the bar at the top."""
