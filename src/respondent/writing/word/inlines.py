"""Inlines as runs: text and its looks, links, pictures, claims and the marks of notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from respondent.model.document import (
    Cited,
    Claimed,
    Code,
    Confidential,
    CrossReference,
    Emph,
    Image,
    Inline,
    LineBreak,
    Link,
    NoteRef,
    PlaceReference,
    Remarked,
    Str,
    Strong,
)
from respondent.model.edition import END_MARK, begin_mark
from respondent.ooxml.comments import comment_marks
from respondent.writing.links import safe_target
from respondent.writing.word.comments import comment_number
from respondent.writing.word.draft import Draft
from respondent.writing.word.markup import field, line_break, run
from respondent.writing.word.pictures import EMU_PER_CM, EMU_PER_TWIP

NOTE_BOOKMARK = "_RefNote"

SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="FFE9A8"/>'
"""What is confidential stands on this; on a black and white print it is a light grey."""

TALLEST_PICTURE = 18 * EMU_PER_CM
"""A picture leaves room on its page for a caption and a few lines."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How text looks; `style` is the id of a character style."""

    bold: bool = False
    italic: bool = False
    style: str | None = None
    linked: bool = False  # inside a link, which can hold no other
    shaded: bool = False  # confidential


PLAIN = Looks()


@lru_cache(maxsize=64)
def properties(looks: Looks) -> str:
    """The ``w:rPr`` element of a run."""
    parts = (
        f'<w:rStyle w:val="{looks.style}"/>' if looks.style else "",
        "<w:b/><w:bCs/>" if looks.bold else "",
        "<w:i/><w:iCs/>" if looks.italic else "",
        SHADE if looks.shaded else "",
    )
    inner = "".join(parts)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def runs(draft: Draft, content: Iterable[Inline], looks: Looks = PLAIN) -> str:
    """The inlines as what a paragraph holds."""
    return "".join([_inline(draft, inline, looks) for inline in content])


def note_bookmark(note: int) -> str:
    """The name of the bookmark at a note: hidden in Word where it stands around a footnote's mark."""
    return f"{NOTE_BOOKMARK}{note}"


def _inline(draft: Draft, inline: Inline, looks: Looks) -> str:
    match inline:
        case Str(text):
            return run(text, properties(looks)) if text else ""
        case Claimed(claim, content):
            return draft.claim(claim, runs(draft, content, looks))
        case Cited() | Remarked() | Confidential():
            return _set_apart(draft, inline, looks)
        case Emph(content):
            return runs(draft, content, replace(looks, italic=not looks.italic))
        case Strong(content):
            return runs(draft, content, replace(looks, bold=True))
        case NoteRef(note):
            return _note_mark(draft, note, looks)
        case Link(content, target):
            return _link(draft, content, target, looks)
        case CrossReference() | PlaceReference():
            return _reference(draft, inline, looks)
        case Code(text):
            return run(text, properties(replace(looks, style=looks.style or draft.styles["HTMLCode"])))
        case LineBreak():
            return line_break()
        case Image(path, alt):
            measure = draft.letterhead.measure * EMU_PER_TWIP
            shown = draft.picture(path, alt, measure, TALLEST_PICTURE)
            return shown or (run(f"[{alt}]", properties(replace(looks, italic=True))) if alt else "")


def _reference(draft: Draft, inline: CrossReference | PlaceReference, looks: Looks) -> str:
    match inline:
        case CrossReference(note):
            return _note_number(draft, note, looks)
        case PlaceReference(anchor, text):
            return place_reference(anchor, text, looks)


def place_bookmark(anchor: str) -> str:
    """The name of the bookmark at an answer or a recommendation: “_RefAnswer4”. Word hides it from people."""
    kind, _, number = anchor.partition("-")
    return f"_Ref{kind.capitalize()}{number}"


def place_reference(anchor: str, text: str, looks: Looks = PLAIN) -> str:
    """The name of an answer or a recommendation, which the word processor keeps right and leads to its place."""
    if looks.linked:
        return run(text, properties(looks))
    return field(f"REF {place_bookmark(anchor)} \\h", text, properties(looks))


def _set_apart(draft: Draft, inline: Cited | Remarked | Confidential, looks: Looks) -> str:
    """Words with a comment; or what is confidential, shaded, with its marks in words where it begins and ends."""
    if isinstance(inline, Cited):
        return runs(draft, inline.content, looks)
    if isinstance(inline, Remarked):
        marks = comment_marks(comment_number(draft, inline.remark))
        return f"{marks.start}{runs(draft, inline.content, looks)}{marks.end}{marks.reference}"
    looks = replace(looks, shaded=True)
    mark = properties(replace(looks, bold=True, italic=False, style=None))
    before = run(f"{begin_mark(inline.reason)} ", mark) if inline.begins else ""
    after = run(f" {END_MARK}", mark) if inline.ends else ""
    return before + runs(draft, inline.content, looks) + after


def _link(draft: Draft, content: Iterable[Inline], target: str, looks: Looks) -> str:
    """A link; words alone where the address is none that a document may hold, or in another link."""
    address = None if looks.linked else safe_target(target)
    if address is None:
        return runs(draft, content, looks)
    inner = runs(draft, content, replace(looks, style=draft.styles["Hyperlink"], linked=True))
    return f'<w:hyperlink r:id="{draft.relating.link(address)}" w:history="1">{inner}</w:hyperlink>'


def _note_mark(draft: Draft, note: int, looks: Looks) -> str:
    """The mark of a note: a real footnote's, or in a release a raised number that leads to the note.

    A footnote's second mark is a field that repeats the number of the first.
    """
    if not draft.footnotes:
        return _to_note(note, properties(Looks(style=draft.styles["NoteMark"])), looks)
    style = properties(Looks(style=draft.styles["FootnoteReference"]))
    if note in draft.marked:
        return field(f"NOTEREF {note_bookmark(note)} \\f \\h", _printed(draft, note), style)
    draft.marked.add(note)
    footnote = draft.letterhead.footnotes.id_of(note)
    return draft.bookmark(note_bookmark(note), f'<w:r>{style}<w:footnoteReference w:id="{footnote}"/></w:r>')


def _note_number(draft: Draft, note: int, looks: Looks) -> str:
    """The number of another note, kept right by the word processor when a footnote comes in before it."""
    if not draft.footnotes:
        return _to_note(note, properties(looks), looks)
    return field(f"NOTEREF {note_bookmark(note)} \\h", _printed(draft, note), properties(looks))


def _to_note(note: int, style: str, looks: Looks) -> str:
    """A note's number that leads to the note, in a text without footnotes."""
    number = run(str(note), style)
    if looks.linked:
        return number
    return f'<w:hyperlink w:anchor="{note_bookmark(note)}" w:history="1">{number}</w:hyperlink>'


def _printed(draft: Draft, note: int) -> str:
    """A footnote's number on the page, where a letterhead has footnotes before the text."""
    return str(draft.letterhead.footnotes.before + note)
