"""What the manifest in a file says that the document was when it was built."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from respondent.model.lineage import Given
from respondent.model.tag import ClaimTag, parse_tag

_DEEPEST = 40
"""Calculations within each other; a real one has two or three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltClaim:
    """A claim as it was built.

    `given` are the records and rows that it rests on, in the order of their use, with the value that each had then
    (None of what is no figure). `before` and `after` are the words around it, `parts` in how many paragraphs it
    stood. `derived` says that its figure was worked out from others, `operation` how, if in one step.
    `is_placed` is false of a claim in a file from before the words around claims were kept.
    """

    number: int
    kind: str
    tag: ClaimTag
    text: str
    records: tuple[str, ...] = ()
    note: int | None = None
    value: str | None = None
    given: tuple[tuple[Given, str | None], ...] = ()
    derived: bool = False
    operation: str = ""
    working: str | None = None
    before: str = ""
    after: str = ""
    parts: int = 1
    is_placed: bool = True


@dataclass(frozen=True, slots=True)
class BuiltNote:
    """A note as it was built; `text` is None in files from before notes' words were kept."""

    number: int
    claims: tuple[int, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """A document as it was built: what it was, its claims and notes, and the digests of its sentences.

    `notes_before` are the notes that its letterhead has before the text. `has_sentences` is false of a file from
    before the digests of sentences were kept.
    """

    document: str
    kind: str
    template: str
    template_hash: str
    row: tuple[str, ...]
    claims: tuple[BuiltClaim, ...]
    notes: tuple[BuiltNote, ...] = ()
    sentences: frozenset[str] = frozenset()
    draft: bool = False
    notes_before: int = 0
    has_sentences: bool = True


def read_manifest(text: str) -> Built | None:
    """What a manifest says, or None where it is none, or was written by a later version of the format."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("manifest") != 1:
        return None
    try:
        return _built(content)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _built(content: Mapping[str, object]) -> Built:
    template = _mapping(content["template"])
    claims = tuple(_claim(_mapping(one)) for one in _list(content["claims"]))
    if len({claim.number for claim in claims}) != len(claims):
        raise ValueError("two claims of one number")
    return Built(
        document=_text(content["document"]),
        kind=_text(content["kind"]),
        template=_text(template["id"]),
        template_hash=_text(template["sha256"]),
        row=tuple(map(_text, _list(content.get("row", [])))),
        claims=claims,
        notes=tuple(_note(_mapping(one)) for one in _list(content.get("notes", []))),
        sentences=frozenset(map(_text, _list(content.get("sentences", [])))),
        draft=content.get("draft") is True,
        notes_before=max(0, _number(content.get("notes_before", 0))),
        has_sentences="sentences" in content,
    )


def _claim(entry: Mapping[str, object]) -> BuiltClaim:
    tag = parse_tag(_text(entry["tag"]))
    if tag is None:
        raise ValueError("a tag that is none")
    given: dict[Given, str | None] = {}
    lineage = _mapping(entry["lineage"]) if "lineage" in entry else {}
    _leaves(lineage, _optional(entry.get("value")), given, 0)
    records = tuple(map(_text, _list(entry.get("records", []))))
    return BuiltClaim(
        number=_number(entry["number"]),
        kind=_text(entry["kind"]),
        tag=tag,
        text=_text(entry["text"]),
        records=records,
        note=None if entry.get("note") is None else _number(entry["note"]),
        value=_optional(entry.get("value")),
        given=tuple(given.items()),
        derived="operation" in lineage,
        operation=_operation(lineage),
        working=_optional(entry.get("working")),
        before=_text(entry.get("before", "")),
        after=_text(entry.get("after", "")),
        parts=max(1, _number(entry.get("parts", 1))),
        is_placed="before" in entry or "after" in entry,
    )


def _leaves(
    lineage: Mapping[str, object], value: str | None, found: dict[Given, str | None], depth: int
) -> None:
    """The records and rows of a lineage, each once, in the order of their use."""
    if depth > _DEEPEST:
        raise ValueError("too deep")
    if "record" in lineage:
        row = tuple(map(_text, _list(lineage.get("row", []))))
        given = Given(_text(lineage["record"]), row, _text(lineage.get("part", "value")))
        found.setdefault(given, value)
    for operand in map(_mapping, _list(lineage.get("operands", []))):
        _leaves(operand, _optional(operand.get("value")), found, depth + 1)


def _operation(lineage: Mapping[str, object]) -> str:
    """What was done with the operands, where none of these was worked out itself."""
    operands = [_mapping(operand) for operand in _list(lineage.get("operands", []))]
    if any("operation" in operand for operand in operands):
        return ""
    return _text(lineage.get("operation", ""))


def _note(entry: Mapping[str, object]) -> BuiltNote:
    claims = tuple(map(_number, _list(entry.get("claims", []))))
    return BuiltNote(_number(entry["number"]), claims, _optional(entry.get("text")))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError
    return value
