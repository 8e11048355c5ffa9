"""How reports word what an audit found: its rank, its place, and what it comes to in a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from respondent.model.assessment import part_name
from respondent.model.audit import Audit, ClaimOutcome, Fate, Piece, ProseEdit
from respondent.model.change import Change, in_brief, runs_between
from respondent.model.diagnostic import Code, Severity
from respondent.model.listing import counted, listed

NOT_WHOLE = (
    "What stands above and below it, such as the date and the signatures, was not compared: that takes the built "
    "file, in “out” or “sent”."
)


class Rank(StrEnum):
    """How much something matters; the value is its class on a page. The worst is first."""

    FALSE = "contradicted"
    LOOK = "unsupported"
    KNOWN = "answered"
    FINE = "supported"

    @property
    def sign(self) -> str:
        """A sign for it, so that nothing depends on colour."""
        return {Rank.FALSE: "✗", Rank.LOOK: "?", Rank.KNOWN: "•", Rank.FINE: "✓"}[self]

    @property
    def heading(self) -> str:
        """What stands above those of this rank."""
        return {
            Rank.FALSE: "Does not hold",
            Rank.LOOK: "For somebody to decide",
            Rank.KNOWN: "Good to know",
            Rank.FINE: "As it was",
        }[self]


_OF_SEVERITY = {Severity.ERROR: Rank.FALSE, Severity.WARNING: Rank.LOOK, Severity.NOTE: Rank.KNOWN}


def rank_of(code: Code | None) -> Rank:
    """How much something of this code matters."""
    return Rank.FINE if code is None else _OF_SEVERITY[code.severity]


def fates_in_words(claim: ClaimOutcome) -> str:
    """What happened to a claim: "edited and moved"."""
    return listed([fate.value for fate in claim.fates])


def claims_in_words(numbers: Sequence[int]) -> str:
    """Which claims something is about: “claims 12, 13 and 14”."""
    return f"claim{'' if len(numbers) == 1 else 's'} {listed([str(number) for number in numbers])}"


def place_of(audit: Audit, piece: Piece | None) -> str:
    """Where a piece stands, as in “paragraph 9” or “note, paragraph 2”; "" without one."""
    if piece is None or piece.passage >= len(audit.draft.passages):
        return ""
    passage = audit.draft.passages[piece.passage]
    line, _ = passage.place(piece.start)
    part = part_name(passage.part)
    return f"{f'{part}, ' if part else ''}paragraph {line}"


def prose_in_words(edit: ProseEdit) -> str:
    """What became of a sentence, in a line, with a few words around each edit."""
    if edit.old is None:
        return f"“{edit.new or ''}” (what it was is not known)"
    was, now = edit.old or None, edit.new
    return in_brief(Change("sentence", was, now, runs_between(edit.old.split(), (now or "").split())))


def first_piece(claim: ClaimOutcome) -> Piece | None:
    """Where a claim begins."""
    return claim.pieces[0] if claim.pieces else None


def who_changed(claim: ClaimOutcome | ProseEdit) -> str:
    """By whom and when, if the file tells: "by Jo Doe on 2025-02-18"."""
    names = dict.fromkeys(map(str, claim.touches))
    return f"by {listed(list(names))}" if names else ""


def summary(audit: Audit) -> str:
    """What an audit comes to: "18 claims: 1 edited, 17 unchanged; 2 findings; 1 comment"."""
    if not audit.is_ours:
        what = "a public edition, which has no marks" if audit.is_public else "not built here"
        return f"{what}; its figures were checked"
    counts = Counter(claim.fate for claim in audit.claims)
    parts = ", ".join(f"{counts[fate]:,} {fate.value}" for fate in Fate if counts[fate])
    said = [f"{counted(len(audit.claims), 'claim')}{f': {parts}' if parts else ''}"]
    false = sum(claim.is_false for claim in audit.claims)
    if false:
        said.append(f"{counted(false, 'claim')} that the evidence contradicts")
    if audit.changed or audit.lost:
        said.append(f"{counted(max(len(audit.changed), audit.lost), 'sentence')} not as built")
    if audit.findings:
        said.append(counted(len(audit.findings), "finding"))
    if audit.comments:
        said.append(counted(len(audit.comments), "comment"))
    return "; ".join(said)
