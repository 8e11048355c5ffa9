"""Finished blocks gone through run by run: to look at each run of inlines, or to put something into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from respondent.model.document import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Cited,
    Claimed,
    Code,
    Confidential,
    Emph,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    OrderedList,
    Para,
    PlaceReference,
    Remarked,
    Str,
    Strong,
    Table,
)
from respondent.model.response import Answer, Recommendation, Standing
from respondent.model.span import Span


class Where(Enum):
    """What kind of place a run of inlines is."""

    TITLE = auto()
    HEADING = auto()
    TEXT = auto()
    CAPTION = auto()  # of a table; its notes serve all of the table's cells
    CELL = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """A run of inlines and its place; `table` numbers the table that it belongs to, `span` is its block's."""

    content: Inlines
    where: Where
    table: int | None = None
    span: Span | None = None


Change = Callable[[Run], Inlines]


class Mapping:
    """Applies a change to every run of some blocks, always in the document's order."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._tables = 0

    def blocks(self, blocks: Blocks) -> Blocks:
        """The blocks with each run changed."""
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Para(content):
                return replace(block, content=self._change(Run(content, Where.TEXT, span=block.span)))
            case Heading(_, content):
                return replace(block, content=self._change(Run(content, Where.HEADING, span=block.span)))
            case BulletList(items) | OrderedList(items):
                return replace(block, items=tuple(self.blocks(item) for item in items))
            case BlockQuote(content) | Recommendation(content=content):
                return replace(block, content=self.blocks(content))
            case Answer(content=content, behind=behind):
                changed = self.blocks(content)
                return replace(block, content=changed, behind=tuple(map(self._standing, behind)))
            case Table():
                return self._table(block)
            case _:
                return block

    def _standing(self, standing: Standing) -> Standing:
        return replace(standing, reservation=self.blocks(standing.reservation))

    def _table(self, table: Table) -> Table:
        self._tables += 1
        number = self._tables

        def changed(content: Inlines, where: Where) -> Inlines:
            return self._change(Run(content, where, number, table.span))

        caption = changed(table.caption, Where.CAPTION) if table.caption else ()
        head = tuple(changed(cell, Where.CELL) for cell in table.head)
        rows = tuple(tuple(changed(cell, Where.CELL) for cell in row) for row in table.rows)
        return replace(table, caption=caption, head=head, rows=rows)


def runs_of(title: Inlines, blocks: Blocks) -> list[Run]:
    """Every run of a document, the title first."""
    found = [Run(title, Where.TITLE)]

    def look(run: Run) -> Inlines:
        found.append(run)
        return run.content

    Mapping(look).blocks(blocks)
    return found


def with_runs(blocks: Blocks, contents: Iterable[Inlines]) -> Blocks:
    """The same blocks with other runs in them, in the order of `runs_of` less the title."""
    following = iter(contents)
    return Mapping(lambda _: next(following)).blocks(blocks)


# Text and offsets


def size(inline: Inline) -> int:
    """How much of `flat` text an inline takes up."""
    match inline:
        case Str(text) | Code(text) | PlaceReference(_, text):
            return len(text)
        case (
            Emph(inner)
            | Strong(inner)
            | Link(inner, _)
            | Claimed(_, inner)
            | Remarked(_, inner)
            | Cited(inner)
            | Confidential(content=inner)
        ):
            return sum(size(part) for part in inner)
        case _:
            return 1


def flat(content: Inlines) -> tuple[str, list[tuple[int, int]]]:
    """The run's text, a sign for a picture or a line break, and each claim with the offset of its end."""
    parts: list[str] = []
    claims: list[tuple[int, int]] = []
    _flatten(content, parts, claims, 0)
    return "".join(parts), claims


def _flatten(content: Inlines, parts: list[str], claims: list[tuple[int, int]], start: int) -> int:
    for inline in content:
        match inline:
            case Str(text) | Code(text) | PlaceReference(_, text):
                parts.append(text)
                start += len(text)
            case Claimed(claim, inner):
                start = _flatten(inner, parts, claims, start)
                claims.append((claim, start))
            case (
                Emph(inner)
                | Strong(inner)
                | Link(inner, _)
                | Remarked(_, inner)
                | Cited(inner)
                | Confidential(content=inner)
            ):
                start = _flatten(inner, parts, claims, start)
            case LineBreak():
                parts.append("\n")
                start += 1
            case _:
                parts.append("\ufffc")
                start += 1
    return start


def inserted(content: Inlines, additions: Sequence[tuple[int, Inlines]]) -> Inlines:
    """The run with more inlines at some offsets, each outside of whatever ends or begins there."""
    found: list[Inline] = []
    start = 0
    for inline in content:
        end = start + size(inline)
        for _, extra in _at(additions, start, start + 1) if not found else ():
            found += extra
        inside = [(offset - start, extra) for offset, extra in additions if start < offset < end]
        found += _opened(inline, inside) if inside else [inline]
        if end > start:
            for _, extra in _at(additions, end, end + 1):
                found += extra
        start = end
    return tuple(found)


def _at(additions: Sequence[tuple[int, Inlines]], low: int, high: int) -> list[tuple[int, Inlines]]:
    return [addition for addition in additions if low <= addition[0] < high]


def _opened(inline: Inline, additions: Sequence[tuple[int, Inlines]]) -> list[Inline]:
    """The inline with something put inside it."""
    match inline:
        case Str(text):
            return _split(text, additions)
        case (
            Emph(inner)
            | Strong(inner)
            | Link(inner, _)
            | Claimed(_, inner)
            | Remarked(_, inner)
            | Cited(inner)
            | Confidential(content=inner)
        ):
            return [replace(inline, content=inserted(inner, additions))]
        case _:
            return [inline, *(part for _, extra in additions for part in extra)]


def _split(text: str, additions: Sequence[tuple[int, Inlines]]) -> list[Inline]:
    found: list[Inline] = []
    done = 0
    for offset, extra in additions:
        if offset > done:
            found.append(Str(text[done:offset]))
        found += extra
        done = offset
    if done < len(text):
        found.append(Str(text[done:]))
    return found


# Claims' numbers


def claims_in(content: Inlines) -> list[int]:
    """The numbers of the claims in a run, in the order in which they begin; one around nothing does not count."""
    found: list[int] = []
    for inline in content:
        if isinstance(inline, Claimed) and inline.content:
            found.append(inline.claim)
        if isinstance(inline, Claimed | Emph | Strong | Link | Confidential):
            found += claims_in(inline.content)
    return found


def renumbered(content: Inlines, numbers: dict[int, int]) -> Inlines:
    """The run with other claims' numbers; a claim without one, or around nothing, loses its mark."""
    found: list[Inline] = []
    for inline in content:
        match inline:
            case Claimed(claim, inner):
                inside = renumbered(inner, numbers)
                if claim in numbers and inside:
                    found.append(Claimed(numbers[claim], inside))
                else:
                    found += inside
            case Emph(inner) | Strong(inner) | Link(inner, _) | Confidential(content=inner):
                found.append(replace(inline, content=renumbered(inner, numbers)))
            case _:
                found.append(inline)
    return tuple(_fused(found))


def _fused(inlines: list[Inline]) -> Iterator[Inline]:
    """The inlines with texts that stand side by side as one."""
    before: Str | None = None
    for inline in inlines:
        if isinstance(inline, Str):
            before = Str(before.text + inline.text) if before else inline
            continue
        if before:
            yield before
            before = None
        yield inline
    if before:
        yield before
