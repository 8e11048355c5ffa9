"""A value is changed in a YAML text, and everything else in it stays as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.yamltext.yaml_texts import FIELDS, NAMES, TEXTS, trees, written

from respondent.model.edit import ABSENT, Absent, FieldEdit
from respondent.model.fields import changes_between, same, with_edits
from respondent.model.record import Plain
from respondent.yamltext import marked as marking
from respondent.yamltext import parse
from respondent.yamltext.marked import marked
from respondent.yamltext.parse import parse_yaml
from respondent.yamltext.splice import CannotSpliceError, spliced, spliced_to


def content(text: str) -> Mapping[str, Plain]:
    text = text.removeprefix("\ufeff")
    assert parse_yaml(text, "x.yaml")[0] is not None
    plain = marked(text).plain()
    assert isinstance(plain, Mapping)
    return plain


def edited(text: str, path: str, after: Plain | Absent) -> str:
    return spliced(text, [FieldEdit(path, None, after)])


@st.composite
def texts_and_wishes(draw: st.DrawFn) -> tuple[str, Mapping[str, Plain], Mapping[str, Plain]]:
    """A text, what it holds, and what it is to hold: some of that, and something else."""
    text = draw(FIELDS.flatmap(written))
    old, other = content(text), draw(FIELDS)
    new = {n: mixed(draw, v) for n, v in old.items() if draw(st.integers(0, 5))}
    new |= {n: v for n, v in other.items() if n not in old}
    return text, old, new or old


def mixed(draw: st.DrawFn, old: Plain) -> Plain:
    """A value, kept, changed inside, or another one."""
    choice = draw(st.integers(0, 4))
    if choice == 0:
        return draw(trees(1))
    if choice == 1:
        return old
    if isinstance(old, Mapping):
        kept = {n: mixed(draw, v) for n, v in old.items() if draw(st.integers(0, 3))}
        return {**kept, **draw(st.dictionaries(NAMES, TEXTS, max_size=1))}
    if isinstance(old, tuple):
        items = [mixed(draw, v) for v in old if draw(st.integers(0, 3))]
        if draw(st.booleans()):
            items.insert(draw(st.integers(0, len(items))), draw(trees(1)))
        return tuple(items if draw(st.integers(0, 3)) else draw(st.permutations(items)))
    return draw(TEXTS)


@settings(max_examples=200)
@given(texts_and_wishes(), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_text_holds_what_was_wanted_and_all_else_stays(
    case: tuple[str, Mapping[str, Plain], Mapping[str, Plain]], eol: str, mark: bool
) -> None:
    text, old, new = case
    text = ("\ufeff" if mark else "") + text.replace("\n", eol)
    after = spliced_to(text, new)
    assert same(dict(content(spliced(text, changes_between(old, new)))), dict(new))
    assert same(dict(content(after)), {**new})
    assert after.startswith("\ufeff") == mark
    assert eol not in text or eol == "\n" or not re.search("[^\r]\n", after)
    for name, value in old.items():
        if name in new and same(new[name], value):
            shown = chunk(text, name)
            # Block text at the end of a file whose last line has no end is told to do without one.
            assert shown in after or text.endswith(shown)


def chunk(text: str, name: str) -> str:
    """The text of a field from its name to its end, with what stands behind it on its first and last line."""
    body = text.removeprefix("\ufeff")
    for known, key, value in marked(body).entries():
        if known == name:
            return body[key.start : value.end]
    raise AssertionError(name)


@given(FIELDS.flatmap(written))
def test_without_an_edit_nothing_changes(text: str) -> None:
    assert spliced(text, []) == text
    assert spliced_to(text, content(text)) == text


@given(FIELDS, FIELDS)
def test_the_edits_between_two_versions_lead_from_one_to_the_other(
    old: Mapping[str, Plain], new: Mapping[str, Plain]
) -> None:
    mixture = {**old, **{n: v for n, v in new.items() if n in old or len(n) > 4}}
    edits = changes_between(old, mixture)
    assert same(with_edits(old, edits), mixture)
    assert not changes_between(old, old)


RECORD = """\
# from the release
kind: statistic   # not a table
statement: Half of the offences.
value: 50% # rounded
coverage: {asked: 43, answered: 41,
  missing: [Gwent, "Kent"]}
holders:
  # the first
  - name: A
    from: 2020   # x
  - {name: 'B', from: 2021}
text: |
  one
  two

caveat: >-
  some words that
  go on

  and more
note:
"""


def lines_changed(after: str) -> tuple[list[str], list[str]]:
    """The lines of RECORD that are not in a text made from it, and those that are in this alone."""
    old, new = RECORD.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("path", "after", "gone", "came"),
    [
        ("value", "51%", ["value: 50% # rounded"], ["value: 51% # rounded"]),
        ("value", "a: b", ["value: 50% # rounded"], ['value: "a: b" # rounded']),
        ("value", "one\ntwo", ["value: 50% # rounded"], ["value: |- # rounded"]),
        ("value", ABSENT, ["value: 50% # rounded"], []),
        ("coverage.missing.1", "Devon", ['  missing: [Gwent, "Kent"]}'], ['  missing: [Gwent, "Devon"]}']),
        ("coverage.missing.0", ABSENT, ['  missing: [Gwent, "Kent"]}'], ['  missing: ["Kent"]}']),
        (
            "coverage.missing.2",
            "a, b",
            ['  missing: [Gwent, "Kent"]}'],
            ['  missing: [Gwent, "Kent", "a, b"]}'],
        ),
        ("holders.0.name", ABSENT, ["  - name: A", "    from: 2020   # x"], ["  - from: 2020   # x"]),
        ("holders.0", ABSENT, ["  - name: A", "    from: 2020   # x"], []),
        ("holders.1.name", "no", ["  - {name: 'B', from: 2021}"], ["  - {name: 'no', from: 2021}"]),
        ("holders.2", {"name": "C", "to": "no"}, [], ["  - name: C", '    to: "no"']),
        ("text", "one\nthree\n", ["  two"], ["  three"]),
        ("caveat", "some words that go elsewhere\nand more", ["  go on"], ["  go elsewhere"]),
        ("note", "seen", ["note:"], ["note: seen"]),
        ("owner", "nspcc", [], ["owner: nspcc"]),
        ("formerly", ("old-name",), [], ["formerly: [old-name]"]),
        ("confidential", True, [], ["confidential: true"]),
    ],
)
def test_only_what_was_edited_is_another(
    path: str, after: Plain | Absent, gone: list[str], came: list[str]
) -> None:
    assert lines_changed(edited(RECORD, path, after)) == (gone, came)


def test_a_list_that_is_emptied_keeps_its_name_and_the_comment_behind_it() -> None:
    assert edited("kind: x\nof: # all\n- a\n- b\n", "of", ()) == "kind: x\nof: [] # all\n"


def test_a_list_becomes_a_text_and_a_text_a_list() -> None:
    assert edited("of:\n  - a\n  - b\n", "of", "c") == "of: c\n"
    assert edited("of: c # one\n", "of", ("a, b", "d")) == 'of: ["a, b", d] # one\n'


def test_long_text_that_is_new_stands_on_lines_of_its_own() -> None:
    after = edited("kind: finding\n", "statement", "word " * 40 + "end")
    assert after.startswith("kind: finding\nstatement: >-\n  word word")
    assert max(map(len, after.splitlines())) <= 110


@pytest.mark.parametrize(
    ("text", "path", "after", "why"),
    [
        ("a: [1\n", "a", "2", "line 1"),
        ("a: &x 1\n", "a", "2", "line 1"),
        ("- a\n", "a", "2", "does not consist of fields"),
        ("a: 1\n", "b.c.d", ABSENT, "no “b.c.d”"),
        ("a: 1\n", "b", ABSENT, "no “b”"),
        ("a: 1\n", "a.b", "2", "no “a.b”"),
        ("a: [1]\n", "a.3", "2", "no “a.3”"),
        ("a: [1]\n", "a.1", ABSENT, "no “a.1”"),
        ("a: [1]\n", "a.1.b", "2", "no “a.1.b”"),
        ("a: 1\n", "a", "\ue000", "private-use"),
        ("a: 1\n", "b", ({"c": "\x07"},), "control character"),
        ("a: 1\n", "a", ABSENT, "No field would be left"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(
    text: str, path: str, after: Plain | Absent, why: str
) -> None:
    with pytest.raises(CannotSpliceError, match=why):
        edited(text, path, after)


LONG = "All of the forces that answered said so in the year to March, and " * 2

WHOLE = [
    # (before, what it is to hold, after): brackets
    ("a: [1, 2, 3]\n", {"a": ("1", "3")}, "a: [1, 3]\n"),
    ("a: [1, 2, 3]\n", {"a": ("1",)}, "a: [1]\n"),
    ("a: [1, 2]\n", {"a": ("0", "1", "2")}, "a: [0, 1, 2]\n"),
    ("a: [1, # one\n  2, # two\n  3]\n", {"a": ("1", "3")}, "a: [1, # one\n  \n  3]\n"),
    ("a: [1, # one\n  2]\n", {"a": ("1",)}, "a: [1, # one\n  ]\n"),
    ("a: [1, # one\n  2,]\n", {"a": ("1",)}, "a: [1, # one\n  ]\n"),
    ("a: [1 # one\n  , 2, 3]\n", {"a": ("2", "3")}, "a: [ 2, 3]\n"),
    ("a: [\n  1,\n  2\n]\n", {"a": ("1", "2", "3")}, "a: [\n  1,\n  2,\n  3\n]\n"),
    ("a: {b: 1, c: 2}\n", {"a": {"b": "x, y", "d": {"e": ()}}}, 'a: {b: "x, y", d: {e: []}}\n'),
    ("a: {b: 1}\n", {"a": {"c": "1"}}, "a: {c: 1}\n"),
    ("a: {b: 1, c: [x]}\n", {"a": {"b": ("2",), "c": "3"}}, "a: {b: [2], c: 3}\n"),
    ("a: [b: 1, 2]\n", {"a": ({"b": "1", "c": "2"}, "2")}, "a: [{b: 1, c: 2}, 2]\n"),
    ("a: [b: 1, 2]\n", {"a": ({"b": "3"}, "2")}, "a: [b: 3, 2]\n"),
    ("a: [x]\nb: 1\n", {"a": (), "b": "1"}, "a: []\nb: 1\n"),
    ("{a: 1, b: 2}\n", {"a": "2", "b": "2", "c": "3"}, "{a: 2, b: 2, c: 3}\n"),
    # lists
    ("a:\n- 1\n- 2\n", {"a": ("0", "1", "2")}, "a:\n- 0\n- 1\n- 2\n"),
    ("a:\n  - - 1\n    # why\n    - 2\n", {"a": (("2",),)}, "a:\n  - \n    # why\n    - 2\n"),
    ("a:\n  - - 1\n    - 2\n", {"a": (("2",),)}, "a:\n  - - 2\n"),
    ("a:\n  - - 1\n", {"a": (("0", "1"),)}, "a:\n  - - 0\n    - 1\n"),
    ("a:\n  - x: 1\n    y: 2\n", {"a": ("z",)}, "a:\n  - z\n"),
    ("a:\n  - x: 1\n", {"a": ({"x": "1"}, ("p", "q"))}, "a:\n  - x: 1\n  - [p, q]\n"),
    ("a: []\n", {"a": ({"b": "1"}, {"b": "2"})}, "a: [{b: 1}, {b: 2}]\n"),
    (
        "a: x # c\n",
        {"a": ({"b": LONG}, "q\nr")},
        f"a: # c\n  - b: >-\n      {LONG[:88]}\n      {LONG[89:]}\n  - |-\n    q\n    r\n",
    ),
    # text
    ("a: |\n  1\n", {"a": "2"}, "a: |-\n  2\n"),
    ("a: | # c\n  1\n", {"a": ""}, 'a: "" # c\n'),
    ("a: |\n", {"a": "x\n"}, "a: |\n  x\n"),
    ("a: |2\n   1\n", {"a": " 1\n2\n"}, "a: |2\n   1\n  2\n"),
    ("a: |\n  1\n", {"a": " x\n"}, "a: |2\n   x\n"),
    ("a: |\n  1\n", {"a": "x\n\n\n"}, 'a: "x\\n\\n\\n"\n'),
    ("a: |\n  1", {"a": "1", "b": "2"}, "a: |-\n  1\nb: 2"),
    ("a: |\n  1\n", {"a": ("x",)}, "a: [x]\n"),
    ("a: |\n", {"a": ({"b": "q\nr"},)}, "a:\n  - b: |-\n      q\n      r\n"),
    ("a: >\n  one\n\n  two\n  three\n", {"a": "one\ntwo four\n"}, "a: >\n  one\n\n  two\n  four\n"),
    ("a: >-\n  one\n", {"a": "one\n\n two"}, "a: |-\n  one\n\n   two\n"),
    ("a: one\n  two # c\n", {"a": "one\u00a0three"}, "a: one\u00a0three # c\n"),
    ("a: one\n  two\n", {"a": "one three"}, "a: one\n  three\n"),
    ("a: 'one\n  two'\n", {"a": "one it's"}, "a: 'one\n  it''s'\n"),
    ('a: "one\n  two"\n', {"a": 'one "x"'}, 'a: "one\n  \\"x\\""\n'),
    ("a:\n    # deep\nb: 1\n", {"a": "p\nq", "b": "1"}, 'a: "p\\nq"\n    # deep\nb: 1\n'),
    (
        "a: 1\n    # deep\nb: 1\n",
        {"a": "1", "c": "p\nq", "b": "1"},
        "a: 1\n    # deep\nc: |-\n  p\n  q\nb: 1\n",
    ),
    # fields
    ("# c\na: 1\n# d\n", {"b": "2"}, "# c\nb: 2\n# d\n"),
    ("a: 1\nb: 2\nc: 3\n", {"c": "3"}, "c: 3\n"),
    ("a:\n  b: 1\n  c: 2\n", {"a": {"d": "1"}}, "a: {d: 1}\n"),
    ("a: ~\nb: 1\n", {"b": "1", "not so": "2", "x:y": "3"}, 'a: ~\nb: 1\nnot so: 2\n"x:y": 3\n'),
    (
        "\ufeffa: 1\r\nb: |\r\n  x\r\n",
        {"a": "2", "b": "y\n", "c": "3"},
        "\ufeffa: 2\r\nb: |\r\n  y\r\nc: 3\r\n",
    ),
]


@pytest.mark.parametrize(("before", "wanted", "after"), WHOLE)
def test_a_text_becomes_just_this_one(before: str, wanted: Mapping[str, Plain], after: str) -> None:
    assert spliced_to(before, wanted) == after


@pytest.mark.parametrize(("before", "wanted", "after"), WHOLE)
def test_the_parser_in_python_leads_to_the_same(
    before: str, wanted: Mapping[str, Plain], after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (parse, marking):
        monkeypatch.setattr(module, "new_parser", yaml.SafeLoader)
    assert spliced_to(before, wanted) == after
