"""The examples in ``docs/templates.md`` give what the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from respondent.loading.workspace import load
from respondent.model.document import (
    Blocks,
    BulletList,
    Claimed,
    Emph,
    Inlines,
    Link,
    NoteRef,
    Para,
    Str,
    Strong,
    Table,
)
from respondent.model.template import Template
from respondent.model.workspace import Workspace
from respondent.prose.wording import WRITERS
from respondent.rendering.claims import FUNCTIONS
from respondent.rendering.filters import filters, tests
from respondent.rendering.render import render

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```jinja\n((?:(?!```).)*)```\n\ngives\n\n```text\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module", name="example")
def example_fixture() -> Workspace:
    """The example workspace at the top of the repository."""
    return load(ROOT).workspace


def lines(blocks: Blocks, indent: str = "") -> Iterator[str]:
    """Blocks as the page shows them."""
    for block in blocks:
        match block:
            case Para(content):
                yield indent + words(content)
            case BulletList(items):
                for item in items:
                    first, *rest = lines(item)
                    yield f"{indent}- {first}"
                    yield from (f"{indent}  {line}" for line in rest)
            case Table(head, rows):
                yield words(block.caption)
                yield from (" | ".join(words(cell) for cell in row) for row in (head, *rows))
            case _:
                pytest.fail(f"the page shows no {type(block).__name__}")


def words(content: Inlines) -> str:
    """Inlines as text, with notes' marks in brackets."""
    parts = []
    for inline in content:
        match inline:
            case NoteRef(note):
                parts.append(f"[{note}]")
            case Emph(inner) | Strong(inner) | Link(inner, _) | Claimed(_, inner):
                parts.append(words(inner))
            case Str(text):
                parts.append(text)
            case _:
                pytest.fail(f"the page shows no {type(inline).__name__}")
    return "".join(parts)


@pytest.mark.parametrize(("template", "text"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_each_example_gives_what_the_page_says(example: Workspace, template: str, text: str) -> None:
    front = example.templates["letter-to-ofcom"].front
    made = Template("shown", "shown.md.j2", "templates/shown.md.j2", front, template, 1, "0" * 64)
    result = render(replace(example, templates={"shown": made}), "shown")
    assert [str(problem) for problem in result.diagnostics] == []
    assert list(lines(result.documents[0].blocks)) == text.splitlines()


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) >= 12


def test_the_page_names_every_function_filter_and_test() -> None:
    named = {*FUNCTIONS, *WRITERS, *filters(), *tests()} - {"count", "d", "capitalize"}
    missing = [name for name in sorted(named) if " " not in name and not re.search(rf"\b{name}\b", PAGE)]
    assert missing == []
