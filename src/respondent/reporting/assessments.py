"""What was found in a draft, as JSON for machines and counted in a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from respondent.model.assessment import Assessment
from respondent.reporting.marks import Standing, standing

_MOST_PLACES = 6
"""So many places of what is false are named in the closing line; the report has all of them."""


def assessments_as_json(name: str, assessments: Iterable[Assessment]) -> dict[str, object]:
    """One object for a draft; `part` is there only for a Word file, `answer` only where a reader gave one."""
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
    if assessment.answer is not None:
        found["answer"] = {"answer": assessment.answer.kind.value, "because": assessment.answer.because}
    return found


def by_standing(assessments: Iterable[Assessment]) -> dict[Standing, int]:
    """How many there are of each, the worst first; of what there is none is left out."""
    counts = Counter(map(standing, assessments))
    return {which: counts[which] for which in Standing if counts[which]}


def quantities(total: int) -> str:
    """So many quantities, in words: "1 quantity"."""
    return f"{total:,} quantit{'y' if total == 1 else 'ies'}"


def assessments_summary(name: str, assessments: Sequence[Assessment]) -> str:
    """How many quantities there are of each verdict, and where those stand that are false.

    "draft.md: 11 quantities: 2 contradicted (3:61, 3:98), 9 supported."
    """
    if not assessments:
        return f"{name}: no quantities found."
    parts = [
        f"{count:,} {which.value}{_places(which, assessments)}"
        for which, count in by_standing(assessments).items()
    ]
    return f"{name}: {quantities(len(assessments))}: {', '.join(parts)}."


def _places(which: Standing, assessments: Iterable[Assessment]) -> str:
    if not which.is_false:
        return ""
    places = [assessment.place for assessment in assessments if standing(assessment) is which]
    more = ", …" if len(places) > _MOST_PLACES else ""
    return f" ({', '.join(places[:_MOST_PLACES])}{more})"
