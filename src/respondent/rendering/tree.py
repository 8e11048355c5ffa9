"""From Markdown's element tree to blocks: every block with its line, every token as what it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from xml.etree.ElementTree import Element

from respondent.model.codes import T223, T224, T225, T230, T235
from respondent.model.diagnostic import Code as DiagnosticCode
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import (
    Alignment,
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Code,
    CodeBlock,
    Confidential,
    Emph,
    Heading,
    HorizontalRule,
    Inlines,
    LineBreak,
    Link,
    OrderedList,
    Para,
    Strong,
    Table,
)
from respondent.model.edition import SCISSORS
from respondent.model.shortened import shortened
from respondent.model.span import Span
from respondent.rendering.apart import quotation_block, quotation_inlines, table_block
from respondent.rendering.capitals import capitalised
from respondent.rendering.cast import Cast
from respondent.rendering.confidential import over
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
from respondent.rendering.lines import Lines
from respondent.rendering.links import checked_image, checked_link
from respondent.rendering.listings import empty_listing
from respondent.rendering.marking import Mapping
from respondent.rendering.naming import awaited
from respondent.rendering.parts import Edge, Parts
from respondent.rendering.printed import (
    AnswerStart,
    FencedCode,
    PartEnd,
    PassageEnd,
    PassageStart,
    Printed,
    PrintedCitation,
    PrintedClaim,
    PrintedListing,
    PrintedQuotation,
    PrintedReference,
    PrintedTable,
    ProseEnd,
    ProseStart,
    RecommendationStart,
    RecordText,
    ReservationStart,
    Rule,
    Withheld,
)
from respondent.rendering.tokens import PLACE, TOKEN, TOKEN_OR_PLACE, without_places
from respondent.rendering.typography import typeset

_SHOWN = 40
"""Characters of a mistake that a message shows."""

_INLINE_TAGS = frozenset({"em", "strong", "a", "img", "br", "code"})
_HTML = re.compile(
    r"<(?:[A-Za-z][\w-]*(?:\s[^<>]*)?/?|/[A-Za-z][\w-]*\s*|!--)>?|&(?:[A-Za-z]{2,8}|#\d+|#x[0-9A-Fa-f]+);"
)
_ALIGNMENTS = {"left": Alignment.LEFT, "right": Alignment.RIGHT, "center": Alignment.CENTRE}

_STANDING_ALONE = (
    PrintedQuotation,
    PrintedTable,
    PrintedListing,
    FencedCode,
    Rule,
    AnswerStart,
    ReservationStart,
    RecommendationStart,
    PartEnd,
)
"""What is a block, or the edge of a part, where a paragraph consists of nothing else."""

Part = str | Element
"""A piece of a run of text: the text itself, or emphasis, a link and the like."""


class Walker:
    """Walks the tree of one document."""

    def __init__(self, lines: Lines, cast: Cast, lost_rows: Sequence[str] = ()) -> None:
        self._lines = lines
        self._cast = cast
        self._last = lines.start
        self._items = 0  # how many lists' items the walk is in
        self._quoted = 0  # and how many quotations
        self._parts = Parts(cast)
        self.references: list[tuple[PrintedReference, Span]] = []
        self._open: list[PassageStart] = []  # the confidential passages that the walk is in
        self._pending: list[Callable[[Span], Diagnostic]] = []
        for row in lost_rows:
            self._problem(
                T235,
                self._place_in(row) or Span(""),
                "This row has more cells than the table has columns.",
                "Write a heading for each column, or \\| for a bar that parts no cells.",
            )

    def blocks(self, parent: Element) -> Blocks:
        """The blocks in an element that holds some."""
        found: list[Block | Edge] = []
        run: list[Part] = [parent.text] if parent.text else []
        for child in parent:
            if child.tag in _INLINE_TAGS:
                run.append(child)
            else:
                found += self._paragraph(run)
                run = []
                found += self._block(child)
            if child.tail:
                run.append(child.tail)
        found += self._paragraph(run)
        return self._parts.folded(found, inside=bool(self._items or self._quoted))

    def inlines(self, parts: Sequence[Part]) -> Inlines:
        """A run of text as inlines."""
        return self._inlines(parts, self._place(parts))

    # Blocks

    def _block(self, element: Element) -> Iterator[Block | Edge]:
        match element.tag:
            case "p":
                yield from self._paragraph(_parts(element))
            case "ul" | "ol":
                yield self._list(element)
            case "blockquote":
                self._quoted += 1
                content = self.blocks(element)
                self._quoted -= 1
                yield BlockQuote(content, _span_of(content) or self._last)
            case "table":
                yield self._table(element)
            case "hr":
                yield HorizontalRule(self._last)
            case _:
                parts = _parts(element)
                span = self._place(parts)
                if words := self._inlines(parts, span):
                    yield Heading(int(element.tag[1]), words, span)

    def _paragraph(self, parts: Sequence[Part]) -> Iterator[Block | Edge]:
        alone = self._alone(parts)
        if alone is not None and (block := self._block_alone(*alone)) is not None:
            yield from block
            return
        span = self._place(parts)
        content = self._inlines(parts, span)
        if content:
            yield Para(content, span)

    def _standing_alone(self, thing: Printed, span: Span) -> Block | Edge | None:
        """A paragraph that is one printed thing, as the block that it is; None for what is text all the same."""
        match thing:
            case PrintedQuotation():
                return quotation_block(thing, span, self._cast)
            case PrintedTable():
                return table_block(thing, span, self._cast, self._caption)
            case PrintedListing(kind):
                return empty_listing(kind, span)
            case FencedCode(text):
                code = CodeBlock(self._plain(text), span)
                self._settle(span)
                return code
            case Rule():
                return HorizontalRule(span)
            case AnswerStart() | ReservationStart() | RecommendationStart() | PartEnd():
                return Edge(thing, span)
            case _:
                return None

    def _alone(self, parts: Sequence[Part]) -> tuple[str, str, str] | None:
        """The token that a paragraph consists of, if it is one, with the ends of passages before and behind it."""
        if len(parts) != 1 or not isinstance(parts[0], str):
            return None
        text = "".join(without_places(parts[0]).split())
        ends = (PassageStart, PassageEnd)
        before = text[: len(text) - len(self._without(text, ends))]
        rest = text[len(before) :]
        return (
            (before, rest[0], rest[1:])
            if rest and not self._without(rest[1:], ends) and TOKEN.match(rest)
            else None
        )

    def _without(self, text: str, kinds: tuple[type[Printed], ...]) -> str:
        """The text less the tokens of some kinds at its beginning."""
        while text and TOKEN.match(text) and isinstance(self._cast.thing(text[0]), kinds):
            text = text[1:]
        return text

    def _block_alone(self, before: str, token: str, behind: str) -> Sequence[Block | Edge] | None:
        """What a token is that stands alone in its paragraph; None where it is part of a text all the same."""
        thing, span = self._cast.thing(token), self._lines.tokens.get(token, self._last)
        if not isinstance(thing, _STANDING_ALONE):
            return None
        self._last = span
        for end in before:
            self._pass(end)
        passages = self._passages_of(thing, span)
        block = self._standing_alone(thing, span)
        for end in behind:
            self._pass(end)
        if block is None or isinstance(block, Edge):
            return None if block is None else [block]
        return self._covered(block, passages)

    def _pass(self, token: str) -> None:
        """Go past the beginning or the end of a passage."""
        thing = self._cast.thing(token)
        if isinstance(thing, PassageStart):
            self._open.append(thing)
        elif isinstance(thing, PassageEnd) and self._open:
            self._open.pop()

    def _passages_of(self, thing: Printed, span: Span) -> tuple[tuple[int, str], ...]:
        """The passages that the walk is in, or one for what is made of a confidential record outside of any."""
        if not self._open and isinstance(thing, PrintedQuotation | PrintedTable):
            basis = (
                thing.basis
                if isinstance(thing, PrintedQuotation)
                else self._cast.session.bases.of_record(thing.table)
            )
            if (reason := self._cast.reason_of(basis)) is not None:
                return ((self._cast.session.new_passage(reason, span), reason),)
        return tuple((start.passage, start.reason) for start in self._open)

    def _covered(self, block: Block, passages: tuple[tuple[int, str], ...]) -> list[Block]:
        """A block that stands apart, with all of its words confidential; code gets the marks around it."""
        if not passages:
            return [block]
        if isinstance(block, CodeBlock):
            mark = partial(over, passages=passages)
            return [Para(mark((Code(line),)), block.span) for line in block.text.split("\n") if line.strip()]
        (changed,) = Mapping(lambda run: self._once(run.content, passages)).blocks((block,))
        if isinstance(changed, BlockQuote):
            changed = replace(changed, attribution=over(changed.attribution, passages))
            warning, support = over(changed.warning, passages), over(changed.support, passages)
            return [replace(changed, warning=warning, support=support)]
        if isinstance(changed, Table):
            return [replace(changed, source=over(changed.source, passages))]
        return [changed]

    def _once(self, content: Inlines, passages: tuple[tuple[int, str], ...]) -> Inlines:
        """A run as part of the passages, unless it was read inside of them already, as a caption is."""
        covered = bool(content) and isinstance(content[0], Confidential)
        return content if covered else over(content, passages)

    def _list(self, element: Element) -> Block:
        self._items += 1
        items = tuple(self.blocks(item) for item in element)
        self._items -= 1
        span = next((place for item in items if (place := _span_of(item))), self._last)
        if element.tag == "ul":
            return BulletList(items, span)
        return OrderedList(items, int(element.get("start", "1")), span)

    def _table(self, element: Element) -> Block:
        head, *rest = element.iter("tr")
        span = self._place([part for cell in head for part in _parts(cell)])
        alignments = tuple(_ALIGNMENTS.get(cell.get("align", ""), Alignment.LEFT) for cell in head)
        return Table(
            tuple(self._inlines(_parts(cell), span) for cell in head),
            tuple(tuple(self._inlines(_parts(cell), span) for cell in row) for row in rest),
            alignments,
            span,
        )

    def _caption(self, text: str, span: Span) -> Inlines:
        """A table's caption, which is text with tokens."""
        return self._inlines(self._cast.parts(text), span)

    # Runs of text

    def _inlines(self, parts: Sequence[Part], span: Span) -> Inlines:
        around = [BeginPassage(start.passage, start.reason) for start in self._open]
        events: list[Event] = [*around, *self._events(parts, span)]
        events += [EndPassage() for _ in self._open]
        self._settle(span)
        content, whole = build(events)
        if not whole:
            self._problem(
                T223,
                span,
                "A claim begins or ends here, and its other end is elsewhere.",
                "Begin and end a claim in the same paragraph, heading or cell.",
            )
        self._cast.problems += glued(content, self._cast)
        content = typeset(without_double_stops(without_space_before(content)))
        return content if self._items else capitalised(content, self._cast)

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
                        yield from self._events(_parts(part), span)
                        yield Words(f" {SCISSORS}")
                    elif problem is not None:
                        self._pending.append(problem)
                        yield from self._events(_parts(part), span)
                    else:
                        yield from self._confidential_link(part, target or "", span)
                case "img":
                    source, alt = self._plain(part.get("src", "")), self._plain(part.get("alt", ""))
                    image, problem = checked_image(self._cast.root, source, " ".join(alt.split()))
                    if problem is not None:
                        self._pending.append(problem)
                    if image is not None:
                        yield Piece(image)
                case "br":
                    yield Piece(LineBreak())
                case _:
                    yield Piece(Code(_unescaped(self._plain("".join(part.itertext())))))

    def _target(self, part: Element) -> tuple[str | None, Callable[[Span], Diagnostic] | None]:
        """The address of a link, or what is wrong with it; neither where it is withheld."""
        href = part.get("href", "")
        things = [self._cast.thing(found) for found in TOKEN.findall(href)]
        if any(isinstance(thing, Withheld) for thing in things):
            return None, None
        bare = TOKEN.sub(
            lambda f: "" if isinstance(self._cast.thing(f[0]), PassageStart | PassageEnd) else f[0], href
        )
        return checked_link(self._plain(bare))

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
        yield from self._events(_parts(element), span)
        yield Leave()

    def _text(self, text: str, span: Span) -> Iterator[Event]:
        start = 0
        for found in TOKEN_OR_PLACE.finditer(text):
            if found.start() > start:
                yield self._words(text[start : found.start()])
            start = found.end()
            if len(found[0]) == 2:
                self._settle(self._lines.place(found[0]))
            else:
                yield from self._token(found[0], span)
        if start < len(text):
            yield self._words(text[start:])

    def _words(self, text: str) -> Words:
        if ("<" in text or "&" in text) and (found := _HTML.search(text)):
            shown = shortened(found[0], _SHOWN)
            self._pending.append(
                lambda place: T230.at(
                    place,
                    f"“{shown}” is HTML, which a template does not read.",
                    "Write Markdown or the character itself; a remark for colleagues goes between {# and #}.",
                )
            )
        return Words(text)

    def _plain(self, text: str) -> str:
        """Text that cannot hold claims; a problem if it does."""
        plain, claims = self._cast.plain(text)
        if claims:
            self._pending.append(
                lambda place: T225.at(
                    place,
                    "A figure, a citation or a quotation stands in code, an address or a picture’s description.",
                    "There it cannot carry its source: put it into the text.",
                )
            )
        return plain

    def _token(self, character: str, span: Span) -> Iterator[Event]:
        thing = self._cast.thing(character)
        place = self._lines.tokens.get(character, span)
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
                self._problem(
                    T224,
                    place,
                    "A table stands in the midst of a text.",
                    "Put {{ table(…) }} on a line of its own, with an empty line before and after it.",
                )
            case PrintedReference():
                self.references.append((thing, place))
                yield Piece(awaited(thing))
            case FencedCode(text):
                yield Piece(Code(self._plain(text)))
            case _:
                pass

    def _of_passage(self, thing: Withheld | PassageStart | PassageEnd) -> Iterator[Event]:
        """The beginning or the end of what is confidential, or the sign for it."""
        if isinstance(thing, Withheld):
            yield Words(SCISSORS)
        elif isinstance(thing, PassageStart):
            self._open.append(thing)
            yield BeginPassage(thing.passage, thing.reason)
        elif self._open:
            self._open.pop()
            yield EndPassage()

    # Places

    def _place(self, parts: Sequence[Part]) -> Span:
        """The place of the first line of a run."""
        for part in parts:
            text = part if isinstance(part, str) else "".join(part.itertext())
            place = self._place_in(text)
            if place is None and (token := TOKEN.search(text)):
                place = self._lines.tokens.get(token[0])
            if place is not None:
                self._last = place
                return place
        return self._last

    def _place_in(self, text: str) -> Span | None:
        found = PLACE.search(text)
        return self._lines.place(found[0]) if found else None

    def _problem(self, code: DiagnosticCode, place: Span, message: str, remedy: str) -> None:
        self._cast.problems.append(code.at(place, message, remedy))

    def _settle(self, place: Span) -> None:
        """Give the problems met on a line the place that the mark at the line's end stands for."""
        self._cast.problems += [problem(place) for problem in self._pending]
        self._pending.clear()


def _parts(element: Element) -> list[Part]:
    """An element's text and inline children, in order."""
    parts: list[Part] = [element.text] if element.text else []
    for child in element:
        parts.append(child)
        if child.tail:
            parts.append(child.tail)
    return parts


def _unescaped(code: str) -> str:
    """Code as it was written: the library has it ready for HTML, which is never made of it here."""
    return code.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _link(content: Inlines, target: str) -> Link:
    return Link(content, target)


def _span_of(blocks: Blocks) -> Span | None:
    return blocks[0].span if blocks else None
