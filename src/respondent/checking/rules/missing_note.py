"""A reference to a note or a heading that the document does not have."""

from __future__ import annotations

import re

from respondent.checking.page import Page
from respondent.checking.passages import Passage, Place
from respondent.checking.rule import Findings
from respondent.model.codes import D102

_NOTE = re.compile(r"(?:\b(?:see|in|at|of|and) |\()(?:foot|end)?notes? (?P<number>[1-9][0-9]{0,2})\b")
_SECTION = re.compile(
    r"\b(?:see|under|in) (?:the )?(?:section|heading|part) “(?P<name>[^”]+)”", re.IGNORECASE
)


def missing_note(page: Page) -> Findings:
    """“See note 7” in a letter with five notes sends the reader to nothing.

    Anti-pattern: the number of a note typed by hand, or a heading named that was changed since.

    Best practice: leave numbers of notes to the tool, and name a heading as it stands.
    """
    headings = {_plain(passage.text) for passage in page.passages if passage.place is Place.HEADING}
    for passage in page.passages:
        if passage.is_running_text:
            yield from _notes(passage, page)
            yield from _headings(passage, page, headings)


def _notes(passage: Passage, page: Page) -> Findings:
    known = len(page.document.notes)
    for found in _NOTE.finditer(passage.text):
        if int(found["number"]) > known:
            yield D102.at(
                page.place_of(passage, *found.span("number")),
                f"There is no note {found['number']}: the document has {known}.",
                "Correct the number, or cite the source here instead.",
            )


def _headings(passage: Passage, page: Page, headings: set[str]) -> Findings:
    for found in _SECTION.finditer(passage.text):
        if headings and _plain(found["name"]) not in headings:
            yield D102.at(
                page.place_of(passage, *found.span("name")),
                f"There is no heading “{found['name']}”.",
                "Name the heading as it stands.",
            )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
