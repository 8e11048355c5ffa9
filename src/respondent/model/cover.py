"""The cover sheet of a response: what its author states of it, and all that it says in the end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from respondent.model.directory import Contact


class Kept(StrEnum):
    """What of a response is confidential."""

    NOTHING = "nothing"
    NAME = "name"
    ORGANISATION = "organisation"
    PART = "part"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class KeptOf:
    """How much of an answer, or of a whole response, is confidential, and why."""

    kept: Kept
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverStatement:
    """What the author states: `cover:` in the front matter, or in the settings for all responses.

    `confidential` is None where it is left to what the document marks; `questions` has the same by the number of a
    question. `refer`: whether the regulator may refer to what is confidential without naming the source; `publish`:
    whether it may publish the rest at once. `declaration` stands in place of ours, `regulators` below it.
    """

    capacity: str | None = None
    contact: Contact | None = None
    confidential: tuple[Kept, ...] | None = None
    reason: str | None = None
    questions: tuple[tuple[str, KeptOf], ...] = ()
    refer: bool | None = None
    publish: bool | None = None
    declaration: str | None = None
    regulators: str | None = None

    def over(self, below: CoverStatement) -> CoverStatement:
        """This statement, and where it says nothing, the one `below`."""
        return replace(
            self,
            capacity=self.capacity or below.capacity,
            contact=self.contact or below.contact,
            refer=below.refer if self.refer is None else self.refer,
            publish=below.publish if self.publish is None else self.publish,
            declaration=self.declaration or below.declaration,
            regulators=self.regulators or below.regulators,
        )


NO_STATEMENT = CoverStatement()


@dataclass(frozen=True, slots=True)
class Respondent:
    """One of those who respond, by name; `why` its name is confidential."""

    name: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class CoverAnswer:
    """One line of the sheet's table: a question, or the rest of the response, and what is confidential of it."""

    label: str
    kept: Kept
    reasons: tuple[str, ...] = ()
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """All that a cover sheet says. `kept` is what is confidential of the whole, with `reasons`."""

    document: str
    title: str
    day: date
    language: str
    consultation: str
    publisher: str
    reference: str | None
    closes: str | None
    respondents: tuple[Respondent, ...]
    statement: CoverStatement
    kept: tuple[Kept, ...]
    reasons: tuple[str, ...] = ()
    answers: tuple[CoverAnswer, ...] = field(default=())
