"""The sentences that travel with a figure: what its caveats are, and how it was worked out."""

from __future__ import annotations

from respondent.citing.fields import typographic
from respondent.citing.inlines import STOPS
from respondent.model.citation import Citation


def remarks(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """Caveats, then workings, each once and as a sentence."""
    caveats = [sentence for citation in citations for sentence in citation.caveats]
    workings = [sentence for citation in citations for sentence in citation.workings]
    found = (_sentence(words) for words in caveats + workings)
    return tuple(dict.fromkeys(sentence for sentence in found if sentence))


def _sentence(words: str) -> str:
    words = " ".join(typographic(words).split())
    words = words[:1].upper() + words[1:]
    return words if not words or words.endswith(STOPS) else f"{words}."
