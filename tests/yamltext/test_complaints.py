"""What is said of text that is no YAML: the mistake that was made, where, and what to do about it."""

from __future__ import annotations

import pytest
import yaml

from respondent.yamltext import parse
from respondent.yamltext.parse import parse_yaml

MISTAKES = [
    ("title: Harm: a review\n", "Y110", (1, 8)),
    ("title: Harm:\n", "Y110", (1, 8)),
    ("title: at 10:30: a talk\n", "Y110", (1, 8)),
    ("a: 1\n- title: one: two\n", "Y117", (2, 1)),
    ("points:\n  - title: one: two\n", "Y110", (2, 12)),
    ("title:Harm\nnote: x\n", "Y117", (1, 6)),
    ("note: x\ntitle:Harm\n", "Y117", (2, 6)),
    ("note: x\ntitle Harm\n", "Y117", (2, 1)),
    ("note: x\n  title: y\n", "Y117", (2, 3)),
    ("note:\n  one: x\n two: y\n", "Y117", (3, 2)),
    ("note: |\n  one\n two\n", "Y117", (3, 2)),
    ("note: x\n- y\n", "Y117", (2, 1)),
    ("- x\nnote: y\n", "Y117", (2, 1)),
    ("note: - x\n", "Y117", (1, 7)),
    ("note:\n\tone: x\n", "Y113", (2, 1)),
    ("\tnote: x\n", "Y113", (1, 1)),
    ("note:\n  one: x\n  \ttwo: y\n", "Y113", (3, 3)),
    ("note: 'x\nmore: y\n", "Y114", (1, 7)),
    ('note: "x\n', "Y114", (1, 7)),
    ('note: "x\n---\ny"\n', "Y114", (1, 7)),
    ("note: 'it's'\n", "Y114", (1, 11)),
    ('note: "one" two\n', "Y114", (1, 13)),
    ('note: \'"one"\' "two"\n', "Y114", (1, 15)),
    ("note: @home\n", "Y115", (1, 7)),
    ("note: `home`\n", "Y115", (1, 7)),
    ("note: %home\n", "Y115", (1, 7)),
    ("note: **bold**\n", "Y115", (1, 7)),
    ("note: & more\n", "Y115", (1, 7)),
    ("note: , more\n", "Y115", (1, 7)),
    ("note: ? more\n", "Y115", (1, 7)),
    ("title: {{ force }} offences\n", "Y115", (1, 8)),
    ("title: {{ force }}\n", "Y115", (1, 8)),
    ("title: {% if x %}y{% endif %}\n", "Y115", (1, 8)),
    ("note: [one, two\nmore: x\n", "Y118", (1, 7)),
    ("note: {one: x\nmore: y\n", "Y118", (1, 7)),
    ("note: [one two: [x]\n", "Y118", (1, 7)),
    ("note: [one,, two]\n", "Y118", (1, 12)),
    ("note: x\n...\nmore: y\n", "Y105", (3, 1)),
    ("note: |x\n  y\n", "Y101", (1, 8)),
    ('"a" b: c\n', "Y101", (1, 5)),
    ("note: !<x y\n", "Y115", (1, 7)),
]


@pytest.mark.parametrize(("text", "code", "place"), MISTAKES, ids=[text for text, _, _ in MISTAKES])
def test_a_mistake_is_named_with_its_place(text: str, code: str, place: tuple[int, int]) -> None:
    node, (problem,) = parse_yaml(text, "a.yaml")
    assert node is None
    assert (problem.code.id, (problem.span.line, problem.span.column)) == (code, place)
    assert problem.message.endswith(".")
    assert problem.remedy
    assert "expected" not in problem.message


@pytest.mark.parametrize(
    ("text", "code"),
    [(text, code) for text, code, _ in MISTAKES],
    ids=[text for text, _, _ in MISTAKES],
)
def test_the_parser_in_python_is_understood_as_well(
    text: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse, "new_parser", yaml.SafeLoader)
    node, (problem,) = parse_yaml(text, "a.yaml")
    assert node is None
    assert problem.code.id == code


def test_a_text_with_a_colon_is_shown_with_quotation_marks_around_it() -> None:
    _, (problem,) = parse_yaml('title: Harm: a "review"\n', "a.yaml")
    assert problem.remedy == "Put quotation marks around the whole value: title: \"Harm: a 'review'\""


def test_a_long_text_with_a_colon_is_shown_cut() -> None:
    _, (problem,) = parse_yaml(f"title: Harm: {'very ' * 30}long\n", "a.yaml")
    assert problem.remedy.endswith('…"')


def test_a_backslash_in_double_marks_is_explained() -> None:
    _, (feed, problem) = parse_yaml('path: "C:\\files\\new"\nnote: "\\q"\n', "a.yaml")
    assert (feed.code.id, problem.code.id) == ("Y109", "Y114")
    assert "backslash" in feed.message
    assert "backslash" in problem.message


def test_both_kinds_of_mark_in_a_value_are_to_be_doubled() -> None:
    _, (problem,) = parse_yaml("note: 'it' is \"it\"\n", "a.yaml")
    assert "twice" in problem.remedy


def test_the_line_is_counted_from_the_first_line_given() -> None:
    _, (problem,) = parse_yaml("note: x\nmore: @y\n", "a.md.j2", first_line=2)
    assert str(problem.span) == "a.md.j2:3:7"


@pytest.mark.parametrize(
    ("text", "remedy", "mended"),
    [
        ("note: 'it's'\n", 'Put the whole value between " marks.', 'note: "it\'s"\n'),
        ('note: "a" b\n', "Put the whole value between ' marks.", "note: '\"a\" b'\n"),
        (
            'note: "It\'s bad," she said\n',
            "Put ' marks around the whole value, and write every ' inside it twice, such as it''s.",
            "note: '\"It''s bad,\" she said'\n",
        ),
    ],
)
def test_the_remedy_for_marks_inside_marks_can_be_followed(text: str, remedy: str, mended: str) -> None:
    (problem,) = parse_yaml(text, "a.yaml")[1]
    assert problem.remedy == remedy
    assert parse_yaml(mended, "a.yaml")[1] == ()
