"""The sources of a citation sheet as CSL-JSON, which Zotero, Mendeley and pandoc read.

Types and fields are those of the schema of the Citation Style Language, version 1.0.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from respondent.model.citation_sheet import CitationSheet
from respondent.model.evidence import PartialDate, Source, SourceType

_TYPES: Mapping[SourceType, str] = {
    SourceType.DATASET: "dataset",
    SourceType.REPORT: "report",
    SourceType.SURVEY: "report",
    SourceType.ACT: "legislation",
    SourceType.BILL: "bill",
    SourceType.STATUTORY_INSTRUMENT: "legislation",
    SourceType.CASE: "legal_case",
    SourceType.CODE: "regulation",
    SourceType.CONSULTATION: "report",
    SourceType.WEBPAGE: "webpage",
    SourceType.FOI: "report",
    SourceType.HANSARD: "hearing",
    SourceType.WRITTEN_QUESTION: "document",
    SourceType.WRITTEN_STATEMENT: "document",
    SourceType.COMMITTEE: "hearing",
    SourceType.COMMAND_PAPER: "report",
    SourceType.LETTER: "personal_communication",
    SourceType.HELPLINE: "report",
    SourceType.NEWS: "article-newspaper",
    SourceType.ARTICLE: "article-journal",
}

_GENRES: Mapping[SourceType, str] = {
    SourceType.SURVEY: "Survey",
    SourceType.STATUTORY_INSTRUMENT: "Statutory instrument",
    SourceType.CODE: "Code of practice",
    SourceType.CONSULTATION: "Consultation",
    SourceType.FOI: "Freedom of information disclosure",
    SourceType.WRITTEN_QUESTION: "Written question",
    SourceType.WRITTEN_STATEMENT: "Written statement",
    SourceType.COMMAND_PAPER: "Command paper",
    SourceType.LETTER: "Letter",
    SourceType.HELPLINE: "Helpline data",
}


def sources_as_csl(sheet: CitationSheet) -> list[dict[str, object]]:
    """One item a source; confidential ones are left out, since a library of references is soon shared."""
    return [_item(cited.source) for cited in sheet.sources if not cited.source.confidential]


def _item(source: Source) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": source.id,
        "type": _TYPES[source.type],
        "title": source.heading,
        "title-short": source.short_title,
        "author": [{"literal": name} for name in source.author],
        "publisher": source.publisher,
        "genre": _GENRES.get(source.type),
        "edition": source.edition,
        "version": source.version,
        "container-title": source.container,
        "volume": source.volume,
        "issue": source.issue,
        "page": source.pages,
        "number": source.reference,
        "chapter-number": source.chapter,
        "jurisdiction": source.jurisdiction,
        "status": source.status.value,
        "URL": source.url,
        "issued": _parts(source.issued),
        "accessed": _day(source.accessed),
    }
    return {name: value for name, value in fields.items() if value}


def _parts(day: PartialDate | None) -> dict[str, object] | None:
    if day is None:
        return None
    return {"date-parts": [[part for part in (day.year, day.month, day.day) if part]]}


def _day(day: date | None) -> dict[str, object] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None
