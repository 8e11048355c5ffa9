"""How much of a document is confidential: of each answer, and of what stands outside of answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from respondent.model.cover import Kept
from respondent.model.document import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Confidential,
    Document,
    Heading,
    HorizontalRule,
    Inlines,
    OrderedList,
    Para,
    Table,
    text_of,
)
from respondent.model.edition import SCISSORS
from respondent.model.response import Answer, Listing, Recommendation

Found = tuple[Kept, tuple[str, ...]]
"""How much is confidential, with the reasons, each once."""


def kept_in(answer: Answer) -> Found:
    """How much of an answer and its reservations is confidential."""
    return _found(_runs(answer.blocks))


def is_kept(answer: Answer) -> bool:
    """Whether anything of an answer is confidential, also where a public edition has left it out."""
    return kept_in(answer)[0] is not Kept.NOTHING or any(
        SCISSORS in text_of(run) for run in _runs(answer.blocks)
    )


def kept_elsewhere(document: Document) -> Found:
    """How much of what stands outside of answers is; headings and the title count only where they are."""
    outside = [block for block in document.blocks if not isinstance(block, Answer)]
    return _found((document.title, *_runs(outside), *_headings(outside)))


def kept_altogether(document: Document) -> Kept:
    """Whether nothing, a part or the whole of what a document says is confidential."""
    said = [run for run in _runs(document.blocks) if text_of(run).strip()]
    secret = [run for run in (document.title, *said, *_headings(document.blocks)) if any(_reasons(run))]
    if not secret:
        return Kept.NOTHING
    return Kept.WHOLE if all(map(_is_whole, said)) else Kept.PART


def _found(runs: Iterable[Inlines]) -> Found:
    runs = [run for run in runs if text_of(run).strip()]
    reasons = tuple(dict.fromkeys(reason for run in runs for reason in _reasons(run)))
    if not reasons:
        return Kept.NOTHING, ()
    return Kept.WHOLE if all(map(_is_whole, runs)) else Kept.PART, reasons


def _reasons(run: Inlines) -> Iterator[str]:
    return (inline.reason for inline in run if isinstance(inline, Confidential))


def _is_whole(run: Inlines) -> bool:
    return not any(text_of((inline,)).strip() for inline in run if not isinstance(inline, Confidential))


def _headings(blocks: Iterable[Block]) -> Iterator[Inlines]:
    return (block.content for block in blocks if isinstance(block, Heading) and any(_reasons(block.content)))


def _runs(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Every run of words of the blocks; lists that the document makes of itself say nothing of their own."""
    for block in blocks:
        match block:
            case Para(content):
                yield content
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _runs(item)
            case BlockQuote():
                yield from _runs(block.content)
                yield from (block.attribution, block.warning, block.support)
            case Table():
                yield from (block.caption, *block.head, *(cell for row in block.rows for cell in row))
                yield block.source
            case Answer(blocks=inner) | Recommendation(content=inner):
                yield from _runs(inner)
            case Heading() | CodeBlock() | HorizontalRule() | Listing():
                pass
