"""Strict YAML to nodes."""

from __future__ import annotations

import sys
from random import Random

import pytest
import yaml

from respondent.yamltext import parse
from respondent.yamltext.complaints import MAX_DEPTH
from respondent.yamltext.node import MappingNode, Node, ScalarNode, SequenceNode
from respondent.yamltext.parse import MAX_BYTES, MAX_NODES, parse_yaml


def codes(text: str | bytes) -> list[tuple[str, int, int]]:
    """The code and the place of everything that is wrong."""
    _, problems = parse_yaml(text, "a.yaml")
    return [(problem.code.id, problem.span.line, problem.span.column) for problem in problems]


def as_plain(node: Node | None) -> object:
    """A node as Python's own lists, dictionaries and strings."""
    match node:
        case ScalarNode():
            return node.text
        case SequenceNode():
            return [as_plain(item) for item in node.items]
        case MappingNode():
            return {name: as_plain(value) for name, value, _, _ in node.entries}
        case _:
            return None


def load(text: str | bytes) -> object:
    """What the text holds, if nothing is wrong with it."""
    node, problems = parse_yaml(text, "a.yaml")
    assert problems == ()
    return as_plain(node)


@pytest.mark.parametrize(
    "value", ["no", "Yes", "on", "12:30", "010", "1e3", "0x1F", "2024-02-30", "1_000", "~", "null"]
)
def test_a_value_stays_the_text_that_stands_there(value: str) -> None:
    assert load(f"value: {value}\n") == {"value": value}
    assert load(f"value: {value} # so\n") == {"value": value}


def test_a_number_of_five_thousand_digits_is_text() -> None:
    assert load(f"value: {'9' * 5000}\n") == {"value": "9" * 5000}


def test_every_value_knows_its_line_and_column_in_characters() -> None:
    node, _ = parse_yaml("títle: é\nlist:\n  - a\n  - {b: c}   # so\n", "f.yaml")
    assert isinstance(node, MappingNode)
    title, group = node.get("títle"), node.get("list")
    assert title is not None
    assert str(title.span) == "f.yaml:1:8"
    assert isinstance(group, SequenceNode)
    assert str(group.span) == "f.yaml:3:3"
    assert [str(item.span) for item in group.items] == ["f.yaml:3:5", "f.yaml:4:5"]
    assert [entry[2:] for entry in node.entries] == [(1, 1), (2, 1)]
    assert str(node.span) == "f.yaml:1:1"
    assert node.get("nothing") is None


def test_a_byte_order_mark_moves_no_column() -> None:
    node, problems = parse_yaml("\ufefftitle: x # so\n".encode(), "a.yaml")
    assert problems == ()
    assert isinstance(node, MappingNode)
    assert node.entries[0][2:] == (1, 1)
    value = node.get("title")
    assert value is not None
    assert (value.line, value.column) == (1, 8)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_do_on_any_computer(end: str) -> None:
    node, problems = parse_yaml(end.join(["a: 1", "b: |", "  one", "  two", "c: [x]", ""]), "a.yaml")
    assert problems == ()
    assert as_plain(node) == {"a": "1", "b": "one\ntwo\n", "c": ["x"]}
    assert isinstance(node, MappingNode)
    assert [entry[2] for entry in node.entries] == [1, 2, 5]


def test_quoted_and_block_values_are_marked() -> None:
    node, _ = parse_yaml("a: 'x'\nb: x\nc: >-\n  x\nd: \"\" # so\n", "a.yaml")
    assert isinstance(node, MappingNode)
    assert [value.quoted for _, value, _, _ in node.entries if isinstance(value, ScalarNode)] == [
        True,
        False,
        True,
        True,
    ]


def test_a_field_that_stands_twice_is_named_with_both_lines_and_the_rest_is_read() -> None:
    node, (problem,) = parse_yaml("a: 1\nb: 2\na: 3\n", "a.yaml")
    assert (problem.code.id, str(problem.span)) == ("Y102", "a.yaml:3:1")
    assert "line 1" in problem.message
    assert as_plain(node) == {"a": "1", "b": "2"}


def test_each_repetition_is_reported() -> None:
    assert codes("a: 1\na: 2\nb: {c: 1, c: 2}\n'a': 3\n") == [
        ("Y102", 2, 1),
        ("Y102", 3, 11),
        ("Y102", 4, 1),
    ]


def test_anchors_and_tags_are_refused_where_they_stand_and_the_values_are_read() -> None:
    node, problems = parse_yaml("a: &x 1\nb: !!str 2\nc: &y [1]\nd: !t {e: 1}\n", "a.yaml")
    assert [(p.code.id, str(p.span)) for p in problems] == [
        ("Y103", "a.yaml:1:4"),
        ("Y104", "a.yaml:2:4"),
        ("Y103", "a.yaml:3:4"),
        ("Y104", "a.yaml:4:4"),
    ]
    assert as_plain(node) == {"a": "1", "b": "2", "c": ["1"], "d": {"e": "1"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\nb: *x\n", [("Y103", 1, 4), ("Y103", 2, 4)]),
        ("a: &x {c: 1}\nb:\n  <<: *x\n", [("Y103", 1, 4), ("Y103", 3, 3), ("Y103", 3, 7)]),
        ("<<: {a: 1}\n", [("Y103", 1, 1)]),
        ("*x : 1\n", [("Y103", 1, 1)]),
    ],
)
def test_references_and_merge_keys_leave_nothing_to_read(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert parse_yaml(text, "a.yaml")[0] is None
    assert codes(text) == expected


def test_a_quoted_merge_key_is_a_name_like_others() -> None:
    assert load("'<<': x\n") == {"<<": "x"}


@pytest.mark.parametrize("head", ["%YAML 1.2\n", "%TAG ! tag:x:\n", "# so\n\n%FOO\n"])
def test_orders_to_the_parser_are_refused(head: str) -> None:
    ((code, line, column),) = codes(f"{head}---\na: 1\n")
    assert (code, line, column) == ("Y104", head.count("\n"), 1)


def test_a_percent_sign_elsewhere_is_no_order() -> None:
    assert load("# so\na: 50%  # so\nb: '\n  % of all'\n") == {"a": "50%", "b": " % of all"}


def test_a_second_document_is_refused() -> None:
    assert codes("a: 1\n---\nb: 2\n") == [("Y105", 2, 1)]
    assert load("---\na: 1\n") == {"a": "1"}
    assert load("---\na: 1\n...\n") == {"a": "1"}


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", "\ufeff"])
def test_an_empty_text_is_said_to_be_empty(text: str) -> None:
    assert parse_yaml(text, "a.yaml")[0] is None
    assert codes(text) == [("Y116", 1, 1)]


def test_an_empty_text_in_quotation_marks_is_a_text() -> None:
    assert load("''\n") == ""


@pytest.mark.parametrize(
    ("text", "place"),
    [("? [a, b]\n: c\n", (1, 3)), ("{{a: b}: c}\n", (1, 1)), ("[a]: b\n", (1, 1)), ("x: {[a]: b}\n", (1, 5))],
)
def test_a_list_or_a_group_is_no_name(text: str, place: tuple[int, int]) -> None:
    ((code, line, column),) = codes(text)
    assert code in {"Y112", "Y115"}
    assert (line, column) == place


def test_an_empty_name_is_no_name() -> None:
    assert codes("?\n: b\n") == [("Y112", 1, 2)]


def test_depth_is_bounded() -> None:
    fits = "[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH
    assert load(fits) is not None
    assert codes(f"[{fits}]") == [("Y106", 1, MAX_DEPTH + 1)]
    assert codes("".join("  " * depth + "a:\n" for depth in range(20)))[0][0] == "Y106"


def test_the_number_of_values_is_bounded() -> None:
    assert [code for code, _, _ in codes("- x\n" * (2 * MAX_NODES))] == ["Y106"]
    assert load("- x\n" * (MAX_NODES - 10)) == ["x"] * (MAX_NODES - 10)


def test_the_size_is_bounded() -> None:
    assert codes(b"a" * (MAX_BYTES + 1)) == [("Y107", 0, 0)]
    assert codes("a" * (MAX_BYTES + 1)) == [("Y107", 0, 0)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: Report #3\n", (1, 15)),
        ("title: #3 of many\n", (1, 8)),
        ("title: #3 of many", (1, 8)),
        ("points: [a, b #c\n  , d]\n", (1, 15)),
        ("title: one\n  two\t#3\n", (2, 7)),
    ],
)
def test_a_value_cut_short_is_warned_of(text: str, place: tuple[int, int]) -> None:
    node, (problem,) = parse_yaml(text, "a.yaml")
    assert node is not None
    assert (problem.code.id, (problem.span.line, problem.span.column)) == ("Y111", place)


@pytest.mark.parametrize(
    "text",
    [
        "title: x # so\n",
        "title: C#3\n",
        "title: 'x #3'\n",
        "title: x ## so\n",
        "#3\ntitle: x\n",
        "a: 1 #\n",
        "a: 'x' #3\n",
    ],
)
def test_a_comment_is_not_warned_of(text: str) -> None:
    assert codes(text) == []


def test_a_long_rest_is_shown_cut() -> None:
    _, (problem,) = parse_yaml(f"title: Report #{'3' * 100}\n", "a.yaml")
    assert len(problem.message) < 120


def test_without_libyaml_the_python_parser_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    assert parse._event_parser() is yaml.SafeLoader


def test_the_python_parser_gives_the_same_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: 'x' # so\nb:\n  - [1, {c: 2}]\n  - >-\n    one\n    two\nd: x\n  y\n"
    fast = parse_yaml(text, "a.yaml")
    monkeypatch.setattr(parse, "new_parser", yaml.SafeLoader)
    assert parse_yaml(text, "a.yaml") == fast


PIECES = (
    *"abc:-[]{},#&*!|>'\"%@`?~<= \n\n\né",
    ": ",
    "- ",
    "  ",
    "<<: ",
    "a: ",
    "---\n",
    "\n  b: ",
    "\n",
    "\nc: ",
)
ODD = ("\t", "\r", "\r\n", "\0", "\x85", "\u2028", "\ufeff", "\ue000", "\ud800")


def test_no_text_whatever_makes_it_fail(examples: int) -> None:
    random = Random(2025)
    for _ in range(examples):
        pieces = random.choices(PIECES, k=random.randrange(1, 40))
        if random.random() < 0.1:
            pieces.insert(random.randrange(len(pieces)), random.choice(ODD))
        node, problems = parse_yaml("".join(pieces), "a.yaml")
        assert node is not None or problems


def test_no_bytes_whatever_make_it_fail(examples: int) -> None:
    random = Random(2026)
    good = "kind: source\ntitle: 'Ünï'\nlist: [a, {b: c}]\ntext: |\n  x\n".encode()
    for _ in range(examples // 4):
        data = bytearray(good)
        for _ in range(random.randrange(1, 4)):
            data[random.randrange(len(data))] = random.randrange(256)
        node, problems = parse_yaml(bytes(data), "a.yaml")
        assert node is not None or problems
