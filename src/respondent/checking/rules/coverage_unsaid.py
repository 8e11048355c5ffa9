"""A figure from some of those asked, as if it were from all."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.passages import Passage
from respondent.checking.rule import Findings
from respondent.model.codes import E112
from respondent.model.document import text_of
from respondent.model.evidence import Coverage, DataTable, Statistic
from respondent.prose.numbers import in_words


def coverage_unsaid(page: Page) -> Findings:
    """A total from 35 of 43 forces is no total, and whoever knows the other eight will say so.

    Anti-pattern: a figure that comes from some of those asked, or is a share of one that does, where neither
    its paragraph nor its note says of how many. A figure's own `coverage` goes into its note; that of its base
    does not.

    Best practice: say in the text “from 35 of 43 forces”.
    """
    for passage in page.passages:
        said = [passage.text, *passage.cited, *_notes(passage, page)]
        for placed in passage.claims:
            if placed.claim.quantity is None:
                continue
            for record in page.with_bases(placed.claim):
                coverage = record.coverage if isinstance(record, Statistic | DataTable) else None
                if coverage is not None and _lacks(coverage) and not _is_said(coverage, said):
                    known = f"{_known(coverage)} of {coverage.asked}"
                    yield E112.at(
                        placed.claim.span,
                        f"“{record.id}” comes from {known} asked, and the document does not say so here.",
                        f"Say in this paragraph that it comes from {known}.",
                    )


def _notes(passage: Passage, page: Page) -> list[str]:
    """The notes of a passage's claims."""
    numbers = {placed.claim.note for placed in passage.claims}
    return [text_of(note.content) for note in page.document.notes if note.number in numbers]


def _known(coverage: Coverage) -> int:
    return next(n for n in (coverage.usable, coverage.answered, coverage.asked) if n is not None)


def _lacks(coverage: Coverage) -> bool:
    return _known(coverage) < coverage.asked


def _is_said(coverage: Coverage, texts: list[str]) -> bool:
    """Whether one of the texts has both numbers."""
    return any(_has(text, _known(coverage)) and _has(text, coverage.asked) for text in texts)


def _has(text: str, number: int) -> bool:
    words = f" {''.join(c if c.isalnum() or c in ',-' else ' ' for c in text.casefold())} "
    return any(
        f" {form} " in words or f" {form}, " in words
        for form in (f"{number:,}", str(number), in_words(number))
    )
