"""From a run of text, emphasis and tokens to inlines, with claims around the words that they cover.

The run is first a flat list of events, so that a claim may begin inside emphasis and end outside it: then the
emphasis is split, not the claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from respondent.model.document import (
    Claimed,
    Code,
    Confidential,
    Emph,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Str,
    Strong,
)


@dataclass(frozen=True, slots=True)
class Words:
    """Text, with single spaces."""

    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """An inline that is finished: a line break, code, a picture, a figure's claim."""

    inline: Inline


@dataclass(frozen=True, slots=True)
class Enter:
    """The beginning of emphasis or a link: `wrap` makes it of its content."""

    wrap: Callable[[Inlines], Inline]


@dataclass(frozen=True, slots=True)
class Leave:
    """The end of the emphasis or link that began last."""


@dataclass(frozen=True, slots=True)
class Begin:
    """The beginning of a claim over prose, by its number."""

    claim: int


@dataclass(frozen=True, slots=True)
class End:
    """The end of the claim that began last."""


@dataclass(frozen=True, slots=True)
class BeginPassage:
    """The beginning of what is confidential, by the passage's number, with the reason."""

    passage: int
    reason: str


@dataclass(frozen=True, slots=True)
class EndPassage:
    """The end of the confidential passage that began last."""


Event = Words | Piece | Enter | Leave | Begin | End | BeginPassage | EndPassage

_GOES_ON = re.compile("”[.,;:]")
_SPACES = re.compile(r"[ \n\t]+")


@dataclass(slots=True)
class _Open:
    """Emphasis, a link (`wrap`) or a claim that has not ended, and what is in it so far."""

    content: list[Inline]
    wrap: Callable[[Inlines], Inline] | None = None
    claim: int | None = None
    passage: BeginPassage | None = None
    ends: int = 0  # the index of the event that ends it


def build(events: Sequence[Event]) -> tuple[Inlines, bool]:
    """The inlines that the events make, and whether every claim that began has ended."""
    ends, whole = _ends(events)
    stack = [_Open([])]
    for index, event in enumerate(events):
        match event:
            case Words(text):
                _add_text(stack[-1].content, text)
            case Piece(inline):
                stack[-1].content.append(inline)
            case Enter(wrap):
                stack.append(_Open([], wrap=wrap, ends=ends[index]))
            case Begin(claim) if index in ends:
                _begin(stack, _Open([], claim=claim, ends=ends[index]))
            case BeginPassage() as passage if index in ends:
                _begin(stack, _Open([], passage=passage, ends=ends[index]))
            case Leave():
                _close(stack)
            case End() | EndPassage() if len(stack) > 1:
                _end(stack, index)
            case _:
                pass  # half a claim: the caller reports it
    while len(stack) > 1:
        _close(stack)
    return trimmed(tuple(stack[0].content)), whole


def _ends(events: Sequence[Event]) -> tuple[dict[int, int], bool]:
    """The index of each beginning with that of its end, and whether all claims have both."""
    ends: dict[int, int] = {}
    wrappers: list[int] = []
    claims: list[int] = []
    passages: list[int] = []
    whole = True
    for index, event in enumerate(events):
        if isinstance(event, Enter):
            wrappers.append(index)
        elif isinstance(event, Begin):
            claims.append(index)
        elif isinstance(event, BeginPassage):
            passages.append(index)
        elif isinstance(event, EndPassage) and passages:
            ends[passages.pop()] = index
        elif isinstance(event, Leave):
            ends[wrappers.pop()] = index
        elif isinstance(event, End):
            if claims:
                ends[claims.pop()] = index
            else:
                whole = False
    return ends, whole and not claims


def _begin(stack: list[_Open], opened: _Open) -> None:
    """Open a claim or a passage outside of all emphasis that ends before it does."""
    split: list[_Open] = []
    while len(stack) > 1 and stack[-1].wrap is not None and stack[-1].ends < opened.ends:
        split.append(stack[-1])
        _close(stack)
    stack.append(opened)
    stack += [_Open([], wrap=wrapper.wrap, ends=wrapper.ends) for wrapper in reversed(split)]


def _end(stack: list[_Open], index: int) -> None:
    """Close a claim, and the emphasis inside it that goes on after it."""
    if not any(opened.wrap is None and opened.ends == index for opened in stack[1:]):
        return
    split: list[_Open] = []
    while stack[-1].wrap is not None or stack[-1].ends != index:
        split.append(stack[-1])
        _close(stack)
    _close(stack)
    stack += [_Open([], w.wrap, w.claim, w.passage, w.ends) for w in reversed(split)]


def _close(stack: list[_Open]) -> None:
    """Put the innermost open thing, if there is anything in it, into the one around it."""
    closed = stack.pop()
    if not closed.content:
        return
    content = tuple(closed.content)
    if closed.wrap is not None:
        stack[-1].content.append(closed.wrap(content))
    elif closed.claim is not None:
        stack[-1].content.append(Claimed(closed.claim, content))
    elif closed.passage is not None:
        _add_passage(stack[-1].content, closed.passage, content)


def _add_passage(around: list[Inline], passage: BeginPassage, content: Inlines) -> None:
    """Add what is confidential; spaces at its ends go outside, so that its marks stand close to its words."""
    first, last = content[0], content[-1]
    inner = trimmed(content)
    if isinstance(first, Str) and first.text.startswith(" "):
        _add_text(around, " ")
    if inner:
        around.append(Confidential(passage.passage, passage.reason, inner))
    if inner and isinstance(last, Str) and last.text.endswith(" "):
        _add_text(around, " ")


def _add_text(content: list[Inline], text: str) -> None:
    text = _SPACES.sub(" ", text)
    if not text:
        return
    if content and isinstance(content[-1], Str):
        text = content.pop().text + text  # type: ignore[union-attr] # it is a Str
    elif content and isinstance(content[-1], LineBreak):
        text = text.lstrip(" ")
    content.append(Str(text))


def trimmed(content: Inlines) -> Inlines:
    """The inlines without spaces at their beginning and end."""
    found = list(content)
    if found and isinstance(found[0], Str):
        found[0] = Str(found[0].text.lstrip(" "))
    if found and isinstance(found[-1], Str):
        found[-1] = Str(found[-1].text.rstrip(" "))
    return tuple(inline for inline in found if inline != Str(""))


def without_space_before(content: Inlines) -> Inlines:
    """The inlines less the space before a claim without words, if a space or punctuation follows it."""
    found = list(_inside(content, without_space_before))
    for index in range(1, len(found)):
        if not isinstance(found[index], Claimed) or found[index].content:  # type: ignore[union-attr]
            continue
        before, after = found[index - 1], found[index + 1] if index + 1 < len(found) else Str(".")
        if isinstance(before, Str) and isinstance(after, Str) and after.text[:1] in " .,;:!?)”’":
            found[index - 1] = Str(before.text.rstrip(" "))
    return tuple(inline for inline in found if inline != Str(""))


def without_double_stops(content: Inlines) -> Inlines:
    """The inlines less the full stop in front of “”,”: the sentence around somebody's words has its own."""
    content = _inside(content, without_double_stops)
    found = list(content)
    for index, (words, after) in enumerate(pairwise(content)):
        if isinstance(words, Claimed) and isinstance(after, Str) and _GOES_ON.match(after.text):
            *before, last = words.content or (LineBreak(),)
            if isinstance(last, Str) and last.text.endswith(".") and not last.text.endswith(".."):
                found[index] = Claimed(words.claim, (*before, Str(last.text[:-1])))
    return tuple(found)


def _inside(content: Inlines, change: Callable[[Inlines], Inlines]) -> Inlines:
    """The inlines with what is confidential changed like a run of its own."""
    return tuple(
        replace(inline, content=change(inline.content)) if isinstance(inline, Confidential) else inline
        for inline in content
    )


def rebuilt(content: Inlines, change: Callable[[str], str]) -> Inlines:
    """The same inlines with each text changed, in order; code and pictures stay."""
    return tuple(_rebuilt(inline, change) for inline in content)


def _rebuilt(inline: Inline, change: Callable[[str], str]) -> Inline:
    match inline:
        case Str(text):
            return Str(change(text))
        case Emph(inner):
            return Emph(rebuilt(inner, change))
        case Strong(inner):
            return Strong(rebuilt(inner, change))
        case Link(inner, target):
            return Link(rebuilt(inner, change), target)
        case Claimed(claim, inner):
            return Claimed(claim, rebuilt(inner, change))
        case Confidential(content=inner):
            return replace(inline, content=rebuilt(inner, change))
        case _:
            return inline


def leaves(content: Inlines) -> Iterator[Str | Code | Image | LineBreak]:
    """What the inlines consist of at the bottom, in order; marks of notes are left out."""
    for inline in content:
        match inline:
            case (
                Emph(inner) | Strong(inner) | Link(inner, _) | Claimed(_, inner) | Confidential(content=inner)
            ):
                yield from leaves(inner)
            case Str() | Code() | Image() | LineBreak():
                yield inline
            case _:
                pass
