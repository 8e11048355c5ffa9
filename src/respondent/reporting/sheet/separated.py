"""The claims of a citation sheet as comma-separated values that no spreadsheet takes for formulas.

RFC 4180 with a byte order mark, by which Excel knows UTF-8. A text that begins with ``=``, ``+``, ``-``, ``@`` (or
their full-width forms), a tab or a new line gets a ``'`` before it, and so does such a sign behind a ``;``, a tab
or a ``|``, which some countries' spreadsheets take for the end of a cell. Real numbers and dates stay as they are.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from fractions import Fraction

from respondent.model.citation_sheet import CitationSheet
from respondent.reporting.sheet.columns import CLAIMS, Address, Value

_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_FIRST = re.compile(rf"^(?=\s*[{_SIGNS}]|[\t\r\n])")
_BEHIND = re.compile(rf"([;\t|]\s*)(?=[{_SIGNS}])")


def sheet_as_csv(sheet: CitationSheet) -> bytes:
    """One line a claim, below a line of headings."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(column.heading for column in CLAIMS)
    writer.writerows([_cell(column.of(claim)) for column in CLAIMS] for claim in sheet.claims)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case Fraction():
            return decimal(value)
        case date():
            return value.isoformat()
        case Address(url):
            return harmless(url)
        case _:
            return harmless("; ".join(value.splitlines()))


def harmless(text: str) -> str:
    """The text with a ``'`` wherever a spreadsheet could take it for the beginning of a formula."""
    return _FIRST.sub("'", _BEHIND.sub(r"\1'", text))


def decimal(value: Fraction) -> str:
    """The number in digits: exact where that takes few of them, else to six significant ones; never 1e+20."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.6f}".rstrip("0").rstrip(".") if abs(value) >= 1 else f"{float(value):.6g}"
