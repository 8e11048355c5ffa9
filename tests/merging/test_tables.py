"""Tables merged three ways: rows by their key, cells column by column."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from respondent.merging.keys import key_in
from respondent.merging.outcome import WHOLE, Merged, Side
from respondent.merging.tables import merge_tables

BASE = 'force,region,offences\nGwent,Wales,503\n\nKent,South East,"1,029"\nEssex,East,"a ""b"", c"\n'


def merged(ours: str, theirs: str, base: str = BASE, chosen: Mapping[str, Side] | None = None) -> str:
    done = merge_tables(base.encode(), ours.encode(), theirs.encode(), ["force"], chosen=chosen or {})
    assert done.data is not None, done
    return done.data.decode()


def paths(ours: str, theirs: str, base: str = BASE) -> list[str]:
    done = merge_tables(base.encode(), ours.encode(), theirs.encode(), ["force"])
    return [conflict.path for conflict in done.conflicts]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("503", "504"), ('"1,029"', "1030")),
        (("Gwent,Wales,503", "Gwent,Cymru,503"), ("Wales,503", "Wales,504")),
        (("Gwent,Wales,503\n", ""), ('"1,029"', "1030")),
        (('"1,029"', "[x]"), ('c"\n', 'c"\nDyfed,Wales,7\n')),
        (("503", '"503"'), ("Wales", "Cymru")),
    ],
)
def test_changes_of_different_cells_and_rows_come_together(
    ours: tuple[str, str], theirs: tuple[str, str]
) -> None:
    one, other = BASE.replace(*ours), BASE.replace(*theirs)
    wanted = one.replace(*theirs) if theirs[0] in one else other.replace(*ours)
    if ours[0] == "Gwent,Wales,503":
        wanted = BASE.replace("Gwent,Wales,503", "Gwent,Cymru,504")
    assert merged(one, other) == merged(other, one) == wanted


def test_columns_that_one_side_added_moved_or_took_out() -> None:
    wider = (
        "force,offences,region,rate\nGwent,503,Wales,1\n\n"
        'Kent,"1,029",South East,2\nEssex,"a ""b"", c",East,3\n'
    )
    ours = BASE.replace("503", "504").replace("Essex", "Dyfed,Wales,7\nEssex")
    assert merged(ours, wider) == (
        'force,offences,region,rate\nGwent,504,Wales,1\nKent,"1,029",South East,2\n'
        'Dyfed,7,Wales,\nEssex,"a ""b"", c",East,3\n'
    ).replace("Kent", "\nKent")
    narrow = 'force,offences\nGwent,503\nKent,"1,029"\nEssex,"a ""b"", c"\n'
    assert merged(narrow, BASE.replace("503", "504")) == narrow.replace("503", "504")
    assert (
        merge_tables(BASE.encode(), narrow.encode(), BASE.replace("Wales", "Cymru").encode(), ["force"]).data
        is None
    )


def test_a_cell_that_both_changed_is_a_conflict_around_its_row() -> None:
    ours, theirs = BASE.replace("503", "504").replace("Wales", "Cymru"), BASE.replace("503", "505")
    assert paths(ours, theirs) == ["Gwent.offences"]
    assert merged(ours, theirs) == (
        "force,region,offences\n<<<<<<< ours\nGwent,Cymru,504\n||||||| before\n"
        "# Gwent.offences: one side says 504; the other side says 505 (it was 503)\nGwent,Wales,503\n=======\n"
        'Gwent,Cymru,505\n>>>>>>> theirs\n\nKent,South East,"1,029"\nEssex,East,"a ""b"", c"\n'
    )
    assert merged(ours, theirs, chosen={"Gwent.offences": Side.THEIRS}) == BASE.replace("503", "505").replace(
        "Wales", "Cymru"
    )


def test_a_row_that_one_side_took_out_and_the_other_changed_is_a_conflict() -> None:
    ours, theirs = BASE.replace("Gwent,Wales,503\n", ""), BASE.replace("503", "505")
    assert paths(ours, theirs) == paths(theirs, ours) == ["Gwent"]
    assert merged(ours, theirs, chosen={"Gwent": Side.OURS}).splitlines() == ours.splitlines()
    assert merged(ours, theirs, chosen={"Gwent": Side.THEIRS}) == theirs


def test_keys_are_compared_without_regard_to_capitals_and_blanks() -> None:
    assert paths(BASE.replace("Gwent", "gwent "), BASE.replace("503", "505")) == []
    assert merged(BASE.replace("Gwent", "gwent"), BASE.replace("503", "505")) == BASE.replace(
        "Gwent,Wales,503", "gwent,Wales,505"
    )
    base = "force,year,n\nGwent,2023,1\nGwent,2024,2\n"
    done = merge_tables(
        base.encode(),
        base.replace(",1", ",3").encode(),
        base.replace(",2\n", ",4\n").encode(),
        ["force", "year"],
    )
    assert done.data == b"force,year,n\nGwent,2023,3\nGwent,2024,4\n"


def test_rows_stand_in_the_order_of_whoever_moved_any() -> None:
    base = "force,n\na,1\nb,2\nc,3\n"
    assert merged("force,n\nc,3\na,1\nb,2\n", base.replace("1", "9"), base) == "force,n\nc,3\na,9\nb,2\n"
    assert merged("force,n\nc,3\na,1\nb,2\n", "force,n\nb,2\na,1\nc,3\n", base) == "force,n\nc,3\na,1\nb,2\n"


def test_the_form_of_the_file_is_kept() -> None:
    base, ours = b"force,n\r\na,1\r\nb,2", b"\xef\xbb\xbfforce,n\r\na,1\r\nb,3"
    assert merge_tables(base, ours, base.replace(b"a,1", b"a,4"), ["force"]).data == (
        b"\xef\xbb\xbfforce,n\r\na,4\r\nb,3"
    )
    blank = "force,n,\na,1,\n\n\n"
    assert merged(blank.replace("1", "2"), blank.replace("a,1,\n", "a,1,\nb,3,\n"), blank) == (
        "force,n,\na,2,\nb,3,\n\n\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "force,n\na,1\na,2\n",
        "force,n\na\n",
        "force,n\n,1\n",
        'force,n\n"a,1\n',
        'force,n\n"a"b,1\n',
        "force,force\na,1\n",
        "name,n\na,1\n",
        "force;n\na;1\n",
        "",
        "force,n\ra,1\n",
        "force,n\na\0,1\n",
    ],
)
def test_a_table_whose_rows_cannot_be_told_apart_is_not_merged(text: str) -> None:
    base, other = b"force,n\na,1\nb,2\n", b"force,n\na,1\nb,3\n"
    done = merge_tables(base, text.encode(), other, ["force"])
    assert done.data is None
    assert [conflict.path for conflict in done.conflicts] == [WHOLE]
    assert merge_tables(base, b"\xff" + text.encode(), other, ["force"]).data is None


def test_tables_come_and_go_whole() -> None:
    assert merge_tables(None, b"force,n\na,1\n", b"force,n\nb,2\n", ["force"]) == Merged(
        b"force,n\na,1\nb,2\n"
    )
    assert merge_tables(b"x", None, b"x", ["force"]) == Merged(None)


@pytest.mark.parametrize(
    ("record", "key"),
    [
        ("kind: table\nrows: by-force.csv\nkey: force\n", ("force",)),
        ("kind: table\nrows: ./by-force.csv\nkey: [force,  the year]\n", ("force", "the year")),
        ("kind: table\nrows: other.csv\nkey: force\n", None),
        ("kind: table\nrows: by-force.csv\n", None),
        ("kind: table\nrows: by-force.csv\nkey: [[force]]\n", None),
        ("kind: table\nrows: by-force.csv\nkey: [\n", None),
        ("just text\n", None),
    ],
)
def test_a_table_s_record_names_its_key(record: str, key: tuple[str, ...] | None) -> None:
    assert key_in(record.encode(), "by-force.csv") == key


def test_columns_that_both_moved_stand_as_ours() -> None:
    base = "force,a,b,c\nx,1,2,3\n"
    assert merged("force,b,a,c\nx,2,1,3\n", "force,a,c,b\nx,1,9,2\n", base) == "force,b,a,c\nx,2,1,9\n"
    assert (
        merge_tables(base.encode(), b"a,b,c\n1,2,3\n", base.replace("3", "4").encode(), ["force"]).data
        is None
    )
