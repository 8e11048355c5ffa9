"""What differs between two versions of a record's fields, and a version with edits made."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from respondent.model.edit import ABSENT, FieldEdit
from respondent.model.fields import (
    NoSuchPlaceError,
    as_text,
    changes_between,
    same,
    value_at,
    with_edits,
)
from respondent.model.record import Plain

Fields = Mapping[str, Plain]

OLD: Fields = {
    "value": "50%",
    "coverage": {"asked": "43", "missing": ("Gwent", "Kent")},
    "holders": ({"name": "A", "from": "2020"}, {"name": "B"}, {"name": "C"}),
    "force.2024": {"x.y": "1"},
}


def edits(new: Fields) -> list[tuple[str, object, object]]:
    found = changes_between(OLD, {**OLD, **new})
    assert same(with_edits(OLD, found), {**OLD, **new})
    return [(one.path, one.before, one.after) for one in found]


def test_a_change_is_as_small_as_it_can_be() -> None:
    assert edits({"value": "51%"}) == [("value", "50%", "51%")]
    assert edits({"coverage": {"asked": "44", "missing": ("Gwent", "Kent")}}) == [
        ("coverage.asked", "43", "44")
    ]
    assert edits({"coverage": {"missing": ("Gwent", "York"), "n": "1"}}) == [
        ("coverage.asked", "43", ABSENT),
        ("coverage.missing.1", "Kent", "York"),
        ("coverage.n", ABSENT, "1"),
    ]


def test_items_are_known_by_their_key() -> None:
    holders = OLD["holders"]
    assert isinstance(holders, tuple)
    first, second, third = holders
    assert edits({"holders": (first, third)}) == [("holders.1", second, ABSENT)]
    assert edits({"holders": ({"name": "A", "from": "2021"}, second, third, {"name": "D"})}) == [
        ("holders.0.from", "2020", "2021"),
        ("holders.3", ABSENT, {"name": "D"}),
    ]
    assert [path for path, _, _ in edits({"holders": ({"name": "Z"}, first, second, third)})] == ["holders"]
    assert [path for path, _, _ in edits({"holders": (third, first, second)})] == ["holders"]


def test_a_name_with_a_full_stop_is_found() -> None:
    assert value_at(OLD, "force.2024.x.y") == "1"
    assert value_at(OLD, "holders.1.name") == "B"
    assert value_at(OLD, "holders.7.name") is ABSENT
    assert value_at(OLD, "value.x") is ABSENT
    assert with_edits(OLD, [FieldEdit("force.2024.x.y", "1", "2")])["force.2024"] == {"x.y": "2"}


def test_a_part_of_a_group_that_is_not_there_makes_the_group() -> None:
    assert with_edits({}, [FieldEdit("a.b.c", ABSENT, ("1",))]) == {"a": {"b": {"c": ("1",)}}}


@pytest.mark.parametrize(
    ("path", "after"),
    [("value.x", "1"), ("coverage.n", ABSENT), ("holders.9", "1"), ("holders.3", ABSENT), ("holders.x", "1")],
)
def test_a_place_that_is_not_there_is_refused(path: str, after: str) -> None:
    with pytest.raises(NoSuchPlaceError):
        with_edits(OLD, [FieldEdit(path, None, after)])


def test_a_value_is_taken_as_a_file_holds_it() -> None:
    given: Plain = {"yes": True, "no": False, "none": None, "list": ("a", None, {"b": True})}
    assert as_text(given) == {"yes": "true", "no": "false", "list": ("a", {"b": "true"})}
