"""Records merged three ways: what comes out, and in which form."""

from __future__ import annotations

import pytest

from respondent.merging.outcome import Conflict, Merged, Names, Side, What
from respondent.merging.records import fields_disagree, merge_records, same_fields
from respondent.model.edit import ABSENT

BASE = """\
# Of whom we know
kind: office
name: Minister
holders:
  # newest first
  - {name: Jo Doe, from: 2024-07-05}
  - name: Al Roe
    from: 2020-01-01  # to be checked
formerly: [old-id, older-id]
note: >-
  A long note that
  has two lines.
value: 1,200
"""


def merged(ours: str, theirs: str, base: str = BASE, **chosen: Side) -> str:
    done = merge_records(base.encode(), ours.encode(), theirs.encode(), chosen=chosen)
    assert done.data is not None
    return done.data.decode()


def conflicts(ours: str, theirs: str, base: str = BASE) -> list[tuple[str, What]]:
    done = merge_records(base.encode(), ours.encode(), theirs.encode())
    return [(conflict.path, conflict.what) for conflict in done.conflicts]


def changed(*pairs: tuple[str, str], text: str = BASE) -> str:
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    return text


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("value: 1,200", "value: 1,249"), ("name: Minister", "name: First Minister")),
        (("value: 1,200", "value: 1,249"), ("A long note", "A longer note")),
        (("value: 1,200\n", ""), ("name: Minister\n", "name: Minister\nemail: a@b.org\n")),
        (("2024-07-05}", "2024-07-05, honours: MP}"), ("2020-01-01", "2020-02-02")),
        (
            ("Jo Doe, from: 2024-07-05", "Jo Doe, from: 2024-07-06"),
            ("{name: Jo Doe, ", "{name: Jo Doe, honours: MP, "),
        ),
        (("# newest first", "# newest first, all of them"), ("# to be checked", "# checked")),
        (("value: 1,200", "value: 1,200  # as published"), ("value: 1,200", "value: 1,249")),
        (("value: 1,200", "# as published\nvalue: 1,200"), ("value: 1,200", "value: 1,249")),
        (("# Of whom we know", "# Whom we know"), ("kind: office\n", "kind: office\nowner: us\n")),
        (("old-id, ", ""), ("older-id]", "older-id, oldest-id]")),
        (("  - {name: Jo Doe, from: 2024-07-05}\n", ""), ("2020-01-01", "2020-02-02")),
    ],
)
def test_changes_of_different_things_come_together_as_they_were_written(
    ours: tuple[str, str], theirs: tuple[str, str]
) -> None:
    assert conflicts(changed(ours), changed(theirs)) == []
    wanted = changed(ours, theirs) if theirs[0] in changed(ours) else changed(theirs, ours)
    if ours[0] == "value: 1,200":  # both stand on one line
        wanted = changed(ours).replace("1,200", "1,249") if "1,249" in theirs[1] else wanted
    assert merged(changed(ours), changed(theirs)) == wanted
    assert merged(changed(theirs), changed(ours)) == wanted


@pytest.mark.parametrize(
    ("ours", "theirs", "path", "what"),
    [
        (("1,200", "1,249"), ("1,200", "1,300"), "value", What.VALUE),
        (("value: 1,200\n", ""), ("1,200", "1,300"), "value", What.VALUE),
        (("value: 1,200\n", ""), ("value: 1,200", "value: 1,200  # checked"), "value", What.COMMENT),
        (("# to be checked", "# not yet"), ("# to be checked", "# checked"), "holders.1.from", What.COMMENT),
        (("# newest first", "# oldest last"), ("# newest first", "# by date"), "holders.0", What.COMMENT),
        (("old-id, ", "new-id, "), ("old-id, ", "other-id, "), "formerly", What.VALUE),
        (("old-id, older-id", "a, older-id"), ("old-id, older-id", "old-id, b"), "formerly", What.VALUE),
        (
            ("Jo Doe, from: 2024-07-05", "Jo Doe, from: 2024-07-06"),
            ("  # newest first\n  - {name: Jo Doe, from: 2024-07-05}\n", ""),
            "holders.0",
            What.VALUE,
        ),
        (("formerly: [old-id, older-id]", "formerly: one"), ("old-id, ", ""), "formerly", What.VALUE),
        (("two lines.", "3 lines."), ("two lines.", "4 lines."), "note", What.VALUE),
    ],
)  # fmt: skip
def test_what_both_changed_is_a_conflict_at_its_own_field(
    ours: tuple[str, str], theirs: tuple[str, str], path: str, what: What
) -> None:
    assert conflicts(changed(ours), changed(theirs)) == [(path, what)]
    text = merged(changed(ours), changed(theirs))
    assert (
        text.count("<<<<<<< ours\n")
        == text.count("\n||||||| before\n")
        == text.count(">>>>>>> theirs\n")
        == 1
    )
    for side, wanted in ((Side.OURS, changed(ours)), (Side.THEIRS, changed(theirs))):
        assert merged(changed(ours), changed(theirs), **{path: side}) == wanted


def test_who_says_what_stands_between_the_markers() -> None:
    names = Names(("HEAD", "nspcc/figures"), ("barnardos", "nspcc"), 9)
    done = merge_records(b"value: 1\n", b"value: 2\n", b"value: 3\n", names=names)
    assert done.data == (
        b"<<<<<<<<< HEAD\nvalue: 2\n||||||||| before\n# value: barnardos says 2; nspcc says 3 (it was 1)\n"
        b"value: 1\n=========\nvalue: 3\n>>>>>>>>> nspcc/figures\n"
    )


def test_a_list_that_both_put_in_another_order_is_a_conflict_of_order() -> None:
    base = "a: [one, two, three]\nb: 1\n"
    ours, theirs = "a: [two, one, three]\nb: 1\n", "a: [one, three, two]\nb: 2\n"
    assert conflicts(ours, theirs, base) == [("a", What.ORDER)]
    assert merged(ours, theirs, base, a=Side.THEIRS) == theirs
    block = base.replace("[one, two, three]", "\n  - one\n  - two\n  - three")
    ours = block.replace("- one\n  - two", "- two\n  - one")
    theirs = block.replace("- two\n  - three", "- three\n  - two")
    assert conflicts(ours, theirs, block) == [("a", What.ORDER)]
    assert merged(ours, theirs, block, a=Side.THEIRS) == theirs


def test_an_order_that_one_side_changed_is_kept_with_what_the_other_added() -> None:
    base = "kind: a\nname: b\nvalue: c\n"
    assert merged("value: c\nkind: a\nname: b\n", "kind: a\nunit: d\nname: b\nvalue: c\n", base) == (
        "value: c\nkind: a\nunit: d\nname: b\n"
    )
    assert merged("kind: a\nunit: d\nname: b\nvalue: c\n", "value: c\nkind: a\nname: b\n", base) == (
        "value: c\nkind: a\nunit: d\nname: b\n"
    )


def test_what_both_took_out_is_gone_and_an_empty_list_stays_a_list() -> None:
    base = "kind: a\nb:\n  - one\n  - two\nc: 1\n"
    assert (
        merged("kind: a\nb:\n  - two\nc: 1\n", "kind: a\nb:\n  - one\nc: 1\n", base)
        == "kind: a\nb: []\nc: 1\n"
    )
    base = "kind: a\nb:\n  - name: one\n    x: 1\n    y: 2\n  - name: two\n"
    theirs = base.replace("    x: 1\n", "    x: 1\n    z: 3\n")
    assert merged(base.replace("    y: 2\n", ""), theirs, base) == theirs.replace("    y: 2\n", "")


def test_both_may_add_the_same_group_field_by_field_but_not_the_same_list() -> None:
    base = "kind: a\n"
    ours, theirs = base + "survey:\n  n: 5\n", base + "survey:\n  weighted: true\n"
    assert merged(ours, theirs, base) == "kind: a\nsurvey:\n  n: 5\n  weighted: true\n"
    ours, theirs = base + "survey: {n: 5}\n", base + "survey: {weighted: true}\n"
    assert merged(ours, theirs, base) == "kind: a\nsurvey: {n: 5, weighted: true}\n"
    assert conflicts(base + "uses: [letter]\n", base + "uses: [release]\n", base) == [("uses", What.VALUE)]
    assert conflicts(base + "uses:\n  - letter\n", base + "uses:\n  - release\n", base) == [
        ("uses", What.VALUE)
    ]


def test_a_value_that_one_side_wrote_in_another_form_takes_the_other_s_change() -> None:
    base = "kind: a\ncoverage: {asked: 43, answered: 41}\nnote: x\n"
    ours = "kind: a\ncoverage:\n  asked: 43\n  answered: 41\nnote: x\n"
    theirs = base.replace("41", "42")
    assert merged(ours, theirs, base) == merged(theirs, ours, base) == theirs
    both = ours.replace("43", "44")
    assert merged(both, theirs, base) == "kind: a\ncoverage: {asked: 44, answered: 42}\nnote: x\n"
    assert merged(
        base.replace("note: x", 'note: "x"'), base.replace("note: x", "note: y"), base
    ) == base.replace("note: x", "note: y")
    commented = ours.replace("43", "43  # of 43")
    assert conflicts(commented, theirs, base) == [("coverage", What.COMMENT)]
    assert merged(commented, theirs, base, coverage=Side.OURS) == commented


def test_comments_in_brackets_are_not_lost() -> None:
    base = "kind: a\ncoverage: {asked: 43, # all\n  answered: 41}\n"
    assert merged(
        base.replace("# all", "# all of them"), base.replace("kind: a", "kind: b"), base
    ) == base.replace("# all", "# all of them").replace("kind: a", "kind: b")
    assert conflicts(base.replace("# all", "# both"), base.replace("41", "42"), base) == [
        ("coverage", What.COMMENT)
    ]


def test_comments_that_both_added_are_both_kept() -> None:
    base = "kind: a\n\nvalue: 1\n# the end\n"
    ours = "kind: a\n\n# ours\nvalue: 1\n# the end\n"
    theirs = "kind: a\n\n# theirs\nvalue: 1\n# the end\n# really\n"
    assert merged(ours, theirs, base) == "kind: a\n\n# ours\n# theirs\nvalue: 1\n# the end\n# really\n"
    assert conflicts(base.replace("# the", "# an"), base.replace("# the", "# no"), base) == [
        ("the end", What.COMMENT)
    ]


def test_line_ends_the_byte_order_mark_and_a_missing_last_one_are_kept() -> None:
    base, ours, theirs = "a: 1\nb: 2\n", "a: 3\nb: 2\n", "a: 1\nb: 4\n"
    windows = [text.replace("\n", "\r\n").encode() for text in (base, ours, theirs)]
    assert merge_records(*windows).data == b"a: 3\r\nb: 4\r\n"
    assert merge_records(base.encode(), windows[1], theirs.encode()).data == b"a: 3\r\nb: 4\r\n"
    mark = "\ufeff".encode()
    assert merge_records(base.encode(), ours.encode(), mark + theirs.encode()).data == mark + b"a: 3\nb: 4\n"
    assert merge_records(base.encode(), ours.encode(), theirs.rstrip().encode()).data == b"a: 3\nb: 4"


def test_pieces_move_between_texts_of_other_indentation() -> None:
    base = "a:\n  b:\n    - name: x\n      text: |\n        one\n\n        two\n  c: 1\n"
    ours = "a:\n    b:\n      -   name: x\n          text: |\n            one\n\n            two\n    c: 2\n"
    theirs = base.replace("two", "three").replace("  c: 1\n", "  c: 1\n  d: >-\n    long\n    text\n")
    done = merged(ours, theirs, base)
    assert same_fields(done.encode(), theirs.replace("c: 1", "c: 2").encode())
    assert done.startswith("a:\n    b:\n      -   name: x\n")


@pytest.mark.parametrize(
    "text",
    [
        b"kind: [broken\n",
        b"kind: a\nkind: b\n",
        b"\xff\xfe",
        b"kind: a\rname: b\n",
        b"just text\n",
        b"{kind: a}\n",
        b"? kind\n: a\n",
        b"a:\n  - - b\n",
        b"<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n",
    ],
)
def test_what_cannot_be_taken_apart_is_not_merged(text: bytes) -> None:
    other = b"kind: other\n"
    for sides in ((b"kind: a\n", text, other), (b"kind: a\n", other, text), (text, b"kind: c\n", other)):
        done = merge_records(*sides)
        assert done.data is None
        assert [(conflict.path, conflict.what) for conflict in done.conflicts] == [("", What.TEXT)]
        assert merge_records(*sides, chosen={"": Side.THEIRS}) == Merged(sides[2])


def test_whole_files_come_and_go() -> None:
    assert merge_records(None, b"a: 1\n", None) == Merged(b"a: 1\n")
    assert merge_records(b"a: 1\n", None, b"a: 1\n") == Merged(None)
    assert merge_records(None, b"a: 1\nb: 2\n", b"a: 1\nc: 3\n").data == b"a: 1\nb: 2\nc: 3\n"
    done = merge_records(b"a: 1\n", None, b"a: 2\n")
    assert done.data is None
    assert (
        done.conflicts[0].in_words("nspcc", "barnardos") == "the file: nspcc deleted it; barnardos changed it"
    )


def test_whether_a_text_says_what_comes_of_the_fields() -> None:
    base, ours, theirs = b"a: 1\nb: 2\n", b"a: 3\nb: 2\n", b"a: 1\nb: 4\n"
    assert not fields_disagree(base, ours, theirs, b"b: 4\na: 3\n")
    assert fields_disagree(base, ours, theirs, b"a: 3\nb: 2\n")
    assert fields_disagree(base, ours, theirs, b"a: [\n")
    assert fields_disagree(base, ours, b"a: 5\nb: 2\n", b"a: 3\nb: 2\n")
    assert not fields_disagree(base, b"a: [", theirs, b"a: 3\nb: 2\n")
    assert not fields_disagree(None, b"a: [x, {b: ~}]\n", b"a: [x, {b: ~}]\n", b"a: [x, {b: null}]\n")


@pytest.mark.parametrize(
    ("conflict", "words"),
    [
        (Conflict("a", "1", "2", ABSENT), "a: X says 2; Y takes it out (it was 1)"),
        (Conflict("a", ABSENT, None, ("x", "y")), "a: X says nothing; Y says [x, y]"),
        (Conflict("a", ABSENT, {"b": "c"}, "d"), "a: X says b: c; Y says d"),
        (Conflict("a", "x", "y", "z", What.ORDER), "a: X and Y put it in different orders"),
        (Conflict("a", "x", "y", "z", What.COMMENT), "a: X and Y changed the comment here"),
        (Conflict("a", "x", ABSENT, "z", What.COMMENT), "a: X takes it out; Y changed its comment"),
        (Conflict("a", "x", "y", ABSENT, What.COMMENT), "a: X changed its comment; Y takes it out"),
        (Conflict("", "x", "y", "z", What.TEXT), "the file: X and Y both changed it"),
        (Conflict("", "x", "y", ABSENT, What.TEXT), "the file: X changed it; Y deleted it"),
        (
            Conflict("a", "the " * 20 + "first of all", "the " * 20 + "second of all", "the " * 20 + "third"),
            "a: X says …the the the second of all; Y says …the the the third (it was …the the the first of all)",
        ),
        (Conflict("a", ABSENT, "the " * 20, ABSENT), f"a: X says {'the ' * 15}…; Y takes it out"),
    ],
)
def test_a_conflict_is_told_in_a_line(conflict: Conflict, words: str) -> None:
    assert conflict.in_words("X", "Y") == words
