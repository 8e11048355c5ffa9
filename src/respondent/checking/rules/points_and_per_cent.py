"""Per cent and percentage points mixed up."""

from __future__ import annotations

from respondent.checking.mixed_up import mixed_up_in
from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import N112
from respondent.prose.mentions.mention import Scale


def points_and_per_cent(page: Page) -> Findings:
    """From 25 to 30 per cent is a rise of five percentage points, and of twenty per cent.

    Anti-pattern: “rose from 25 per cent to 30 per cent, a rise of five per cent”.

    Best practice: let the template work it out: `later.minus(earlier, across_periods=true)` is in percentage
    points, `later.change_from(earlier)` in per cent.
    """
    for mixed in mixed_up_in(page):
        meant = "percentage points" if mixed.mention.scale is Scale.PERCENT else "per cent"
        yield N112.at(
            page.place_of(mixed.passage, mixed.mention.number.start, mixed.mention.number.end),
            f"“{mixed.mention.words.text}” is not what lies between {mixed.earlier} and {mixed.later}: that is "
            f"{mixed.points} percentage points, or {mixed.per_cent} per cent.",
            f"Write “{meant}”, or let a figure print the change.",
        )
