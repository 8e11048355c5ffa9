"""Every block and every claim knows the line of the template that it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from respondent.model.document import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Document,
    Heading,
    OrderedList,
    Para,
    text_of,
)
from respondent.model.response import Answer, Recommendation

Make = Callable[..., Document]

BODY = 8


def places(blocks: Blocks) -> Iterator[tuple[str, str]]:
    """Each block's first word, or its kind, with its file (of a partial) and line in the body."""
    for block in blocks:
        own = block.span.path == "templates/letter.md.j2"
        line = (
            str(block.span.line - BODY) if own else f"{block.span.path.rpartition('/')[2]}:{block.span.line}"
        )
        yield _name(block), line
        match block:
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from places(item)
            case BlockQuote(content) | Recommendation(content=content) | Answer(blocks=content):
                yield from places(content)
            case _:
                pass


def _name(block: Block) -> str:
    match block:
        case Para(content) | Heading(_, content):
            return text_of(content).split()[0]
        case _:
            return type(block).__name__


def test_blocks_of_every_kind_know_their_line(document: Make) -> None:
    made = document(
        "one\n\n## two\n\n- three\n  goes on\n- four\n  - five\n\n  six\n\n7. seven\n\n> eight\n>\n> nine\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n---\n\n```\ncode\n```\nten\n\n***\neleven\n===\n"
    )
    assert list(places(made.blocks)) == [
        ("one", "1"),
        ("two", "3"),
        ("BulletList", "5"),
        ("three", "5"),
        ("four", "7"),
        ("BulletList", "8"),
        ("five", "8"),
        ("six", "10"),
        ("OrderedList", "12"),
        ("seven", "12"),
        ("BlockQuote", "14"),
        ("eight", "14"),
        ("nine", "16"),
        ("Table", "18"),
        ("HorizontalRule", "22"),
        ("CodeBlock", "24"),
        ("ten", "27"),
        ("HorizontalRule", "29"),
        ("eleven", "30"),
    ]


def test_lines_are_kept_through_loops_conditions_sets_and_whitespace_control(document: Make) -> None:
    made = document(
        "{% for x in ['a', 'b'] %}\n"
        "{{ x }}-loop\n"
        "\n"
        "  {% if x == 'b' %}\n"
        "inside\n"
        "  {% endif %}\n"
        "{% endfor %}\n"
        "\n"
        "plain\n"
        "\n"
        "{% if true -%}\n"
        "\n"
        "trimmed\n"
        "{%- endif %}\n"
        "\n"
        "\n"
        "{% set caught %}\n"
        "caught\n"
        "{% endset %}\n"
        "before\n"
        "\n"
        "{{ caught }}\n"
        "{# a remark\n"
        "over lines #}\n"
        "\n"
        "{{ quotation('girl') }}\n"
        "\n"
        "{{ table('by-force') }}\n"
        "\n"
        "after {{ 'x'\n"
        "  | upper }}\n"
        "\n"
        "last\n"
    )
    found = dict(places(made.blocks))
    assert found["a-loop"] == found["b-loop"] == "2"
    assert found["inside"] == "5"
    assert found["plain"] == "9"
    assert found["trimmed"] == "13"
    assert found["before"] == "20"
    assert found["caught"] == "18"
    assert found["BlockQuote"] == "26"
    assert found["Table"] == "28"
    assert found["after"] == "30"
    assert found["last"] == "33"


def test_lines_of_macros_and_includes_are_those_of_their_files(document: Make) -> None:
    made = document(
        "{% import 'p/m.md.j2' as m %}\nfirst\n\n{{ m.two() }}\n\n{% include 'p/i.md.j2' %}\n\nlast {{ m.word() }}",
        partials={
            "p/m.md.j2": "{% macro two() %}\nmacro\n\n- item\n{% endmacro %}\n\n{% macro word() %}w{% endmacro %}",
            "p/i.md.j2": "\n\ninclude {{ figure('offences') }}\n",
        },
    )
    assert list(places(made.blocks)) == [
        ("first", "2"),
        ("macro", "m.md.j2:2"),
        ("BulletList", "m.md.j2:4"),
        ("item", "m.md.j2:4"),
        ("include", "i.md.j2:3"),
        ("last", "8"),
    ]
    assert str(made.claims[0].span) == "templates/p/i.md.j2:3:1"


def test_claims_know_the_line_of_their_own_expression(document: Make) -> None:
    made = document(
        "one\n{{ figure('offences') }}\ntwo {% claim 'feasible' %}x\ny {{ figure('sessions') }}{% endclaim %}\n"
        "{{ figure('half') }} {{ quotation('girl') }} {{ cite('codes-2024') }}"
    )
    assert [(claim.text[:6], claim.span.line - BODY) for claim in made.claims] == [
        ("38,685", 2),
        ("x y 90", 3),
        ("903", 4),
        ("50 per", 5),
        ("He sai", 5),
        ("", 5),
    ]


def test_the_titles_claims_stand_at_the_front_matters_line(document: Make) -> None:
    made = document(
        "x", front="kind: letter\ndate: 2025-02-18\ntitle: >-\n  {{ figure('offences') }}\n  offences"
    )
    assert (made.claims[0].span.path, made.claims[0].span.line) == ("templates/letter.md.j2", 4)
