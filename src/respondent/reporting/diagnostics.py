"""Diagnostics as text for people and as JSON for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from respondent.model.diagnostic import Diagnostic, Severity, in_order
from respondent.model.listing import counted

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def as_text(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """Each diagnostic as ``file:line:column CODE message`` and, indented below, what to do about it.

    In the order of the files; what is no error says so. Every line ends with a new line.
    """
    return "".join(_entry(diagnostic, colour=colour) for diagnostic in in_order(diagnostics))


def _entry(diagnostic: Diagnostic, *, colour: bool) -> str:
    severity = diagnostic.severity
    word = "" if severity is Severity.ERROR else f"{severity.value}: "
    code = f"\x1b[{_COLOURS[severity]};1m{diagnostic.code.id}\x1b[0m" if colour else diagnostic.code.id
    remedy = f"    {_one_line(diagnostic.remedy)}\n" if diagnostic.remedy else ""
    return f"{_one_line(str(diagnostic.span))} {code} {word}{_one_line(diagnostic.message)}\n{remedy}"


def _one_line(text: str) -> str:
    """Text from a user's file may hold new lines or control characters, which would break the report."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def closing_line(diagnostics: Iterable[Diagnostic]) -> str:
    """How many problems there are, and how to learn more: "2 errors, 1 warning. See “respondent explain
    R201”.".
    """
    found = in_order(diagnostics)
    if not found:
        return "No problems found."
    counts = count(found)
    numbers = [(counts[f"{severity.value}s"], severity.value) for severity in Severity]
    worst = next(d for severity in Severity for d in found if d.severity is severity)
    parts = ", ".join(counted(number, what) for number, what in numbers if number)
    return f"{parts}.{_where_to_begin(found)} See “respondent explain {worst.code.id}”."


def _where_to_begin(found: Iterable[Diagnostic]) -> str:
    """Which errors to mend first, where those of templates may come from records that could not be read."""
    errors = [diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR]
    in_records = any(one.code.id[0] in "YRC" and not one.span.path.endswith(".md.j2") for one in errors)
    if in_records and any(one.code.id.startswith("T22") for one in errors):  # a value that is not there
        return " Mend those in records and tables first: the others may come from them."
    return ""


def count(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many errors, warnings and notes there are."""
    counts = Counter(diagnostic.severity for diagnostic in in_order(diagnostics))
    return {f"{severity.value}s": counts[severity] for severity in Severity}


def as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, str | int | None]]:
    """The diagnostics as plain values for JSON; `line` and `column` are null where the file as a whole is
    meant.
    """
    return [
        {
            "code": diagnostic.code.id,
            "severity": diagnostic.severity.value,
            "title": diagnostic.code.title,
            "message": diagnostic.message,
            "remedy": diagnostic.remedy,
            "file": diagnostic.span.path,
            "line": diagnostic.span.line or None,
            "column": (diagnostic.span.column or 1) if diagnostic.span.line else None,
        }
        for diagnostic in in_order(diagnostics)
    ]
