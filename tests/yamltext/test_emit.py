"""What is written as YAML is read back as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from respondent.yamltext.emit import Value, yaml_text
from respondent.yamltext.node import MappingNode, Node, ScalarNode, SequenceNode
from respondent.yamltext.parse import parse_yaml
from respondent.yamltext.text import refused_in


def content(node: Node | None) -> object:
    match node:
        case ScalarNode(text=text):
            return text
        case SequenceNode(items=items):
            return [content(item) for item in items]
        case MappingNode(entries=entries):
            return {name: content(value) for name, value, _, _ in entries}
    raise AssertionError(node)


def read(text: str) -> object:
    node, problems = parse_yaml(text, "x.yaml")
    assert not problems, problems
    return content(node)


words = st.text(min_size=1).filter(lambda text: not refused_in(text) and bool(text.split()))


@given(words, words, words)
def test_any_text_comes_back_as_one_line(first: str, second: str, third: str) -> None:
    text = yaml_text({"one": first, "many": [second, third], "pairs": [{"a": third, "b": first}]})
    one, two, three = (" ".join(text.split()) for text in (first, second, third))
    assert read(text) == {"one": one, "many": [two, three], "pairs": [{"a": three, "b": one}]}


def test_what_is_plain_stays_without_quotation_marks() -> None:
    fields: dict[str, Value] = {
        "on": "2025-02-18",
        "at": "2025-02-18T07:50:11Z",
        "clean": True,
        "n": 3,
        "none": None,
        "list": [],
    }
    assert yaml_text(fields) == "on: 2025-02-18\nat: 2025-02-18T07:50:11Z\nclean: true\nn: 3\n"


def test_what_yaml_would_take_for_something_else_is_in_quotation_marks() -> None:
    assert yaml_text({"a": "no", "b": "subject to: this", "c": "-x", "d": "a # b"}) == (
        'a: "no"\nb: "subject to: this"\nc: "-x"\nd: "a # b"\n'
    )
