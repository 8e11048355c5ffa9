"""What this program writes, it reads back: every passage of a document, in every format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from respondent.loading.workspace import load
from respondent.model.document import (
    BlockQuote,
    Blocks,
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
from respondent.model.response import Answer, Recommendation
from respondent.reading.draft import read_draft
from respondent.rendering.render import render
from respondent.writing.html import write_html
from respondent.writing.markdown import write_markdown
from respondent.writing.word.letterhead import plain_letterhead
from respondent.writing.word.writer import write_word

ROOT = Path(__file__).resolve().parents[2]

FORMATS: dict[str, Callable[[Document], bytes]] = {
    "docx": lambda document: write_word(document, plain_letterhead(), {}),
    "html": lambda document: write_html(document, {}).encode(),
    "md": lambda document: write_markdown(document).encode(),
}

_NOTE_MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\\[[0-9]+\\]")
"""How a release, which has no footnotes, refers to its notes to editors."""


def said(content: Inlines) -> str:
    """The words of a run, those that mark what is confidential among them."""
    return "".join(
        f"[CONFIDENTIAL: {one.reason}] {said(one.content)} [END CONFIDENTIAL]"
        if isinstance(one, Confidential)
        else text_of((one,))
        for one in content
    )


def texts(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        match block:
            case Para(content) | Heading(_, content):
                yield said(content)
            case Answer() | Recommendation():
                yield from texts_of_response(block)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from texts(item)
            case BlockQuote():
                yield text_of(block.warning)
                yield from texts(block.content)
                yield text_of(block.attribution)
                yield text_of(block.support)
            case CodeBlock(text):
                yield text
            case Table():
                yield text_of(block.caption)
                for row in (block.head, *block.rows):
                    yield from map(text_of, row)
                yield text_of(block.source)
            case HorizontalRule():
                pass


def texts_of_response(block: Answer | Recommendation) -> Iterator[str]:
    if isinstance(block, Answer):
        yield block.question.text if block.question else ""
    yield from texts(block.content)
    for standing in block.behind if isinstance(block, Answer) else ():
        yield from texts(standing.reservation)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """One document of each of the example's templates."""
    workspace = load(ROOT).workspace
    return [document for name in workspace.templates for document in render(workspace, name).documents[:1]]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_document_reads_back_as_it_was_written(ending: str, documents: list[Document]) -> None:
    assert len(documents) >= 3
    for document in documents:
        read = read_draft(FORMATS[ending](document), f"a.{ending}")
        assert read.diagnostics == ()
        assert read.draft is not None
        found = iter([_NOTE_MARK.sub("", passage.text).removeprefix("— ") for passage in read.draft.passages])
        for text in (*texts(document.blocks), *(said(note.content) for note in document.notes)):
            if text:
                assert text in found, "each in its turn"
