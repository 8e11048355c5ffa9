"""Notes in the Oxford University Standard for the Citation of Legal Authorities, fifth edition.

Minimal punctuation; cases in italics, legislation upright; no *ibid*: a source cited before gives its short
form and "(n 3)", the number of the note that has it in full. What the standard does not know (disclosures,
helpline data, data sets) follows its general form: Author, *Title* (additional information, year) pinpoint
<address> accessed date.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from respondent.citing import dates, pinpoints
from respondent.citing.composed import Composed
from respondent.citing.inlines import enclosed, fused, italic, joined, linked, quoted, stopped, text
from respondent.citing.names import Name, listed
from respondent.citing.oscola_forms import PERIODICAL, authors, debate, full, letter_between, written
from respondent.citing.pinpoints import PAGE, PARAGRAPH
from respondent.citing.repeats import Entry, Mention, cited, entries
from respondent.citing.shortening import party, short_title, short_titles
from respondent.model.citation import Citation
from respondent.model.document import CrossReference, Inlines, Str, text_of
from respondent.model.evidence import Source, SourceType
from respondent.model.settings import NoteStyle

LEGISLATION = frozenset({SourceType.ACT, SourceType.BILL, SourceType.STATUTORY_INSTRUMENT})
FOUND_BY_CITATION = LEGISLATION | {SourceType.CASE, SourceType.HANSARD}
"""What needs no address: the citation finds it."""


def compose_oscola(notes: tuple[tuple[Citation, ...], ...]) -> Composed:
    """Every note in OSCOLA."""
    found = entries(notes)
    short = short_forms(cited(found))
    return Composed(tuple(_note(entry, short) for entry in found))


def _note(entry: Entry, short: Mapping[str, Inlines]) -> Inlines:
    sources = joined("; ", *(_mention(mention, short) for mention in entry.mentions))
    return joined(" ", stopped(sources), *(text(sentence) for sentence in entry.remarks))


def _mention(mention: Mention, short: Mapping[str, Inlines]) -> Inlines:
    source = mention.source
    if mention.first is not None:
        number = fused((Str("(n "), CrossReference(mention.first), Str(")")))
        return _pinpointed(joined(" ", short[source.id], number), source, mention.locators)
    pinpoint = PINPOINTS.get(source.type, _pinpointed)
    content = pinpoint(full(source), source, mention.locators)
    return content if source.type in FOUND_BY_CITATION else joined(" ", content, _address(source))


def _address(source: Source) -> Inlines:
    """<address> accessed date."""
    accessed = source.accessed if source.url else None
    address = enclosed("<", linked(source.url), ">")
    return joined(" ", address, text(f"accessed {dates.day(accessed)}" if accessed else None))


# Pinpoints


def _pinpointed(content: Inlines, source: Source, locators: tuple[str, ...]) -> Inlines:
    """The content and the place: after a bracket "7" is a page; elsewhere ", p 7" says so."""
    if source.type is SourceType.CASE:
        return joined(" ", content, text(_paragraphs_of_case(locators)))
    words = pinpoints.written(locators, NoteStyle.OSCOLA)
    parts = [part for locator in locators for part in pinpoints.read(locator)]
    page = parts[0].value if len(parts) == 1 and parts[0].kind is PAGE else None
    if text_of(content).endswith((")", "]")):
        return joined(" ", content, text(page or words))
    if source.type is SourceType.ARTICLE and source.pages and page:
        return joined(", ", content, text(page))
    return joined(", " if page else " ", content, text(words))


def _paragraphs_of_case(locators: tuple[str, ...]) -> str | None:
    """Paragraphs of a judgment in square brackets: [12]–[14]; pages of a report bare."""
    words = pinpoints.written(locators, NoteStyle.OSCOLA)
    kinds = {part.kind for locator in locators for part in pinpoints.read(locator)}
    if words is None or kinds != {PARAGRAPH}:
        return re.sub(r"^pp? ", "", words) if words else None
    return re.sub(r"(\d+)", r"[\1]", re.sub(r"paras? ", "", words))


def _of_legislation(content: Inlines, _source: Source, locators: tuple[str, ...]) -> Inlines:
    return joined(", ", content, text(pinpoints.written(locators, NoteStyle.OSCOLA)))


def _of_debate(content: Inlines, source: Source, locators: tuple[str, ...]) -> Inlines:
    """A debate's column follows its volume; the speaker comes last."""
    words = pinpoints.written(locators, NoteStyle.OSCOLA)
    speakers = listed([name.natural for name in authors(source)]) if source.author else None
    return joined(" ", joined(", ", content, text(words)), enclosed("(", text(speakers), ")"))


PINPOINTS: Mapping[SourceType, Callable[[Inlines, Source, tuple[str, ...]], Inlines]] = {
    **dict.fromkeys(LEGISLATION, _of_legislation),
    SourceType.HANSARD: _of_debate,
}
"""How a full form takes its pinpoint, where that is not after a space."""


# Short forms


def short_forms(sources: Iterable[Source]) -> Mapping[str, Inlines]:
    """The short form of each source, by id.

    It is the author's surname, with the short title where the document cites several works of that author, and
    the short title where there is none. Legislation, cases, debates and letters have forms of their own.
    """
    sources = tuple(sources)
    titles = short_titles(sources)
    works = Counter(_families(authors(source)) for source in sources)
    forms = {}
    for source in sources:
        families = _families(authors(source))
        titled = (quoted if source.type in PERIODICAL else italic)(titles[source.id])
        if source.type in SHORT:
            forms[source.id] = SHORT[source.type](source)
        elif works[families] > 1 or families is None:
            forms[source.id] = joined(", ", text(families), titled)
        else:
            forms[source.id] = text(families)
    return forms


def _families(names: tuple[Name, ...]) -> str | None:
    if len(names) > 3:
        return f"{names[0].family} and others"
    return listed([name.family for name in names])


def _known_as(source: Source) -> Inlines:
    return text(short_title(source))


def _case(source: Source) -> Inlines:
    return italic(source.short_title or party(source.title))


def _debate_on(source: Source) -> Inlines:
    return debate(replace(source, volume=None))


def _written(source: Source) -> Inlines:
    return text(written(source)) if source.reference else quoted(short_title(source))


SHORT: Mapping[SourceType, Callable[[Source], Inlines]] = {
    **dict.fromkeys(LEGISLATION, _known_as),
    SourceType.CASE: _case,
    SourceType.HANSARD: _debate_on,
    SourceType.LETTER: letter_between,
    SourceType.WRITTEN_QUESTION: _written,
    SourceType.WRITTEN_STATEMENT: _written,
}
