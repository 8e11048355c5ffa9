"""What changed between two versions of a document: claim by claim, record by record, then the other words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from respondent.model.change import Change
from respondent.model.lineage import Given


class ClaimChange(StrEnum):
    """What became of a claim, the gravest first."""

    CHANGED = "changed"  # its words are others
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"  # its words stand among other claims
    RECORD = "on other evidence"  # its words stand, what it rests on says something else
    SAME = "unchanged"


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim in one version: its number there, what it says, and in which paragraph of the file it stands.

    `value` is its figure as the manifest has it, `hash8` what its evidence comes to.
    """

    number: int
    text: str
    hash8: str
    value: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class ComparedClaim:
    """One claim in both versions; `old` is None where it was added, `new` where it was removed."""

    changes: tuple[ClaimChange, ...]
    kind: str
    record: str
    old: PlacedClaim | None
    new: PlacedClaim | None

    @property
    def change(self) -> ClaimChange:
        """The gravest of what became of it."""
        return self.changes[0]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record or a row whose value was another when the earlier version was built."""

    given: Given
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is to be said of two versions, each named as people know it.

    `document` is what the later one was built as, "" of a file that was not built here. `prose` are paragraphs,
    rows and notes in which more than the claims' own words changed.
    """

    old: str
    new: str
    document: str
    claims: tuple[ComparedClaim, ...]
    records: tuple[RecordChange, ...]
    prose: tuple[Change, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        same = all(claim.change is ClaimChange.SAME for claim in self.claims)
        return same and not self.records and not self.prose
