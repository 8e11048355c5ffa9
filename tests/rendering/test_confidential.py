"""A passage changes nothing of a document but that it is marked, wherever its tags stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from itertools import combinations
from pathlib import Path

import pytest

from respondent.loading.workspace import load
from respondent.model.document import Confidential, Document, Str
from respondent.model.span import Span
from respondent.redacting.public import public_workspace
from respondent.rendering.render import Rendered, render

Workspaces = Callable[[dict[str, str]], Path]

HEAD = "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"

LINES = """\
Police recorded {{ figure("offences") }} offences
in {{ period("offences") }}.{{ cite("crime-data") }}

## A heading

- one
- two
  - below two

    more of it
- three

1. first
2. second with **bold** words

> somebody said so
> and more

| Force | Number |
| --- | ---: |
| Gwent | {{ figure("by-force", force="Gwent") }} |
| Powys | 192 |

```
code here
```

{{ table("by-force") }}

---

The end.""".split("\n")

BEGIN, END = '{% confidential reason="in confidence" %}', "{% endconfidential %}"


def bare(node: object) -> object:
    """A document's part without passages and places, to be compared."""
    if isinstance(node, Span):
        return None
    if isinstance(node, tuple):
        return _fused([part for one in node for part in _opened(one)])
    if is_dataclass(node) and not isinstance(node, type):
        return type(node).__name__, tuple(bare(getattr(node, field.name)) for field in fields(node))
    return node


def _fused(parts: list[object]) -> tuple[object, ...]:
    """The parts with texts that stand side by side as one."""
    found: list[object] = []
    for part in parts:
        match found[-1] if found else None, part:
            case ("Str", (str() as before,)), ("Str", (str() as after,)):
                found[-1] = "Str", (before + after,)
            case _:
                found.append(part)
    return tuple(found)


def _opened(node: object) -> Iterator[object]:
    if isinstance(node, Confidential):
        for part in node.content:
            yield from _opened(part)
    else:
        yield bare(node)


def rendered(make: Workspaces, lines: list[str]) -> Document:
    """The letter with these lines."""
    found = made(make, lines)
    assert [str(problem) for problem in found.diagnostics] == []
    return found.documents[0]


def made(make: Workspaces, lines: list[str]) -> Rendered:
    """What the letter's template gives."""
    root = make({"templates/letter.md.j2": HEAD + "\n".join(lines) + "\n"})
    return render(load(root).workspace, "letter")


def passages(document: Document) -> Iterator[Confidential]:
    """The parts of passages in the text."""

    def look(node: object) -> Iterator[Confidential]:
        if isinstance(node, Confidential):
            yield node
        if isinstance(node, tuple):
            for part in node:
                yield from look(part)
        elif is_dataclass(node) and not isinstance(node, Span):
            for field in fields(node):
                yield from look(getattr(node, field.name))

    yield from look(document.blocks)


def words(blocks: object) -> list[str]:
    """The texts of blocks, less what a passage turns from a block of code into lines."""
    texts: list[str] = []

    def look(node: object) -> None:
        if isinstance(node, tuple):
            for part in node:
                look(part)
        elif is_dataclass(node) and not isinstance(node, Span):
            for field in fields(node):
                value = getattr(node, field.name)
                if field.name == "text":
                    texts.append(value)
                elif field.name != "reason":
                    look(value)

    look(blocks)
    return [word for text in texts for word in text.split()]


@pytest.mark.no_cover  # it tries every place
def test_tags_on_lines_of_their_own_change_no_word_and_mark_the_lines_between(workspace: Workspaces) -> None:
    plain = rendered(workspace, LINES)
    code = range(LINES.index("```"), LINES.index("```") + 3)
    tried = 0
    for first, last in combinations(range(len(LINES) + 1), 2):
        if first - 1 in code[:-1] or last - 1 in code[:-1] or not "".join(LINES[first:last]).strip("-| :"):
            continue  # inside code the tags are the reader's own fault, and around nothing they say nothing
        lines = [*LINES[:first], BEGIN, *LINES[first:last], END, *LINES[last:]]
        document = rendered(workspace, lines)
        assert words(document.blocks) == words(plain.blocks), (first, last)
        if not set(code) & set(range(first, last)):
            assert bare(document.blocks) == bare(plain.blocks), (first, last)
        found = list(passages(document))
        assert [part.begins for part in found].count(True) >= 1, (first, last)
        assert len(document.passages) == 1
        tried += 1
    assert tried > 300


@pytest.mark.no_cover  # it tries every place
def test_a_public_edition_has_every_word_outside_and_none_inside(workspace: Workspaces) -> None:
    lines = LINES
    hidden = [f"{line} Zebra" if line and line[-1].isalpha() else line for line in lines]
    for first, last in combinations(range(0, len(lines) + 1, 2), 2):
        body = [*lines[:first], BEGIN, *hidden[first:last], END, *lines[last:]]
        root = workspace({"templates/letter.md.j2": HEAD + "\n".join(body) + "\n"})
        for document in render(public_workspace(load(root).workspace), "letter", draft=True).documents:
            assert "Zebra" not in " ".join(words(document.blocks))
            assert not list(passages(document))
            assert not isinstance(document.title[0], Confidential)


def test_a_claim_may_go_across_the_end_of_a_passage(workspace: Workspaces) -> None:
    document = rendered(
        workspace,
        [f'{{% claim "offences" %}}The police {BEGIN}record such{END} offences{{% endclaim %}} always.'],
    )
    (part,) = passages(document)
    assert part.content == (Str("record such"),)
    assert document.claims[0].text == "The police record such offences"
