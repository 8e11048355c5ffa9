"""A change that somebody proposes of a record or a template that is another's, and what its owner said to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from respondent.model.edit import Change, FieldEdit, RowEdit, Why
from respondent.model.span import Span

FOLDER = "proposals"
NOWHERE = Span("")


@dataclass(frozen=True, slots=True)
class LineEdit:
    """Whole lines of a file, as they were and as they are to be; `line` is the first one's number, from 1.

    Without lines `before`, those `after` are put in before line `line`.
    """

    path: str
    line: int
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the document said and what it says in the file that came back; "" where there was nothing."""

    before: str
    after: str


class Outcome(StrEnum):
    """What became of a proposal."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Decision:
    """What its owner said to a proposal: who, when, and a word for whoever made it."""

    outcome: Outcome
    by: str
    at: datetime
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Proposer:
    """Who made a proposal, as the commit that accepts it will name them."""

    name: str
    email: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposed change: of one `record`, by its fields and rows, or of a `template`, by its lines.

    `id` is its file's stem. `base` is the digest of what it was made from. `document` names the file that came
    back, and `sentences` what it did to the document's; they may quote what is `confidential`. `why` and `because`
    are the proposer's reason.
    """

    id: str
    at: datetime
    proposer: Proposer
    why: Why
    base: str
    because: str | None = None
    record: str | None = None
    fields: tuple[FieldEdit, ...] = ()
    rows: tuple[RowEdit, ...] = ()
    template: str | None = None
    lines: tuple[LineEdit, ...] = ()
    document: str | None = None
    sentences: tuple[Sentence, ...] = ()
    confidential: bool = False
    decision: Decision | None = None
    span: Span = NOWHERE

    @property
    def path(self) -> str:
        """The proposal's own file."""
        return f"{FOLDER}/{self.id}.yaml"

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.decision is None

    @property
    def files(self) -> tuple[str, ...]:
        """The template's files that it changes."""
        return tuple(dict.fromkeys(edit.path for edit in self.lines))

    def change(self) -> Change:
        """The change of its record. Raises ValueError for a proposal of a template."""
        if self.record is None:
            raise ValueError(f"{self.id} proposes no change of a record")
        return Change(self.record, self.fields, self.rows, self.base)


def newest_first(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Proposals in the order in which people look at them."""
    return tuple(sorted(proposals, key=lambda one: (one.at, one.id), reverse=True))
