"""Cells of spreadsheets: a number as people see it, and the rows of a CSV file whichever sign parts its cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from respondent.reading.decoding import decode

_SIGNS = ",\t;"


def number_of(value: float) -> Decimal:
    """The number of a cell: of a float the shortest decimal that a spreadsheet would show in full."""
    if isinstance(value, int):
        return Decimal(value)
    number = Decimal(repr(value))
    return number.quantize(Decimal(1)) if value.is_integer() and abs(value) < 1e16 else number


def csv_rows(data: bytes, name: str) -> Iterator[list[str]] | None:
    """The rows of a CSV file; None where it holds no text. Going through them raises csv.Error."""
    text, _ = decode(data, name)
    if text is None:
        return None
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    return csv.reader(io.StringIO(text), delimiter=max(_SIGNS, key=head.count))
