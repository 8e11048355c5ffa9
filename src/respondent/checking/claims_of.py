"""Which of a document's claims stand in an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from respondent.model.document import (
    Block,
    BlockQuote,
    BulletList,
    Cited,
    Claim,
    Claimed,
    Confidential,
    Document,
    Emph,
    Heading,
    Inlines,
    Link,
    OrderedList,
    Para,
    Remarked,
    Strong,
    Table,
)
from respondent.model.response import Answer, Recommendation


def claims_of(answer: Answer, document: Document) -> tuple[Claim, ...]:
    """The claims of an answer and of its reservations, in the document's order."""
    numbers = set(_numbers(answer.blocks))
    return tuple(claim for claim in document.claims if claim.number in numbers)


def _numbers(blocks: Iterable[Block]) -> Iterator[int]:
    for block in blocks:
        match block:
            case Para(content) | Heading(_, content):
                yield from _in(content)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _numbers(item)
            case BlockQuote(content) | Recommendation(content=content):
                yield from _numbers(content)
            case Table():
                yield from _in(block.caption)
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield from _in(cell)
            case _:
                pass


def _in(content: Inlines) -> Iterator[int]:
    for inline in content:
        match inline:
            case Claimed(number, inner):
                yield number
                yield from _in(inner)
            case (
                Emph(inner)
                | Strong(inner)
                | Link(inner, _)
                | Remarked(_, inner)
                | Cited(inner)
                | Confidential(content=inner)
            ):
                yield from _in(inner)
            case _:
                pass
