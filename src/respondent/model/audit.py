"""What happened to a built document while others had it: to each claim, to its notes, and what was added."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from respondent.model.assessment import Assessment
from respondent.model.built import Built, BuiltClaim
from respondent.model.diagnostic import Code, Diagnostic, Severity, any_error
from respondent.model.draft import Draft, Passage


class Fate(StrEnum):
    """What happened to a claim."""

    UNCHANGED = "unchanged"
    EDITED = "edited"
    REWORDED = "reworded"  # its own words stand, those beside them do not
    EMPTIED = "emptied"  # its control or bookmark is there, its words are not
    MISSING = "missing"
    DUPLICATED = "duplicated"
    MOVED = "moved"
    UNKNOWN = "unknown"  # it is there, and nothing says what it was


class Means(StrEnum):
    """By what a claim was found again."""

    CONTROL = "its content control"
    BOOKMARK = "its bookmark"
    TEXT = "the words around it"
    NOTHING = "nothing"


class Certainty(StrEnum):
    """How sure it is that what was found is the claim."""

    SURE = "sure"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Bearing(StrEnum):
    """How a claim's words stand to the evidence as it is now."""

    BORNE_OUT = "borne out"
    ROUGHLY = "only roughly what the evidence has"
    BY_OTHERS = "borne out by other evidence"
    CONTRADICTED = "contradicted"
    UNDECIDED = "not decided by the evidence"
    GONE = "no longer in the text"


class Currency(StrEnum):
    """What became of the records that a claim rests on since the build."""

    CURRENT = "current"
    CHANGED = "changed"
    SUPERSEDED = "superseded"
    GONE = "gone"


class Do(StrEnum):
    """What to do about an outcome."""

    NOTHING = "nothing"
    ACCEPT = "accept"
    PUT_BACK = "put back"
    ASK = "ask"
    BUILD_AGAIN = "build again"


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A stretch of a passage's text, from `start` up to but not including `end`; `passage` is its number."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Touch:
    """A tracked change in a claim: who did it, when, and what ("inserted", "deleted")."""

    author: str
    date: str
    what: str

    def __str__(self) -> str:
        when = day(self.date)
        return f"{self.author or 'somebody'}{f' on {when}' if when else ''}"


def day(moment: str) -> str:
    """The day of a moment as a Word file gives it; "" where it gives none, as LibreOffice does with 0-00-00."""
    found = re.match(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}", moment)
    return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do, as a sentence, and the patch of the evidence or the template that would do it."""

    do: Do
    text: str = ""
    patch: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOutcome:
    """What happened to one claim.

    `fates` has what happened, the gravest first; `old` is None where nothing says what it was, `new` where it is
    gone. `pieces` say where it stands in the draft, `marked` in the text with its tracked changes. `message` says
    how it stands to the evidence, `code` the diagnostic that it amounts to.
    """

    claim: BuiltClaim
    fates: tuple[Fate, ...]
    old: str | None
    new: str | None
    means: Means
    certainty: Certainty
    pieces: tuple[Piece, ...] = ()
    marked: tuple[Piece, ...] = ()
    touches: tuple[Touch, ...] = ()
    bearing: Bearing
    message: str
    evidence: tuple[str, ...] = ()
    currency: Currency = Currency.CURRENT
    since: str = ""
    comments: tuple[str, ...] = ()
    advice: Advice = Advice(Do.NOTHING)
    code: Code | None = None

    @property
    def fate(self) -> Fate:
        """The gravest of what happened."""
        return self.fates[0]

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to say of it."""
        return self.code is None

    @property
    def is_false(self) -> bool:
        """Whether the evidence says otherwise than the claim does now."""
        return self.code is not None and self.code.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class FileFinding:
    """What is to be said of the file beside its claims; `piece` says where, if it has a place in the draft."""

    diagnostic: Diagnostic
    piece: Piece | None = None
    assessment: Assessment | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the file: who said what, when, about which words, and about which claims.

    `answers` is the id of the comment to which it is a reply.
    """

    id: str
    author: str
    date: str
    text: str
    about: str
    pieces: tuple[Piece, ...] = ()
    claims: tuple[int, ...] = ()
    answers: str | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the marked text that a tracked change put in or took out."""

    piece: Piece
    inserted: bool
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class ProseEdit:
    """A sentence that is not as it was built.

    `old` is what it was: None where that is not known, "" of one that was put in. `new` is None of one that was
    taken out, and then there is no `piece`. `touches` say who did it, where changes were tracked.
    """

    old: str | None
    new: str | None
    piece: Piece | None = None
    touches: tuple[Touch, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """All that is to be said of a file that came back.

    `draft` is its text with tracked changes accepted, `marked` with what was put in and what was taken out side by
    side. `built` is what its manifest says it was, None where there is none; `basis` says where that came from.
    `changed` are the draft's sentences that it was not built with, `lost` how many it was built with and lacks;
    `prose` says what they were and are, as far as that is known. `is_whole` says that what stands above and below
    the text, such as the date and the signatures, was compared too, which takes the built file. Of a file that
    does not show how it was built, `is_public` says that it is a public edition, which has no marks that would.
    """

    draft: Draft
    marked: tuple[Passage, ...]
    changes: tuple[Change, ...]
    built: Built | None
    basis: str
    claims: tuple[ClaimOutcome, ...]
    findings: tuple[FileFinding, ...]
    comments: tuple[Comment, ...]
    assessments: tuple[Assessment, ...] = ()
    changed: tuple[Piece, ...] = ()
    lost: int = 0
    prose: tuple[ProseEdit, ...] = ()
    is_whole: bool = False
    is_public: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether anything in the file shows that it was built from a workspace."""
        return self.built is not None or bool(self.claims)

    @property
    def is_false(self) -> bool:
        """Whether something in the file is false, or its manifest was altered."""
        found = (finding.diagnostic for finding in self.findings)
        not_ours = not self.is_ours and any(one.is_false for one in self.assessments)
        return any_error(found) or any(claim.is_false for claim in self.claims) or not_ours

    @property
    def is_untouched(self) -> bool:
        """Whether there is nothing at all to say."""
        same = not self.changed and not self.lost
        return (
            same and all(claim.is_quiet for claim in self.claims) and not self.findings and not self.comments
        )
