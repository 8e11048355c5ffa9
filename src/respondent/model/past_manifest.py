"""A manifest that is read back: what a built or sent document says, and from which values it was worked out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from respondent.model.lineage import Given, Operation

_DEEPEST = 40
"""Calculations within each other; real ones have two or three."""


@dataclass(frozen=True, slots=True)
class PastFigure:
    """A value as it was: stated by a record or row (`given`), or worked out from `operands`."""

    value: Fraction
    given: Given | None = None
    operation: Operation | None = None
    operands: tuple[PastFigure, ...] = ()

    def leaves(self) -> Iterator[PastFigure]:
        """The values that records stated, in the order of their use."""
        if self.given is not None:
            yield self
        for operand in self.operands:
            yield from operand.leaves()

    def sums(self) -> Iterator[PastFigure]:
        """The sums among the calculations."""
        if self.operation is Operation.SUM:
            yield self
        for operand in self.operands:
            yield from operand.sums()


@dataclass(frozen=True, slots=True)
class PastClaim:
    """A claim as it was printed; `records` are names such as “id#row”, `hash8` begins the hash of all of them."""

    number: int
    kind: str
    text: str
    hash8: str
    records: tuple[str, ...]
    figure: PastFigure | None = None
    unit: str | None = None
    working: str | None = None


@dataclass(frozen=True, slots=True)
class PastDocument:
    """A document as its manifest has it; `sources` are the ids of those that each claim's note cites."""

    id: str
    kind: str
    date: str
    template: str
    template_hash: str
    row: tuple[str, ...]
    claims: tuple[PastClaim, ...]
    sources: Mapping[int, tuple[str, ...]]
    draft: bool = False


def parse_manifest(text: str | bytes) -> PastDocument | None:
    """What a manifest says, or None where it is none of version 1, or not whole."""
    try:
        content = json.loads(text)
        return _document(content) if content["manifest"] == 1 else None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, ZeroDivisionError):
        return None


def _document(content: dict[str, object]) -> PastDocument:
    template = _fields(content["template"])
    return PastDocument(
        id=_text(content["document"]),
        kind=_text(content["kind"]),
        date=_text(content["date"]),
        template=_text(template["id"]),
        template_hash=_text(template["sha256"]),
        row=_texts(content.get("row", [])),
        claims=tuple(_claim(_fields(claim)) for claim in _list(content["claims"])),
        sources=_sources(_list(content.get("notes", []))),
        draft=content.get("draft") is True,
    )


def _claim(entry: dict[str, object]) -> PastClaim:
    figure = None
    if "lineage" in entry:
        figure = _figure({"value": entry["value"], **_fields(entry["lineage"])}, 0)
    return PastClaim(
        number=_number(entry["number"]),
        kind=_text(entry["kind"]),
        text=_text(entry["text"]),
        hash8=_text(entry["tag"]).rpartition("@")[2],
        records=_texts(entry["records"]),
        figure=figure,
        unit=_text(entry["unit"]) if figure else None,
        working=_text(entry["working"]) if "working" in entry else None,
    )


def _figure(entry: dict[str, object], depth: int) -> PastFigure:
    if depth > _DEEPEST:
        raise ValueError
    value = _exact(_text(entry["value"]))
    if "record" in entry:
        part = _text(entry.get("part", "value"))
        return PastFigure(value, Given(_text(entry["record"]), _texts(entry.get("row", [])), part))
    operands = tuple(_figure(_fields(one), depth + 1) for one in _list(entry["operands"]))
    if not operands:
        raise ValueError
    return PastFigure(value, None, Operation(_text(entry["operation"])), operands)


@lru_cache(maxsize=4096)
def _exact(text: str) -> Fraction:
    """The number; the same ones stand in many documents."""
    return Fraction(text)


def _sources(notes: list[object]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for note in map(_fields, notes):
        for claim in _list(note.get("claims", [])):
            found[_number(claim)] = _texts(note.get("sources", []))
    return found


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _fields(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError
    return value
