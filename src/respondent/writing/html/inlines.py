"""Inlines into HTML, with an anchor at each claim and each note's mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from respondent.model.document import (
    Cited,
    Claimed,
    Code,
    Confidential,
    CrossReference,
    Document,
    Emph,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    PlaceReference,
    Remarked,
    Str,
    Strong,
)
from respondent.model.edition import END_MARK, begin_mark
from respondent.writing.html.escape import attributes, text
from respondent.writing.html.pictures import picture
from respondent.writing.links import safe_target


@dataclass(frozen=True, slots=True)
class Look:
    """How a claim looks in a preview, and where a click on it leads; `standing` is a word for its class."""

    href: str
    standing: str
    title: str
    chosen: bool = False


@dataclass
class InlineWriter:
    """Writes a document's inlines in their order, and keeps the names of the anchors that it sets.

    `claim_anchors` and `mark_anchors` have, for each claim and each note, the ids of the places where they
    stand, so that the notes at the end can link back to them. `remarks` are the numbers of a draft's remarks met
    since they were last set beside the text. `marked` are the notes that have a mark in the text: a claim whose
    note has none (a release's) links to it by itself. In a preview each claim has its `looks`.
    """

    document: Document
    assets: Mapping[str, bytes]
    marked: frozenset[int]
    claim_anchors: dict[int, list[str]] = field(default_factory=dict)
    mark_anchors: dict[int, list[str]] = field(default_factory=dict)
    remarks: list[int] = field(default_factory=list)
    looks: Mapping[int, Look] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._claims = {claim.number: claim for claim in self.document.claims}
        self._severities = {remark.number: remark.severity for remark in self.document.remarks}
        self._notes = frozenset(note.number for note in self.document.notes)

    def html(self, content: Inlines, *, linked: bool = False) -> str:
        """`content` as HTML; inside a link (`linked`) nothing else becomes one."""
        return "".join([self._inline(inline, linked=linked) for inline in content])

    def _inline(self, inline: Inline, *, linked: bool) -> str:
        match inline:
            case Str(words):
                return text(words)
            case Claimed(number, content):
                return self._claimed(number, content, linked=linked)
            case NoteRef(number):
                return self._mark(number, linked=linked)
            case Cited() | Remarked() | Confidential():
                return self._set_apart(inline, linked=linked)
            case Emph(content):
                return f"<em>{self.html(content, linked=linked)}</em>"
            case Strong(content):
                return f"<strong>{self.html(content, linked=linked)}</strong>"
            case Code(words):
                return f"<code>{text(words)}</code>"
            case Link(content, target):
                return self._link(content, target, linked=linked)
            case Image(path, alt):
                return picture(path, alt, self.assets)
            case LineBreak():
                return "<br>\n"
            case CrossReference() | PlaceReference():
                return self._reference(inline, linked=linked)

    def _link(self, content: Inlines, target: str, *, linked: bool) -> str:
        safe = None if linked else safe_target(target)
        if safe is None:
            return self.html(content, linked=linked)
        return f"<a{attributes(href=safe)}>{self.html(content, linked=True)}</a>"

    def _claimed(self, number: int, content: Inlines, *, linked: bool) -> str:
        """A claim's part of a paragraph. A click on it leads to its note; the keyboard has the note's mark."""
        claim = self._claims.get(number)
        anchor = _next(self.claim_anchors, number, "claim")
        if number in self.looks and not linked and not _has_link(content):
            return self._looking(self.looks[number], anchor, content)
        inner: str | None = None
        if claim and claim.note in self._notes and not linked and not _has_link(content):
            tabindex = "-1" if claim.note in self.marked else None
            link = attributes(href=f"#note-{claim.note}", tabindex=tabindex)
            inner = f"<a{link}>{self.html(content, linked=True)}</a>"
        if inner is None:
            inner = self.html(content, linked=linked)
        data_claim = str(claim.tag) if claim else None
        return f"<span{attributes(class_='claim', id=anchor, data_claim=data_claim)}>{inner}</span>"

    def _looking(self, look: Look, anchor: str, content: Inlines) -> str:
        """A claim of a preview, which leads to what stands behind it."""
        named = attributes(
            class_=f"claim claim-{look.standing}{' claim-chosen' if look.chosen else ''}",
            id=anchor,
            href=look.href,
            target="_parent",
            title=look.title,
            aria_current="true" if look.chosen else None,
        )
        return f"<a{named}>{self.html(content, linked=True)}</a>"

    def _remarked(self, number: int, content: Inlines, *, linked: bool) -> str:
        """Words that a remark in the margin is about; its number is printed by the stylesheet."""
        self.remarks.append(number)
        severity = self._severities.get(number)
        named = attributes(
            class_="remarked",
            data_remark=str(number),
            data_severity=severity.value if severity else None,
            aria_details=f"remark-{number}",
        )
        return f"<mark{named}>{self.html(content, linked=linked)}</mark>"

    def _set_apart(self, inline: Cited | Remarked | Confidential, *, linked: bool) -> str:
        if isinstance(inline, Cited):
            return self.html(inline.content, linked=linked)
        if isinstance(inline, Remarked):
            return self._remarked(inline.remark, inline.content, linked=linked)
        return self._confidential(inline, linked=linked)

    def _confidential(self, inline: Confidential, *, linked: bool) -> str:
        """What is confidential, shaded, and its marks in words where it begins and ends."""
        begin = f"<strong>{text(begin_mark(inline.reason))}</strong> " if inline.begins else ""
        end = f" <strong>{END_MARK}</strong>" if inline.ends else ""
        inner = self.html(inline.content, linked=linked)
        return f'<span class="confidential">{begin}{inner}{end}</span>'

    def _mark(self, number: int, *, linked: bool) -> str:
        anchor = _next(self.mark_anchors, number, "mark")
        if linked or number not in self._notes:
            return f"<sup{attributes(id=anchor)}>{number}</sup>"
        link = attributes(id=anchor, href=f"#note-{number}", role="doc-noteref", aria_label=f"Note {number}")
        return f'<sup class="mark"><a{link}>{number}</a></sup>'

    def _reference(self, inline: CrossReference | PlaceReference, *, linked: bool) -> str:
        """The number of a note, or the name of an answer or a recommendation, which leads there."""
        match inline:
            case CrossReference(number):
                words, anchor = str(number), f"note-{number}" if number in self._notes else None
            case PlaceReference():
                words, anchor = inline.text, inline.anchor
        if linked or anchor is None:
            return text(words)
        return f"<a{attributes(href=f'#{anchor}')}>{text(words)}</a>"


def _next(anchors: dict[int, list[str]], number: int, name: str) -> str:
    """A new id for another place of the same claim or note: claim-3, then claim-3-2."""
    places = anchors.setdefault(number, [])
    places.append(f"{name}-{number}" + (f"-{len(places) + 1}" if places else ""))
    return places[-1]


def _has_link(content: Inlines) -> bool:
    """Whether something in `content` will be a link, or a claim that has one of its own."""
    for inline in content:
        match inline:
            case Link() | NoteRef() | CrossReference() | PlaceReference() | Claimed():
                return True
            case (
                Emph(inner) | Strong(inner) | Remarked(_, inner) | Cited(inner) | Confidential(content=inner)
            ):
                if _has_link(inner):
                    return True
            case _:
                pass
    return False
