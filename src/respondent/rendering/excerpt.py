"""The answers of a response as a document of their own, in the order of a form.

Notes are numbered and written anew, since the first of them must give a source in full; claims keep their numbers.
What refers to a place that is not in the excerpt becomes plain words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from respondent.citing.compose import compose
from respondent.model.document import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Cited,
    Claimed,
    Confidential,
    Document,
    Emph,
    Inline,
    Inlines,
    Link,
    Note,
    NoteRef,
    OrderedList,
    PlaceReference,
    Remarked,
    Str,
    Strong,
    text_of,
)
from respondent.model.response import Answer, Recommendation
from respondent.model.settings import NoteStyle
from respondent.rendering.marking import runs_of, with_runs


def excerpt(document: Document, numbers: Sequence[str], style: NoteStyle) -> Document:
    """The answers to these questions, in their order, with the claims and notes that stand in them."""
    by_number = {answer.number: answer for answer in document.answers}
    blocks: Blocks = tuple(by_number[number] for number in numbers if number in by_number)
    runs = [run.content for run in runs_of((), blocks)][1:]
    everything = [inline for run in runs for inline in _all(run)]
    claims = {one.claim for one in everything if isinstance(one, Claimed)}
    notes = _notes(document, everything, claims, style)
    places = {block.anchor for block in _within(blocks) if isinstance(block, Recommendation)}
    renumbered = {old: note.number for old, note in notes.items()}
    changed = with_runs(blocks, [_changed(run, renumbered, places) for run in runs])
    remarks = {one.remark for one in everything if isinstance(one, Remarked)}
    return replace(
        document,
        title=(Str(text_of(document.title)),),
        blocks=changed,
        claims=tuple(
            replace(claim, note=renumbered.get(claim.note or 0))
            for claim in document.claims
            if claim.number in claims
        ),
        notes=tuple(notes.values()),
        remarks=tuple(remark for remark in document.remarks if remark.number in remarks),
    )


def _notes(
    document: Document, everything: Iterable[Inline], claims: set[int], style: NoteStyle
) -> Mapping[int, Note]:
    """The notes whose marks stand in the excerpt, by their numbers in the whole document, with new ones."""
    marks = dict.fromkeys(one.note for one in everything if isinstance(one, NoteRef))
    kept = {note.number: note for note in document.notes if note.number in marks}
    ordered = [kept[number] for number in marks if number in kept]
    words = compose(style, tuple(note.citations for note in ordered)).notes
    return {
        note.number: Note(
            number,
            _marked(text, note),
            note.citations,
            tuple(claim for claim in note.claims if claim in claims),
        )
        for number, (note, text) in enumerate(zip(ordered, words, strict=True), 1)
    }


def _marked(text: Inlines, before: Note) -> Inlines:
    """The words of a note, confidential where all of it was."""
    first = before.content[0] if before.content else None
    return (replace(first, content=text),) if isinstance(first, Confidential) and text else text


def _changed(content: Inlines, notes: Mapping[int, int], places: set[str]) -> Inlines:
    """The run with the notes' new numbers, and without references to what is not there."""
    found: list[Inline] = []
    for inline in content:
        match inline:
            case NoteRef(note):
                found += [NoteRef(notes[note])] if note in notes else []
            case PlaceReference(anchor, text):
                found.append(inline if anchor in places else Str(text))
            case (
                Emph(inner)
                | Strong(inner)
                | Link(inner, _)
                | Claimed(_, inner)
                | Remarked(_, inner)
                | Cited(inner)
                | Confidential(content=inner)
            ):
                found.append(replace(inline, content=_changed(inner, notes, places)))
            case _:
                found.append(inline)
    return tuple(found)


def _all(content: Inlines) -> Iterator[Inline]:
    for inline in content:
        yield inline
        if isinstance(inline, Emph | Strong | Link | Claimed | Remarked | Cited | Confidential):
            yield from _all(inline.content)


def _within(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _within(item)
            case BlockQuote(content) | Recommendation(content=content):
                yield from _within(content)
            case Answer():
                yield from _within(block.blocks)
            case _:
                pass
