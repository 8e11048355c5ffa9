"""Where each claim of a document stands: under which heading, and in which sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from respondent.checking.page import Page
from respondent.checking.passages import Passage, Place, Placed

TITLE = "Title"
BEGINNING = "Beginning"
"""What the text before the first heading is called."""


@dataclass(frozen=True, slots=True)
class Context:
    """The heading above a claim, and the rest of its sentence before and after it."""

    section: str
    before: str = ""
    after: str = ""


NOWHERE = Context(BEGINNING)
"""Of a claim whose words stand in no passage, such as a quotation's attribution."""


def contexts_of(page: Page) -> dict[int, Context]:
    """The context of each claim, by its number; of one that stands in several passages, the first."""
    found: dict[int, Context] = {}
    for section, passage in _sections(page):
        for placed in passage.claims:
            found.setdefault(placed.claim.number, _context(section, passage, placed))
    return found


def _sections(page: Page) -> Iterator[tuple[str, Passage]]:
    """Each passage with the heading that it stands under; a heading stands under itself."""
    section = BEGINNING
    for passage in page.passages:
        if passage.place is Place.HEADING:
            section = " ".join(passage.text.split())
        yield TITLE if passage.place is Place.TITLE else section, passage


def _context(section: str, passage: Passage, placed: Placed) -> Context:
    start, end = next(
        ((start, end) for start, end in passage.sentences if start <= placed.start < end),
        (0, len(passage.text)),
    )
    before = passage.text[start : placed.start]
    after = passage.text[placed.end : max(end, placed.end)]
    return Context(section, before.lstrip(), after.rstrip())
