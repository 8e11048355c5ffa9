"""What holds of every document, whatever its template says."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from respondent.model.document import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Claimed,
    Code,
    CodeBlock,
    Document,
    Emph,
    Heading,
    HorizontalRule,
    Inline,
    Inlines,
    Link,
    NoteRef,
    OrderedList,
    Para,
    Str,
    Strong,
    Table,
    text_of,
)
from respondent.model.workspace import Workspace
from respondent.rendering.render import render

PIECES = [
    "{{ figure('offences') }}", "{{ figure('sessions') }}", "{{ figure('half') | fraction }}",
    "{{ figure('estimate') }}",
    "{{ quotation('girl') }}", "{{ cite('codes-2024') }}", "{{ total('by-force', region='Wales').per_week }}",
    "{{ rows('with-marks')[0].force }}", "{{ period('offences') }}", "{% claim 'feasible' %}", "{% endclaim %}",
    "{% for x in ['a', '*b*'] %}", "{% endfor %}", "{% if true %}", "{% endif %}", "{{ m() }}", "{# c #}",
    "*", "**", "_", "`", "[a](https://x.org)", "[", "](", " ", "\n", "\n\n", "\n\n- ", "\n1. ", "\n  - ", "    ",
    "\n\n> ", "\n\n## ", "\n\n---\n\n", "\n```\n", "word", "Word.", "e.g. ", "“", '"', "'", " - ", "1-2", ".", ", ",
    "; ", ": ", "\\", "\\\n", "2024. ", "  \n", "|", "\n\n{{ table('by-force') }}\n\n",
    "\n\n{{ quotation('girl') }}\n\n",
]  # fmt: skip

TABLE = "\n\na | b\n---|---\n1 | {{ figure('offences') }}\n\n"

FRONT = "---\nkind: letter\ntitle: 'On {{ figure(\"offences\") }}'\ndate: 2025-02-18\n---\n"


def inlines_of(blocks: Blocks) -> Iterator[Inlines]:
    """Every run of inlines, in order."""
    for block in blocks:
        yield from _of(block)


def _of(block: Block) -> Iterator[Inlines]:
    match block:
        case Para(content) | Heading(_, content):
            yield content
        case BulletList(items) | OrderedList(items):
            for item in items:
                yield from inlines_of(item)
        case BlockQuote(content):
            yield from inlines_of(content)
            yield from (block.attribution, block.warning, block.support)
        case Table(head, rows):
            yield block.caption
            for row in (head, *rows):
                yield from row
            yield block.source
        case CodeBlock(text):
            yield (Code(text),)
        case HorizontalRule():
            pass


def all_of(content: Inlines) -> Iterator[Inline]:
    """Every inline, those inside others too."""
    for inline in content:
        yield inline
        if isinstance(inline, Emph | Strong | Link | Claimed):
            yield from all_of(inline.content)


def spans_of(blocks: Blocks) -> Iterator[str]:
    """The file of each block."""
    for block in blocks:
        yield block.span.path if block.span.line else ""
        if isinstance(block, BulletList | OrderedList):
            for item in block.items:
                yield from spans_of(item)


def check(document: Document, body: str) -> None:
    """Everything that holds of a document."""
    runs = [document.title, *inlines_of(document.blocks)]
    inlines = [inline for run in runs for inline in all_of(run)]
    numbers = list(dict.fromkeys(inline.claim for inline in inlines if isinstance(inline, Claimed)))
    assert numbers == list(range(1, len(numbers) + 1)) == [claim.number for claim in document.claims], body
    marks = [inline.note for inline in inlines if isinstance(inline, NoteRef)]
    assert marks == list(range(1, len(marks) + 1)) == [note.number for note in document.notes], body
    for claim in document.claims:
        assert claim.note in marks
        assert claim.number in document.notes[(claim.note or 0) - 1].claims
        assert claim.span.path.endswith("letter.md.j2")
        assert claim.span.line
    for inline in inlines:
        match inline:
            case Str(text):
                assert text
                assert "\n" not in text
            case Emph(content) | Strong(content) | Claimed(_, content):
                assert content
            case _:
                pass
    whole = "".join(text_of(run) for run in runs)
    assert not re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff\x00-\x08\x0b-\x1f]", whole)
    assert all(spans_of(document.blocks))


@pytest.mark.no_cover  # it draws its inputs
@pytest.mark.parametrize("seed", range(4))
def test_claims_and_notes_agree_in_every_document(workspace_of: Callable[..., Workspace], seed: int) -> None:
    workspace = workspace_of({"letter.md.j2": FRONT + "Text\n"})
    template = workspace.templates["letter"]
    chance = random.Random(seed)
    made = 0
    for _ in range(500):
        body = "".join(chance.choices([*PIECES, TABLE], k=chance.choice([3, 8, 20])))
        body = "{% macro m() %}of {{ figure('sessions') }}{% endmacro %}\n" + _balanced(body)
        result = render(replace(workspace, templates={"letter": replace(template, body=body)}), "letter")
        assert all(problem.span.line for problem in result.diagnostics), body
        for document in result.documents:
            check(document, body)
            made += 1
    assert made > 100


def _balanced(body: str) -> str:
    """The text with an end for each tag that begins something, and none that ends nothing."""
    opened: list[str] = []
    parts = []
    for piece in re.split(r"(\{%.*?%\})", body):
        name = piece[2:-2].split()[0] if piece.startswith("{%") else ""
        if name.startswith("end"):
            if not opened or opened[-1] != name:
                continue
            opened.pop()
        elif name:
            opened.append(f"end{name}")
        parts.append(piece)
    return "".join(parts) + "".join(f"{{% {name} %}}" for name in reversed(opened))
