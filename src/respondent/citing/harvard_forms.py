"""The entries of a Harvard list of references, by type of source.

Name (year) *Title*. Details. Available at: address (Accessed: date).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from respondent.citing import dates, disclosure, fields, law, parliament, pinpoints
from respondent.citing.inlines import enclosed, italic, joined, linked, quoted, stopped, text
from respondent.citing.names import Name, listed, responsible
from respondent.model.document import Inlines
from respondent.model.evidence import Source, SourceType
from respondent.model.settings import NoteStyle

BY_TITLE = frozenset({SourceType.ACT, SourceType.BILL, SourceType.STATUTORY_INSTRUMENT})
"""What is cited by its title, of which the year is a part."""

PERIODICAL = frozenset({SourceType.NEWS, SourceType.ARTICLE})
"""What appears in a newspaper or journal, which is not its author."""


def authors(source: Source) -> tuple[Name, ...]:
    """The names under which the list has a source; none where it is listed by its title."""
    if source.type in BY_TITLE or source.type is SourceType.CASE:
        return ()
    if source.type is SourceType.HANSARD and not source.author:
        house = parliament.house_name(source)
        return (Name(house),) if house else responsible(source)
    return responsible(source)


def listing(source: Source, year: str) -> Inlines:
    """An entry of the list: `source` is tidied, `year` has its letter."""
    sentences = [_opening(source, year), *DETAILS.get(source.type, _nothing)(source)]
    conditions = (text(words[0].upper() + words[1:]) for words in fields.conditions(source))
    return joined(
        " ", *(stopped(sentence) for sentence in (*sentences, *conditions, _address(source)) if sentence)
    )


def _opening(source: Source, year: str) -> Inlines:
    """The name, the year and the title, as far as they are one sentence."""
    title = TITLES.get(source.type, _title)(source)
    names = listed([name.inverted for name in authors(source)])
    dated = enclosed("(", text(year), ")")
    if names is None and source.type in PERIODICAL:
        return joined(" ", quoted(source.title), dated, _appeared(source))
    if names is None and source.type not in BY_TITLE and source.type is not SourceType.CASE:
        return joined(" ", title, dated)
    if names is None:
        return title
    return joined(" ", text(names), dated, title)


def _address(source: Source) -> Inlines:
    if source.url is None:
        return ()
    accessed = text(f"Accessed: {dates.day(source.accessed)}" if source.accessed else None)
    return joined(" ", text("Available at:"), linked(source.url), enclosed("(", accessed, ")"))


# Titles, with what belongs to their sentence


def _title(source: Source) -> Inlines:
    return italic(source.title)


def _dataset(source: Source) -> Inlines:
    return joined(" ", italic(source.title), text("[Dataset]"))


def _act(source: Source) -> Inlines:
    """*Title*, c. 50; of the Scottish Parliament asp 18."""
    number = law.chapter(source)
    number = f"c. {number[2:]}" if number and number.startswith("c ") else number
    return joined(", ", italic(law.dated_title(source)), text(number))


def _instrument(source: Source) -> Inlines:
    return joined(", ", italic(law.dated_title(source)), text(law.instrument(source)))


def _bill(source: Source) -> Inlines:
    """*Title* (session) House of Commons Bill 187."""
    session = parliament.session(source) or fields.year_unless_said(source, source.title)
    number = parliament.bill_number(source)
    paper = " ".join(filter(None, [parliament.house_name(source), f"Bill {number}" if number else None]))
    return joined(" ", italic(source.title), enclosed("(", text(session), ")"), text(paper))


def _case(source: Source) -> Inlines:
    """*Title* and its citation, or its year and court."""
    if source.reference:
        return joined(" ", italic(source.title), text(source.reference))
    year = enclosed("(", text(law.year_of_case(source)), ")")
    return joined(". ", joined(" ", italic(source.title), year), text(source.body or source.publisher))


def _committee(source: Source) -> Inlines:
    """*Title* (HC 123 2023–24)."""
    numbers = " ".join(filter(None, [parliament.numbered_paper(source), parliament.session(source)]))
    return joined(" ", italic(source.title), enclosed("(", text(numbers), ")"))


def _command_paper(source: Source) -> Inlines:
    return joined(" ", italic(source.title), enclosed("(", text(parliament.command_number(source)), ")"))


def _appeared(source: Source) -> Inlines:
    """*The Guardian*, 18 February, p. 7; *Journal*, 68(2), pp. 5–12."""
    container = source.container or source.publisher
    if source.type is SourceType.NEWS and not source.author:
        container = None
    day = dates.within_year(source.issued) if source.type is SourceType.NEWS else None
    issue = f"({source.issue})" if source.issue else ""
    number = f"{source.volume or ''}{issue}"
    return joined(", ", italic(container), text(number), text(day), text(_pages(source)))


def _periodical(source: Source) -> Inlines:
    """‘Title’, *The Guardian*, and where in it."""
    return joined(", ", quoted(source.title), _appeared(source))


TITLES: Mapping[SourceType, Callable[[Source], Inlines]] = {
    SourceType.DATASET: _dataset,
    SourceType.ACT: _act,
    SourceType.STATUTORY_INSTRUMENT: _instrument,
    SourceType.BILL: _bill,
    SourceType.CASE: _case,
    SourceType.COMMITTEE: _committee,
    SourceType.COMMAND_PAPER: _command_paper,
    SourceType.NEWS: _periodical,
    SourceType.ARTICLE: _periodical,
}


# Details: sentences after the title


def _sentences(*words: str | None) -> tuple[Inlines, ...]:
    return tuple(text(sentence[0].upper() + sentence[1:]) for sentence in words if sentence)


def _listed(*words: str | None) -> tuple[Inlines, ...]:
    return _sentences(", ".join(filter(None, words)))


def _nothing(_source: Source) -> tuple[Inlines, ...]:
    return ()


def _publication(source: Source) -> tuple[Inlines, ...]:
    volume = f"vol. {source.volume}" if source.volume else None
    return _sentences(fields.edition(source, "edn"), volume, source.reference, fields.imprint(source))


def _code(source: Source) -> tuple[Inlines, ...]:
    return _sentences(fields.version(source))


def _consultation(source: Source) -> tuple[Inlines, ...]:
    kind = None if "consultation" in source.title.casefold() else "consultation"
    return _listed(kind, f"vol. {source.volume}" if source.volume else None, source.reference)


def _webpage(source: Source) -> tuple[Inlines, ...]:
    return _sentences(source.container or fields.imprint(source))


def _foi(source: Source) -> tuple[Inlines, ...]:
    return _listed(*disclosure.details(source, "ref."))


def _hansard(source: Source) -> tuple[Inlines, ...]:
    house = parliament.house_name(source) if source.author else None
    volume = f"vol. {source.volume}" if source.volume else None
    column = pinpoints.written((f"col {source.column}",), NoteStyle.HARVARD) if source.column else None
    return _listed(
        f"{house} debate (Hansard)" if house else "Hansard debate",
        dates.within_year(source.issued),
        volume,
        column,
    )


def _question(source: Source) -> tuple[Inlines, ...]:
    day = dates.within_year(source.issued)
    return _listed(parliament.question(source), parliament.house_name(source), day)


def _statement(source: Source) -> tuple[Inlines, ...]:
    day = dates.within_year(source.issued)
    return _listed(parliament.statement(source), parliament.house_name(source), day)


def _letter(source: Source) -> tuple[Inlines, ...]:
    to = f"letter to {source.recipient}" if source.recipient else "letter"
    return _listed(to, dates.within_year(source.issued))


def _helpline(source: Source) -> tuple[Inlines, ...]:
    return _sentences(source.container, fields.holding(source))


DETAILS: Mapping[SourceType, Callable[[Source], tuple[Inlines, ...]]] = {
    SourceType.DATASET: _publication,
    SourceType.REPORT: _publication,
    SourceType.SURVEY: _publication,
    SourceType.CODE: _code,
    SourceType.CONSULTATION: _consultation,
    SourceType.WEBPAGE: _webpage,
    SourceType.FOI: _foi,
    SourceType.HANSARD: _hansard,
    SourceType.WRITTEN_QUESTION: _question,
    SourceType.WRITTEN_STATEMENT: _statement,
    SourceType.LETTER: _letter,
    SourceType.HELPLINE: _helpline,
}


def _pages(source: Source) -> str | None:
    if source.pages is None or not source.pages[0].isdigit():
        return source.pages
    return pinpoints.written((f"p {source.pages}",), NoteStyle.HARVARD)
