"""What stands below a field's name on a page: more than the name says already, and no word of files.

The helps of the shapes are for whoever writes the files; where they would repeat the label, or speak of ids, what
stands here is shown in their place.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_CHOOSE = "Begin to type its name, and choose it from the list."

HINTS: Mapping[str, str] = MappingProxyType(
    {
        "caveat": "What readers should know with it.",
        "caveat.show": "",
        "caveat.text": "",
        "change": "Only if the source gives the change, but not the number from which it changed.",
        "change.by": "With a minus for a fall: 7% or -120.",
        "change.precision": "For example, 1%.",
        "change.since": "The year or month with which it is compared: 2022/23.",
        "change.unit": "Only if it is something else than the figure itself: percentage point.",
        "confidential": "If so, only those whom the settings name see it, and no public document says it.",
        "consent": "What the person agreed to, and until when.",
        "consent.approved_by": "The colleague who made sure of it.",
        "consent.basis": "For example, a signed form, or that the words were published.",
        "consent.until": "The last day on which the words may be used.",
        "consent.uses": "",
        "coverage": "For example, 43 police forces were asked, and 41 answered.",
        "coverage.answered": "",
        "coverage.asked": "",
        "coverage.missing": "",
        "coverage.usable": "",
        "dimension": "For example, age or region.",
        "documents.source": _CHOOSE,
        "embargo": "No document that uses it goes out before this day.",
        "illustrative": "",
        "locator": "The page, table or sheet: p 7, table 3, sheet 2023_24.",
        "note": "Never printed.",
        "of": f"If it is a percentage: the figure that is the whole. {_CHOOSE}",
        "owner": f"The organisation whose people may change it. {_CHOOSE}",
        "passage": "Copied word for word from where the source says it.",
        "per.count": "For example, 100,000.",
        "per.of": f"The figure that counts them. {_CHOOSE}",
        "per.unit": "For example, person or household.",
        "press.email": "",
        "period": "The year, month or day: 2023/24. For a number on one day: at 2024-03-31.",
        "place": "For example, England and Wales.",
        "precision": "What the source rounded to: 1%, or 100.",
        "reason": "",
        "source": _CHOOSE,
        "statement": "One sentence, the statement, that says it in full, with the number if there is one.",
        "survey.fieldwork": "The days or months, as published.",
        "survey.n": "",
        "survey.population": "",
        "survey.weighted": "",
        "text": "As they were said. Leave a blank line between paragraphs.",
        "unit": "One of them: offence, person. A percentage or pounds need nothing here.",
        "value": "The number as the source prints it: 1,249 or 7.5%.",
        "verbatim": "No, if a name, a place or anything else was changed.",
        "warning": "For example, Contains a description of online blackmail.",
        "support": "For example, Childline, 0800 1111.",
    }
)
"""The hints of fields by their paths, where the loader's own words are not for those who fill in a form."""

HINTS_OF_A_KIND: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("quotation", "place"): "Where the speaker is from, if that matters.",
        ("table", "place"): "",
        ("table", "period"): "",
        ("table", "title"): "",
        ("table", "unit"): "One of them: offence, person, %, £.",
        ("table", "value"): "",
        ("source", "accessed"): "",
        ("source", "answered"): "",
        ("source", "asked"): "Of a freedom of information request: how many bodies.",
        ("source", "issued"): "The day if you know it, else the month or the year.",
        ("source", "latest_checked"): "",
        ("source", "recipient"): "",
        ("source", "requested"): "",
        ("source", "title"): "As it stands on the first page.",
        ("source", "type"): "It decides how notes cite it.",
        ("source", "url"): "Begins with https://",
    }
)
"""The hints of fields that mean something else in records of one kind, by kind and path."""

_DEFAULTS: Mapping[str, str] = MappingProxyType({"false": "no", "true": "yes"})
_SILENT = frozenset({"unit", "per.unit", "dimension", "complete", "caveat.show"})
"""Fields whose hint says already what holds if they are left empty, or where it goes without saying."""


def hint_of(kind: str, path: str, help_text: str) -> str:
    """What the page says below the name of a field at a path of a kind of record; `help_text` is the shape's."""
    if (kind, path) in HINTS_OF_A_KIND:
        return HINTS_OF_A_KIND[kind, path]
    return HINTS.get(path, help_text)


def default_words(path: str, default: str) -> str:
    """What holds if a field is left empty, in words; "" where there is nothing to be said."""
    return "" if path in _SILENT else _DEFAULTS.get(default, default)
