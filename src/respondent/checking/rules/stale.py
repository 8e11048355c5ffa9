"""A document that rests on evidence older than the settings allow."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import E103
from respondent.model.evidence import LASTING, Source
from respondent.prose.dates import write_date


def stale(page: Page) -> Findings:
    """An old figure is the first thing that a hostile reader looks for.

    Anti-pattern: a claim on a source that came out longer before the document's date than `stale_after` allows,
    though nobody has looked since whether there is a newer one.

    Best practice: use the newest edition; where there is none, say in `latest_checked` when you looked. Acts,
    cases and Hansard never go stale.
    """
    months = page.workspace.settings.stale_after
    for claim in page.document.claims:
        for source in page.sources_of(claim):
            known = _known_good(source)
            if known is not None and page.document.date > _later(known, months):
                yield E103.at(
                    claim.span,
                    f"This rests on “{source.title}”, which came out, or was last looked at, in "
                    f"{known.year}: more than "
                    f"{_length(months)} before {write_date(page.document.date)}.",
                    "Look for a newer edition. If there is none, say so with `latest_checked` in the "
                    "source’s record.",
                )


def _known_good(source: Source) -> date | None:
    """The last day on which the source is known to have been the newest; None where it lasts, or has no date."""
    if source.type in LASTING:
        return None
    days = [source.issued.latest] if source.issued else []
    return max([*days, *([source.latest_checked] if source.latest_checked else [])], default=None)


def _later(day: date, months: int) -> date:
    """The same day so many months later, or the month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _length(months: int) -> str:
    if months % 12:
        return f"{months} months" if months > 1 else "a month"
    return f"{months // 12} years" if months > 12 else "a year"
