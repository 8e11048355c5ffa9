"""Inlines into Markdown. Claims leave no trace; notes leave their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from respondent.model.document import (
    Claimed,
    Code,
    Confidential,
    CrossReference,
    Emph,
    Image,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    PlaceReference,
    Remarked,
    Str,
    Strong,
    text_of,
)
from respondent.model.edition import END_MARK, begin_mark
from respondent.writing.links import safe_target
from respondent.writing.markdown import escape
from respondent.writing.remarks import problem_mark

_Simple = Str | Emph | Strong | Code | Link | Image | LineBreak | NoteRef
"""What Markdown has signs for."""

_BREAK = "\\\n"
_EDGES = re.compile(r"\A((?: |\\\n)*)(.*?)((?: |\\\n)*)\Z", re.DOTALL)
_NOTHING = "<!-- -->"
"""What keeps apart two pieces of markup that would be read as one."""


@dataclass(frozen=True, slots=True)
class InlineWriter:
    r"""Writes inlines in their surroundings.

    `marks` is how a note's mark is written, ``[^{}]`` or ``\[{}\]``; without it marks are left out. `one_line`
    is for headings and cells, which cannot be broken; the others say what the inlines stand in.
    """

    marks: str | None = "[^{}]"
    one_line: bool = False
    emphasised: bool = False
    strong: bool = False
    linked: bool = False

    def markdown(self, content: Inlines) -> str:
        """The inlines as Markdown within a paragraph."""
        inlines = _merged(self._simple(content))
        before: tuple[_Simple | None, ...] = (None, *inlines)
        pieces = [
            self._piece(inline, after_mark=isinstance(last, NoteRef))
            for last, inline in zip(before, inlines, strict=False)
        ]
        return _joined(inlines, pieces)

    def paragraph(self, content: Inlines) -> str:
        """The inlines as a paragraph of their own."""
        return escape.lines(_split(self.markdown(content))[1])

    def _simple(self, content: Inlines) -> Iterator[_Simple]:
        """The inlines that will be written as such: of all others the words, or what they hold."""
        for inline in content:
            match inline:
                case Remarked() | Confidential():
                    yield from self._set_apart(inline)
                case Claimed(_, inner):
                    yield from self._simple(inner)
                case CrossReference() | PlaceReference():
                    yield Str(text_of((inline,)))
                case Emph(inner) if self.emphasised or not any(self._simple(inner)):
                    yield from self._simple(inner)
                case Strong(inner) if self.strong or not any(self._simple(inner)):
                    yield from self._simple(inner)
                case Link(inner, target) if self.linked or not _is_link(inner, target):
                    yield from self._simple(inner)
                case Code(text) if not text.strip() or (self.one_line and "|" in text):
                    yield Str(text)  # in a table's cell a bar would end it
                case Image(path, alt) if re.search(r"[<>\\\r\n]", path):
                    yield Str(alt)
                case LineBreak() if self.one_line:
                    yield Str(" ")
                case NoteRef() if not self.marks:
                    pass
                case _:
                    yield inline

    def _set_apart(self, inline: Remarked | Confidential) -> Iterator[_Simple]:
        """Words with their marks: what is said of them in a draft, or that they are confidential."""
        if isinstance(inline, Remarked):
            before, after = "", f"[{problem_mark(inline.remark)}]"
        else:
            before = begin_mark(inline.reason) if inline.begins else ""
            after = END_MARK if inline.ends else ""
        yield from self._simple((Strong((Str(before),)), Str(" "))) if before else ()
        yield from self._simple(inline.content)
        yield from self._simple((Str(" "), Strong((Str(after),)))) if after else ()

    def _piece(self, inline: _Simple, *, after_mark: bool) -> str:
        match inline:
            case Str(text):
                return escape.words(text, after_mark=after_mark)
            case Emph(content):
                return _wrapped("*", replace(self, emphasised=True).markdown(content))
            case Strong(content):
                return _wrapped("**", replace(self, strong=True).markdown(content))
            case Code(text):
                return _code(" ".join(text.split()))
            case Link(content, target):
                return self._link(content, safe_target(target) or "")
            case Image(path, alt):
                return f"![{escape.words(alt)}](<{path}>)"
            case LineBreak():
                return _BREAK
            case NoteRef(number):
                return (self.marks or "").format(number)

    def _link(self, content: Inlines, target: str) -> str:
        """A link; marks of notes within it come after it, since a link cannot hold another."""
        text = text_of(content)
        marks = "".join((self.marks or "").format(mark.note) for mark in _marks(content))
        if target in {text, f"mailto:{text}"}:
            return f"<{text}>{marks}"
        address = target.replace("(", "%28").replace(")", "%29").replace("&", r"\&")
        before, inner, after = _split(replace(self, linked=True, marks=None).markdown(content))
        return f"{before}[{inner}]({address}){marks}{after}"


def _is_link(content: Inlines, target: str) -> bool:
    """Whether there is something to click on, and it leads where it may."""
    return bool(text_of(content).strip()) and safe_target(target) is not None


def _code(text: str) -> str:
    """Code between more backquotes than it holds."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{room}{text}{room}{fence}"


def _marks(content: Inlines) -> Iterator[NoteRef]:
    for inline in content:
        match inline:
            case NoteRef():
                yield inline
            case (
                Emph(inner) | Strong(inner) | Link(inner, _) | Claimed(_, inner) | Confidential(content=inner)
            ):
                yield from _marks(inner)
            case _:
                pass


def _merged(content: Iterable[_Simple]) -> list[_Simple]:
    """The inlines with neighbours of one kind made one: side by side they could be read as something else."""
    merged: list[_Simple] = []
    for inline in content:
        match merged[-1] if merged else None, inline:
            case Str(before), Str(after):
                merged[-1] = Str(before + after)
            case Emph(first), Emph(second):
                merged[-1] = Emph(first + second)
            case Strong(first), Strong(second):
                merged[-1] = Strong(first + second)
            case _:
                merged.append(inline)
    return merged


def _split(markdown: str) -> tuple[str, str, str]:
    """Spaces and breaks at the beginning, what is between, and those at the end."""
    found = _EDGES.match(markdown)
    return (found[1], found[2], found[3]) if found else ("", markdown, "")


def _wrapped(marker: str, inner: str) -> str:
    """Emphasis, which may not begin or end with a space."""
    before, core, after = _split(inner)
    return f"{before}{marker}{core}{marker}{after}" if core else before + after


def _joined(inlines: Sequence[_Simple], pieces: Sequence[str]) -> str:
    """The pieces, kept apart where emphasis touches what would stop it from being read as such."""
    text = ""
    previous: _Simple | None = None
    for inline, piece in zip(inlines, pieces, strict=True):
        if text and piece and (_is_emphasis(previous) or _is_emphasis(inline)) and _clash(text, piece):
            text += _NOTHING
        text += piece
        previous = inline
    return text


def _is_emphasis(inline: _Simple | None) -> bool:
    return isinstance(inline, Emph | Strong)


def _clash(before: str, after: str) -> bool:
    """Whether two pieces, one of them emphasis, may be misread where they meet without a space."""
    if before[-1].isspace() or after[0].isspace() or after.startswith(_BREAK):
        return False
    return after[0] not in ".,;:)?!…’”"
