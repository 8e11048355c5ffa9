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
