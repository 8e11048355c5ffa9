"""“Last year” for a year that is not last year at the document's date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from respondent.checking.page import Page
from respondent.checking.passages import Passage, Placed
from respondent.checking.rule import Findings
from respondent.model.codes import P101
from respondent.model.document import ClaimKind
from respondent.model.evidence import DataTable, Statistic
from respondent.model.period import Period
from respondent.prose.dates import write_date

_WORDS = re.compile(r"\b(?P<which>last|this|(?:the )?current) (?P<unit>year|month)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:earlier|later|until|of|since|than|on|from|with|to|in the|over the) $", re.IGNORECASE
)
_NEAR = 24
"""How many characters may stand between the words and the period that explains them."""


def relative_date(page: Page) -> Findings:
    """“Last year (2023/24)” in February 2025 is a sentence from a letter that was written a year before.

    Anti-pattern: “last year”, “this year” or “last month” in a sentence whose figures are of another year or
    month, at the document's date. A financial year counts as the calendar year in which most of its days lie.

    Best practice: name the period, `{{ period("…") }}`: it stays true.
    """
    for passage in page.passages:
        if not passage.is_running_text:
            continue
        for start, end in passage.sentences:
            words = passage.own_words(start, end)
            for found in _WORDS.finditer(words):
                if _BEFORE.search(words[: found.start()]):
                    continue
                place = start + found.start()
                period = _meant(passage, start, end, place, page)
                if period is not None and not _is_right(found, period, page.document.date):
                    yield P101.at(
                        page.place_of(passage, place, start + found.end()),
                        f"At {write_date(page.document.date)}, “{found[0]}” is not the period of the figure, "
                        f"{period}.",
                        "Name the period instead.",
                    )


def _meant(passage: Passage, start: int, end: int, place: int, page: Page) -> Period | None:
    """The period that stands beside the words; else that of the sentence's figures, if they are all of one."""
    near = passage.within(start, end)
    chosen = [p for p in near if p.claim.kind is ClaimKind.PERIOD and abs(p.start - place) < _NEAR]
    chosen = chosen or [p for p in near if p.claim.kind is ClaimKind.FIGURE]
    periods = {_period(placed, page) for placed in chosen}
    only = periods.pop() if len(periods) == 1 else None
    return only if only is not None and not only.is_stock else None


def _period(placed: Placed, page: Page) -> Period | None:
    if placed.claim.quantity is not None:
        return placed.claim.quantity.period
    records = page.records_of(placed.claim)
    first = records[0] if records else None
    if isinstance(first, Statistic):
        return first.quantity.period
    if isinstance(first, DataTable):
        row = page.row_of(placed.claim.records[0])
        return row.quantity.period if row is not None and row.quantity is not None else first.period
    return None


def _is_right(found: re.Match[str], period: Period, day: date) -> bool:
    """Whether the words may mean the period: only what is surely about another one is wrong."""
    is_past = found["which"].casefold() == "last"
    if found["unit"].casefold() == "month":
        first = day.replace(day=1)
        wanted = (first - timedelta(days=1)).replace(day=1) if is_past else first
        return period.days > 31 or period.first.replace(day=1) == wanted
    if not 350 <= period.days <= 370:
        return True
    middle = period.first + timedelta(days=period.days // 2)
    return middle.year == (day.year - 1 if is_past else day.year)
