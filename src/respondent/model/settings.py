"""What ``respondent.yaml`` sets for a whole workspace."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from respondent.model.cover import NO_STATEMENT, CoverStatement
from respondent.model.partner import Partner
from respondent.model.unit import BUILT_IN_UNITS, Unit

FORMAT = 1
"""The version of the workspace's format that this code reads."""


class YearForm(StrEnum):
    """How a financial year is written, by example."""

    SLASH = "2023/24"
    HYPHEN = "2023-24"
    ENDING = "year ending March 2024"


class NoteStyle(StrEnum):
    """How sources are cited."""

    PLAIN = "plain"
    OSCOLA = "oscola"
    HARVARD = "harvard"


@dataclass(frozen=True, slots=True)
class SmallNumbers:
    """Counts below `below`, from unpublished sources, might identify a person."""

    below: int = 5


@dataclass(frozen=True, slots=True)
class Review:
    """Who may verify: not the last editor (`four_eyes`), or only somebody of another organisation."""

    four_eyes: bool = True
    other_organisation: bool = False


@dataclass(frozen=True, slots=True)
class SignOff:
    """Whether signatories must have agreed to the text, and what makes their word lapse: words or claims.

    `roles` are those in which each of them must have agreed; where there are none, any will do.
    """

    required: bool = False
    lapses_on: str = "words"
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checks:
    """Which rules are left out: `ignore` names their codes; and what a child's words must have beside them
    (`child_quotations`: "warning", "support").
    """

    ignore: tuple[str, ...] = ()
    child_quotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """A workspace's settings; each has the value that most people want.

    `percent` is "per cent" or "%"; `stale_after` is in months; `units` are those the workspace adds to the
    built-in ones; `confidential_evidence` are folders, perhaps outside of the workspace, of which every record is
    confidential; `archive` is the folder with copies of sources; `cover` what cover sheets of responses say;
    `partners` the organisations that edit the evidence: without any, anybody may change everything.
    """

    evidence: tuple[str, ...] = ("evidence",)
    confidential_evidence: tuple[str, ...] = ()
    templates: str = "templates"
    percent: str = "per cent"
    financial_year: YearForm = YearForm.SLASH
    notes: NoteStyle = NoteStyle.PLAIN
    stale_after: int = 36
    units: tuple[Unit, ...] = ()
    small_numbers: SmallNumbers = SmallNumbers()
    review: Review = Review()
    signoff: SignOff = SignOff()
    checks: Checks = Checks()
    archive: str = "archive"
    cover: CoverStatement = NO_STATEMENT
    partners: tuple[Partner, ...] = ()

    @property
    def all_units(self) -> tuple[Unit, ...]:
        """The built-in units and the workspace's own."""
        return BUILT_IN_UNITS + self.units
