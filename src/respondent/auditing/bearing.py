"""How a claim's words stand to the evidence as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from respondent.auditing.evidence import Evidence, Present
from respondent.auditing.fates import Found
from respondent.auditing.likeness import plain, same
from respondent.auditing.markers import overlap
from respondent.model.assessment import FALSE, Assessment, Verdict
from respondent.model.audit import Bearing, Currency, Fate, Piece
from respondent.model.evidence import DataTable, Quotation, Statistic
from respondent.model.period import Period
from respondent.prose.mentions.periods import periods_in
from respondent.prose.periods import write_period
from respondent.weighing.judge import SAY_ABOUT

_BORNE_OUT = frozenset({Verdict.SUPPORTED, Verdict.CONSISTENT})


@dataclass(frozen=True, slots=True)
class Held:
    """A claim held to the evidence: how it stands, in a sentence why, and on which records."""

    bearing: Bearing
    message: str = ""
    evidence: tuple[str, ...] = ()


AS_BUILT = Held(Bearing.BORNE_OUT, "It says what it was built to say, and its records are what they were.")


class Assessed:
    """The assessments of a draft's quantities, by where they stand."""

    def __init__(self, assessments: Sequence[Assessment]) -> None:
        self._by_passage: dict[int, list[Assessment]] = {}
        for one in assessments:
            self._by_passage.setdefault(one.passage, []).append(one)

    def over(self, pieces: Sequence[Piece]) -> list[Assessment]:
        """Those that have some of the pieces, the false ones first."""
        found = {
            (one.passage, one.start, one.end): one
            for piece in pieces
            for one in self._by_passage.get(piece.passage, ())
            if overlap(piece, Piece(one.passage, one.start, one.end))
        }
        return sorted(found.values(), key=lambda one: one.verdict not in FALSE)


def hold(
    found: Found,
    present: Present,
    evidence: Evidence,
    assessed: Assessed,
    own: tuple[Bearing, str] | None,
    *,
    restated: bool = False,
) -> Held:
    """A claim held to the evidence as it is now; `own` is what its own figure alone decides.

    `restated` says that other words of its sentence, or of its row, are not as they were.
    """
    if found.new is None:
        return Held(Bearing.GONE)
    untouched = found.fates == (Fate.UNCHANGED,)
    if untouched and restated and (false := _restated(found, assessed)) is not None:
        return false
    if untouched and (present.currency is Currency.CURRENT or _still_true(found, present)):
        return AS_BUILT if present.currency is Currency.CURRENT else _as_ever()
    if own is not None:
        return Held(own[0], own[1], found.claim.records)
    match found.claim.kind:
        case "quotation":
            held = _quotation(found, evidence)
        case "period":
            held = _period(found, evidence)
        case _:
            held = None
    if held is not None:
        return held
    weighed = assessed.over(found.pieces)
    if weighed and weighed[0].verdict in FALSE:
        worst = weighed[0]
        return Held(Bearing.CONTRADICTED, worst.message, worst.evidence)
    same_words = Fate.EDITED not in found.fates and Fate.UNKNOWN not in found.fates
    if same_words and (present.currency is Currency.CURRENT or _still_true(found, present)):
        return AS_BUILT if present.currency is Currency.CURRENT else _as_ever()
    if found.claim.kind == "prose" or not weighed:
        return Held(Bearing.UNDECIDED, "Whether the record bears these words out is for a person to say.")
    return _figure(found, weighed)


def _restated(found: Found, assessed: Assessed) -> Held | None:
    """What its own records say against a claim in the words that stand around it now; None where they do not."""
    own = {name.partition("#")[0] for name in (*found.claim.records, found.claim.tag.record)}
    for one in assessed.over(found.pieces):
        if one.verdict in FALSE and own & {name.partition("#")[0] for name in one.evidence}:
            return Held(Bearing.CONTRADICTED, one.message, one.evidence)
    return None


def _still_true(found: Found, present: Present) -> bool:
    """Whether a figure's records changed in nothing that it rests on."""
    known = found.claim.figure is not None
    return present.currency in {Currency.CHANGED, Currency.SUPERSEDED} and known and present.same_figures


def _as_ever() -> Held:
    return Held(Bearing.BORNE_OUT, "The figures that it rests on are what they were.")


def _figure(found: Found, weighed: Sequence[Assessment]) -> Held:
    """An edited figure that nothing contradicts."""
    supported = [one for one in weighed if one.verdict in _BORNE_OUT]
    roughly = next((one for one in supported if SAY_ABOUT in one.message), None)
    if roughly is not None and len(supported) == len(weighed):
        return Held(Bearing.ROUGHLY, roughly.message, roughly.evidence)
    if len(supported) < len(weighed):
        undecided = next(one for one in weighed if one.verdict not in _BORNE_OUT)
        return Held(Bearing.UNDECIDED, undecided.message)
    names = tuple(dict.fromkeys(name for one in supported for name in one.evidence))
    own = {name.partition("#")[0] for name in found.claim.records} | {found.claim.tag.record}
    rows = set(found.claim.records)
    if names and any(name in rows or ("#" not in name and name in own) for name in names):
        return Held(Bearing.BORNE_OUT, supported[0].message, names)
    if not names:
        return Held(Bearing.UNDECIDED, supported[0].message)
    message = f"The evidence bears it out, but by “{names[0]}”, which is not what the claim rests on."
    return Held(Bearing.BY_OTHERS, message, names)


def _quotation(found: Found, evidence: Evidence) -> Held | None:
    """Somebody's words: they are the record's, or they are not theirs."""
    record = next(
        (r for g in evidence.given(found.claim) if isinstance(r := _record(evidence, g.record), Quotation)),
        None,
    )
    if record is None or found.new is None:
        return None
    words = " ".join(record.paragraphs)
    if same(_unquoted(found.new), _unquoted(words)):
        return Held(Bearing.BORNE_OUT, "These are the words of the record.", (record.id,))
    message = f"These are not the words that “{record.id}” has from {record.speaker}: “{_unquoted(words)}”"
    return Held(Bearing.CONTRADICTED, message, (record.id,))


def _record(evidence: Evidence, name: str) -> object:
    return evidence.workspace.records.get(name)


def _unquoted(text: str) -> str:
    return plain(text).strip("\"'")


def _period(found: Found, evidence: Evidence) -> Held | None:
    """A period: the record's, or another one."""
    named = [when.period for when in periods_in(found.new or "") if when.period is not None]
    own = next(
        (p for g in evidence.given(found.claim) if (p := _own_period(evidence, g.record)) is not None), None
    )
    if own is None or len(named) != 1:
        return None
    name = found.claim.tag.record
    if named[0].same_days(own):
        return Held(Bearing.BORNE_OUT, "It is the period of the record.", (name,))
    written = write_period(own, evidence.workspace.settings.financial_year)
    return Held(Bearing.CONTRADICTED, f"The figure of “{name}” is about {written}.", (name,))


def _own_period(evidence: Evidence, name: str) -> Period | None:
    record = _record(evidence, name)
    if isinstance(record, Statistic):
        return record.quantity.period
    return record.period if isinstance(record, DataTable) else None
