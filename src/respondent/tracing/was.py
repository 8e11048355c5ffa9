"""The sentences of a document as they were: those that it would have now, with its claims’ words of then."""

from __future__ import annotations

from collections.abc import Mapping

from respondent.checking.page import Page
from respondent.checking.passages import Passage, Placed


def sentences_then(page: Page, words: Mapping[int, str]) -> dict[int, tuple[str, str]]:
    """What stood before and after each claim in its sentence; `words` are what claims said, by present number."""
    found: dict[int, tuple[str, str]] = {}
    for passage in page.passages:
        inner = _innermost(passage)
        for placed in passage.claims:
            start, end = next(
                ((a, b) for a, b in passage.sentences if a <= placed.start < b), (0, len(passage.text))
            )
            before = _with(passage, inner, words, start, placed.start).lstrip()
            after = _with(passage, inner, words, placed.end, max(end, placed.end)).rstrip()
            found.setdefault(placed.claim.number, (before, after))
    return found


def title_then(page: Page, words: Mapping[int, str]) -> str:
    """The document’s title with the words that its claims had then."""
    title = page.passages[0]
    return " ".join(_with(title, _innermost(title), words, 0, len(title.text)).split())


def _innermost(passage: Passage) -> list[Placed]:
    """The claims that have no other inside them."""
    return [
        one
        for one in passage.claims
        if not any(
            other is not one and one.start <= other.start and other.end <= one.end for other in passage.claims
        )
    ]


def _with(passage: Passage, inner: list[Placed], words: Mapping[int, str], start: int, end: int) -> str:
    parts, at = [], start
    for placed in inner:
        if start <= placed.start and placed.end <= end and placed.start >= at:
            parts.append(passage.text[at : placed.start])
            parts.append(words.get(placed.claim.number, placed.claim.text))
            at = placed.end
    return "".join((*parts, passage.text[at:end]))
