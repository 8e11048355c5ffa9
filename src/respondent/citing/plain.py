"""Notes for readers who know no citation style: who, what, when, where in it, and a link.

"Home Office, *Police recorded crime open data, year ending March 2024*, October 2024 edition, sheet 2023_24,
https://…". A source cited before is named briefly, with the number of the note that has it in full.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from respondent.citing import dates, disclosure, fields, law, parliament, pinpoints
from respondent.citing.composed import Composed
from respondent.citing.inlines import enclosed, fused, italic, joined, linked, stopped, text
from respondent.citing.names import Name, credited, responsible
from respondent.citing.repeats import Entry, Mention, cited, entries
from respondent.citing.shortening import KNOWN_BY_TITLE, short_titles
from respondent.model.citation import Citation
from respondent.model.document import CrossReference, Inlines, Str
from respondent.model.evidence import Source, SourceType
from respondent.model.settings import NoteStyle

Details = list[str | None]

CHANGING = frozenset({SourceType.WEBPAGE, SourceType.DATASET})
"""What may have changed since it was read: a note then says when that was."""


def compose_plain(notes: tuple[tuple[Citation, ...], ...]) -> Composed:
    """Every note in plain words."""
    found = entries(notes)
    titles = short_titles(cited(found))
    return Composed(tuple(_note(entry, titles) for entry in found))


def reference(source: Source, locators: tuple[str, ...]) -> Inlines:
    """A source in full, without its link: `source` is tidied."""
    details = DETAILS[source.type](source) if source.type in DETAILS else []
    return joined(
        ", ",
        HEADS.get(source.type, _headed)(source),
        *(text(words) for words in details),
        *(text(words) for words in fields.conditions(source)),
        text(pinpoints.written(locators, NoteStyle.PLAIN)),
    )


def _note(entry: Entry, titles: Mapping[str, str]) -> Inlines:
    sources = joined("; ", *(_mention(mention, titles) for mention in entry.mentions))
    return joined(" ", stopped(sources), *(text(sentence) for sentence in entry.remarks))


def _mention(mention: Mention, titles: Mapping[str, str]) -> Inlines:
    if mention.first is not None:
        return _repeated(mention, mention.first, titles[mention.source.id])
    source = mention.source
    full = joined(", ", reference(source, mention.locators), linked(source.url))
    accessed = source.accessed if source.url and source.type in CHANGING else None
    return joined(
        " ", full, enclosed("(", text(f"accessed {dates.day(accessed)}" if accessed else None), ")")
    )


def _repeated(mention: Mention, first: int, title: str) -> Inlines:
    source = mention.source
    named = ROMAN.get(source.type, italic)(title)
    who = text(credited(_named(source)))
    pinpoint = text(pinpoints.written(mention.locators, NoteStyle.PLAIN))
    note = fused((Str("(note "), CrossReference(first), Str(")")))
    return joined(", ", joined(" ", joined(", ", who, named), note), pinpoint)


# Heads: who, and what it is called


def _named(source: Source) -> tuple[Name, ...]:
    """Who stands before the title: nobody before a law or a case, only speakers before a debate."""
    if source.type in KNOWN_BY_TITLE or (source.type is SourceType.HANSARD and not source.author):
        return ()
    return responsible(source)


def _headed(source: Source) -> Inlines:
    return joined(", ", text(credited(_named(source))), italic(source.title))


def _legislation(source: Source) -> Inlines:
    return text(law.dated_title(source))


def _act(source: Source) -> Inlines:
    return joined(" ", _legislation(source), enclosed("(", text(law.devolved_chapter(source)), ")"))


def _correspondence(source: Source) -> Inlines:
    sender = credited(responsible(source))
    if source.title.casefold().startswith("letter"):
        return _headed(source)
    parties = [f"from {sender}" if sender else None, f"to {source.recipient}" if source.recipient else None]
    letter = " ".join(filter(None, ["Letter", *parties]))
    return joined(", ", text(letter), italic(source.title))


HEADS: Mapping[SourceType, Callable[[Source], Inlines]] = {
    SourceType.ACT: _act,
    SourceType.BILL: lambda source: text(source.title),
    SourceType.STATUTORY_INSTRUMENT: _legislation,
    SourceType.LETTER: _correspondence,
}
ROMAN = dict.fromkeys((SourceType.ACT, SourceType.BILL, SourceType.STATUTORY_INSTRUMENT), text)


# Details: what follows, by type (an Act has all in its title)


def _publication(source: Source) -> Details:
    edition = fields.edition(source)
    volume = f"volume {source.volume}" if source.volume else None
    said = fields.year_unless_said(source, edition)
    return [fields.imprint(source), source.reference, volume, edition, said or _undated(source)]


def _instrument(source: Source) -> Details:
    return [law.instrument(source)]


def _bill(source: Source) -> Details:
    return [parliament.bill(source), parliament.house_name(source), parliament.dated_session(source)]


def _judgment(source: Source) -> Details:
    return [source.reference or law.year_of_case(source), source.body or source.publisher]


def _code(source: Source) -> Details:
    version = fields.version(source)
    return [version, fields.year_unless_said(source, version) or _undated(source)]


def _consultation(source: Source) -> Details:
    kind = None if "consultation" in source.title.casefold() else "consultation"
    volume = f"volume {source.volume}" if source.volume else None
    return [kind, source.reference, volume, fields.year_unless_said(source) or _undated(source)]


def _webpage(source: Source) -> Details:
    site = source.container or fields.imprint(source)
    return [site, _full_date(source)]


def _foi(source: Source) -> Details:
    return [*disclosure.details(source, "reference", dates.as_known(source.issued)), _undated(source)]


def _hansard(source: Source) -> Details:
    volume = f"volume {source.volume}" if source.volume else None
    house = parliament.house_name(source)
    return [f"{house} debate" if house else "parliamentary debate", _full_date(source), volume]


def _question(source: Source) -> Details:
    return [parliament.question(source), parliament.house_name(source), _full_date(source)]


def _statement(source: Source) -> Details:
    return [parliament.statement(source), parliament.house_name(source), _full_date(source)]


def _committee(source: Source) -> Details:
    session = parliament.session(source)
    return [
        parliament.numbered_paper(source),
        f"session {session}" if session else None,
        fields.year_unless_said(source, session) or (None if session else _undated(source)),
    ]


def _command_paper(source: Source) -> Details:
    return [parliament.command_number(source), fields.year_unless_said(source) or _undated(source)]


def _dated(source: Source) -> Details:
    return [_full_date(source)]


def _helpline(source: Source) -> Details:
    return [source.container, fields.holding(source), fields.year_unless_said(source) or _undated(source)]


def _news(source: Source) -> Details:
    newspaper = source.container or fields.imprint(source)
    return [newspaper if source.author else None, _full_date(source)]


def _article(source: Source) -> Details:
    volume = f"volume {source.volume}" if source.volume else None
    issue = f"issue {source.issue}" if source.issue else None
    year = fields.year_unless_said(source) or _undated(source)
    return [source.container or source.publisher, volume, issue, year, _pages(source)]


DETAILS: Mapping[SourceType, Callable[[Source], Details]] = {
    SourceType.DATASET: _publication,
    SourceType.REPORT: _publication,
    SourceType.SURVEY: _publication,
    SourceType.BILL: _bill,
    SourceType.STATUTORY_INSTRUMENT: _instrument,
    SourceType.CASE: _judgment,
    SourceType.CODE: _code,
    SourceType.CONSULTATION: _consultation,
    SourceType.WEBPAGE: _webpage,
    SourceType.FOI: _foi,
    SourceType.HANSARD: _hansard,
    SourceType.WRITTEN_QUESTION: _question,
    SourceType.WRITTEN_STATEMENT: _statement,
    SourceType.COMMITTEE: _committee,
    SourceType.COMMAND_PAPER: _command_paper,
    SourceType.LETTER: _dated,
    SourceType.HELPLINE: _helpline,
    SourceType.NEWS: _news,
    SourceType.ARTICLE: _article,
}


def _full_date(source: Source) -> str:
    return dates.as_known(source.issued) or "undated"


def _undated(source: Source) -> str | None:
    return None if source.issued else "undated"


def _pages(source: Source) -> str | None:
    if source.pages is None:
        return None
    first_digit = source.pages[0].isdigit()
    return pinpoints.written((f"p {source.pages}",), NoteStyle.PLAIN) if first_digit else source.pages
