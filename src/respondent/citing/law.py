"""What identifies legislation: titles with their year, chapter numbers, instruments' numbers."""

from __future__ import annotations

import re
from datetime import date

from respondent.model.evidence import Source, SourceType

DATED_BY_TITLE = frozenset({SourceType.ACT, SourceType.STATUTORY_INSTRUMENT})
"""What has its year as a part of its title."""

SENEDD_CYMRU = date(2020, 5, 6)
"""The day on which the National Assembly for Wales took its new name."""

_SERIES = {"scotland": "SSI", "northern ireland": "SR"}


def jurisdiction(source: Source) -> str:
    """The legislature: "scotland", "wales", "northern ireland", or "" for the United Kingdom's."""
    words = (source.jurisdiction or "").casefold()
    if "scot" in words:
        return "scotland"
    if "northern ireland" in words or words == "ni":
        return "northern ireland"
    if words in {"wales", "welsh", "senedd", "senedd cymru"}:
        return "wales"
    return ""


def dated_title(source: Source) -> str:
    """The title with its year, which is part of it: "Online Safety Act 2023"."""
    if source.issued is None or re.search(rf"\b{source.issued.year}\b|\d{{4}}$", source.title):
        return source.title
    return f"{source.title} {source.issued.year}"


def chapter(source: Source) -> str | None:
    """The number of an Act in its legislature's series: "c 50", "asp 18", "anaw 4", "asc 1", "c 2 (NI)".

    None where the series is not known.
    """
    if source.chapter is None:
        return None
    number = source.chapter.replace(".", "").strip()
    if not number.isdigit():
        return re.sub(r"(?<=[a-z])(?=\d)|\s+", " ", number)
    match jurisdiction(source):
        case "scotland":
            return f"asp {number}"
        case "wales":
            series = _welsh_series(source)
            return f"{series} {number}" if series else None
        case "northern ireland":
            return f"c {number} (NI)"
    return f"c {number}"


def _welsh_series(source: Source) -> str | None:
    """Acts of the National Assembly (anaw) became Acts of Senedd Cymru (asc) on 6 May 2020.

    Without a day, an Act of 2020 may be either.
    """
    if source.issued and source.issued.day:
        return "asc" if source.issued.latest >= SENEDD_CYMRU else "anaw"
    found = re.findall(r"\b\d{4}\b", dated_title(source))
    if not found or int(found[-1]) == SENEDD_CYMRU.year:
        return None
    return "asc" if int(found[-1]) > SENEDD_CYMRU.year else "anaw"


def devolved_chapter(source: Source) -> str | None:
    """The number of a devolved Act; None for an Act of the United Kingdom, which is cited without."""
    number = chapter(source)
    return number if number and not re.fullmatch(r"c \d+", number) else None


def instrument(source: Source) -> str | None:
    """The number of a statutory instrument: "SI 2024/123", "SSI 2024/5", "SR 2024/7"."""
    if source.reference is None:
        return None
    number = source.reference.replace("S.I.", "SI").replace("S.S.I.", "SSI").replace("S.R.", "SR")
    number = re.sub(r"\bNo\.? ", "", number)
    if re.match(r"\d{4}/\d", number):
        return f"{_SERIES.get(jurisdiction(source), 'SI')} {number}"
    return number


def neutral(reference: str) -> bool:
    """Whether a case's reference begins with a neutral citation, which names the court: "[2024] UKSC 1"."""
    return re.match(r"\[\d{4}\] (?:UK|EW|CS|HC|NI|SAC)", reference) is not None


def year_of_case(source: Source) -> str | None:
    """The year under which a case is reported, or that of its judgment."""
    found = re.match(r"[\[(](\d{4})[\])]", source.reference or "")
    if found:
        return found[1]
    return str(source.issued.year) if source.issued else None
