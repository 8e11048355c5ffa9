"""What adopting a draft leaves for a person: quantities without evidence, notes without a source, lost lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from respondent.adopting.blocks import words_of
from respondent.adopting.days import day_in, moment_in
from respondent.adopting.folding import folded
from respondent.adopting.frame import Frame, is_date_line, lines_of
from respondent.adopting.front import REFERENCE, Front
from respondent.adopting.notes import Note
from respondent.adopting.proof import Proved, paragraphs
from respondent.adopting.quotations import printed
from respondent.adopting.stretch import StretchKind
from respondent.loading.templates import read_template
from respondent.model.adoption import Left
from respondent.model.assessment import Assessment, Verdict
from respondent.model.diagnostic import any_error
from respondent.model.document import Document, text_of
from respondent.model.draft import Passage
from respondent.model.workspace import Workspace
from respondent.prose.dates import write_date
from respondent.rendering.render import render
from respondent.writing.furniture import (
    ENDS,
    IMMEDIATE,
    PRESS_CONTACT,
    PRESS_RELEASE,
    about_heading,
    charity_line,
    embargo_line,
    imprint,
    reference_line,
    signed_by,
)

_NO_CALL = "The evidence bears it out, but no tag writes it in these words, and it rests on several records."
_ALONE = "The author’s words stay, and no record is bound to them: what a tag prints here is not the same."
_UNCITED = "No source of the workspace is recognised in this note. Its words stand in the text, in brackets."
_UNMARKED = (
    "Nothing in the text refers to this note, and it is not carried over. Put it there if you want it."
)
_REWORDED = "The record cites this source in its own words, which are not the note’s. Compare the two."
_UNPRINTED = (
    "This line of the head or the foot is not carried over. Put it into the front matter, or leave it out."
)
_MARGIN = "What stands in the page’s head or foot is not carried over: it belongs into a letterhead."
_PICTURE = (
    "A picture is not carried over. Put its file into the workspace, and write ![what it shows](its path)."
)
_ADDED = "The record adds to these words who said them, a warning or where to find help."
_OTHERWISE = "From here on the template does not read as the draft does: compare the two."
_PAGE = re.compile(r"(?:page )?\d+(?: (?:of|/) \d+)?", re.IGNORECASE)


def left_of(
    frame: Frame,
    assessments: Iterable[Assessment],
    notes: Mapping[Note, bool],
    proved: Sequence[Proved],
    front: Front,
    document: Document | None,
) -> tuple[Left, ...]:
    """Everything that is left: what is to be filled in, the text's quantities, its notes, and lost lines.

    `notes` says of each note whether the text refers to it.
    """
    found = [Left("front matter", 1, None, message) for message in front.unknown]
    found += _quantities(assessments, proved)
    found += _notes(notes, document)
    found += _quotations(proved)
    if document is not None:
        found += _read_otherwise(frame, proved, document)
        found += _lines(frame, document)
    found += (_left(passage, passage.text, _PICTURE) for _, passage in frame.body if passage.layout.picture)
    return tuple(dict.fromkeys(found))


def document_of(text: str, workspace: Workspace) -> tuple[Document | None, tuple[str, ...]]:
    """The document that a template gives in a workspace, and the errors for which there is none."""
    name = "adopted-draft"
    template, problems = read_template(text, f"{name}.md.j2", f"{name}.md.j2")
    if template is None:
        return None, tuple(problem.message for problem in problems)
    kept = replace(workspace, templates=MappingProxyType({template.id: template}))
    rendered = render(kept, template.id)
    errors = tuple(p.message for p in rendered.diagnostics if any_error((p,)))
    return (rendered.documents[0] if rendered.documents else None), errors


def _left(passage: Passage, text: str, message: str) -> Left:
    return Left(text, passage.place(0)[0], passage.part, message)


def _quantities(assessments: Iterable[Assessment], proved: Iterable[Proved]) -> Iterator[Left]:
    """The quantities in the text over which no tag stands."""
    written = {
        piece.number: [s for s in piece.stretches if s.kind is not StretchKind.CITATION]
        for one in proved
        if one.block.apart is None
        for piece in one.block.pieces
    }
    for assessment in assessments:
        if assessment.passage not in written:
            continue
        over = any(s.start < assessment.end and assessment.start < s.end for s in written[assessment.passage])
        if over and assessment.verdict is Verdict.SUPPORTED:
            continue
        message = assessment.message
        if assessment.verdict is Verdict.SUPPORTED:
            records = {reference.partition("#")[0] for reference in assessment.evidence}
            message = _NO_CALL if len(records) > 1 else _ALONE
        yield Left(assessment.text, assessment.line, assessment.part, message, assessment.verdict)


def _notes(notes: Mapping[Note, bool], document: Document | None) -> Iterator[Left]:
    texts = {folded(text_of(note.content)) for note in document.notes} if document else set()
    for note, marked in notes.items():
        if not marked:
            yield Left(note.text, note.line, note.part, _UNMARKED)
        elif not note.cited:
            yield Left(note.text, note.line, note.part, _UNCITED)
        elif document is not None and folded(note.text) not in texts:
            yield Left(note.text, note.line, note.part, _REWORDED)


def _quotations(proved: Iterable[Proved]) -> Iterator[Left]:
    for one in proved:
        found = one.block.apart
        if found is not None and not found.whole and len(printed(found.quotation)) > found.count:
            yield _left(one.block.pieces[0].passage, " ".join(found.quotation.paragraphs), _ADDED)


def _read_otherwise(frame: Frame, proved: Sequence[Proved], document: Document) -> Iterator[Left]:
    """The first paragraph of which the whole document makes something else than the draft has."""
    body = proved[1:] if frame.heading else proved
    wanted = [(b.block, words) for b in body for text in words_of(b.block) if (words := folded(text))]
    said = [words for text in paragraphs(document.blocks) if (words := folded(text))]
    for (block, words), there in zip(wanted, [*said, *[""] * len(wanted)], strict=False):
        if words != there:
            yield _left(block.pieces[0].passage, words, _OTHERWISE)
            return


def _lines(frame: Frame, document: Document) -> Iterator[Left]:
    """The lines around the text that the document does not print."""
    said = {folded(line).casefold().strip(" ,:") for line in _around(document)}
    lost = _unsaid((*frame.head, *frame.foot), said)
    yield from (_left(p, line, _UNPRINTED) for p, line in lost if not _in_other_words(line, document))
    if margin := list(_unsaid(frame.margin, said)):
        lines = " · ".join(dict.fromkeys(line for _, line in margin))
        yield _left(margin[0][0], lines, _MARGIN)


def _in_other_words(line: str, document: Document) -> bool:
    """Whether the document prints the line's date, reference or embargo in the house form."""
    if is_date_line(line):
        return day_in(line) == document.date
    if document.embargo is not None and moment_in(line) == f"{document.embargo:%Y-%m-%d %H:%M}":
        return True
    return (
        document.reference is not None
        and REFERENCE.fullmatch(line) is not None
        and (line.endswith(document.reference))
    )


def _unsaid(passages: Iterable[tuple[int, Passage]], said: Collection[str]) -> Iterator[tuple[Passage, str]]:
    """The lines of passages that are not said, page numbers and descriptions of pictures aside."""
    for _, passage in passages:
        for line in lines_of(passage):
            bare = folded(line).casefold().strip(" ,:")
            if bare and bare not in said and not _PAGE.fullmatch(bare) and not passage.layout.picture:
                yield passage, line


def _around(document: Document) -> Iterator[str]:
    """What a document prints around its text, line by line."""
    yield from (write_date(document.date), PRESS_RELEASE, IMMEDIATE, ENDS, PRESS_CONTACT)
    yield from filter(None, (document.notice, document.salutation, document.valediction))
    yield from filter(None, (reference_line(document), document.reference, embargo_line(document)))
    yield " · ".join(sender.name for sender in document.senders)
    for addressee in document.addressees:
        yield from filter(None, (addressee.name, addressee.title, addressee.organisation, *addressee.lines))
        yield ", ".join(addressee.lines)
    for sender in document.senders:
        yield from (
            sender.name,
            imprint(sender),
            ", ".join(sender.address),
            *sender.address,
            about_heading(sender),
        )
        yield from filter(None, (sender.website, sender.about, charity_line(sender)))
    for block in document.signatures:
        yield from signed_by(block)
    for copy in document.cc:
        yield from (copy, f"cc {copy}", f"cc: {copy}")
    if (person := document.contact) is not None:
        yield from filter(None, (person.name, person.email, person.phone, person.hours))
    yield from paragraphs(document.blocks)
