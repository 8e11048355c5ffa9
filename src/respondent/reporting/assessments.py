"""What was found in a draft, as text for people and as JSON for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from textwrap import wrap

from respondent.model.assessment import Assessment, Verdict
from respondent.model.draft import Draft

_COLOURS = {
    Verdict.SUPPORTED: "32",
    Verdict.CONTRADICTED: "31;1",
    Verdict.CONSISTENT: "32",
    Verdict.INCONSISTENT: "31;1",
    Verdict.UNSUPPORTED: "33",
}
_WIDTH = 100


def assessments_as_json(name: str, assessments: Iterable[Assessment]) -> dict[str, object]:
    """One object for a draft; `part` is there only for a Word file."""
    return {"file": name, "assessments": [_object(assessment) for assessment in assessments]}


def _object(assessment: Assessment) -> dict[str, object]:
    found: dict[str, object] = {
        "text": assessment.text,
        "line": assessment.line,
        "column": assessment.column,
        "verdict": assessment.verdict.value,
        "code": assessment.code.id if assessment.code else None,
        "evidence": list(assessment.evidence),
        "expected": assessment.expected,
        "message": assessment.message,
    }
    if assessment.part is not None:
        found["part"] = assessment.part
    return found


def assessments_as_text(draft: Draft, assessments: Iterable[Assessment], *, colour: bool = False) -> str:
    """Each passage that states quantities, these in brackets, and below it what is to be said of each."""
    by_passage: dict[int, list[Assessment]] = {}
    for assessment in assessments:
        by_passage.setdefault(assessment.passage, []).append(assessment)
    return "\n".join(
        _passage(draft, number, found, colour=colour) for number, found in sorted(by_passage.items())
    )


def _passage(draft: Draft, number: int, found: list[Assessment], *, colour: bool) -> str:
    passage = draft.passages[number]
    line, column = passage.place(0)
    lines = [f"{draft.name}:{line}:{column}"]
    lines += wrap(_marked(passage.text, found), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    lines += [_entry(assessment, colour=colour) for assessment in found]
    return "\n".join(lines) + "\n"


def _marked(text: str, found: list[Assessment]) -> str:
    """The text with each quantity in brackets."""
    marks = {assessment.start: "[" for assessment in found}
    ends = {assessment.end: "]" for assessment in found}
    places = sorted(set(marks) | set(ends) | {0, len(text)})
    parts = []
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        parts.append(f"{ends.get(start, '')}{marks.get(start, '')}{text[start:end]}")
    return _one_line("".join(parts))


def _entry(assessment: Assessment, *, colour: bool) -> str:
    verdict = assessment.verdict.value
    shown = f"\x1b[{_COLOURS[assessment.verdict]}m{verdict}\x1b[0m" if colour else verdict
    code = f" {assessment.code.id}" if assessment.code else ""
    return f"    {_one_line(assessment.text)} – {shown}{code}: {_one_line(assessment.message)}"


def assessments_summary(name: str, assessments: Iterable[Assessment]) -> str:
    """How many quantities there are of each verdict: "draft.md: 11 quantities: 8 supported, 3 contradicted."."""
    counts = Counter(assessment.verdict for assessment in assessments)
    total = sum(counts.values())
    if not total:
        return f"{name}: no quantities found."
    parts = [f"{counts[verdict]:,} {verdict.value}" for verdict in Verdict if counts[verdict]]
    return f"{name}: {total:,} quantit{'y' if total == 1 else 'ies'}: {', '.join(parts)}."


def _one_line(text: str) -> str:
    """Text from somebody's file may hold new lines or control characters, which would break the report."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
