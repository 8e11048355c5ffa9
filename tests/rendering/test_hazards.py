"""Templates that would hang the machine or fill it: each is refused, within bounds of time and memory."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from respondent.rendering.markdown import TooInvolvedError, reader

GROW = "{% set ns = namespace(x='aaaaaaaaaa', y=[1], z=[1]) %}{% for i in range(100) %}"

JINJA = {
    "a text times a great number": "{{ 'a' * 10000000000 }}",
    "a power of a power": "{% set x = 10 ** 10 ** 10 %}",
    "lipsum": "{{ lipsum(n=100000000) }}",
    "loops in loops": "{% for a in range(1000) %}{% for b in range(1000) %}{% for c in range(1000) %}x"
    "{% endfor %}{% endfor %}{% endfor %}",
    "loops in loops that print nothing": "{% for a in range(1000) %}{% for b in range(1000) %}"
    "{% endfor %}{% endfor %}",
    "a set that doubles": "{% set x %}aaaaaaaa{% endset %}"
    + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40
    + "{{ x }}",
    "texts joined over and over": GROW + "{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
    "texts added over and over": GROW + "{% set ns.x = ns.x + ns.x %}{% endfor %}",
    "lists added over and over": GROW + "{% set ns.y = ns.y + ns.y %}{% endfor %}",
    "replacements that grow": GROW + "{% set ns.x = ns.x.replace('a', 'aaaaaaaaaa') %}{% endfor %}",
    "a text formatted over and over": GROW + "{% set ns.x = '%s%s' % (ns.x, ns.x) %}{% endfor %}",
    "lists in lists, compared and put in order": GROW
    + "{% set ns.y = [ns.y, ns.y] %}{% set ns.z = [ns.z, ns.z] %}{% endfor %}"
    "{% if ns.y == ns.z or ns.y in [ns.z] %}{% endif %}{{ ns.y }}{{ ns.y | join }}{{ ns.y | unique | join }}"
    "{% set d = {ns.y: 1} %}{{ ns.y ~ '' }}",
    "a macro that calls itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "a macro that calls itself twice": "{% macro a(n) %}{% if n > 0 %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}"
    "{% endmacro %}{{ a(30) }}",
    "a template that includes itself": "{% include 'letter.md.j2' %}",
    "a block that prints itself": "{% block a %}{{ self.a() }}{% endblock %}",
    "a loop that goes through itself": "{% for i in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "wide formats": "{{ 'a' | center(1000000000) }}{{ '{:>1000000000}'.format(1) }}{{ '%1000000000d' % 1 }}",
    "brackets in brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "lists written in lists": "{{ " + "[" * 5000 + "1" + "]" * 5000 + " }}",
    "conditions in conditions": "{% if 1 %}" * 2000 + "x" + "{% endif %}" * 2000,
    "loops written in loops": "{% for i in [1] %}" * 60 + "x" + "{% endfor %}" * 60,
    "very many expressions": "{{ 1 }}" * 40000,
    "a very long sum": "{{ 1" + " + 1" * 20000 + " }}",
    "a very long number": "{{ " + "9" * 5000 + " }}",
    "a long text in a loop": "{% for i in range(1000) %}" + "x" * 5000 + "{% endfor %}",
    "a long text in a macro": "{% macro m() %}{% for i in range(1000) %}"
    + "x" * 5000
    + "{% endfor %}{% endmacro %}{{ m() }}",
    "long texts turned to capitals": "{% set x = '" + "a" * 100000 + "' %}{% for i in range(1000) %}"
    "{% set y = x.upper() %}{% endfor %}",
    "long lists joined": "{% for i in range(1000) %}"
    "{% set a = range(1000) | join('xxxxxxxxxxxxxxxxxxxx') %}{% endfor %}",
    "figures without end": "{% for a in range(1000) %}{% for b in range(1000) %}{{ figure('offences') }}"
    "{% endfor %}{% endfor %}",
    "tables without end": "{% for a in range(1000) %}{% for b in range(1000) %}{{ table('by-force') }}"
    "{% endfor %}{% endfor %}",
    "a very long template": "x" * 500_000,
    "tags that never close": "{% if '" * 50000,
}

MARKDOWN = {
    "opening brackets": "[" * 20000,
    "brackets and letters": "[a" * 3000,
    "CDATA": "<![" * 5000,
    "pictures": "![" * 20000,
    "links in links": "[a](" * 5000,
    "brackets in a link": "[a](" + "(" * 20000,
    "asterisks and spaces": "*a " * 10000,
    "asterisks and letters": "**a" * 8000,
    "underscores": "_a" * 10000,
    "backticks": "`a" * 10000,
    "backticks in rising numbers": " ".join("`" * i for i in range(400)),
    "backslashes": "\\" * 20000 + "*",
    "quotations": ">" * 20000,
    "quotations with spaces": "> " * 5000 + "a",
    "lists in a line": "- " * 5000 + "a",
    "numbers in a line": "1. " * 5000 + "a",
    "lists in lists": "\n".join("  " * i + "- a" for i in range(500)),
    "headings line by line": "# a\n" * 20000,
    "definitions": "[a]: b\n" * 10000,
    "breaks line by line": "a  \n" * 10000,
    "angle brackets": "<" * 20000,
    "tags": "<a " * 10000,
    "mail addresses": "<a@" * 10000,
    "products": "1*" * 20000,
    "a table of bars and backticks": "a|b\n-|-\n" + "`|" * 5000,
}

HARMLESS = {
    "spaces": "a" + " " * 50000 + "b",
    "straight quotation marks": '"' * 50000,
    "apostrophes": "a'b " * 20000,
    "hyphens and numbers": "1-" * 20000,
    "full stops": "." * 50000,
    "short sentences": "a. " * 30000,
    "at signs": "a@ " * 20000,
    "colons": "a: " * 20000,
    "ampersands": "&" * 50000,
    "rules": "---\n\n" * 3000,
    "fences": "~~~\n" * 10000,
    "number signs": "#" * 20000,
    "a rule that is none": "-" * 20000 + "x",
    "a table of bars": "|" * 10000 + "\n" + "|-" * 10000,
    "digits": "1" * 50000 + ". a",
    "expressions in a line": "{{ 'x' }}" * 3000,
}

CHILD = """
import json, sys
from pathlib import Path
try:
    import resource, signal
except ImportError:
    resource = None
else:
    resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20, 512 * 2**20))
from respondent.loading.workspace import load
from respondent.rendering.render import render
from dataclasses import replace
workspace = load(Path(sys.argv[1])).workspace
template = workspace.templates["letter"]
for name, body in json.load(sys.stdin).items():
    if resource is not None:
        signal.setitimer(signal.ITIMER_VIRTUAL, 2)  # more than two seconds of work end this process
    made = render(replace(workspace, templates={"letter": replace(template, body=body)}), "letter")
    print(json.dumps([name, len(made.documents), [str(d)[:200] for d in made.diagnostics]]), flush=True)
"""


def in_a_child(folder: Path, bodies: dict[str, str]) -> dict[str, tuple[int, list[str]]]:
    """What each body gives in a process that has 512 MB of memory, and two seconds of work for each."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder)],
        input=json.dumps(bodies),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    found = {}
    for line in done.stdout.splitlines():
        name, documents, problems = json.loads(line)
        found[name] = (documents, problems)
    late = [name for name in bodies if name not in found]
    assert not late, f"“{late[0]}” ended the process: {done.returncode} {done.stderr[-500:]}"
    return found


@pytest.fixture(name="folder")
def folder_fixture(workspace_of: Callable[..., object], tmp_path: Path) -> Path:
    """A workspace's folder with one letter."""
    workspace_of({"letter.md.j2": "---\nkind: letter\ntitle: T\ndate: 2025-02-18\n---\nText\n"})
    return tmp_path


def test_every_hazard_is_refused_in_its_time_and_memory(folder: Path) -> None:
    for name, (documents, problems) in in_a_child(folder, JINJA | MARKDOWN).items():
        assert documents == 0, name
        assert problems, name
        assert all("letter.md.j2" in problem for problem in problems), problems


def test_what_is_only_long_is_read_in_its_time_and_memory(folder: Path) -> None:
    for name, (documents, problems) in in_a_child(folder, HARMLESS).items():
        assert documents == 1, (name, problems)


@pytest.mark.parametrize("attack", ["__class__", "__init__", "mro", "_quantity", "quantity", "run", "cells"])
@pytest.mark.parametrize(
    "thing",
    ["''", "[]", "{}", "1", "figure", "figure('offences')", "rows('by-force')[0]", "range", "namespace()",
     "(figure('offences') | words)", "loop", "m", "self"],
)  # fmt: skip
def test_nothing_behind_a_value_can_be_reached(
    rendered: Callable[..., object], thing: str, attack: str
) -> None:
    body = f"{{% macro m() %}}{{% endmacro %}}{{% for x in [1] %}}{{{{ {thing}.{attack} }}}}{{% endfor %}}"
    made = rendered(body)
    assert made.documents == ()  # type: ignore[attr-defined]
    by_item = rendered(body.replace(f".{attack}", f"['{attack}']"))
    assert by_item.documents == ()  # type: ignore[attr-defined]


@pytest.mark.no_cover  # it draws its inputs
def test_random_signs_are_read_or_refused_and_never_fail() -> None:
    chance = random.Random(7)
    signs = [
        "[",
        "]",
        "(",
        ")",
        "*",
        "_",
        "`",
        "<",
        ">",
        "!",
        "\\",
        "a",
        " ",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "|",
    ]
    signs += ["    ", "  \n", "#", "=", "-", '"', "'", ":", "{", "&", "\U00100000\U00108001", "\U000f0000"]
    for _ in range(2000):
        text = "".join(chance.choices(signs, k=chance.choice([20, 200, 800])))
        with suppress(TooInvolvedError):
            reader().read(text)
