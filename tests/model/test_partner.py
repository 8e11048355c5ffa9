"""Whose a record is, and who may change it."""

from __future__ import annotations

import pytest

from respondent.model.partner import Partner, may_change, owner_of, owner_of_path, partner_at
from respondent.model.person import Role
from respondent.model.record import Record
from respondent.model.span import Span

NSPCC = Partner("nspcc", folders=("evidence/nspcc",), addresses=("nspcc.example.org",), everything=True)
BARNARDOS = Partner(
    "barnardos", folders=("evidence/barnardos", "evidence/nspcc/joint"), addresses=("a@b.example",)
)
BOTH = (NSPCC, BARNARDOS)


def record(path: str, owner: str | None = None) -> Record:
    return Record(id="some-record", span=Span(path, 1, 1), owner=owner)


def test_a_record_is_its_owners_and_else_that_of_the_folder() -> None:
    assert owner_of(record("evidence/nspcc/a.yaml", "barnardos"), BOTH) == "barnardos"
    assert owner_of(record("evidence/nspcc/a.yaml"), BOTH) == "nspcc"
    assert owner_of(record("evidence/shared/a.yaml"), BOTH) is None


def test_the_nearest_folder_decides() -> None:
    assert owner_of_path("evidence/nspcc/joint/a.yaml", BOTH) == "barnardos"
    assert owner_of_path("evidence/nspcc-other/a.yaml", BOTH) is None


@pytest.mark.parametrize(
    ("address", "organisation"),
    [
        ("x@NSPCC.example.org", "nspcc"),
        ("A@b.example", "barnardos"),
        ("c@b.example", None),
        ("", None),
        ("@", None),
    ],
)
def test_an_address_belongs_to_the_partner_that_lists_it_or_its_end(
    address: str, organisation: str | None
) -> None:
    found = partner_at(address, BOTH)
    assert (found.organisation if found else None) == organisation


def test_a_partner_changes_what_is_its_own_and_one_with_everything_the_rest_too() -> None:
    assert may_change("barnardos", "barnardos", BOTH)
    assert not may_change("barnardos", "nspcc", BOTH)
    assert not may_change("barnardos", None, BOTH)
    assert may_change("nspcc", "barnardos", BOTH)
    assert may_change("nspcc", None, BOTH)
    assert not may_change("somebody", "somebody", BOTH)


def test_where_no_partners_are_named_anybody_changes_everything() -> None:
    assert may_change("", None, ())


def test_a_role_may_do_what_those_before_it_may() -> None:
    assert Role.ADMINISTRATOR.covers(Role.READER)
    assert Role.EDITOR.covers(Role.EDITOR)
    assert not Role.READER.covers(Role.EDITOR)
