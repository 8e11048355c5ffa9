"""Financial and calendar years side by side."""

from __future__ import annotations

from respondent.checking.page import Page, figures_of
from respondent.checking.rule import Findings
from respondent.model.codes import P102
from respondent.model.period import PeriodKind


def mixed_years(page: Page) -> Findings:
    """2023/24 and 2024 share three months: a reader who takes them for two years counts those twice.

    Anti-pattern: figures of a financial year and of a calendar year that overlap, in one paragraph.

    Best practice: use one kind of year throughout; where a source has only the other, say so in the sentence.
    """
    for passage in page.passages:
        if not passage.is_running_text:
            continue
        found = [(p, q.period) for p, q in figures_of(passage) if q.period is not None]
        financial = [period for _, period in found if period.kind is PeriodKind.FINANCIAL_YEAR]
        for placed, period in found:
            overlapping = [f for f in financial if f.first <= period.last and period.first <= f.last]
            if period.kind is PeriodKind.CALENDAR_YEAR and overlapping:
                yield P102.at(
                    placed.claim.span,
                    f"This figure is of the calendar year {period}, another in the paragraph of the "
                    "financial year "
                    f"{overlapping[0]}.",
                    "Use one kind of year, or say in the sentence which is which.",
                )
                break
