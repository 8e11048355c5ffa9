"""The level at which a document's headings begin."""

from __future__ import annotations

from collections.abc import Iterator

from respondent.model.document import BlockQuote, Blocks, BulletList, Document, Heading, OrderedList


def shallowest(document: Document) -> int:
    """The smallest level of the document's headings; 1 if it has none.

    Some authors begin with ``#``, some with ``##``: either way these headings come next below the title, since
    whoever listens to a page goes from heading to heading, and must not miss a level.
    """
    return min(_levels(document.blocks), default=1)


def _levels(blocks: Blocks) -> Iterator[int]:
    for block in blocks:
        match block:
            case Heading(level):
                yield level
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _levels(item)
            case BlockQuote(content):
                yield from _levels(content)
            case _:
                pass
