"""A merge that nobody finished is told as such, wherever its markers stand."""

from __future__ import annotations

from respondent.loading.csvtext import read_csv
from respondent.loading.templates import read_template
from respondent.model.codes import Y119
from respondent.yamltext.parse import parse_yaml
from respondent.yamltext.unfinished import unfinished_merges

TEXT = """\
kind: statistic
<<<<<<< ours
value: 1
||||||| before
# value: nspcc says 1; barnardos says 2 (it was 3)
value: 3
=======
# a remark: of theirs
value: 2
>>>>>>> theirs
unit: offence
<<<<<<<<< HEAD
note: x
=========
note: y
>>>>>>>>> other/branch
"""


def test_each_stretch_is_told_with_what_the_two_sides_say() -> None:
    node, problems = parse_yaml(TEXT.replace("\n", "\r\n"), "a.yaml")
    assert node is None
    assert [(p.code.id, p.span.line) for p in problems] == [("Y119", 2), ("Y119", 12)]
    assert problems[0].message == (
        "Two versions of something stand here, up to line 10: value: nspcc says 1; barnardos says 2 (it was 3)."
    )
    assert problems[1].message == "Two versions of something stand here, up to line 16."


def test_tables_and_templates_are_looked_at_too() -> None:
    assert [p.code.id for p in read_csv(b"a,b\n<<<<<<< x\n1,2\n=======\n1,3\n>>>>>>> y\n", "a.csv")[1]] == [
        "C118"
    ]
    template = "Hello\n<<<<<<< x\nyou\n=======\nall\n>>>>>>> y\n"
    assert [str(p.span) for p in read_template(template, "a.md.j2", "a.md.j2")[1]] == ["a.md.j2:2:1"]


def test_markers_that_are_text_are_left_alone() -> None:
    assert unfinished_merges("note: |\n  <<<<<<< ours\n  >>>>>>> theirs\n", "a", Y119) == ()
    assert unfinished_merges("<<<<<<< ours\n", "a", Y119) == ()
    assert unfinished_merges("Title\n=======\n", "a", Y119) == ()


def test_only_so_many_are_told() -> None:
    assert len(unfinished_merges("<<<<<<< a\n=======\n>>>>>>> b\n" * 50, "a", Y119, 3)) == 20
