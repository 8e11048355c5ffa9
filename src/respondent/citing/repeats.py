"""Which mention of a source is its first, and where that was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from respondent.citing.fields import default_locator, tidied
from respondent.citing.remarks import remarks
from respondent.model.citation import Citation
from respondent.model.evidence import Source


@dataclass(frozen=True, slots=True)
class Mention:
    """A source in a note, with all the places in it that the note cites.

    `first` is the number of the earlier note that cited the source in full; None where this is the one.
    """

    source: Source
    locators: tuple[str, ...]
    first: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A note before a style writes it: its sources, each once, and the sentences that follow them."""

    mentions: tuple[Mention, ...]
    remarks: tuple[str, ...]


def entries(notes: tuple[tuple[Citation, ...], ...]) -> tuple[Entry, ...]:
    """An entry for each note, in the document's order; notes are numbered from 1."""
    seen: dict[str, int] = {}
    sources: dict[str, Source] = {}
    result = []
    for number, citations in enumerate(notes, start=1):
        places: dict[str, list[str]] = {}
        for citation in citations:
            if citation.source.id not in sources:
                sources[citation.source.id] = tidied(citation.source)
            found = places.setdefault(citation.source.id, [])
            if citation.locator and citation.locator not in found:
                found.append(citation.locator)
        mentions = tuple(
            Mention(sources[key], places_of(sources[key], found), seen.get(key))
            for key, found in places.items()
        )
        for key in places:
            seen.setdefault(key, number)
        result.append(Entry(mentions, remarks(citations)))
    return tuple(result)


def places_of(source: Source, locators: Iterable[str]) -> tuple[str, ...]:
    """The places cited or, where there are none, the one that the source's fields give."""
    default = default_locator(source)
    return tuple(locators) or ((default,) if default else ())


def cited(notes: tuple[Entry, ...]) -> tuple[Source, ...]:
    """Every source, once, in the order of first mention."""
    return tuple(mention.source for entry in notes for mention in entry.mentions if mention.first is None)
