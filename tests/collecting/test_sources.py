"""A template's lines with edits in them, where these have a sure place."""

from __future__ import annotations

import pytest

from respondent.collecting.sources import Region, region_of, with_edits, with_paragraph, without_paragraph
from respondent.model.collection import WordEdit


def put(source: str, was: str, old: str, new: str, opaque: str = "") -> str | None:
    """The source with one edit of the paragraph that it prints; None where it has no sure place."""
    start = was.index(old) if old else was.index(new.partition("|")[0]) + len(new.partition("|")[0])
    edit = WordEdit(start, start + len(old), old, new if old else new.partition("|")[2])
    lines = source.splitlines(keepends=True)
    claims = [(was.index(opaque), was.index(opaque) + len(opaque))] if opaque else []
    done, placed = with_edits(lines, Region(0, len(lines)), was, [edit], claims)
    return "".join(done) if placed else None


@pytest.mark.parametrize(
    ("source", "was", "old", "new", "result"),
    [
        ("It may\ndo least.\n", "It may do least.", "least.", "nothing.", "It may\ndo nothing.\n"),
        ("It may do least.\n", "It may do least.", "may", "", "It do least.\n"),
        ("It may do\nleast.\n", "It may do least.", "least.", "", "It may do\n"),
        ("It may.\n", "It may.", "It may.", "", "\n"),
        ("It may do.\n", "It may do.", "", "It|surely", "It surely may do.\n"),
        ("It may do.\n", "It may do.", "", "It may do.|Now.", "It may do. Now.\n"),
        ("It is **very** bad.\n", "It is very bad.", "very", "most", "It is **most** bad.\n"),
        ("It is **very** bad.\n", "It is very bad.", "very bad.", "good.", None),
        ('It\'s -- so -- "his".\n', "It’s – so – “his”.", "so", "not so", 'It\'s -- not so -- "his".\n'),
        ("A is, B is, C is.\n", "A is, B is, C is.", "", "B|really", "A is, B really is, C is.\n"),
        ("so and so\n", "so and so", "so", "no", "no and so\n"),
        ("so so\n", "so", "so", "no", None),
        ("It may do.\n", "It may do.", "It", "", "may do.\n"),
        ("It may do least.\n", "It can do least.", "can", "must", None),
        (
            "A [link](https://example.org) here.\n",
            "A link here.",
            "here.",
            "there.",
            "A [link](https://example.org) there.\n",
        ),
        ("Costs \\*more\\*.\n", "Costs *more*.", "*more*.", "less.", "Costs less.\n"),
    ],
)
def test_an_edit_is_made_where_its_words_stand_once(
    source: str, was: str, old: str, new: str, result: str | None
) -> None:
    assert put(source, was, old, new) == result


def test_words_that_a_claim_prints_help_no_edit_to_its_place() -> None:
    source = "In {{ place }} it is bad, and it is {{ place }} bad.\n"
    was = "In Kent it is bad, and it is Kent bad."
    assert (
        put(source, was, "", "Kent|so", "Kent") == "In {{ place }} so it is bad, and it is {{ place }} bad.\n"
    )
    assert put("{{ x }}\n", "Kent", "", "Kent|so", "Kent") is None


def test_an_edit_at_the_beginning_of_a_line_begins_no_list() -> None:
    assert put("One thing.\n", "One thing.", "One", "1. My", "") == "1\\. My thing.\n"


@pytest.mark.parametrize(
    ("line", "region"),
    [
        (1, None),
        (2, None),
        (3, None),
        (4, Region(3, 5)),
        (5, Region(3, 5)),
        (7, Region(6, 8)),
        (9, Region(8, 9)),
        (99, None),
    ],
)
def test_a_paragraph_ends_at_blank_lines_and_at_the_next_item(line: int, region: Region | None) -> None:
    lines = ["---\n", "---\n", "\n", "One\n", "two\n", "\n", "- a\n", "  b\n", "- c\n"]
    assert region_of(lines, line) == region


def test_a_paragraph_is_put_in_after_another_and_taken_out_with_its_blank_line() -> None:
    lines = ["One\n", "\n", "Two"]
    assert "".join(with_paragraph(lines, Region(2, 3), "Three\nand four", "paragraph")) == (
        "One\n\nTwo\n\nThree\\\nand four\n"
    )
    assert "".join(without_paragraph(lines, Region(0, 1))) == "Two"
    assert "".join(without_paragraph(lines, Region(2, 3))) == "One\n\n"
    assert "".join(with_paragraph(["- a\r\n"], Region(0, 1), "b", "list item")) == "- a\r\n- b\r\n"
    assert "".join(with_paragraph(["A\n"], Region(0, 1), "B", "heading", 3)) == "A\n\n### B\n"
