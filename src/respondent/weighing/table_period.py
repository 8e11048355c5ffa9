"""The period of a table's cell, or of a list's item: what its headings name, else its caption or title."""

from __future__ import annotations

from collections.abc import Iterable

from respondent.model.draft import PassageKind
from respondent.model.period import Period
from respondent.prose.mentions.periods import periods_in
from respondent.weighing.sheet import Page, Sheet


def table_periods(sheet: Sheet) -> dict[int, Period]:
    """For the number of each passage that is a table's cell or a list's item, the one period that its headings
    name.

    A caption, or a heading, holds for the tables that follow it before the next heading.
    """
    found: dict[int, Period] = {}
    title: Period | None = None
    caption: Period | None = None
    for page in sheet.pages:
        kind = page.passage.kind
        if kind is PassageKind.HEADING:
            title, caption = _only([page.passage.text]) or title, None
        elif kind not in (PassageKind.CELL, PassageKind.ITEM):
            caption = _only([page.passage.text]) if _is_caption(page) else None
        elif (period := _only(page.passage.labels) or caption or _of_title(page, title)) is not None:
            found[page.number] = period
    return found


def _of_title(page: Page, title: Period | None) -> Period | None:
    """A title's period holds for a table; a list under it may be about anything."""
    return title if page.passage.kind is PassageKind.CELL else None


def _is_caption(page: Page) -> bool:
    return page.passage.kind is PassageKind.CAPTION or page.passage.text.rstrip().endswith(":")


def _only(texts: Iterable[str]) -> Period | None:
    """The only period that some texts name."""
    whens = [when for text in texts for when in periods_in(text)]
    periods = dict.fromkeys(when.period for when in whens if when.period is not None)
    return next(iter(periods)) if len(periods) == 1 else None
