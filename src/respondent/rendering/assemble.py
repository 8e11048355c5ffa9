"""A document from its parts: title, blocks and claims, notes in the house style, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from respondent.citing.compose import compose
from respondent.model.document import (
    Blocks,
    Claim,
    Claimed,
    Confidential,
    Document,
    Emph,
    Inlines,
    Link,
    Note,
    Strong,
    text_of,
)
from respondent.model.edition import Edition
from respondent.model.template import FrontMatter, Template
from respondent.rendering.cast import Cast
from respondent.rendering.confidential import confidential_notes, mark_confidential, over
from respondent.rendering.furniture import (
    Letter,
    contact,
    copies,
    letters,
    names_withheld,
    senders,
    signatures,
    valediction,
)
from respondent.rendering.listings import listings_filled
from respondent.rendering.marking import claims_in, renumbered, runs_of, with_runs
from respondent.rendering.notes import Planned, note_numbers, place, plan


@dataclass(frozen=True, slots=True)
class Body:
    """A document's text with its claims and notes, the same for each of its addressees."""

    title: Inlines
    blocks: Blocks
    claims: tuple[Claim, ...]
    notes: tuple[Note, ...]
    references: tuple[Inlines, ...]


def body_of(title: Inlines, blocks: Blocks, front: FrontMatter, cast: Cast) -> Body:
    """The text with its notes set and its claims numbered in the order of the document."""
    planned = plan(title, blocks, cast)
    composed = compose(front.notes or cast.session.workspace.settings.notes, planned.citations)
    secret = confidential_notes(planned, cast)
    cast.confidential_notes = frozenset(secret)
    words = tuple(
        over(note, [secret[number]] if number in secret else [])
        for number, note in enumerate(composed.notes, 1)
    )
    title, blocks = place(planned, blocks, cast, words if composed.in_text else None)
    runs = mark_confidential([run.content for run in runs_of(title, blocks)], cast)
    numbers = {
        old: new for new, old in enumerate(dict.fromkeys(n for run in runs for n in claims_in(run)), 1)
    }
    runs = [renumbered(run, numbers) for run in runs]
    notes = () if composed.in_text else _notes(planned, words, numbers)
    noted = {} if composed.in_text else note_numbers(planned)
    claims = _claims(cast, numbers, noted, _texts(runs))
    cited = {new: cast.role(old).basis.citations for old, new in numbers.items()}
    blocks = listings_filled(with_runs(blocks, runs[1:]), claims, cited)
    return Body(runs[0], blocks, claims, notes, composed.references)


def _notes(planned: Planned, words: tuple[Inlines, ...], numbers: dict[int, int]) -> tuple[Note, ...]:
    return tuple(
        Note(
            number,
            words[number - 1],
            tuple(draft.citations.values()),
            tuple(sorted(numbers[claim] for claim in draft.claims if claim in numbers)),
        )
        for number, draft in enumerate(planned.notes, 1)
    )


def _claims(
    cast: Cast, numbers: dict[int, int], noted: dict[int, int], texts: dict[int, list[str]]
) -> tuple[Claim, ...]:
    found = []
    for old, number in numbers.items():
        role = cast.role(old)
        found.append(
            Claim(
                number,
                role.kind,
                role.basis.tag,
                role.basis.title,
                "\n\n".join(texts.get(number, ())),
                role.span,
                role.basis.records,
                noted.get(old),
                role.quantity,
                role.working,
            )
        )
    return tuple(found)


def _texts(runs: list[Inlines]) -> dict[int, list[str]]:
    """Each claim's words as printed, one text for each paragraph or cell."""
    texts: dict[int, list[str]] = {}
    for run in runs:
        here: dict[int, str] = {}
        for claimed in _claimed(run):
            here[claimed.claim] = here.get(claimed.claim, "") + text_of(claimed.content)
        for claim, text in here.items():
            if text:
                texts.setdefault(claim, []).append(text)
    return texts


def _claimed(content: Inlines) -> Iterator[Claimed]:
    for inline in content:
        if isinstance(inline, Claimed):
            yield inline
        if isinstance(inline, Claimed | Emph | Strong | Link | Confidential):
            yield from _claimed(inline.content)


def documents(
    template: Template, front: FrontMatter, body: Body, cast: Cast, row: tuple[str, ...], suffix: str
) -> Iterator[Document]:
    """The documents of one body: one for each addressee who gets a copy of his own."""
    records = cast.session.workspace.records
    for letter in letters(front, records):
        yield _document(template, front, body, cast, row, suffix, letter)


def _document(
    template: Template,
    front: FrontMatter,
    body: Body,
    cast: Cast,
    row: tuple[str, ...],
    suffix: str,
    letter: Letter,
) -> Document:
    records = cast.session.workspace.records
    named = names_withheld(front, records, len(cast.session.passages))
    return Document(
        id=f"{template.id}{suffix}{letter.suffix}",
        kind=front.kind,
        template=template.id,
        template_hash=template.hash,
        title=body.title,
        date=front.date,
        blocks=body.blocks,
        claims=body.claims,
        notes=body.notes,
        references=body.references,
        row=row,
        senders=senders(front, records),
        addressees=letter.addressees,
        letterhead=front.letterhead,
        reference=front.reference,
        salutation=letter.salutation,
        valediction=valediction(front),
        signatures=signatures(front, records),
        cc=copies(front, records),
        embargo=front.embargo,
        contact=contact(front, records),
        notice=front.notice,
        consultation=front.consultation,
        passages=(*cast.session.passages, *named),
        edition=Edition.PUBLIC if cast.session.workspace.public else None,
        form=front.form.file if front.form else None,
    )
