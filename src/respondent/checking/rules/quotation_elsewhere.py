"""A quotation about another place than the document's."""

from __future__ import annotations

import re

from respondent.checking.page import Page
from respondent.checking.quotations import quoted_in
from respondent.checking.rule import Findings
from respondent.model.codes import K106
from respondent.model.evidence import DataTable

_NATIONS = frozenset(
    "uk united kingdom great britain england wales scotland northern ireland and the whole of".split()
)


def quotation_elsewhere(page: Page) -> Findings:
    """A release about South Yorkshire with words about Yorkshire and the Humber was made by swapping the
    region.

    Anti-pattern: a quotation whose record names a `place` that is not the document's, and that the rest of the
    document does not name either.

    Best practice: choose words from the place that the document is about, or words that name no place.
    """
    here = _place_of(page)
    if here is None:
        return
    for claim, quotation in quoted_in(page):
        place = quotation.place
        if not place or _same(place, here) or set(re.findall(r"\w+", place.casefold())) <= _NATIONS:
            continue
        others = (
            one.text for one in page.passages if claim.number not in {p.claim.number for p in one.claims}
        )
        if not any(_names(text, place) for text in others):
            yield K106.at(
                claim.span,
                f"The words of “{quotation.speaker}” are about {place}; this document is about {here}.",
                f"Choose words from {here}, or words that name no place.",
            )


def _place_of(page: Page) -> str | None:
    """The one place that a document is about: its row's, or the one that all its figures name."""
    each = page.front.for_each if page.front else None
    table = page.workspace.records.get(each.table) if each else None
    if isinstance(table, DataTable) and table.place_column in table.key and page.document.row:
        row = next((row for row in table.rows if row.key == page.document.row), None)
        return row.cells.get(table.place_column) if row is not None else None
    quantities = [claim.quantity for claim in page.document.claims if claim.quantity is not None]
    places = {quantity.place for quantity in quantities}
    return places.pop() if len(places) == 1 else None


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _names(text: str, place: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(place)}(?!\w)", text, re.IGNORECASE) is not None
