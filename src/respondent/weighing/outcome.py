"""What came of weighing one quantity, with what the weighing of others needs to know about it."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.model.assessment import Verdict
from respondent.model.diagnostic import Code
from respondent.weighing.readings import Reading


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """A verdict with its sentence. `meant` are the readings that bear it out, or the one that is plainly meant."""

    verdict: Verdict
    message: str
    code: Code | None = None
    meant: tuple[Reading, ...] = ()
    evidence: tuple[str, ...] = ()
    expected: str | None = None


def consistent(sentence: str) -> Outcome:
    """The outcome for what follows from the draft's other figures; `sentence` has no full stop yet."""
    return Outcome(Verdict.CONSISTENT, f"{sentence}.")


def inconsistent(sentence: str, stated: str, code: Code, expected: str) -> Outcome:
    """The outcome for what does not follow: `sentence` is what does, `stated` the draft's own words."""
    return Outcome(Verdict.INCONSISTENT, f"{sentence}, not {stated}.", code=code, expected=expected)
