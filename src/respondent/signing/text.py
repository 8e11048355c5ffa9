"""A document's words as a sign-off is bound to them: all of them, and those of its claims.

A claim enters with its whole sentence, or its row of a table: "not" beside a figure changes what is claimed. A
recommendation is what stands below a heading that announces some, an item of a numbered list, or a sentence that
says "we recommend", "we ask", "we urge" or "we call on". What is confidential enters a second time, so that a word
lapses when that is to be published after all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from respondent.model.document import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    CodeBlock,
    Confidential,
    Document,
    Heading,
    HorizontalRule,
    Inlines,
    OrderedList,
    Para,
    Sender,
    Table,
)
from respondent.model.response import Answer, Listing, Recommendation
from respondent.model.signed_text import Piece, SignedText, piece, without_empty
from respondent.prose.dates import write_date, write_moment
from respondent.prose.sentences import sentence_ends
from respondent.signing.flat import Flat, flat

_ANNOUNCES = re.compile(
    r"\b(?:recommend\w*|we ask|our asks?|we call|calls? to action|proposals?)\b", re.IGNORECASE
)
_ASKS = re.compile(
    r"\b(?:we|respondents?|signatories) (?:also |therefore |further |all |jointly )?"
    r"(?:recommend|ask|urge|propose|call (?:on|for|upon))\b",
    re.IGNORECASE,
)


def text_of_document(document: Document) -> SignedText:
    """The words of a whole document, with what stands around its text."""
    signatories = tuple(_signatories(document))
    words = (
        *_opening(document),
        *_words(document.blocks),
        *(piece("note", flat(note.content).text) for note in document.notes),
        *(piece("reference", flat(reference).text) for reference in document.references),
        *_closing(document),
        *signatories,
        *(kept_back := tuple(_kept_back((document.title, *_runs(document.blocks))))),
    )
    titled = _sentences(flat(document.title), asking=False)
    claims = (*titled, *_claims(document.blocks), *signatories, *kept_back)
    return SignedText(without_empty(words), without_empty(claims))


def text_of_blocks(blocks: Blocks, document: Document) -> SignedText:
    """The words of a part of a document, with the notes that it refers to."""
    numbers = {number for run in _runs(blocks) for number in flat(run).notes}
    notes = (piece("note", flat(note.content).text) for note in document.notes if note.number in numbers)
    kept_back = tuple(_kept_back(_runs(blocks)))
    return SignedText(
        without_empty((*_words(blocks), *notes, *kept_back)), without_empty((*_claims(blocks), *kept_back))
    )


# All words


def _opening(document: Document) -> Iterator[Piece]:
    yield piece("title", flat(document.title).text)
    yield piece("date", write_date(document.date))
    yield piece("notice", document.notice)
    yield piece("embargo", write_moment(document.embargo) if document.embargo else None)
    yield piece("reference number", document.reference)
    for to in document.addressees:
        yield piece("addressee", to.name, to.title, to.organisation, *to.lines)
    yield piece("salutation", document.salutation)


def _closing(document: Document) -> Iterator[Piece]:
    yield piece("closing", document.valediction)
    for name in document.cc:
        yield piece("copy", name)
    contact = document.contact
    if contact is not None:
        yield piece("contact", contact.name, contact.email, contact.phone, contact.hours)
    for sender in document.senders:
        yield piece("sender", *_details(sender))


def _details(sender: Sender) -> tuple[str | None, ...]:
    return (sender.name, *sender.address, sender.website, sender.charity_number, sender.about)


def _words(blocks: Iterable[Block], kind: str = "paragraph") -> Iterator[Piece]:
    for block in blocks:
        match block:
            case Para(content):
                yield piece(kind, flat(content).text)
            case Heading(_, content):
                yield piece("heading", flat(content).text)
            case BulletList(items):
                for item in items:
                    yield from _words(item, "item")
            case OrderedList(items, start):
                for number, item in enumerate(items, start):
                    yield from _words(item, f"item {number}")
            case BlockQuote():
                yield piece("warning", flat(block.warning).text)
                yield from _words(block.content, "quotation")
                yield piece("said by", flat(block.attribution).text)
                yield piece("support", flat(block.support).text)
            case CodeBlock(text):
                yield piece("code", text)
            case Table():
                yield piece("caption", flat(block.caption).text)
                yield from (_row(row) for row in (block.head, *block.rows))
                yield piece("table’s source", flat(block.source).text)
            case Answer() | Recommendation() | Listing():
                yield from _of_response(block)


def _of_response(block: Answer | Recommendation | Listing) -> Iterator[Piece]:
    match block:
        case Answer(question=question):
            yield piece("question", block.label, question.text if question else None)
            yield piece("answered by", block.standing)
            yield from _words(block.content, "not answered" if block.skipped else "paragraph")
            for one in block.reserved:
                yield piece("reservation", one.lead)
                yield from _words(one.reservation)
        case Recommendation(content=content):
            yield piece("recommended", block.label)
            yield from _words(content)
        case Listing(table=table):
            yield from _words((table,))


def _row(cells: tuple[Inlines, ...]) -> Piece:
    return piece("row", " | ".join(" ".join(flat(cell).text.split()) for cell in cells))


def _kept_back(runs: Iterable[Inlines]) -> Iterator[Piece]:
    """What is confidential, once more: to publish it is to say something else in the name of whoever signed."""
    for run in runs:
        for inline in run:
            if isinstance(inline, Confidential):
                yield piece("confidential", flat(inline.content).text)


# Claims, recommendations, signatories


def _signatories(document: Document) -> Iterator[Piece]:
    for signed in document.signatures:
        yield piece("signatory", signed.organisation, signed.name, signed.role)
    if not document.signatures:
        for sender in document.senders:
            yield piece("signatory", sender.name)


def _claims(blocks: Iterable[Block], *, asking: bool = False) -> Iterator[Piece]:
    """The claims and recommendations of blocks; `asking` where all that stands here is a recommendation."""
    announced = 0
    for block in blocks:
        if isinstance(block, Heading):
            if announced and block.level <= announced:
                announced = 0
            if not announced and _ANNOUNCES.search(flat(block.content).text):
                announced = block.level
            yield from _sentences(flat(block.content), asking=False)
        else:
            yield from _claims_in(block, asking=asking or announced > 0)


def _claims_in(block: Block, *, asking: bool) -> Iterator[Piece]:
    match block:
        case Para(content):
            yield from _sentences(flat(content), asking=asking)
        case BulletList(items):
            for item in items:
                yield from _claims(item, asking=asking)
        case OrderedList(items):
            for item in items:
                yield from _claims(item, asking=True)
        case BlockQuote():
            yield from _quoted(block)
        case Table():
            yield from _rows(block)
        case Answer(blocks=content):
            yield from _claims(content)
            yield piece("claim", block.standing)
        case Recommendation(content=content):
            yield from _claims(content, asking=True)
        case Heading() | CodeBlock() | HorizontalRule() | Listing():
            pass


def _quoted(quotation: BlockQuote) -> Iterator[Piece]:
    runs = [flat(run) for run in _runs((quotation,))]
    if any(run.claims for run in runs):
        yield from (piece("claim", run.text) for run in runs)


def _rows(table: Table) -> Iterator[Piece]:
    for row in table.rows:
        if any(flat(cell).claims for cell in row):
            yield Piece("claim", _row(row).text)
    for run in (table.caption, table.source):
        yield from _sentences(flat(run), asking=False)


def _sentences(run: Flat, *, asking: bool) -> Iterator[Piece]:
    """The sentences of a run of words in which a claim stands, or that recommend something."""
    ends = sentence_ends(run.text) if run.text.strip() else ()
    for start, end in zip((0, *ends), ends, strict=False):
        sentence = run.text[start:end]
        if any(first < end and last > start for first, last in run.claims):
            yield piece("claim", sentence)
        elif asking or _ASKS.search(sentence):
            yield piece("recommendation", sentence)


def _runs(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Every run of words of the blocks."""
    for block in blocks:
        match block:
            case Para(content) | Heading(_, content):
                yield content
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _runs(item)
            case BlockQuote():
                yield block.warning
                yield from _runs(block.content)
                yield block.attribution
                yield block.support
            case Table():
                yield block.caption
                yield from (cell for row in (block.head, *block.rows) for cell in row)
                yield block.source
            case Answer(blocks=content) | Recommendation(content=content):
                yield from _runs(content)
            case CodeBlock() | HorizontalRule() | Listing():
                pass
