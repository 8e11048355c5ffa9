"""What identifies parliamentary papers: the House, sessions, and the numbers of papers and questions."""

from __future__ import annotations

import re

from respondent.citing.fields import dashed
from respondent.citing.law import jurisdiction
from respondent.model.evidence import Source

_NAMES = {"HC": "House of Commons", "HL": "House of Lords"}

_LAST_YEAR_OF_CM = 2018
"""Command papers were numbered Cm from 1986 to 2018 and CP from 2019."""


def house(source: Source) -> str | None:
    """HC or HL, from the field or from the number's prefix; None where it is not known."""
    words = (source.house or "").casefold()
    if "commons" in words or words == "hc":
        return "HC"
    if "lords" in words or words == "hl":
        return "HL"
    found = re.match(r"H[CL]", source.reference or "")
    return found[0] if found else None


def house_name(source: Source) -> str | None:
    """House of Commons, House of Lords, or what the record says."""
    if jurisdiction(source) == "scotland" and source.house is None:
        return "Scottish Parliament"
    short = house(source)
    return _NAMES[short] if short else source.house


def session(source: Source) -> str | None:
    """The session with an en dash: 2023–24. The Scottish Parliament numbers its own: 6."""
    return dashed(re.sub(r"(?i)^session\s+", "", source.session)) if source.session else None


def dated_session(source: Source) -> str | None:
    """Session 2024–25; with the year of issue where the session is only numbered, or without a session."""
    words = f"session {number}" if (number := session(source)) else None
    year = str(source.issued.year) if source.issued and not re.search(r"\d{4}", words or "") else None
    return ", ".join(filter(None, [words, year])) or None


def paper(source: Source) -> str | None:
    """A committee's paper number without its House: "HC 123" is 123."""
    return re.sub(r"^H[CL]\s*(?:Paper\s*)?", "", source.reference or "") or None


def numbered_paper(source: Source) -> str | None:
    """A committee's paper number with its House: HC 123."""
    return " ".join(filter(None, (house(source), paper(source)))) or None


def bill_number(source: Source) -> str | None:
    """A bill's number alone: "Bill 187" and "HL Bill 1" are 187 and 1; SP Bill 4 keeps its words."""
    return re.sub(r"^(?:H[CL]\s*)?(?:Bill\s*)?(?:No\.?\s*)?", "", source.reference or "").strip("[]") or None


def bill(source: Source) -> str | None:
    """A bill's number with the word: Bill 187, SP Bill 4."""
    number = bill_number(source)
    return f"Bill {number}" if number and number[0].isdigit() else number


def question(source: Source) -> str:
    """A written question: "written question UIN 12345"."""
    number = re.sub(r"^UIN:? *", "", source.reference or "")
    return f"written question UIN {number}" if number else "written question"


def statement(source: Source) -> str:
    """A written statement: "written statement HCWS123"."""
    number = source.reference
    if number and number.isdigit() and (short := house(source)):
        number = f"{short}WS{number}"
    return " ".join(filter(None, ("written statement", number)))


def command_number(source: Source) -> str | None:
    """A command paper's number with its series: Cm 1234, CP 123."""
    number = source.reference
    if number is None or not number.isdigit():
        return number.replace("Cm.", "Cm").replace("C.P.", "CP") if number else None
    if source.issued is None:
        return f"Command Paper {number}"
    return f"{'Cm' if source.issued.year <= _LAST_YEAR_OF_CM else 'CP'} {number}"
