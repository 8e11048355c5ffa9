"""What identifies parliamentary papers: the House, sessions, and the numbers of papers and questions."""

from __future__ import annotations

import re

from respondent.citing.fields import dashed
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
    short = house(source)
    return _NAMES[short] if short else source.house


def session(source: Source) -> str | None:
    """The session with an en dash: 2023–24."""
    return dashed(source.session) if source.session else None


def paper(source: Source) -> str | None:
    """A committee's paper number without its House: "HC 123" is 123."""
    return re.sub(r"^H[CL]\s*(?:Paper\s*)?", "", source.reference or "") or None


def numbered_paper(source: Source) -> str | None:
    """A committee's paper number with its House: HC 123."""
    return " ".join(filter(None, (house(source), paper(source)))) or None


def bill_number(source: Source) -> str | None:
    """A bill's number alone: "Bill 187" and "HL Bill 1" are 187 and 1."""
    return re.sub(r"^(?:H[CL]\s*)?(?:Bill\s*)?(?:No\.?\s*)?", "", source.reference or "").strip("[]") or None


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
