"""A document before it is a file: blocks and inlines under pandoc's names, with claims and notes.

It is the one contract between rendering and writing: a writer never sees a template, a template never sees
Word. Text is plain text, with typographic quotation marks and dashes already in place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from respondent.model.citation import Citation
from respondent.model.diagnostic import Diagnostic, Severity
from respondent.model.directory import Contact
from respondent.model.edition import Edition
from respondent.model.quantity import Quantity
from respondent.model.response import Answer, Listing, Recommendation
from respondent.model.span import Span
from respondent.model.tag import ClaimTag
from respondent.model.template import DocumentKind

# Inlines


@dataclass(frozen=True, slots=True)
class Str:
    """Text, spaces included."""

    text: str


@dataclass(frozen=True, slots=True)
class Emph:
    """Emphasis: italics."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong emphasis: bold."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    """Text in a typewriter face."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an http, https or mailto address."""

    content: Inlines
    target: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: `path` below the workspace's root, `alt` for those who do not see it."""

    path: str
    alt: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line in the same paragraph."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a claim covers in this paragraph or cell; `claim` is its number. Claims may stand in claims."""

    claim: int
    content: Inlines


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The mark of a note, by the note's number; it stands after the punctuation."""

    note: int


@dataclass(frozen=True, slots=True)
class CrossReference:
    """The number of another note, kept live: the 3 of "(n 3)"."""

    note: int


@dataclass(frozen=True, slots=True)
class PlaceReference:
    """The name of a place in the document, kept live: “Recommendation 3”, “Question 4”.

    `anchor` is that of a recommendation or an answer.
    """

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation that stands in the text itself, with the working and the caveats that a note would have."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Remarked:
    """The words that a remark is about, by its number. Only drafts have any; a claim may stand in it."""

    remark: int
    content: Inlines


@dataclass(frozen=True, slots=True)
class Confidential:
    """What is confidential in this paragraph or cell, and why; `passage` is the number of the whole passage.

    `begins` and `ends` say whether the passage does so here. It stands outside of claims and emphasis.
    """

    passage: int
    reason: str
    content: Inlines
    begins: bool = True
    ends: bool = True


Inline = (
    Str
    | Emph
    | Strong
    | Code
    | Link
    | Image
    | LineBreak
    | Claimed
    | NoteRef
    | CrossReference
    | PlaceReference
    | Remarked
    | Cited
    | Confidential
)
Inlines = tuple[Inline, ...]

# Blocks; `span` is the line of the template that each came from


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    content: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6; the document's title is no heading."""

    level: int
    content: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list whose items have bullets; each item is blocks."""

    items: tuple[Blocks, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered list that begins at `start`."""

    items: tuple[Blocks, ...]
    start: int
    span: Span


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """Somebody's words set apart, with who said them, a warning before and where to find help after."""

    content: Blocks
    span: Span
    attribution: Inlines = ()
    warning: Inlines = ()
    support: Inlines = ()


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines in a typewriter face, kept as they are."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class HorizontalRule:
    """A line across the page."""

    span: Span


class Alignment(StrEnum):
    """How a column's cells stand."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "center"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a caption above, one row of headings, rows of cells (each inlines), a source line below."""

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    alignments: tuple[Alignment, ...]
    span: Span
    caption: Inlines = ()
    source: Inlines = ()


Block = (
    Para
    | Heading
    | BulletList
    | OrderedList
    | BlockQuote
    | CodeBlock
    | HorizontalRule
    | Table
    | Answer
    | Recommendation
    | Listing
)
Blocks = tuple[Block, ...]

# Claims and notes


class ClaimKind(StrEnum):
    """What a claim is of."""

    FIGURE = "figure"
    PERIOD = "period"
    PROSE = "prose"
    QUOTATION = "quotation"
    CITATION = "citation"


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that the document says, and what it rests on.

    `number` counts from 1 in the order of the document; `text` is as printed, without notes; `title` is the
    record's; `note` the number of the note that gives its source; `quantity` the figure behind the words;
    `working` how a derived figure was worked out; `records` every record and row that it rests on.
    """

    number: int
    kind: ClaimKind
    tag: ClaimTag
    title: str
    text: str
    span: Span
    records: tuple[str, ...]
    note: int | None = None
    quantity: Quantity | None = None
    working: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, or a release's note to editors: numbered from 1, with the claims that it serves."""

    number: int
    content: Inlines
    citations: tuple[Citation, ...] = ()
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Problems told in the margin of a draft: numbered from 1 in the order of the document.

    One at a place of the text has one problem; one about the `whole` document, which stands at its title, has all
    those that belong to no place.
    """

    number: int
    problems: tuple[Diagnostic, ...]
    whole: bool = False

    @property
    def severity(self) -> Severity:
        """The severity of the worst of its problems."""
        return next(severity for severity in Severity if any(p.severity is severity for p in self.problems))


@dataclass(frozen=True, slots=True)
class Passage:
    """Something confidential in a document, numbered from 1, with the reason; `span` is where it is called so."""

    number: int
    reason: str
    span: Span


# What surrounds the text


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a letter goes, as it stands in the address: name with honours, title, organisation and lines."""

    name: str
    title: str
    organisation: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Room for one organisation's signature; `image` and `logo` are paths below the workspace's root."""

    organisation: str
    name: str | None = None
    role: str | None = None
    image: str | None = None
    logo: str | None = None
    logo_alt: str | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """An organisation that a document comes from, as it shows in a plain letterhead or a release's foot."""

    name: str
    address: tuple[str, ...] = ()
    website: str | None = None
    charity_number: str | None = None
    logo: str | None = None
    logo_alt: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document.

    `id` is also its file's name; `template` the template's id, `template_hash` its SHA-256; `row` the key of
    the row that it was made for; `salutation` None leaves room to write it by hand (letters only). A `draft` is
    not for sending, and has `remarks`. `consultation` is the id of the one that a response answers, and `form` the
    path of the regulator's own form, which its answers are put into. `passages` are what is confidential in it; a
    public `edition` has none.
    """

    id: str
    kind: DocumentKind
    template: str
    template_hash: str
    title: Inlines
    date: date
    blocks: Blocks
    claims: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = ()
    references: tuple[Inlines, ...] = ()
    row: tuple[str, ...] = ()
    senders: tuple[Sender, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    letterhead: str | None = None
    reference: str | None = None
    salutation: str | None = None
    valediction: str | None = None
    signatures: tuple[SignatureBlock, ...] = ()
    cc: tuple[str, ...] = ()
    embargo: datetime | None = None
    contact: Contact | None = None
    notice: str | None = None
    language: str = "en-GB"
    draft: bool = False
    remarks: tuple[Remark, ...] = ()
    consultation: str | None = None
    passages: tuple[Passage, ...] = ()
    edition: Edition | None = None
    form: str | None = None

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers of a response, in the order of the document."""
        return tuple(block for block in self.blocks if isinstance(block, Answer))


def text_of(content: Inlines) -> str:
    """The plain text of inlines: no note marks, a line break as a new line, a picture as its alt text."""
    parts = []
    for inline in content:
        match inline:
            case Str(text) | Code(text):
                parts.append(text)
            case (
                Emph(inner)
                | Strong(inner)
                | Link(inner, _)
                | Claimed(_, inner)
                | Remarked(_, inner)
                | Cited(inner)
                | Confidential(content=inner)
            ):
                parts.append(text_of(inner))
            case Image(_, alt):
                parts.append(alt)
            case LineBreak():
                parts.append("\n")
            case CrossReference(note):
                parts.append(str(note))
            case PlaceReference(_, text):
                parts.append(text)
            case NoteRef():
                pass
    return "".join(parts)
