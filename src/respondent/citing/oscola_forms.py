"""The full forms of sources in OSCOLA, by type.

A form has no pinpoint and no address: the note adds them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from respondent.citing import dates, disclosure, fields, law, parliament
from respondent.citing.inlines import enclosed, italic, joined, quoted, text
from respondent.citing.names import Name, credited, responsible
from respondent.model.document import Inlines
from respondent.model.evidence import Source, SourceType

Information = list[str | None]


def authors(source: Source) -> tuple[Name, ...]:
    """The names before the title. A newspaper, a journal or a site is no author: it stands after the title."""
    site = source.type is SourceType.WEBPAGE and source.container is not None
    if source.type in PERIODICAL and not source.author and not site:
        return ()
    return responsible(source)


def _author(source: Source) -> Inlines:
    return text(credited(authors(source)))


def _conditions(source: Source) -> Information:
    return list(fields.conditions(source))


def _in_brackets(information: Information) -> Inlines:
    return enclosed("(", text(", ".join(filter(None, information))), ")")


def full(source: Source) -> Inlines:
    """A source in full, without a pinpoint or an address: `source` is tidied."""
    return FULL.get(source.type, _publication)(source)


def _publication(source: Source) -> Inlines:
    """Author, *Title* (information)."""
    information = INFORMATION[source.type](source) + _conditions(source)
    return joined(" ", joined(", ", _author(source), italic(source.title)), _in_brackets(information))


def _act(source: Source) -> Inlines:
    return joined(
        " ",
        text(law.dated_title(source)),
        _in_brackets([law.devolved_chapter(source)]),
        _in_brackets(_conditions(source)),
    )


def _instrument(source: Source) -> Inlines:
    title = joined(", ", text(law.dated_title(source)), text(law.instrument(source)))
    return joined(" ", title, _in_brackets(_conditions(source)))


def _bill(source: Source) -> Inlines:
    """Title, House and Bill, session, and the number, which the Commons put in square brackets.

    A bill of the Scottish Parliament begins with its number: SP Bill 4 Title Session 1 (1999).
    """
    number, session = parliament.bill_number(source), parliament.session(source)
    when = session or (str(source.issued.year) if source.issued else None)
    house = parliament.house(source)
    if law.jurisdiction(source) == "scotland":
        number = f"SP Bill {re.sub(r'^SP Bill ', '', number)}" if number else "SP Bill"
        year = str(source.issued.year) if source.issued else None
        session = f"Session {session}" if session else None
        return joined(" ", text(number), text(source.title), text(session), _in_brackets([year]))
    title = re.sub(r"\s+Bill$", f" {house} Bill", source.title) if house else source.title
    bracketed = f"[{number}]" if number and house == "HC" else number
    return joined(" ", text(title), _in_brackets([when]), text(bracketed), _in_brackets(_conditions(source)))


def _case(source: Source) -> Inlines:
    """*Title*, its citations, and the court where no neutral citation names it."""
    court = source.body or source.publisher
    named = source.reference is not None and law.neutral(source.reference)
    year = fields.year_unless_said(source, source.reference)
    information = [None if named else court, year, *_conditions(source)]
    return joined(" ", italic(source.title), text(source.reference), _in_brackets(information))


def debate(source: Source) -> Inlines:
    """HC Deb 18 February 2025, vol 762; a debate with neither date nor volume is known by its title."""
    house = parliament.house(source)
    issued = dates.as_known(source.issued)
    volume = f"vol {source.volume}" if source.volume else None
    named = " ".join(filter(None, [f"{house} Deb" if house else "Hansard", issued]))
    title = () if issued or volume else quoted(source.title)
    return joined(", ", title, text(named), text(volume))


def _webpage(source: Source) -> Inlines:
    """‘Title’ (Site, date), after its authors if people wrote it."""
    site = source.container or source.publisher
    information = [site, dates.as_known(source.issued), *_conditions(source)]
    return joined(" ", joined(", ", _author(source), quoted(source.title)), _in_brackets(information))


def _parliamentary_answer(source: Source) -> Inlines:
    """‘Title’ (HC Written Question UIN 12345, 4 March 2024), after the member or the department."""
    information = [written(source), dates.as_known(source.issued), *_conditions(source)]
    return joined(" ", joined(", ", _author(source), quoted(source.title)), _in_brackets(information))


def written(source: Source) -> str:
    """HC Written Question UIN 12345; HC Written Statement HCWS123."""
    words = re.sub(r"^written \w+", lambda match: match[0].title(), WRITTEN[source.type](source))
    return " ".join(filter(None, [parliament.house(source), words]))


def _letter(source: Source) -> Inlines:
    """Letter from one to another (date); one whose parties are not known is known by its title."""
    return joined(
        " ", letter_between(source), _in_brackets([dates.as_known(source.issued), *_conditions(source)])
    )


def letter_between(source: Source) -> Inlines:
    """Letter from one to another."""
    sender = credited(responsible(source))
    if sender is None and source.recipient is None:
        return quoted(source.title)
    parties = [f"from {sender}" if sender else None, f"to {source.recipient}" if source.recipient else None]
    return text(" ".join(filter(None, ["Letter", *parties])))


def _news(source: Source) -> Inlines:
    """Author, ‘Title’ *Newspaper* (date)."""
    newspaper = source.container or source.publisher
    title = joined(" ", quoted(source.title), italic(newspaper))
    information = [dates.as_known(source.issued), *_conditions(source)]
    return joined(" ", joined(", ", _author(source), title), _in_brackets(information))


def _article(source: Source) -> Inlines:
    """Author, ‘Title’ (2009) 68(2) Journal 5; without a volume the year identifies it: [2009] Journal 5."""
    journal = source.container or source.publisher
    year = str(source.issued.year) if source.issued else None
    volume = f"{source.volume or ''}{f'({source.issue})' if source.issue else ''}"
    dated = enclosed("(", text(year), ")") if volume else enclosed("[", text(year), "]")
    first_page = re.split(r"\s*[–-]\s*", source.pages)[0] if source.pages else None
    place = joined(
        " ", dated, text(volume), text(journal), text(first_page), _in_brackets(_conditions(source))
    )
    return joined(" ", joined(", ", _author(source), quoted(source.title)), place)


FULL: Mapping[SourceType, Callable[[Source], Inlines]] = {
    SourceType.ACT: _act,
    SourceType.BILL: _bill,
    SourceType.STATUTORY_INSTRUMENT: _instrument,
    SourceType.CASE: _case,
    SourceType.WEBPAGE: _webpage,
    SourceType.WRITTEN_QUESTION: _parliamentary_answer,
    SourceType.WRITTEN_STATEMENT: _parliamentary_answer,
    SourceType.HANSARD: debate,
    SourceType.LETTER: _letter,
    SourceType.NEWS: _news,
    SourceType.ARTICLE: _article,
}
"""Types with a form of their own; the others are a title with information in brackets."""

WRITTEN: Mapping[SourceType, Callable[[Source], str]] = {
    SourceType.WRITTEN_QUESTION: parliament.question,
    SourceType.WRITTEN_STATEMENT: parliament.statement,
}
PERIODICAL = frozenset({SourceType.WEBPAGE, SourceType.NEWS, SourceType.ARTICLE})
"""What appears in something larger, whose publisher did not write it; titles stand in quotation marks."""


# What stands in brackets after a title


def _report(source: Source) -> Information:
    edition = fields.edition(source, "edn")
    volume = f"vol {source.volume}" if source.volume else None
    return [
        fields.imprint(source),
        source.reference,
        volume,
        edition,
        fields.year_unless_said(source, edition),
    ]


def _code(source: Source) -> Information:
    version = fields.version(source)
    return [version, fields.year_unless_said(source, version)]


def _consultation(source: Source) -> Information:
    kind = None if "consultation" in source.title.casefold() else "consultation"
    volume = f"vol {source.volume}" if source.volume else None
    return [kind, source.reference, volume, fields.year_unless_said(source)]


def _foi(source: Source) -> Information:
    return disclosure.details(source, "ref", dates.as_known(source.issued))


def _helpline(source: Source) -> Information:
    return [source.container, fields.holding(source), fields.year_unless_said(source)]


def _committee(source: Source) -> Information:
    """(HC 2023–24, 123)."""
    session = parliament.session(source)
    if session is None:
        return [parliament.numbered_paper(source), fields.year_unless_said(source)]
    return [" ".join(filter(None, [parliament.house(source), session])), parliament.paper(source)]


def _command_paper(source: Source) -> Information:
    return [parliament.command_number(source), fields.year_unless_said(source)]


INFORMATION: Mapping[SourceType, Callable[[Source], Information]] = {
    SourceType.DATASET: _report,
    SourceType.REPORT: _report,
    SourceType.SURVEY: _report,
    SourceType.CODE: _code,
    SourceType.CONSULTATION: _consultation,
    SourceType.FOI: _foi,
    SourceType.HELPLINE: _helpline,
    SourceType.COMMITTEE: _committee,
    SourceType.COMMAND_PAPER: _command_paper,
}
