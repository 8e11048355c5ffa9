"""A draft that people wrote, turned into a template: what the evidence bears out becomes tags, the rest stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from respondent.adopting.blocks import Block, blocks_of
from respondent.adopting.calls import Calls
from respondent.adopting.figures import figures
from respondent.adopting.frame import Frame, frame_of
from respondent.adopting.front import Front, front_of
from respondent.adopting.inline import one_line
from respondent.adopting.leftover import document_of, left_of
from respondent.adopting.notes import Note, editors_notes, marks_of, notes_of
from respondent.adopting.periods import periods
from respondent.adopting.proof import Proved, Prover
from respondent.adopting.propose import proposals
from respondent.adopting.quotations import findings, in_sentences, set_apart
from respondent.adopting.stretch import Piece, StretchKind, apart
from respondent.checking.check import check_document
from respondent.factchecking.factcheck import factcheck
from respondent.model.adoption import Adopted, Adoption, Left
from respondent.model.assessment import Assessment
from respondent.model.diagnostic import any_error
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Parts:
    """A draft taken apart: its frame, its notes, and what the fact-check says of it."""

    draft: Draft
    frame: Frame
    notes: dict[str, Note]
    typed: dict[str, Note]
    assessments: tuple[Assessment, ...]


def adopt(draft: Draft, workspace: Workspace, today: date) -> Adoption:
    """The template that a draft becomes in a workspace; `today` dates a draft without a date."""
    frame = frame_of(draft)
    parts = Parts(
        draft,
        frame,
        notes_of(draft.passages, workspace),
        editors_notes([passage for _, passage in frame.editors], workspace),
        factcheck(draft, workspace).assessments,
    )
    title, body, marked = _proved(parts, workspace, today)
    words = one_line(title.block.pieces[0], looks=False) if title else None  # a title has a look of its own
    front = front_of(frame, words, PurePath(draft.name).stem, workspace, today)
    text = _text(front, body)
    proved = (title, *body) if title else body
    notes = (*parts.notes.values(), *parts.typed.values())
    document, errors = document_of(text, workspace)
    left = left_of(
        frame, parts.assessments, {note: note in marked for note in notes}, proved, front, document
    )
    if document is not None:
        errors += tuple(p.message for p in check_document(document, workspace).diagnostics if any_error((p,)))
    return Adoption(
        text,
        tuple(_adopted(proved)),
        (*(Left("the template", 1, None, message) for message in dict.fromkeys(errors)), *left),
        proposals(draft, left, notes, workspace),
    )


def _proved(
    parts: Parts, workspace: Workspace, today: date
) -> tuple[Proved | None, tuple[Proved, ...], frozenset[Note]]:
    """The title, if there is one, and the text's blocks, each proved by rendering; the notes that have a mark."""
    calls = Calls(workspace)
    of_passage: dict[int, list[Assessment]] = {}
    for assessment in parts.assessments:
        of_passage.setdefault(assessment.passage, []).append(assessment)

    def piece(number: int, passage: Passage) -> Piece:
        return _piece(number, passage, of_passage.get(number, ()), calls)

    body = [piece(*pair) for pair in parts.frame.body if not pair[1].layout.picture]
    heading = piece(*_as_paragraph(parts.frame.heading)) if parts.frame.heading else None
    pieces = [heading, *body] if heading else body
    marks = {p.number: marks_of(p, parts.notes, parts.typed) for p in pieces}
    blocks = list(blocks_of(body, set_apart([p.passage for p in body], workspace)))
    if heading is not None:
        blocks.insert(0, Block((_without_claims(heading),)))
    proved = Prover(workspace, today, marks).prove(blocks)
    marked = frozenset(mark.note for found in marks.values() for mark in found)
    return (proved[0], proved[1:], marked) if heading else (None, proved, marked)


def _as_paragraph(pair: tuple[int, Passage]) -> tuple[int, Passage]:
    number, passage = pair
    return number, replace(passage, kind=PassageKind.PARAGRAPH, level=0)


def _without_claims(piece: Piece) -> Piece:
    """A title, whose words are no claim: they are long, and stand in the front matter."""
    return replace(piece, stretches=tuple(s for s in piece.stretches if s.kind is not StretchKind.CLAIM))


def _piece(number: int, passage: Passage, assessments: Iterable[Assessment], calls: Calls) -> Piece:
    """A passage with all that might be written by tags."""
    if passage.kind is PassageKind.CODE:
        return Piece(number, passage)
    text, workspace = passage.text, calls.workspace
    found = apart(
        (*in_sentences(text, workspace), *figures(text, assessments, calls), *findings(text, workspace))
    )
    return Piece(number, passage, apart((*found, *periods(text, found, calls))))


def _text(front: Front, body: Sequence[Proved]) -> str:
    blocks = "\n\n".join(proved.source for proved in body if proved.source.strip())
    return f"---\n{front.text}\n---\n{blocks}\n"


def _adopted(proved: Iterable[Proved]) -> Iterator[Adopted]:
    for one in proved:
        if one.block.apart is not None:
            found = one.block.apart
            passage = one.block.pieces[0].passage
            words = " ".join(found.quotation.paragraphs)
            line = passage.place(0)[0]
            yield Adopted(words, "quotation", found.code, line, passage.part, (found.quotation.id,))
            continue
        for piece in one.block.pieces:
            for stretch in piece.stretches:
                code = stretch.code.strip() + (f"…{stretch.closing}" if stretch.closing else "")
                if stretch.kind is StretchKind.NOTE or not code:
                    continue
                words = piece.passage.text[stretch.start : stretch.end]
                line = piece.passage.place(stretch.start)[0]
                yield Adopted(words, stretch.kind.value, code, line, piece.passage.part, stretch.records)
