"""What a form says of its consultation: title, regulator, closing time, and what a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from respondent.model.draft import Passage, PassageKind
from respondent.prose.dates import MONTHS

_LABEL = re.compile(r"(?:consultation )?title:?$|(?:name|title) of (?:the )?consultation:?$", re.IGNORECASE)
_IS_FORM = re.compile(
    r"(?:consultation )?(?:response|cover|reply)(?: coversheet| cover sheet| form| sheet| template)*$|"
    r"(?:your details|basic details|questions?|contents)$",
    re.IGNORECASE,
)
_BODIES = (
    (re.compile(r"\bOfcom\b"), "Ofcom"),
    (re.compile(r"\bInformation Commissioner|\bICO\b"), "Information Commissioner’s Office"),
    (re.compile(r"\bDepartment for Science, Innovation and Technology\b|\bDSIT\b"), "DSIT"),
    (re.compile(r"\bHome Office\b"), "Home Office"),
    (re.compile(r"\bMinistry of Justice\b"), "Ministry of Justice"),
    (re.compile(r"\bDepartment for Education\b|\bDfE\b"), "Department for Education"),
)
_EVIDENCE = re.compile(r"\bevidence\b|\bsupporting (?:data|information)\b", re.IGNORECASE)
_NO_EVIDENCE = re.compile(r"\b(?:our|the) evidence\b", re.IGNORECASE)
_LIMIT = re.compile(
    r"(?:\b(?:no more than|not more than|up to|at most|max(?:imum)?(?: of)?|limit(?:ed)?(?: of| to)?|within|"
    r"fewer than)\s*:?\s*(?P<before>\d[\d,]{0,6})\s*words?\b)|(?:\b(?P<after>\d[\d,]{0,6})[ -]words? "
    r"(?:max|limit|or (?:less|fewer)))",
    re.IGNORECASE,
)
_DAY = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{'|'.join(MONTHS)}),? (?P<year>20\d\d)"
_CLOSES = re.compile(
    r"\b(?:clos(?:es?|ing)|deadline|by|before|no later than|respond)\b[^.?!\n]{0,60}?" + _DAY, re.IGNORECASE
)
_HOUR = re.compile(
    r"\b(?:(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? ?(?P<half>am|pm)\b|(?P<clock>\d\d):(?P<past>\d\d)\b|"
    r"(?P<noon>noon|midday))",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"^(?:consultation )?(?:response|reply)(?: form| template)?(?: (?:to|for|on))?(?: (?:the )?consultation)?"
    r"\s*[:–-]\s*",
    re.IGNORECASE,
)
"""What a form's title says of itself before it names the consultation."""

LONGEST_TITLE = 200


def title_in(passages: Sequence[Passage]) -> str | None:
    """What stands beside “Consultation title” on a cover sheet, or the first heading that is no form's own."""
    for label, value in pairwise(passages):
        in_one_row = label.cell is None or value.cell is None or label.cell[0] == value.cell[0]
        if in_one_row and _LABEL.match(label.text.strip()) and not _LABEL.match(value.text.strip()):
            return " ".join(value.text.split())[:LONGEST_TITLE]
    for passage in passages:
        text = " ".join(passage.text.split())
        if passage.kind is PassageKind.HEADING and len(text) <= LONGEST_TITLE and not _IS_FORM.match(text):
            return _FORM.sub("", text)
    return None


def publisher_in(passages: Sequence[Passage]) -> str | None:
    """The body that is named first."""
    text = "\n".join(passage.text for passage in passages)
    named = [(found.start(), name) for pattern, name in _BODIES if (found := pattern.search(text))]
    return min(named)[1] if named else None


def closing_in(passages: Sequence[Passage]) -> str | None:
    """The closing day, with its time where that stands beside it, as a record has it."""
    for passage in passages:
        found = _CLOSES.search(passage.text)
        if found is None:
            continue
        day = f"{found['year']}-{_month(found['month']):02}-{int(found['day']):02}"
        around = passage.text[found.start() : found.end() + 30]
        time = _time(around)
        return f"{day} {time}" if time else day
    return None


def _month(name: str) -> int:
    return [month.casefold() for month in MONTHS].index(name.casefold()) + 1


def _time(text: str) -> str | None:
    found = _HOUR.search(text)
    if found is None:
        return None
    if found["noon"]:
        return "12:00"
    if found["clock"]:
        return f"{found['clock']}:{found['past']}"
    hour = int(found["hour"]) % 12 + (12 if found["half"].lower() == "pm" else 0)
    return f"{hour:02}:{found['minute'] or '00'}"


def asks_for_evidence(text: str) -> bool:
    """Whether a question asks for evidence."""
    return _EVIDENCE.search(_NO_EVIDENCE.sub("", text)) is not None


def word_limit_in(text: str) -> int | None:
    """How many words a question allows, if it says so."""
    found = _LIMIT.search(text)
    return int((found["before"] or found["after"]).replace(",", "")) if found else None
