"""Numbers as people write them in records and tables, read exactly.

Accepted: ``1249``, ``1,249``, ``54.20``, ``-3``, ``50%``, ``50 per cent``, ``£54.20``, ``£1.26bn``,
``£1.26 billion``, ``2.3 million``. Everything else is refused, so that nothing is guessed: ``1,24`` may be a
decimal comma or a slip, ``1e5`` a spreadsheet's doing, ``１２`` looks like twelve and is no number to others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from respondent.model.shortened import shortened

LONGEST = 30
"""How many digits a number may have; more is a slip, and very many would take long to work with."""

ACCEPTED = "Write it as 1249, 1,249, 54.20, 50%, £54.20, £1.26 billion or 2.3 million."
"""What a number may look like, as a sentence for people."""

Symbol = Literal["%", "£"]

_POWERS = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9, "tn": 12, "trillion": 12}
_NUMBER = re.compile(
    r"(?P<sign>[+\-−–]?)(?P<pound>£?)(?P<inner>[+\-−–]?)"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<decimals>\.[0-9]+)?"
    r"(?:[ \u00a0]?(?P<percent>%|per ?cent)|[ \u00a0]?(?P<scale>thousand|million|billion|trillion|bn|tn|k|m))?",
    re.IGNORECASE | re.ASCII,
)


class NumberFormError(ValueError):
    """The text is no number; the message says why, and what is accepted."""


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as it was written: 54.20 keeps its nought.

    `value` is in full ("£1.26bn" is 1260000000). `symbol` is the sign that stood beside it, if any. `step` is
    the size of the last written digit where a word like "billion" followed ("£1.26bn" was evidently rounded to
    10,000,000), else None.
    """

    value: Decimal
    symbol: Symbol | None = None
    step: Decimal | None = None


def parse_number(text: str) -> WrittenNumber:
    """The number that `text` is, exactly. Raises NumberFormError."""
    trimmed = text.strip()
    found = _NUMBER.fullmatch(trimmed[: 2 * LONGEST + 1])
    if found is None or (found["sign"] and found["inner"]) or (found["pound"] and found["percent"]):
        raise NumberFormError(_why_not(trimmed))
    scale = found["scale"]
    digits = found["whole"].replace(",", "") + (found["decimals"] or "")
    if len(digits) > LONGEST:
        raise NumberFormError(f"“{_short(trimmed)}” has more than {LONGEST} digits. {ACCEPTED}")
    if len(digits) > 1 and digits[0] == "0" and digits[1] != ".":
        raise NumberFormError(
            f"“{_short(trimmed)}” begins with a nought: it may be a code, not a number. {ACCEPTED}"
        )
    sign = "-" if (found["sign"] or found["inner"] or "+") != "+" and digits.strip("0.") else ""
    symbol: Symbol | None = "£" if found["pound"] else "%" if found["percent"] else None
    if scale is None:
        return WrittenNumber(Decimal(sign + digits), symbol)
    # Built from text, since Decimal's arithmetic would round to the context's 28 digits.
    power = _POWERS[scale.lower()]
    step = Decimal(f"1E{power - len(found['decimals'] or '.') + 1}")
    return WrittenNumber(_in_full(Decimal(f"{sign}{digits}E{power}")), symbol, _in_full(step))


def _in_full(number: Decimal) -> Decimal:
    """The same number, without an exponent above nought (1.26E+9 is 1260000000)."""
    exponent = number.as_tuple().exponent
    return Decimal(int(number)) if isinstance(exponent, int) and exponent > 0 else number


def _why_not(text: str) -> str:
    """What is wrong with a text that is no number, and what is accepted."""
    if not text:
        return f"There is no number. {ACCEPTED}"
    shown = f"“{_short(text)}”"
    for likeness, why in _LIKENESSES:
        if likeness.fullmatch(text[: 2 * LONGEST + 1]):
            return f"{shown} {why} {ACCEPTED}"
    if any(character.isnumeric() and not character.isascii() for character in text[: 2 * LONGEST]):
        return f"{shown} has other characters than the digits 0 to 9. {ACCEPTED}"
    return f"{shown} is not a number. {ACCEPTED}"


def _short(text: str) -> str:
    return shortened(text, LONGEST, unless=LONGEST + 10)


_LIKENESSES = tuple(
    (re.compile(pattern, re.IGNORECASE | re.ASCII), why)
    for pattern, why in (
        (r"[+-]?£?[0-9,.]{60,}", f"has more than {LONGEST} digits."),
        (r"[+-]?[0-9.]+e[+-]?[0-9]+", "is in scientific notation: a spreadsheet may have changed it."),
        (r"\([£0-9.,]+\)", "is in brackets: if it is below nought, write a minus before it."),
        (r"[+-]?£?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+", "has points and commas the other way round."),
        (r"[+-]?£?[0-9]+,[0-9]{1,2}%?", "has a comma where a decimal point may be meant."),
        (r"[+-]?£?[0-9,.]*,[0-9,.]*%?", "has a comma that does not stand before three digits."),
        (r"[+-]?£?[0-9]{1,3}([ \u00a0\u2009\u202f][0-9]{3})+", "has spaces between its digits."),
        (r"[+-]?£?\.[0-9]+%?", "begins with its decimal point; put a nought before it."),
        (r"[+-]?[$€][0-9].*", "is not in pounds: leave the sign out, and give the record a unit."),
    )
)
"""What people write instead of a number, and what to say about each."""
