"""Inlines into Markdown. Claims leave no trace; notes leave their marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from respondent.model.document import (
    Claimed,
    Code,
    CrossReference,
    Emph,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    Str,
    Strong,
    text_of,
)
from respondent.writing.links import safe_target
from respondent.writing.markdown import escape

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
        inlines = _merged(_unclaimed(content))
        pieces = [
            self._inline(inline, after_mark=isinstance(before, NoteRef))
            for before, inline in pairwise((None, *inlines))
            if inline is not None
        ]
        return _joined(inlines, pieces)

    def paragraph(self, content: Inlines) -> str:
        """The inlines as a paragraph of their own."""
        text = self.markdown(content)
        return escape.lines(_EDGES.sub(r"\2", text))

    def _inline(self, inline: Inline, *, after_mark: bool) -> str:
        match inline:
            case Str(text):
                return escape.words(text, after_mark=after_mark)
            case Emph(content):
                inner = replace(self, emphasised=True).markdown(content)
                return inner if self.emphasised else _wrapped("*", inner)
            case Strong(content):
                inner = replace(self, strong=True).markdown(content)
                return inner if self.strong else _wrapped("**", inner)
            case Code(text):
                return self._code(text)
            case Link(content, target):
                return self._link(content, target)
            case Image(path, alt):
                return f"![{escape.words(alt)}](<{path}>)" if _plain_path(path) else escape.words(alt)
            case LineBreak():
                return " " if self.one_line else _BREAK
            case NoteRef(number):
                return self.marks.format(number) if self.marks else ""
            case CrossReference(number):
                return str(number)
            case Claimed(_, content):
                return self.markdown(content)

    def _code(self, text: str) -> str:
        """Code between more backquotes than it holds; in a table's cell a bar would end it."""
        text = " ".join(text.split())
        if not text or (self.one_line and "|" in text):
            return escape.words(text)
        fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
        room = " " if text.startswith("`") or text.endswith("`") else ""
        return f"{fence}{room}{text}{room}{fence}"

    def _link(self, content: Inlines, target: str) -> str:
        safe = None if self.linked else safe_target(target)
        inner = replace(self, linked=True, marks=None).markdown(content)
        if safe is None or not inner.strip():
            return replace(self, linked=True).markdown(content)
        address = safe.replace("(", "%28").replace(")", "%29").replace("&", r"\&")
        before, inner, after = _split(inner)
        marks = "".join(self._inline(mark, after_mark=False) for mark in _marks(content))
        if safe in {text_of(content), f"mailto:{text_of(content)}"}:
            return f"<{text_of(content)}>{marks}"
        return f"{before}[{inner}]({address}){marks}{after}"


def _marks(content: Inlines) -> tuple[NoteRef, ...]:
    """The marks within a link: they are written after it, since a link cannot hold another."""
    found: list[NoteRef] = []
    for inline in content:
        match inline:
            case NoteRef():
                found.append(inline)
            case Emph(inner) | Strong(inner) | Link(inner, _) | Claimed(_, inner):
                found.extend(_marks(inner))
            case _:
                pass
    return tuple(found)


def _unclaimed(content: Inlines) -> Inlines:
    """The inlines with what claims cover in their place."""
    flat: list[Inline] = []
    for inline in content:
        if isinstance(inline, Claimed):
            flat.extend(_unclaimed(inline.content))
        else:
            flat.append(inline)
    return tuple(flat)


def _merged(content: Inlines) -> Inlines:
    """The inlines with neighbours of one kind made one, and without empty ones."""
    merged: list[Inline] = []
    for inline in content:
        last = merged[-1] if merged else None
        if inline == Str(""):
            continue
        if isinstance(inline, Str) and isinstance(last, Str):
            merged[-1] = Str(last.text + inline.text)
        elif isinstance(inline, Emph) and isinstance(last, Emph):
            merged[-1] = Emph(last.content + inline.content)
        elif isinstance(inline, Strong) and isinstance(last, Strong):
            merged[-1] = Strong(last.content + inline.content)
        else:
            merged.append(inline)
    return tuple(merged)


def _split(markdown: str) -> tuple[str, str, str]:
    """Spaces and breaks at the beginning, what is between, and those at the end."""
    found = _EDGES.match(markdown)
    return (found[1], found[2], found[3]) if found else ("", markdown, "")


def _wrapped(marker: str, inner: str) -> str:
    """Emphasis, which may not begin or end with a space."""
    before, core, after = _split(inner)
    return f"{before}{marker}{core}{marker}{after}" if core else before + after


def _joined(inlines: Inlines, pieces: list[str]) -> str:
    """The pieces, kept apart where emphasis touches what would stop it from being read as such."""
    text = ""
    previous: Inline | None = None
    for inline, piece in zip(inlines, pieces, strict=True):
        touches = _is_emphasis(previous) or _is_emphasis(inline)
        if touches and text and piece and _clash(text, piece):
            text += _NOTHING
        text += piece
        previous = inline if piece else previous
    return text


def _is_emphasis(inline: Inline | None) -> bool:
    return isinstance(inline, Emph | Strong)


def _clash(before: str, after: str) -> bool:
    """Whether two pieces, one of them emphasis, may be misread where they meet without a space."""
    if before[-1].isspace() or after[0].isspace() or after.startswith(_BREAK):
        return False
    return after[0] not in ".,;:)?!…’”"


def _plain_path(path: str) -> bool:
    """Whether a picture's path can be written as it is."""
    return not re.search(r"[<>\\\r\n]", path)
