"""The tables that a document makes of itself: of its answers, its recommendations and its evidence."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from respondent.citing.compose import source_words
from respondent.model.citation import Citation
from respondent.model.document import (
    Alignment,
    Block,
    Blocks,
    Claim,
    ClaimKind,
    Confidential,
    CrossReference,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    PlaceReference,
    Str,
    Table,
    text_of,
)
from respondent.model.response import (
    LISTING_HEADS,
    NOT_ANSWERED,
    Answer,
    Listing,
    ListingKind,
    Recommendation,
)
from respondent.model.span import Span
from respondent.rendering.listed_passages import in_one_line, passages_of_claims, within
from respondent.rendering.marking import claims_in, runs_of
from respondent.rendering.typography import typeset

LONGEST_QUESTION = 110
LONGEST_CLAIM = 90
LONGEST_ASIDE = 60
"""Characters that a list shows of a question, of a claim's words, and of a working, which the notes have whole."""

Cited = Mapping[int, Sequence[Citation]]
"""What each claim cites, by its number."""

Row = tuple[Inlines, ...]


def empty_listing(kind: ListingKind, span: Span) -> Listing:
    """A list before the document is whole."""
    return Listing(kind, Table((), (), (), span), span)


def listings_filled(blocks: Blocks, claims: Sequence[Claim], cited: Cited) -> Blocks:
    """The blocks with their lists made, wherever those stand."""
    if not any(isinstance(block, Listing) for block in _every(blocks)):
        return blocks
    return tuple(_filled(block, blocks, claims, cited) for block in blocks)


def _every(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Answer):
            yield from block.content


def _filled(block: Block, blocks: Blocks, claims: Sequence[Claim], cited: Cited) -> Block:
    if isinstance(block, Answer):
        content = tuple(_filled(inner, blocks, claims, cited) for inner in block.content)
        return replace(block, content=content)
    if not isinstance(block, Listing):
        return block
    match block.kind:
        case ListingKind.ANSWERS:
            return _with_rows(block, _answers(blocks))
        case ListingKind.RECOMMENDATIONS:
            return _with_rows(block, _recommendations(blocks))
        case ListingKind.EVIDENCE:
            return _with_rows(block, _evidence(blocks, claims, cited))


def _with_rows(listing: Listing, rows: Iterator[Row]) -> Listing:
    heads = tuple((Str(words),) for words in LISTING_HEADS[listing.kind])
    alignments = (Alignment.LEFT,) * len(heads)
    return replace(listing, table=Table(heads, tuple(rows), alignments, listing.span))


# Answers and recommendations


def _answers(blocks: Blocks) -> Iterator[Row]:
    for block in blocks:
        if isinstance(block, Answer):
            asked = " ".join(block.question.text.split()) if block.question else ""
            by = NOT_ANSWERED if block.skipped else block.standing or "Answered"
            yield (
                (PlaceReference(block.anchor, block.label),),
                typeset((Str(_brief(asked, LONGEST_QUESTION)),)),
                (Str("No answer yet" if block.is_open else by),),
            )


def _recommendations(blocks: Blocks) -> Iterator[Row]:
    for block in blocks:
        if isinstance(block, Answer):
            place: Inlines = (PlaceReference(block.anchor, block.label),)
            yield from (_recommendation(one, place) for one in block.content if _is_first(one))
        elif _is_first(block):
            yield _recommendation(block, ())


def _is_first(block: Block) -> bool:
    return isinstance(block, Recommendation) and not block.again


def _recommendation(block: Block, place: Inlines) -> Row:
    label = (PlaceReference(block.anchor, block.label),) if isinstance(block, Recommendation) else ()
    return label, in_one_line(run.content for run in runs_of((), (block,))[1:]), place


# Evidence


@dataclass(slots=True)
class _Record:
    """What is stated of one record: its title and sources, the words, and by place the notes with the source."""

    title: str
    citations: tuple[Citation, ...]
    words: dict[Inlines, None] = field(default_factory=dict)
    places: dict[Inline, set[int]] = field(default_factory=dict)
    passages: list[Confidential | None] = field(default_factory=list)

    def marked(self, content: Inlines) -> Inlines:
        """Its title or source, which is as confidential as the claims: only if all of them are."""
        return within(self.passages[0] if all(self.passages) else None, content)


def _evidence(blocks: Blocks, claims: Sequence[Claim], cited: Cited) -> Iterator[Row]:
    """A row for each record that something is stated of, in the document's order, with all that is."""
    places = _places(blocks)
    secret = passages_of_claims(run.content for run in runs_of((), blocks))
    found: dict[tuple[str, ...], _Record] = {}
    for claim in claims:
        if claim.kind in {ClaimKind.PERIOD, ClaimKind.CITATION} or claim.number not in places:
            continue
        names = tuple(dict.fromkeys(name.partition("#")[0] for name in claim.records))
        record = found.setdefault(names, _Record(claim.title, tuple(cited.get(claim.number, ()))))
        record.passages.append(secret.get(claim.number))
        record.words[within(record.passages[-1], _as_stated(claim))] = None
        here = record.places.setdefault(places[claim.number], set())
        here |= {claim.note} if claim.note is not None else set()
    for record in found.values():
        words = _lines(record.words)
        source = _lines(source_words(one.source, one.locator) for one in record.citations)
        title = record.marked(typeset((Str(record.title),)))
        yield title, words, record.marked(source), _where(record.places)


def _places(blocks: Blocks) -> Mapping[int, Inline]:
    """The place of each claim: the answer that it is in, or what stands in the heading above it."""
    found: dict[int, Inline] = {}
    above: Inline = Str("Opening")
    for block in blocks:
        if isinstance(block, Heading):
            above = Str(text_of(block.content))
        place = PlaceReference(block.anchor, block.label) if isinstance(block, Answer) else above
        for run in runs_of((), (block,)):
            for claim in claims_in(run.content):
                found.setdefault(claim, place)
    return found


def _as_stated(claim: Claim) -> Inlines:
    """The claim's words: of a table's row with its name, of a derived figure with how it was worked out."""
    words = " ".join(claim.text.split())
    said: Inlines = (Str(_brief(words, LONGEST_CLAIM)),)
    if claim.kind is ClaimKind.QUOTATION:
        said = (Str("“"), *said, Str("”"))
    rows = [name.partition("#")[2] for name in claim.records if "#" in name]
    working = (claim.working or "").rpartition("; ")[2]
    aside = working or (rows[0] if len(rows) == 1 else "")
    return (*said, Str(f" ({aside})")) if 0 < len(aside) <= LONGEST_ASIDE else said


def _where(places: Mapping[Inline, Collection[int]]) -> Inlines:
    """“Question 4, notes 3, 5”, one place a line."""
    return _lines(_with_notes(place, sorted(notes)) for place, notes in places.items())


def _with_notes(place: Inline, notes: Sequence[int]) -> Inlines:
    words: list[Inline] = [place]
    for index, note in enumerate(notes):
        lead = f", note{'s' if len(notes) > 1 else ''} " if not index else ", "
        words += [Str(lead), CrossReference(note)]
    return tuple(words)


def _lines(parts: Iterable[Inlines]) -> Inlines:
    """The parts, each on a line of its own."""
    words: list[Inline] = []
    for part in parts:
        words += [*([LineBreak()] if words else []), *part]
    return tuple(words)


def _brief(text: str, length: int) -> str:
    """A text cut between two words."""
    return textwrap.shorten(text, length, placeholder=" …")
