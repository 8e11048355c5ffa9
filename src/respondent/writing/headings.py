"""The levels of a document's headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from respondent.model.document import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Document,
    Heading,
    OrderedList,
)
from respondent.model.response import Recommendation

DEEPEST = 6


def shallowest(document: Document) -> int:
    """The smallest level of the document's headings, those in answers apart; 1 if it has none.

    Some authors begin with ``#``, some with ``##``: either way these headings come next below the title, since
    whoever listens to a page goes from heading to heading, and must not miss a level.
    """
    return min(_levels(document.blocks), default=1)


def in_answer(blocks: Blocks, first: int) -> Blocks:
    """An answer's blocks with their headings below the question's; `first` is the document's own first level."""
    down = first + 2 - min(_levels(blocks), default=0)
    return tuple(_moved(block, down) for block in blocks)


def _moved(block: Block, down: int) -> Block:
    return replace(block, level=min(block.level + down, DEEPEST)) if isinstance(block, Heading) else block


def _levels(blocks: Blocks) -> Iterator[int]:
    for block in blocks:
        match block:
            case Heading(level):
                yield level
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _levels(item)
            case BlockQuote(content) | Recommendation(content=content):
                yield from _levels(content)
            case _:
                pass
