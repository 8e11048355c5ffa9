"""What a document says, and what in it is confidential, as plain text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from respondent.model.document import (
    Block,
    Claimed,
    Confidential,
    Document,
    Image,
    Inline,
    Inlines,
    Link,
    Str,
    Table,
    text_of,
)
from respondent.model.span import Span

Run = tuple[Inline, ...]


def text_said(document: Document) -> str:
    """All the words of a document, and of what stands around its text, a line each."""
    lines = [text_of(run) for run in runs_of(document)]
    lines += [link.target for run in runs_of(document) for link in _links(run)]
    around = (document.senders, document.addressees, document.signatures, document.contact)
    lines += [text for part in around for text in _texts(part)]
    lines += [one for one in (document.reference, document.notice, document.salutation, *document.cc) if one]
    return "\n".join(lines)


def passages_of(document: Document) -> Mapping[int, tuple[str, ...]]:
    """The runs of each confidential passage as text, by its number, with the addresses and descriptions in it.

    Notes and the lines below tables are left out: they come from records, which are looked for by themselves.
    """
    found: dict[int, list[str]] = defaultdict(list)
    for run in (document.title, *(run for block in document.blocks for run in _in_block(block))):
        for passage in _passages(run):
            found[passage.passage] += [text_of(passage.content), *_beside(passage.content)]
    return {number: tuple(text for text in texts if text.strip()) for number, texts in found.items()}


def runs_of(document: Document) -> Iterator[Run]:
    """Every run of inlines: title, text, what stands by quotations and tables, notes and references."""
    yield document.title
    for block in document.blocks:
        yield from _in_block(block)
    yield from (note.content for note in document.notes)
    yield from document.references


def _in_block(node: Block | object) -> Iterator[Run]:
    """The runs in a block, whatever it is made of: tuples of inlines, of blocks, or of either."""
    if isinstance(node, tuple):
        if node and all(_is_inline(part) for part in node):
            yield node
        else:
            for part in node:
                yield from _in_block(part)
    elif is_dataclass(node) and not isinstance(node, Span):
        for field in fields(node):
            value = getattr(node, field.name)
            if isinstance(node, Table) and field.name == "source":
                continue
            if field.name == "text" and isinstance(value, str):
                yield (Str(value),)
            else:
                yield from _in_block(value)


def _is_inline(node: object) -> bool:
    return isinstance(node, Inline)


def _passages(content: Inlines) -> Iterator[Confidential]:
    for inline in content:
        if isinstance(inline, Confidential):
            yield inline
        inner = getattr(inline, "content", None)
        if isinstance(inner, tuple):
            yield from _passages(inner)


def _links(content: Inlines) -> Iterator[Link]:
    for inline in content:
        if isinstance(inline, Link):
            yield inline
        inner = getattr(inline, "content", None)
        if isinstance(inner, tuple):
            yield from _links(inner)


def _beside(content: Inlines) -> Iterator[str]:
    """What does not stand in the text itself: where links lead, and the descriptions of pictures."""
    for inline in content:
        match inline:
            case Link(inner, target):
                yield target
                yield from _beside(inner)
            case Image(_, alt):
                yield alt
            case Claimed(_, inner) | Confidential(content=inner):
                yield from _beside(inner)
            case _:
                pass


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from _texts(part)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _texts(getattr(node, field.name))
