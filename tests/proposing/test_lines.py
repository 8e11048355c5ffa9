"""Edits of whole lines, made from two texts and put into a third."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from respondent.proposing.lines import Fit, line_edits, with_line_edits

TEXT = "one\ntwo\n\nthree\nfour\n"


def test_edits_make_the_new_text() -> None:
    new = "one\ntwo and a half\n\nthree\nfour\nfive\n"
    edits = line_edits("letter.md.j2", TEXT, new)
    assert with_line_edits(TEXT, edits) == (new, Fit.FITS)
    assert [edit.line for edit in edits] == [5, 2]
    assert edits[0].before == ("four",), "lines that are put in come with the one above"


@given(st.lists(st.sampled_from("abc\n"), max_size=12), st.lists(st.sampled_from("abc\n"), max_size=12))
def test_edits_of_any_text_make_the_new_one(old: list[str], new: list[str]) -> None:
    edits = line_edits("x", "".join(old), "".join(new))
    assert with_line_edits("".join(old), edits)[0] == "".join(new)


def test_a_text_that_has_moved_on_elsewhere_takes_them_where_their_lines_stand_now() -> None:
    edits = line_edits("x", TEXT, TEXT.replace("three", "tree"))
    assert with_line_edits(f"nought\n{TEXT}", edits) == (f"nought\n{TEXT}".replace("three", "tree"), Fit.FITS)


def test_lines_that_somebody_else_changed_are_lost() -> None:
    edits = line_edits("x", TEXT, TEXT.replace("three", "tree"))
    other = TEXT.replace("three", "drei")
    assert with_line_edits(other, edits) == (other, Fit.LOST)


def test_lines_that_stand_twice_elsewhere_are_lost() -> None:
    edits = line_edits("x", TEXT, TEXT.replace("three", "tree"))
    assert with_line_edits("three\nthree\n", edits)[1] is Fit.LOST


def test_one_of_several_that_is_lost_leaves_all_as_it_was() -> None:
    edits = line_edits("x", TEXT, TEXT.replace("one", "eins").replace("three", "tree"))
    other = TEXT.replace("one", "un")
    assert with_line_edits(other, edits) == (other, Fit.LOST)


def test_what_is_done_already_is_said_to_be() -> None:
    new = TEXT.replace("three", "tree")
    assert with_line_edits(new, line_edits("x", TEXT, new)) == (new, Fit.DONE)
    assert with_line_edits(f"nought\n{new}", line_edits("x", TEXT, new))[1] is Fit.DONE


def test_a_files_own_line_ends_stay() -> None:
    crlf = TEXT.replace("\n", "\r\n")
    edits = line_edits("x", TEXT, TEXT.replace("three", "tree"))
    assert with_line_edits(crlf, edits) == (crlf.replace("three", "tree"), Fit.FITS)
