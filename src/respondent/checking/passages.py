"""A document's text taken apart into passages: each run of words with its kind, its place and its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from respondent.model.document import (
    Block,
    BlockQuote,
    BulletList,
    Cited,
    Claim,
    Claimed,
    ClaimKind,
    Code,
    CodeBlock,
    Confidential,
    CrossReference,
    Document,
    Emph,
    Heading,
    HorizontalRule,
    Image,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    OrderedList,
    Para,
    PlaceReference,
    Str,
    Strong,
    Table,
    text_of,
)
from respondent.model.response import Answer, Listing, Recommendation
from respondent.model.span import Span
from respondent.prose.sentences import sentence_ends


class Place(Enum):
    """What part of a document a passage is."""

    TITLE = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    QUOTATION = auto()
    CAPTION = auto()
    CELL = auto()


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim where it stands in a passage's text, from `start` up to but not including `end`."""

    claim: Claim
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words as plain text; `claims` in order, an outer one before those inside it.

    What the text says as notes would, in the style that has none, is not of these words: it is `cited`.
    """

    text: str
    place: Place
    span: Span
    claims: tuple[Placed, ...]
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    cited: tuple[str, ...] = ()

    @property
    def is_running_text(self) -> bool:
        """Whether this is prose of the document's own: no heading, table or quotation."""
        return self.place in (Place.PARAGRAPH, Place.ITEM)

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends."""
        ends = sentence_ends(self.text)
        return tuple(zip((0, *ends), ends, strict=False))

    def own_words(self, start: int, end: int) -> str:
        """The text between two offsets with the words of claims blanked out, those of prose apart."""
        letters = list(self.text)
        for placed in self.claims:
            if placed.claim.kind is not ClaimKind.PROSE:
                letters[placed.start : placed.end] = " " * (placed.end - placed.start)
        return "".join(letters[start:end])

    def within(self, start: int, end: int) -> tuple[Placed, ...]:
        """The claims that stand wholly between two offsets."""
        return tuple(placed for placed in self.claims if start <= placed.start and placed.end <= end)


def passages_of(document: Document, title_at: Span) -> tuple[Passage, ...]:
    """Every passage of a document in its order, the title first; `title_at` is where that is written."""
    claims = {claim.number: claim for claim in document.claims}
    runs = [(document.title, Place.TITLE, title_at), *_runs(document.blocks, Place.PARAGRAPH)]
    return tuple(_passage(content, place, span, claims) for content, place, span in runs)


def _runs(blocks: Iterable[Block], place: Place) -> Iterator[tuple[Inlines, Place, Span]]:
    for block in blocks:
        match block:
            case Para(content, span):
                yield content, place, span
            case Heading(_, content, span):
                yield content, Place.HEADING, span
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _runs(item, Place.ITEM)
            case BlockQuote(content):
                yield from _runs(content, Place.QUOTATION)
            case Answer(blocks=inner) | Recommendation(content=inner):
                yield from _runs(inner, Place.PARAGRAPH)
            case Table():
                yield block.caption, Place.CAPTION, block.span
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield cell, Place.CELL, block.span
            case CodeBlock() | HorizontalRule() | Listing():
                pass


class _Reader:
    """Goes through the inlines of one run, and writes down their text and what stands in it."""

    def __init__(self, claims: dict[int, Claim]) -> None:
        self._claims = claims
        self._parts: list[str] = []
        self._length = 0
        self.placed: list[tuple[int, int, Claim]] = []
        self.images: list[Image] = []
        self.links: list[Link] = []
        self.cited: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def read(self, content: Inlines) -> None:
        for inline in content:
            match inline:
                case Str(text) | Code(text):
                    self._write(text)
                case LineBreak():
                    self._write("\n")
                case Emph(inner) | Strong(inner) | Confidential(content=inner):
                    self.read(inner)
                case Link(inner):
                    self.links.append(inline)
                    self.read(inner)
                case Claimed(number, inner):
                    start = self._length
                    self.read(inner)
                    if number in self._claims:
                        self.placed.append((start, self._length, self._claims[number]))
                case Image():
                    self.images.append(inline)
                case Cited(inner):
                    self.cited.append(text_of(inner))
                case NoteRef() | CrossReference() | PlaceReference():
                    pass

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _passage(content: Inlines, place: Place, span: Span, claims: dict[int, Claim]) -> Passage:
    reader = _Reader(claims)
    reader.read(content)
    found = sorted(reader.placed, key=lambda one: (one[0], -one[1]))
    placed = tuple(Placed(claim, start, end) for start, end, claim in found)
    return Passage(
        reader.text, place, span, placed, tuple(reader.images), tuple(reader.links), tuple(reader.cited)
    )
