"""What the manifest in a file says that the document was when it was built."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from respondent.model.built_figure import BuiltFigure, figure_in
from respondent.model.lineage import Given, Operation
from respondent.model.plain import as_list, as_mapping, as_number, as_text, as_texts
from respondent.model.tag import ClaimTag, parse_tag


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltClaim:
    """A claim as it was built.

    `records` are names such as “id#row”; `figure` is what a figure was, in `unit`, and `working` its note's
    words for how. `before` and `after` are the words around it, `parts` in how many paragraphs it stood.
    `is_placed` is false of a claim in a file from before the words around claims were kept.
    """

    number: int
    kind: str
    tag: ClaimTag
    text: str
    records: tuple[str, ...] = ()
    note: int | None = None
    figure: BuiltFigure | None = None
    unit: str | None = None
    working: str | None = None
    before: str = ""
    after: str = ""
    parts: int = 1
    is_placed: bool = True

    @property
    def given(self) -> tuple[tuple[Given, Fraction], ...]:
        """The records and rows that the figure rests on, in the order of their use, with each one's value then."""
        found: dict[Given, Fraction] = {}
        for leaf in self.figure.leaves() if self.figure else ():
            if leaf.given is not None:
                found.setdefault(leaf.given, leaf.value)
        return tuple(found.items())

    @property
    def derived(self) -> bool:
        """Whether the figure was worked out from others."""
        return self.figure is not None and self.figure.operation is not None

    @property
    def operation(self) -> Operation | None:
        """What was done with the operands, where none of these was worked out itself."""
        figure = self.figure
        if figure is None or any(operand.operation is not None for operand in figure.operands):
            return None
        return figure.operation


@dataclass(frozen=True, slots=True)
class BuiltNote:
    """A note as it was built, with the ids of the sources that it cites.

    `text` is None in files from before notes' words were kept.
    """

    number: int
    claims: tuple[int, ...]
    text: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """A document as it was built: what it was, its claims and notes, and the digests of its sentences.

    `notes_before` are the notes that its letterhead has before the text. `has_sentences` is false of a file from
    before the digests of sentences were kept.
    """

    document: str
    kind: str
    date: str
    template: str
    template_hash: str
    row: tuple[str, ...]
    claims: tuple[BuiltClaim, ...]
    notes: tuple[BuiltNote, ...] = ()
    sentences: frozenset[str] = frozenset()
    draft: bool = False
    notes_before: int = 0
    has_sentences: bool = True

    def sources(self) -> dict[int, tuple[str, ...]]:
        """The ids of the sources that each claim's note cites, by the claim's number."""
        return {number: note.sources for note in self.notes for number in note.claims}


def read_manifest(text: str | bytes) -> Built | None:
    """What a manifest says, or None where it is none, is not whole, or of a later version of the format."""
    try:
        content = as_mapping(json.loads(text))
        return _built(content) if content["manifest"] == 1 else None
    except (ValueError, KeyError, TypeError, RecursionError, ZeroDivisionError):
        return None


def _built(content: Mapping[str, object]) -> Built:
    template = as_mapping(content["template"])
    claims = tuple(_claim(as_mapping(one)) for one in as_list(content["claims"]))
    if len({claim.number for claim in claims}) != len(claims):
        raise ValueError("two claims of one number")
    return Built(
        document=as_text(content["document"]),
        kind=as_text(content["kind"]),
        date=as_text(content["date"]),
        template=as_text(template["id"]),
        template_hash=as_text(template["sha256"]),
        row=as_texts(content.get("row", [])),
        claims=claims,
        notes=tuple(_note(as_mapping(one)) for one in as_list(content.get("notes", []))),
        sentences=frozenset(as_texts(content.get("sentences", []))),
        draft=content.get("draft") is True,
        notes_before=max(0, as_number(content.get("notes_before", 0))),
        has_sentences="sentences" in content,
    )


def _claim(entry: Mapping[str, object]) -> BuiltClaim:
    tag = parse_tag(as_text(entry["tag"]))
    if tag is None:
        raise ValueError("a tag that is none")
    figure = figure_in(as_mapping(entry["lineage"]), entry["value"]) if "lineage" in entry else None
    return BuiltClaim(
        number=as_number(entry["number"]),
        kind=as_text(entry["kind"]),
        tag=tag,
        text=as_text(entry["text"]),
        records=as_texts(entry.get("records", [])),
        note=None if entry.get("note") is None else as_number(entry["note"]),
        figure=figure,
        unit=as_text(entry["unit"]) if figure else None,
        working=_optional(entry.get("working")),
        before=as_text(entry.get("before", "")),
        after=as_text(entry.get("after", "")),
        parts=max(1, as_number(entry.get("parts", 1))),
        is_placed="before" in entry or "after" in entry,
    )


def _note(entry: Mapping[str, object]) -> BuiltNote:
    return BuiltNote(
        as_number(entry["number"]),
        tuple(map(as_number, as_list(entry.get("claims", [])))),
        _optional(entry.get("text")),
        as_texts(entry.get("sources", [])),
    )


def _optional(value: object) -> str | None:
    return None if value is None else as_text(value)
