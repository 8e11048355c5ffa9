"""The quotations that a document uses, and what their speakers are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from respondent.checking.page import Page
from respondent.model.document import Claim
from respondent.model.evidence import Quotation, Source, SourceType

_CHILD = re.compile(
    r"\b(?:girls?|boys?|child(?:ren)?|pupils?|teenagers?|young (?:person|people)|"
    r"(?:aged?|age of) (?:[1-9]|1[0-7]))\b",
    re.IGNORECASE,
)


def quoted_in(page: Page) -> Iterator[tuple[Claim, Quotation]]:
    """Each claim that rests on somebody's words, with the record of them."""
    for claim in page.document.claims:
        for record in page.records_of(claim):
            if isinstance(record, Quotation):
                yield claim, record


def is_childs(quotation: Quotation, source: Source | None) -> bool:
    """Whether the words are a child's, as far as the record says; invented ones count, so that examples show
    it.
    """
    if source is not None and source.type is SourceType.HELPLINE:
        return True
    return _CHILD.search(quotation.speaker) is not None
