"""What an outcome amounts to, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.auditing.bearing import Held
from respondent.auditing.evidence import Evidence, Present
from respondent.auditing.fates import Found
from respondent.auditing.patches import Read, evidence_patch, template_patch
from respondent.model.audit import Advice, Bearing, Currency, Do, Fate, Touch
from respondent.model.built import Built
from respondent.model.codes import A201, A202, A203, A204, A205, A206, A207, A208, A501, A502, A503
from respondent.model.diagnostic import Code
from respondent.model.lineage import Given
from respondent.model.listing import listed

_CURRENCY_CODES = {Currency.CHANGED: A501, Currency.SUPERSEDED: A502, Currency.GONE: A503}


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with all that is known of it."""

    found: Found
    held: Held
    present: Present
    touches: tuple[Touch, ...]

    @property
    def who(self) -> str:
        """Whom to ask: those whose tracked changes are in the claim."""
        names = dict.fromkeys(map(str, self.touches))
        return f"those who changed it ({listed(list(names))})" if names else "whoever edited the file"

    @property
    def given(self) -> Given | None:
        """The one record or row whose figure the claim prints; None where it is worked out from several."""
        claim = self.found.claim
        if claim.kind == "figure" and len(claim.given) == 1 and not claim.derived:
            return claim.given[0][0]
        return None


def advise(case: Case, built: Built | None, evidence: Evidence, read: Read) -> tuple[Advice, Code | None]:
    """What to do about a claim, and the code that it amounts to; None where there is nothing to say."""
    found, present = case.found, case.present
    old = found.claim.text
    if Fate.MISSING in found.fates:
        text = f"Ask {case.who} whether it was meant to go. Its words were “{old}”."
        return Advice(Do.ASK, text), A205
    if Fate.EMPTIED in found.fates:
        return Advice(Do.PUT_BACK, f"Put “{old}” back, or delete what is left of its sentence."), A204
    if case.held.bearing is Bearing.CONTRADICTED:
        return _contradicted(case, evidence, read), A201
    if Fate.EDITED in found.fates:
        return _edited(case, built, evidence, read)
    if Fate.DUPLICATED in found.fates:
        text = "Leave it where it belongs, and take the copy out; only the first keeps its source."
        return Advice(Do.ASK, text), A206
    if Fate.MOVED in found.fates:
        return Advice(Do.ASK, "Read it where it stands now: does its record say that there too?"), A207
    if present.currency is not Currency.CURRENT:
        return _out_of_date(case), _CURRENCY_CODES[present.currency]
    if Fate.REWORDED in found.fates:
        text = "Read its sentence again. To keep the new words, put them into the template."
        return Advice(Do.ACCEPT, text), A208
    return Advice(Do.NOTHING), None


def _contradicted(case: Case, evidence: Evidence, read: Read) -> Advice:
    found = case.found
    if Fate.EDITED not in found.fates:
        if case.present.currency is Currency.CURRENT:
            return Advice(
                Do.PUT_BACK, "Put its sentence back as it was built, or correct the words around it."
            )
        return Advice(Do.BUILD_AGAIN, "Correct it, or build the document again: the evidence has moved on.")
    given = case.given
    patch = evidence_patch(given, found.new or "", evidence.workspace, read) if given else None
    if patch is None:
        return Advice(Do.PUT_BACK, f"Put “{found.claim.text}” back.")
    text = f"Put “{found.claim.text}” back. Only if its source says so, correct the record:"
    return Advice(Do.PUT_BACK, text, patch)


def _edited(case: Case, built: Built | None, evidence: Evidence, read: Read) -> tuple[Advice, Code]:
    claim, new = case.found.claim, case.found.new or ""
    template = evidence.workspace.templates.get(built.template) if built else None
    name = f"template “{built.template}”" if built else "template"
    wording = template_patch(claim, new, template, read) if claim.kind == "prose" else None
    match case.held.bearing:
        case Bearing.BORNE_OUT:
            text = f"Accept it: the evidence bears it out. To keep it, change the words in the {name}."
            return Advice(Do.ACCEPT, text, wording), A202
        case Bearing.BY_OTHERS:
            text = f"Ask {case.who} whether they mean another figure; then name its record in the {name}."
            return Advice(Do.ASK, text), A203
        case _:
            given = case.given
            patch = wording or (evidence_patch(given, new, evidence.workspace, read) if given else None)
            then = " If they have a source, this would accept it:" if patch else ""
            return Advice(
                Do.ASK, f"Ask {case.who} on what it rests, or put “{claim.text}” back.{then}", patch
            ), A203


def _out_of_date(case: Case) -> Advice:
    if case.present.currency is Currency.GONE:
        return Advice(Do.ASK, "Find out why its record is gone; a claim without a record cannot stay.")
    if case.present.same_figures and case.held.bearing is Bearing.BORNE_OUT:
        return Advice(Do.BUILD_AGAIN, "Its figure still holds; build the document again before it is sent.")
    return Advice(Do.BUILD_AGAIN, "Build the document again, and see what its claim says then.")
