"""Which pictures a document shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from respondent.model.document import (
    Block,
    BlockQuote,
    BulletList,
    Cited,
    Claimed,
    Confidential,
    Document,
    Emph,
    Heading,
    Image,
    Inlines,
    Link,
    OrderedList,
    Para,
    Remarked,
    Strong,
    Table,
)
from respondent.model.response import Answer, Recommendation
from respondent.model.span import Span


def pictures(document: Document) -> Iterator[tuple[str, Span | None]]:
    """The path of each picture below the workspace's root, and the block that shows it.

    Logos and signatures come from records, and have no place in the text.
    """
    for path in _furniture(document):
        yield path, None
    for block in document.blocks:
        yield from _in_block(block)


def _furniture(document: Document) -> Iterator[str]:
    for sender in document.senders:
        if sender.logo:
            yield sender.logo
    for signature in document.signatures:
        yield from (path for path in (signature.image, signature.logo) if path)


def _in_block(block: Block) -> Iterator[tuple[str, Span]]:
    match block:
        case Para(content, span) | Heading(_, content, span):
            yield from _in_inlines(content, span)
        case BulletList(items, _) | OrderedList(items, _, _):
            for item in items:
                yield from _in_blocks(item)
        case BlockQuote(content=blocks) | Recommendation(content=blocks) | Answer(blocks=blocks):
            yield from _in_blocks(blocks)
        case Table(head=head, rows=rows, span=span):
            for cell in (*head, *(cell for row in rows for cell in row)):
                yield from _in_inlines(cell, span)
        case _:
            pass


def _in_blocks(blocks: Iterable[Block]) -> Iterator[tuple[str, Span]]:
    for block in blocks:
        yield from _in_block(block)


def _in_inlines(content: Inlines, span: Span) -> Iterator[tuple[str, Span]]:
    for inline in content:
        match inline:
            case Image(path, _):
                yield path, span
            case (
                Emph(inner)
                | Strong(inner)
                | Link(inner, _)
                | Claimed(_, inner)
                | Remarked(_, inner)
                | Cited(inner)
                | Confidential(content=inner)
            ):
                yield from _in_inlines(inner, span)
            case _:
                pass
