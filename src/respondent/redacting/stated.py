"""The figures that a public document states, by claims or typed, with the block that each stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from respondent.model.document import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Claim,
    Claimed,
    Confidential,
    Document,
    Heading,
    Inlines,
    OrderedList,
    Para,
    Table,
    text_of,
)
from respondent.model.quantity import Quantity
from respondent.model.response import Answer, Recommendation
from respondent.model.span import Span
from respondent.prose.mentions.find import find_mentions
from respondent.prose.mentions.mention import Scale

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a document: of a claim, whose `quantity` and `records` are known, or typed with its `noun`.

    `group` numbers the paragraph, the list or the table that it stands in.
    """

    value: Fraction
    group: int
    span: Span
    quantity: Quantity | None = None
    records: tuple[str, ...] = ()
    noun: str | None = None


def stated_in(document: Document) -> tuple[Stated, ...]:
    """Every figure of the document, in its order."""
    claims = {claim.number: claim for claim in document.claims if claim.quantity is not None}
    found: list[Stated] = []
    for group, (run, span) in enumerate_groups(document):
        inside = [claims[number] for number in _claims(run) if number in claims]
        values = {claim.quantity.value for claim in inside if claim.quantity is not None}
        found += [
            Stated(claim.quantity.value, group, claim.span, claim.quantity, claim.records)
            for claim in inside
            if claim.quantity is not None
        ]
        found += [typed for typed in _typed(run, group, span) if typed.value not in values]
    return tuple(found)


def cut_out_of(document: Document) -> Iterator[Claim]:
    """The claims on figures that stand in confidential passages of a whole document, and nowhere else in it."""
    inside: set[int] = set()
    outside: set[int] = set()
    for _, (run, _span) in enumerate_groups(document):
        here = set(_hidden(run))
        inside |= here
        outside |= set(_claims(run)) - here
    for claim in document.claims:
        if claim.number in inside - outside and claim.quantity is not None and not claim.quantity.is_derived:
            yield claim


def _hidden(content: Inlines) -> Iterator[int]:
    """The claims in confidential parts of a run."""
    for inline in content:
        inner = getattr(inline, "content", None)
        if isinstance(inner, tuple):
            yield from _claims(inner) if isinstance(inline, Confidential) else _hidden(inner)


def enumerate_groups(document: Document) -> Iterator[tuple[int, tuple[Inlines, Span]]]:
    """Each run with the number of the paragraph, list or table that it belongs to."""
    yield 0, (document.title, Span(""))
    for number, block in enumerate(_single(document.blocks), 1):
        for run in _runs(block):
            yield number, (run, block.span)


def _runs(block: Block) -> Iterator[Inlines]:
    match block:
        case Para(content) | Heading(_, content):
            yield content
        case BulletList(items) | OrderedList(items):
            for item in items:
                yield from _of_all(item)
        case BlockQuote(content):
            yield from _of_all(content)
        case Table(head, rows):
            yield from (block.caption, *head, *(cell for row in rows for cell in row))
        case _:  # parts of a response are opened by _single
            pass


def _single(blocks: Blocks) -> Iterator[Block]:
    """The blocks, those of answers and recommendations one by one."""
    for block in blocks:
        match block:
            case Answer(blocks=inner) | Recommendation(content=inner):
                yield from _single(inner)
            case _:
                yield block


def _of_all(blocks: Blocks) -> Iterator[Inlines]:
    for block in blocks:
        yield from _runs(block)


def _claims(content: Inlines) -> Iterator[int]:
    for inline in content:
        if isinstance(inline, Claimed):
            yield inline.claim
        inner = getattr(inline, "content", None)
        if isinstance(inner, tuple):
            yield from _claims(inner)


def _typed(run: Inlines, group: int, span: Span) -> Iterator[Stated]:
    text = text_of(run).strip()
    if _DIGITS.fullmatch(text):  # a cell
        yield Stated(_value(text), group, span)
        return
    for mention in find_mentions(text):
        if mention.scale is Scale.COUNT and mention.noun and _DIGITS.fullmatch(mention.number.text):
            yield Stated(_value(mention.number.text), group, span, noun=mention.noun.text.casefold())


def _value(text: str) -> Fraction:
    return Fraction(int(text.replace(",", "")))
