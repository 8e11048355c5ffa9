"""The entries of a Harvard list of references, by type of source.

Name (year) *Title*. Details. Available at: address (Accessed: date).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from respondent.citing import dates, disclosure, fields, law, parliament, pinpoints
from respondent.citing.inlines import enclosed, italic, joined, linked, quoted, stopped, text
from respondent.citing.names import Name, listed, responsible
from respondent.citing.shortening import KNOWN_BY_TITLE
from respondent.model.document import Inlines
from respondent.model.evidence import Source, SourceType
from respondent.model.settings import NoteStyle


def authors(source: Source) -> tuple[Name, ...]:
    """The names under which the list has a source; none where it is listed by its title."""
    if source.type in KNOWN_BY_TITLE:
        return ()
    if source.type is SourceType.HANSARD and not source.author:
        house = parliament.house_name(source)
        return (Name(house),) if house else responsible(source)
    return responsible(source)


def listing(source: Source, year: str) -> Inlines:
    """An entry of the list: `source` is tidied, `year` has its letter."""
    opening, details = _opening(source, year), DETAILS.get(source.type, _nothing)(source)
    if source.type not in WHOLE and not authors(source):
        opening, details = joined(" ", opening, *details[:1]), details[1:]
    conditions = (text(_capitalised(words)) for words in fields.conditions(source))
    sentences = (opening, *details, *conditions, _address(source))
    return joined(" ", *(stopped(sentence) for sentence in sentences))


def _opening(source: Source, year: str) -> Inlines:
    """The name, the year and the title; the title first where there is no name."""
    if source.type in WHOLE:
        return WHOLE[source.type](source)
    names = text(listed([name.inverted for name in authors(source)]))
    dated = enclosed("(", text(year), ")")
    if source.type in PERIODICAL:
        title, after = quoted(source.title), _appeared(source)
        return (
            joined(" ", names, dated, joined(", ", title, after))
            if names
            else joined(" ", title, dated, after)
        )
    title, after = italic(source.title), text(AFTER.get(source.type, _silent)(source))
    return joined(" ", names, dated, title, after) if names else joined(" ", title, dated, after)


def _address(source: Source) -> Inlines:
    if source.url is None:
        return ()
    accessed = text(f"Accessed: {dates.day(source.accessed)}" if source.accessed else None)
    return joined(" ", text("Available at:"), linked(source.url), enclosed("(", accessed, ")"))


# What is listed by its title and its own kind of citation


def _act(source: Source) -> Inlines:
    """*Title*, c. 50; of the Scottish Parliament asp 18."""
    number = law.chapter(source)
    number = f"c. {number[2:]}" if number and number.startswith("c ") else number
    return joined(", ", italic(law.dated_title(source)), text(number))


def _instrument(source: Source) -> Inlines:
    return joined(", ", italic(law.dated_title(source)), text(law.instrument(source)))


def _case(source: Source) -> Inlines:
    """*Title* and its citation, or its year and court."""
    if source.reference:
        return joined(" ", italic(source.title), text(source.reference))
    year = enclosed("(", text(law.year_of_case(source)), ")")
    title = joined(" ", italic(source.title), year)
    return joined(" ", stopped(title), text(source.body or source.publisher))


WHOLE: Mapping[SourceType, Callable[[Source], Inlines]] = {
    SourceType.ACT: _act,
    SourceType.STATUTORY_INSTRUMENT: _instrument,
    SourceType.CASE: _case,
}


# What follows a title in the same sentence


def _silent(_source: Source) -> str | None:
    return None


def _dataset(_source: Source) -> str:
    return "[Dataset]"


def _committee(source: Source) -> str | None:
    """The paper's number and session: (HC 123 2023–24)."""
    numbers = " ".join(filter(None, [parliament.numbered_paper(source), parliament.session(source)]))
    return f"({numbers})" if numbers else None


def _command_paper(source: Source) -> str | None:
    number = parliament.command_number(source)
    return f"({number})" if number else None


AFTER: Mapping[SourceType, Callable[[Source], str | None]] = {
    SourceType.DATASET: _dataset,
    SourceType.COMMITTEE: _committee,
    SourceType.COMMAND_PAPER: _command_paper,
}
PERIODICAL = frozenset({SourceType.NEWS, SourceType.ARTICLE})
"""What appears in a newspaper or a journal: the title stands in quotation marks, the container in italics."""


def _appeared(source: Source) -> Inlines:
    """*The Guardian*, 18 February, p. 7; *Journal*, 68(2), pp. 5–12."""
    container = source.container or source.publisher
    if source.type is SourceType.NEWS and not source.author:
        container = None
    day = dates.within_year(source.issued) if source.type is SourceType.NEWS else None
    issue = f"({source.issue})" if source.issue else ""
    number = f"{source.volume or ''}{issue}"
    return joined(", ", italic(container), text(number), text(day), text(_pages(source)))


# Details: sentences after the title


def _sentences(*words: str | None) -> tuple[Inlines, ...]:
    return tuple(text(_capitalised(sentence)) for sentence in words if sentence)


def _capitalised(words: str) -> str:
    return words[0].upper() + words[1:]


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


def _bill(source: Source) -> tuple[Inlines, ...]:
    house, number, session = (
        parliament.house_name(source),
        parliament.bill(source),
        parliament.session(source),
    )
    paper = " ".join(filter(None, [house, number]))
    return _listed(paper, f"session {session}" if session else None)


def _webpage(source: Source) -> tuple[Inlines, ...]:
    return _sentences(source.container or fields.imprint(source))


def _foi(source: Source) -> tuple[Inlines, ...]:
    return _listed(*disclosure.details(source, "ref.", dates.within_year(source.issued)))


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
    SourceType.BILL: _bill,
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
