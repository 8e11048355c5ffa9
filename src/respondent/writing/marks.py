"""Which notes have a mark in a document's text."""

from __future__ import annotations

from collections.abc import Iterator

from respondent.model.document import (
    BlockQuote,
    Blocks,
    BulletList,
    Cited,
    Claimed,
    Confidential,
    Document,
    Emph,
    Heading,
    Inlines,
    Link,
    NoteRef,
    OrderedList,
    Para,
    Remarked,
    Strong,
    Table,
)
from respondent.model.response import Answer, Recommendation


def marked_notes(document: Document) -> frozenset[int]:
    """The numbers of the notes whose marks stand in the title or the text.

    The claims of a note without one lead to it by themselves: those of a release's notes to editors.
    """
    runs = [document.title, *_runs(document.blocks)]
    return frozenset(number for run in runs for number in _marks(run))


def _runs(blocks: Blocks) -> Iterator[Inlines]:
    """Every run of inlines in the blocks."""
    for block in blocks:
        match block:
            case Para(content) | Heading(_, content):
                yield content
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _runs(item)
            case BlockQuote():
                yield from (block.warning, *_runs(block.content), block.attribution, block.support)
            case Answer(blocks=content) | Recommendation(content=content):
                yield from _runs(content)
            case Table():
                yield from (block.caption, *block.head, *(cell for row in block.rows for cell in row))
                yield block.source
            case _:
                pass


def _marks(content: Inlines) -> Iterator[int]:
    for inline in content:
        match inline:
            case NoteRef(number):
                yield number
            case (
                Claimed(_, inner)
                | Remarked(_, inner)
                | Cited(inner)
                | Emph(inner)
                | Strong(inner)
                | Link(inner, _)
                | Confidential(content=inner)
            ):
                yield from _marks(inner)
            case _:
                pass
