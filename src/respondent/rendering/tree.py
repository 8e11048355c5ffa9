"""From Markdown's element tree to blocks: every block with its line, every token as what it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from xml.etree.ElementTree import Element

from respondent.model.document import (
    Alignment,
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Code,
    CodeBlock,
    Confidential,
    Heading,
    HorizontalRule,
    Inlines,
    OrderedList,
    Para,
    Table,
)
from respondent.model.span import Span
from respondent.rendering.apart import quotation_block, table_block
from respondent.rendering.cast import Cast
from respondent.rendering.confidential import over
from respondent.rendering.lines import Lines
from respondent.rendering.listings import empty_listing
from respondent.rendering.marking import Mapping
from respondent.rendering.parts import Edge, Parts
from respondent.rendering.places import Part, Places, parts_of
from respondent.rendering.printed import (
    AnswerStart,
    FencedCode,
    PartEnd,
    PassageEnd,
    PassageStart,
    Printed,
    PrintedListing,
    PrintedQuotation,
    PrintedReference,
    PrintedTable,
    RecommendationStart,
    ReservationStart,
    Rule,
)
from respondent.rendering.runs import Runs
from respondent.rendering.tokens import TOKEN, without_places

_INLINE_TAGS = frozenset({"em", "strong", "a", "img", "br", "code"})
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


class Walker:
    """Walks the tree of one document."""

    def __init__(self, lines: Lines, cast: Cast, lost_rows: Sequence[str] = ()) -> None:
        self._cast = cast
        self._places = Places(lines, cast, lost_rows)
        self._runs = Runs(cast, self._places)
        self._items = 0  # how many lists' items the walk is in
        self._quoted = 0  # and how many quotations
        self._parts = Parts(cast)

    @property
    def references(self) -> list[tuple[PrintedReference, Span]]:
        """The references to other parts that were met, and where."""
        return self._runs.references

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
        return self._inlines(parts, self._places.of(parts))

    def _block(self, element: Element) -> Iterator[Block | Edge]:
        match element.tag:
            case "p":
                yield from self._paragraph(parts_of(element))
            case "ul" | "ol":
                yield self._list(element)
            case "blockquote":
                self._quoted += 1
                content = self.blocks(element)
                self._quoted -= 1
                yield BlockQuote(content, _span_of(content) or self._places.last)
            case "table":
                yield self._table(element)
            case "hr":
                yield HorizontalRule(self._places.last)
            case _:
                parts = parts_of(element)
                span = self._places.of(parts)
                if words := self._inlines(parts, span):
                    yield Heading(int(element.tag[1]), words, span)

    def _paragraph(self, parts: Sequence[Part]) -> Iterator[Block | Edge]:
        alone = self._alone(parts)
        if alone is not None and (block := self._block_alone(*alone)) is not None:
            yield from block
            return
        span = self._places.of(parts)
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
                code = CodeBlock(self._runs.plain(text), span)
                self._places.settle(span)
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
        thing, span = self._cast.thing(token), self._places.of_token(token, self._places.last)
        if not isinstance(thing, _STANDING_ALONE):
            return None
        self._places.last = span
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
            self._runs.open.append(thing)
        elif isinstance(thing, PassageEnd) and self._runs.open:
            self._runs.open.pop()

    def _passages_of(self, thing: Printed, span: Span) -> tuple[tuple[int, str], ...]:
        """The passages that the walk is in, or one for what is made of a confidential record outside of any."""
        if not self._runs.open and isinstance(thing, PrintedQuotation | PrintedTable):
            basis = (
                thing.basis
                if isinstance(thing, PrintedQuotation)
                else self._cast.session.bases.of_record(thing.table)
            )
            if (reason := self._cast.reason_of(basis)) is not None:
                return ((self._cast.session.new_passage(reason, span), reason),)
        return tuple((start.passage, start.reason) for start in self._runs.open)

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
        span = next((place for item in items if (place := _span_of(item))), self._places.last)
        if element.tag == "ul":
            return BulletList(items, span)
        return OrderedList(items, int(element.get("start", "1")), span)

    def _table(self, element: Element) -> Block:
        head, *rest = element.iter("tr")
        span = self._places.of([part for cell in head for part in parts_of(cell)])
        alignments = tuple(_ALIGNMENTS.get(cell.get("align", ""), Alignment.LEFT) for cell in head)
        return Table(
            tuple(self._inlines(parts_of(cell), span) for cell in head),
            tuple(tuple(self._inlines(parts_of(cell), span) for cell in row) for row in rest),
            alignments,
            span,
        )

    def _caption(self, text: str, span: Span) -> Inlines:
        """A table's caption, which is text with tokens."""
        return self._inlines(self._cast.parts(text), span)

    def _inlines(self, parts: Sequence[Part], span: Span) -> Inlines:
        return self._runs.inlines(parts, span, in_list=bool(self._items))


def _span_of(blocks: Blocks) -> Span | None:
    return blocks[0].span if blocks else None
