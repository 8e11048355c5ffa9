"""What became of a draft that was made a template."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.model.assessment import Verdict

FALSE = frozenset({Verdict.CONTRADICTED, Verdict.INCONSISTENT})


@dataclass(frozen=True, slots=True)
class Adopted:
    """Words of the draft that a tag now writes, or binds to their evidence.

    `kind` is figure, period, quotation, claim or citation; `code` stands in the template; `line` and `part` say
    where the words stood in the draft.
    """

    text: str
    kind: str
    code: str
    line: int
    part: str | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """Something that is left for a person: `message` says why, `verdict` is there for a quantity alone."""

    text: str
    line: int
    part: str | None
    message: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record to be filled in: its file's name and text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """A template made of a draft, with what is in it, what is left, and records that may be wanted."""

    template: str
    claims: tuple[Adopted, ...]
    left: tuple[Left, ...]
    proposals: tuple[Proposal, ...] = ()

    @property
    def is_false(self) -> bool:
        """Whether a quantity that stands in the template is contradicted or inconsistent."""
        return any(left.verdict in FALSE for left in self.left)
