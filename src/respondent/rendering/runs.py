"""Runs of text: emphasis, links and pictures, and every token as what it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from xml.etree.ElementTree import Element

from respondent.model.codes import T223, T224, T225, T230
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Code, Emph, Inlines, LineBreak, Link, Strong
from respondent.model.edition import SCISSORS
from respondent.model.shortened import shortened
from respondent.model.span import Span
from respondent.rendering.apart import quotation_inlines
from respondent.rendering.capitals import capitalised
from respondent.rendering.cast import Cast
from respondent.rendering.glued import glued
from respondent.rendering.inlines import (
    Begin,
    BeginPassage,
    End,
    EndPassage,
    Enter,
    Event,
    Leave,
    Piece,
    Words,
    build,
    without_double_stops,
    without_space_before,
)
from respondent.rendering.links import checked_image, checked_link
from respondent.rendering.naming import awaited
from respondent.rendering.places import Part, Places, parts_of
from respondent.rendering.printed import (
    FencedCode,
    PassageEnd,
    PassageStart,
    PrintedCitation,
    PrintedClaim,
    PrintedListing,
    PrintedQuotation,
    PrintedReference,
    PrintedTable,
    ProseEnd,
    ProseStart,
    RecordText,
    Withheld,
)
from respondent.rendering.tokens import TOKEN, TOKEN_OR_PLACE
from respondent.rendering.typography import typeset

_SHOWN = 40
"""Characters of a mistake that a message shows."""

_HTML = re.compile(
    r"<(?:[A-Za-z][\w-]*(?:\s[^<>]*)?/?|/[A-Za-z][\w-]*\s*|!--)>?|&(?:[A-Za-z]{2,8}|#\d+|#x[0-9A-Fa-f]+);"
)


class Runs:
    """The runs of one document; `open` are the confidential passages that the walk is in."""

    def __init__(self, cast: Cast, places: Places) -> None:
        self._cast = cast
        self._places = places
        self.open: list[PassageStart] = []
        self.references: list[tuple[PrintedReference, Span]] = []

    def inlines(self, parts: Sequence[Part], span: Span, *, in_list: bool = False) -> Inlines:
        """A run as inlines, that begins with a capital letter unless it is in a list; `span` is its place."""
        around = [BeginPassage(start.passage, start.reason) for start in self.open]
        events: list[Event] = [*around, *self._events(parts, span)]
        events += [EndPassage() for _ in self.open]
        self._places.settle(span)
        content, whole = build(events)
        if not whole:
            self._places.problem(
                T223,
                span,
                "A claim begins or ends here, and its other end is elsewhere.",
                "Begin and end a claim in the same paragraph, heading or cell.",
            )
        self._cast.problems += glued(content, self._cast)
        content = typeset(without_double_stops(without_space_before(content)))
        return content if in_list else capitalised(content, self._cast)

    def _events(self, parts: Sequence[Part], span: Span) -> Iterator[Event]:
        for part in parts:
            if isinstance(part, str):
                yield from self._text(part, span)
                continue
            match part.tag:
                case "em":
                    yield from self._wrapped(Emph, part, span)
                case "strong":
                    yield from self._wrapped(Strong, part, span)
                case "a":
                    target, problem = self._target(part)
                    if target is None and problem is None:
                        yield from self._events(parts_of(part), span)
                        yield Words(f" {SCISSORS}")
                    elif problem is not None:
                        self._places.await_place(problem)
                        yield from self._events(parts_of(part), span)
                    else:
                        yield from self._confidential_link(part, target or "", span)
                case "img":
                    source, alt = self.plain(part.get("src", "")), self.plain(part.get("alt", ""))
                    image, problem = checked_image(self._cast.root, source, " ".join(alt.split()))
                    if problem is not None:
                        self._places.await_place(problem)
                    if image is not None:
                        yield Piece(image)
                case "br":
                    yield Piece(LineBreak())
                case _:
                    yield Piece(Code(_unescaped(self.plain("".join(part.itertext())))))

    def _target(self, part: Element) -> tuple[str | None, Callable[[Span], Diagnostic] | None]:
        """The address of a link, or what is wrong with it; neither where it is withheld."""
        href = part.get("href", "")
        things = [self._cast.thing(found) for found in TOKEN.findall(href)]
        if any(isinstance(thing, Withheld) for thing in things):
            return None, None
        bare = TOKEN.sub(
            lambda f: "" if isinstance(self._cast.thing(f[0]), PassageStart | PassageEnd) else f[0], href
        )
        return checked_link(self.plain(bare))

    def _confidential_link(self, part: Element, target: str, span: Span) -> Iterator[Event]:
        """A link, which is confidential with its words where its address is."""
        starts = [
            thing
            for found in TOKEN.findall(part.get("href", ""))
            if isinstance(thing := self._cast.thing(found), PassageStart)
        ]
        for start in starts:
            yield BeginPassage(start.passage, start.reason)
        yield from self._wrapped(partial(_link, target=target), part, span)
        for _ in starts:
            yield EndPassage()

    def _wrapped(
        self, wrap: Callable[[Inlines], Emph | Strong | Link], element: Element, span: Span
    ) -> Iterator[Event]:
        yield Enter(wrap)
        yield from self._events(parts_of(element), span)
        yield Leave()

    def _text(self, text: str, span: Span) -> Iterator[Event]:
        start = 0
        for found in TOKEN_OR_PLACE.finditer(text):
            if found.start() > start:
                yield self._words(text[start : found.start()])
            start = found.end()
            if len(found[0]) == 2:
                self._places.settle_at(found[0])
            else:
                yield from self._token(found[0], span)
        if start < len(text):
            yield self._words(text[start:])

    def _words(self, text: str) -> Words:
        if ("<" in text or "&" in text) and (found := _HTML.search(text)):
            shown = shortened(found[0], _SHOWN)
            self._places.await_place(
                lambda place: T230.at(
                    place,
                    f"“{shown}” is HTML, which a template does not read.",
                    "Write Markdown or the character itself; a remark for colleagues goes between {# and #}.",
                )
            )
        return Words(text)

    def plain(self, text: str) -> str:
        """Text that cannot hold claims; a problem if it does."""
        plain, claims = self._cast.plain(text)
        if claims:
            self._places.await_place(
                lambda place: T225.at(
                    place,
                    "A figure, a citation or a quotation stands in code, an address or a picture’s description.",
                    "There it cannot carry its source: put it into the text.",
                )
            )
        return plain

    def _token(self, character: str, span: Span) -> Iterator[Event]:
        thing = self._cast.thing(character)
        place = self._places.of_token(character, span)
        match thing:
            case RecordText(text):
                yield Words(text)
            case Withheld() | PassageStart() | PassageEnd():
                yield from self._of_passage(thing)
            case PrintedClaim():
                yield Piece(self._cast.claimed(thing, place))
            case ProseStart(basis):
                yield Begin(self._cast.prose(basis, place))
            case ProseEnd():
                yield End()
            case PrintedCitation(basis):
                yield Piece(self._cast.cited(basis, place))
            case PrintedQuotation():
                for inline in quotation_inlines(thing, place, self._cast):
                    yield Piece(inline)
            case PrintedTable() | PrintedListing():
                self._places.problem(
                    T224,
                    place,
                    "A table stands in the midst of a text.",
                    "Put {{ table(…) }} on a line of its own, with an empty line before and after it.",
                )
            case PrintedReference():
                self.references.append((thing, place))
                yield Piece(awaited(thing))
            case FencedCode(text):
                yield Piece(Code(self.plain(text)))
            case _:
                pass

    def _of_passage(self, thing: Withheld | PassageStart | PassageEnd) -> Iterator[Event]:
        """The beginning or the end of what is confidential, or the sign for it."""
        if isinstance(thing, Withheld):
            yield Words(SCISSORS)
        elif isinstance(thing, PassageStart):
            self.open.append(thing)
            yield BeginPassage(thing.passage, thing.reason)
        elif self.open:
            self.open.pop()
            yield EndPassage()


def _unescaped(code: str) -> str:
    """Code as it was written: the library has it ready for HTML, which is never made of it here."""
    return code.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _link(content: Inlines, target: str) -> Link:
    return Link(content, target)
