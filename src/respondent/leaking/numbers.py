"""The numbers of a text, however they are written: 38685, 38,685, 38 685, 38.7 thousand, thirty-eight thousand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from respondent.prose.mentions.numerals import NUMBER_WORDS, read_numeral
from respondent.prose.mentions.tokens import Kind, tokenize

_DIGITS = re.compile(
    r"(?<![\d.])(?:\d{1,3}(?:(?P<gap>[,.'’ \u00a0\u2009\u202f])\d{3})(?:(?P=gap)\d{3})*(?!\d)|\d+)(?:[.,]\d+)?"
    r"(?:[ \u00a0-]?(?P<scale>thousand|million|billion|trillion|bn|tn|mn|[km])\b)?",
    re.IGNORECASE,
)
_SCALES = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
_SPELLED = re.compile(
    r"\b(?:" + "|".join(sorted(NUMBER_WORDS)) + r"|hundred|thousand|million)\b", re.IGNORECASE
)
_COMMA = re.compile(r"\b(thousand|million|billion),(?=\s)", re.IGNORECASE)
"""“Forty-one thousand, two hundred and seven” is one number, and “a thousand, two of them” is two."""
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands; one written several ways at once may have several values."""

    value: Fraction
    start: int
    end: int


def numbers_in(text: str) -> Iterator[Number]:
    """Every number of a text, with each value that its digits may have."""
    for found in _DIGITS.finditer(text):
        for value in dict.fromkeys(_values(found[0], found["scale"])):
            yield Number(value, found.start(), found.end())
    if _SPELLED.search(text):
        yield from _spelled(text)
        joined = _COMMA.sub(r"\1 ", text)
        if joined != text:
            yield from _spelled(joined)


def values_meant(text: str) -> Iterator[Fraction]:
    """Each number of a text once, as an English reader takes it: 38,685 is thirty-eight thousand."""
    for found in _DIGITS.finditer(text):
        bare = re.sub(r"[^\d.,]", "", found[0]).replace(",", "").strip(".")
        if bare.count(".") <= 1 and 0 < len(bare) <= _LONGEST:
            yield Fraction(Decimal(bare)) * _SCALES.get((found["scale"] or "").lower(), 1)


def _values(written: str, scale: str | None) -> Iterator[Fraction]:
    """What digits may mean: 38.685 and 38 685 have two meanings, and so has 1m."""
    bare = written[: -len(scale)].rstrip(" \u00a0-") if scale else written
    if len(bare) > _LONGEST:
        return
    plain = re.sub(r"[^\d.,]", "", bare)
    readings = {re.sub(r"[.,]", "", plain)}
    head, _, tail = plain.rpartition("." if plain.rfind(".") > plain.rfind(",") else ",")
    readings.add(f"{re.sub(r'[.,]', '', head)}.{tail}" if head else plain)
    for reading in sorted(readings):
        value = Fraction(Decimal(reading.strip(".") or "0"))
        yield value
        if scale:
            yield value * _SCALES[scale.lower()]
    parts = re.split(r"[ \u00a0\u2009\u202f]", bare)
    if len(parts) > 1:  # perhaps numbers side by side
        yield from (Fraction(Decimal(part)) for part in parts if part.isdecimal())


def _spelled(text: str) -> Iterator[Number]:
    tokens = tokenize(text)
    at = 0
    while at < len(tokens):
        numeral = read_numeral(tokens, at) if tokens[at].kind is Kind.WORD else None
        if numeral is None:
            at += 1
            continue
        first, last = tokens[numeral.first], tokens[numeral.beyond - 1]
        yield Number(numeral.digits.value, first.start, last.end)
        at = max(numeral.beyond, at + 1)


def is_distinctive(value: Fraction) -> bool:
    """Whether a number is so particular that it says something by itself: four digits at least, and no year."""
    if value.denominator == 1 and 1900 <= value <= 2100:
        return False
    digits = f"{float(abs(value)):.10g}".replace(".", "").strip("0")
    return len(digits) >= 4
