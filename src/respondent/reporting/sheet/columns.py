"""The three tables of a citation sheet, column by column, with values of real types: for workbook and CSV alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Generic, TypeVar

from respondent.model.citation_sheet import CitedClaim, CitedRecord, CitedSource, OpenQuestion

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Address:
    """A link; `shown` is what stands for it where the address itself would be too long."""

    url: str
    shown: str


Value = None | str | bool | int | Fraction | date | Address


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its heading, how wide it should be in characters, and what it says of an entry."""

    heading: str
    width: int
    of: Callable[[T], Value]


CLAIMS: tuple[Column[CitedClaim], ...] = (
    Column("Document", 22, lambda claim: claim.document),
    Column("No.", 6, lambda claim: claim.number),
    Column("Claim as printed", 30, lambda claim: claim.text),
    Column("Section", 20, lambda claim: claim.section),
    Column("Sentence", 48, lambda claim: sentence(claim)),
    Column("Kind", 10, lambda claim: claim.kind.value),
    Column("Value", 11, lambda claim: claim.value),
    Column("Unit", 14, lambda claim: claim.unit),
    Column("Period", 10, lambda claim: claim.period),
    Column("Place", 18, lambda claim: claim.place),
    Column("Derivation", 36, lambda claim: claim.derivation),
    Column("Record", 34, lambda claim: _lines(record.name for record in claim.records)),
    Column("Source", 26, lambda claim: _lines(claim.sources)),
    Column("Locator", 16, lambda claim: _lines(record.locator for record in claim.records)),
    Column("Link", 18, lambda claim: link_of(claim)),
    Column("Note", 6, lambda claim: claim.note),
    Column("Status", 11, lambda claim: claim.verification.standing.value),
    Column("Verified by", 18, lambda claim: claim.verification.by),
    Column("Verdict of", 11, lambda claim: claim.verification.on),
    Column("What is to be said", 30, lambda claim: claim.verification.why or None),
    Column("Owner", 18, lambda claim: _lines(claim.owners)),
    Column("Confidential", 12, lambda claim: bool(claim.confidential)),
    Column(
        "Why confidential", 26, lambda claim: _lines(f"{name}: {why}" for name, why in claim.confidential)
    ),
    Column("Caveats", 36, lambda claim: _lines((*claim.coverage, *claim.caveats))),
)

SOURCES: tuple[Column[CitedSource], ...] = (
    Column("Source", 28, lambda one: one.source.id),
    Column("In full", 60, lambda one: one.reference),
    Column("Type", 12, lambda one: one.source.type.value),
    Column("Publisher", 22, lambda one: one.source.publisher),
    Column("Issued", 11, lambda one: str(one.source.issued) if one.source.issued else None),
    Column("Age", 15, lambda one: one.age.value),
    Column("Link", 18, lambda one: Address(one.source.url, "Open the source") if one.source.url else None),
    Column("Accessed", 11, lambda one: one.source.accessed),
    Column("Last checked", 12, lambda one: one.source.latest_checked),
    Column("State", 11, lambda one: one.source.status.value),
    Column("Standing", 18, lambda one: ", ".join(one.source.standing) or None),
    Column("Owner", 18, lambda one: one.owner),
    Column("Confidential", 12, lambda one: one.source.confidential),
    Column("Claims", 8, lambda one: one.claims),
    Column("Documents", 11, lambda one: one.documents),
)

QUESTIONS: tuple[Column[OpenQuestion], ...] = (
    Column("Topic", 22, lambda one: one.topic),
    Column("About", 36, lambda one: one.about),
    Column("What is open", 70, lambda one: one.what),
    Column("What to do", 44, lambda one: one.remedy),
    Column("Claims", 8, lambda one: len(one.claims) or None),
    Column("Which", 36, lambda one: _few(one.claims)),
)

_FEW = 20


def sentence(claim: CitedClaim) -> str:
    """The claim's sentence as it reads."""
    return " ".join(f"{claim.before}{claim.text}{claim.after}".split())


def link_of(claim: CitedClaim) -> Address | None:
    """Where the claim's first record can be looked up; the passage itself before a mere address."""
    linked = [record for record in claim.records if record.link]
    best = next((record for record in linked if record.is_passage), linked[0] if linked else None)
    return Address(best.link, opens(best)) if best is not None and best.link else None


def opens(record: CitedRecord) -> str:
    """What a record's link leads to."""
    return "Open the passage" if record.is_passage else "Open the source"


def _lines(parts: Iterable[str | None]) -> str | None:
    """Each once, one a line."""
    return "\n".join(dict.fromkeys(part for part in parts if part)) or None


def _few(keys: tuple[str, ...]) -> str | None:
    more = f" and {len(keys) - _FEW} more" if len(keys) > _FEW else ""
    return f"{', '.join(keys[:_FEW])}{more}" if keys else None
