"""The quantities of a passage that a template can write: those that the evidence bears out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from respondent.adopting.calls import Call, Calls
from respondent.adopting.escaping import quoted
from respondent.adopting.folding import same_length
from respondent.adopting.stretch import Stretch, StretchKind
from respondent.model.assessment import Assessment, Verdict

_TIMES = {
    "per_hour": re.compile(r"\bhour", re.I),
    "per_day": re.compile(r"\bda(?:y|il)", re.I),
    "per_week": re.compile(r"\bweek", re.I),
    "per_month": re.compile(r"\bmonth", re.I),
    "per_year": re.compile(r"\b(?:year|annual)", re.I),
}
"""A rate is taken for one only where the words name its time."""

_BEFORE = re.compile(r"(?:[\w£$€]|\d[.,])$")
_AFTER = re.compile(r"^(?:[\w%]|[.,]\d)")


def figures(text: str, assessments: Iterable[Assessment], calls: Calls) -> Iterator[Stretch]:
    """A stretch for each supported quantity of a passage that a call writes in the same words."""
    for assessment in assessments:
        if assessment.verdict is Verdict.SUPPORTED and assessment.evidence:
            found = _call(text, assessment, calls) or _claim(assessment)
            if found is not None:
                yield found


def _call(text: str, assessment: Assessment, calls: Calls) -> Stretch | None:
    """The call that writes most of the words, the simplest of several."""
    best: Stretch | None = None
    for call in calls.of(assessment.evidence):
        if not _is_of_that_time(call, text, assessment):
            continue
        place = _place(text, assessment, call.text)
        if place is None or (best is not None and len(call.text) <= len(best.prints)):
            continue
        start, end = place
        best = Stretch(start, end, StretchKind.FIGURE, call.code, call.text, assessment.evidence)
    return best


def _is_of_that_time(call: Call, text: str, assessment: Assessment) -> bool:
    """Whether a rate is over the time that the words name, there or in what follows."""
    words = text[assessment.start : assessment.end + 20]
    return all(pattern.search(words) for name, pattern in _TIMES.items() if f".{name}" in call.code)


def _place(text: str, assessment: Assessment, printed: str) -> tuple[int, int] | None:
    """Where the printed words stand in the quantity's, as words of their own."""
    hay = same_length(text).casefold()
    needle = same_length(printed).casefold()
    if len(hay) != len(text):
        return None
    start = hay.find(needle, assessment.start, assessment.end)
    while start >= 0:
        end = start + len(needle)
        if not _BEFORE.search(text[:start]) and not _AFTER.match(text[end:]):
            return start, end
        start = hay.find(needle, start + 1, assessment.end)
    return None


def _claim(assessment: Assessment) -> Stretch | None:
    """A claim over the words; one that rests on several records has no one record to name."""
    records = {reference.partition("#")[0] for reference in assessment.evidence}
    if len(records) != 1:
        return None
    (record,) = records
    return Stretch(
        assessment.start,
        assessment.end,
        StretchKind.CLAIM,
        f"{{% claim {quoted(record)} %}}",
        assessment.text,
        assessment.evidence,
        "{% endclaim %}",
    )
