"""Headings that skip a level."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import D104
from respondent.model.document import Heading, text_of


def heading_levels(page: Page) -> Findings:
    """Screen readers go from heading to heading by level; a level that is skipped looks like a part that is
    missing.

    Anti-pattern: a heading of level 4 below one of level 2, because it looks better.

    Best practice: go down one level at a time; the letterhead's styles decide how each looks.
    """
    above = 1  # the document's title stands above the first heading
    for block in page.document.blocks:
        if not isinstance(block, Heading):
            continue
        if block.level > above + 1:
            yield D104.at(
                block.span,
                f"“{text_of(block.content)}” is a heading of level {block.level}, below one of level {above}.",
                f"Write it with {'#' * (above + 1)}, or add the heading that is missing between.",
            )
        above = block.level
