"""What came of weighing one quantity, with what the weighing of others needs to know about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from respondent.model.assessment import Verdict
from respondent.model.diagnostic import Code
from respondent.weighing.degree import Degree
from respondent.weighing.readings import Reading
from respondent.weighing.sheet import Item


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """A verdict with its sentence. `meant` are the readings that bear it out, or the one that is plainly meant;
    `rests_on` are the places, in the order of reading, of the draft's own figures that decide it.
    """

    verdict: Verdict
    message: str
    code: Code | None = None
    meant: tuple[Reading, ...] = ()
    evidence: tuple[str, ...] = ()
    expected: str | None = None
    rests_on: tuple[int, ...] = ()

    @property
    def is_beyond_doubt(self) -> bool:
        """Whether no other way of reading could change it: it bears the figure out, or speaks of the one
        figure that the text can mean.
        """
        return self.verdict is Verdict.SUPPORTED or all(one.fit.degree is Degree.SURE for one in self.meant)


def consistent(sentence: str, *others: Item) -> Outcome:
    """The outcome for what follows from these other figures of the draft; `sentence` has no full stop yet."""
    return Outcome(Verdict.CONSISTENT, f"{sentence}.", rests_on=tuple(one.order for one in others))


def inconsistent(sentence: str, stated: str, code: Code, expected: str, *others: Item) -> Outcome:
    """The outcome for what does not follow from them: `sentence` is what does, `stated` the draft's own
    words.
    """
    return Outcome(
        Verdict.INCONSISTENT,
        f"{sentence}, not {stated}.",
        code=code,
        expected=expected,
        rests_on=tuple(one.order for one in others),
    )


def with_evidence(outcome: Outcome, known: Mapping[int, Outcome]) -> Outcome:
    """An outcome of the draft's own figures, as one of the evidence where that bears all of those figures
    out.
    """
    others = [known.get(order) for order in outcome.rests_on]
    borne_out = [one for one in others if one is not None and one.verdict is Verdict.SUPPORTED]
    if not others or len(borne_out) < len(others):
        return outcome
    verdict = Verdict.SUPPORTED if outcome.verdict is Verdict.CONSISTENT else Verdict.CONTRADICTED
    references = dict.fromkeys(reference for one in borne_out for reference in one.evidence)
    return replace(outcome, verdict=verdict, evidence=tuple(references))
