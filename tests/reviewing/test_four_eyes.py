"""Who may verify a record."""

from __future__ import annotations

import pytest

from respondent.model.record import Record
from respondent.model.review import Reviewer
from respondent.model.settings import Review as Rules
from respondent.model.span import Span
from respondent.reviewing.four_eyes import Editor, is_same_person, objection

RECORD = Record(id="offences", span=Span("evidence/offences.yaml", 1, 1), owner="NSPCC")
JO = Reviewer("Jo Doe", "jo@example.org", "nspcc")
AL = Reviewer("Al Roe", "al@example.net", "barnardos")
EDITED_BY_JO = {"value": Editor("Jo Doe", "jo@example.org", "f" * 40)}
NAMES = [["nspcc", "NSPCC"], ["barnardos", "Barnardo’s"]]
OTHER = Rules(four_eyes=False, other_organisation=True)


def test_the_last_editor_of_a_field_does_not_verify() -> None:
    why = objection(Rules(), JO, EDITED_BY_JO, RECORD)

    assert why is not None
    assert "Jo Doe edited “value” last" in why
    assert "not committed" not in why
    assert objection(Rules(), AL, EDITED_BY_JO, RECORD) is None
    assert objection(Rules(four_eyes=False), JO, EDITED_BY_JO, RECORD) is None


def test_an_edit_that_waits_to_be_committed_counts() -> None:
    why = objection(Rules(), JO, {"value": Editor("Jo Doe", "jo@example.org")}, RECORD)

    assert why is not None
    assert "not committed" in why


def test_without_git_nobody_can_tell_and_so_nobody_verifies() -> None:
    why = objection(Rules(), AL, None, RECORD)

    assert why is not None
    assert "four_eyes: false" in why
    assert objection(Rules(four_eyes=False), AL, None, RECORD) is None


@pytest.mark.parametrize(
    ("reviewer", "same"),
    [
        (Reviewer("J. Doe", "JO@example.org"), True),
        (Reviewer("jo  doe", "elsewhere@example.com"), True),
        (Reviewer("Jo Doe"), True),
        (Reviewer("Al Roe", "al@example.org"), False),
        (Reviewer("Al Roe"), False),
    ],
)
def test_a_person_is_known_by_address_or_name(reviewer: Reviewer, same: bool) -> None:
    assert is_same_person(reviewer, Editor("Jo Doe", "jo@example.org")) is same


def test_another_organisation_is_to_be_named() -> None:
    why = objection(OTHER, Reviewer("Jo Doe"), {}, RECORD)

    assert why is not None
    assert "--org" in why


def test_whoever_keeps_the_record_is_not_another_organisation() -> None:
    assert "kept by NSPCC" in str(objection(OTHER, JO, {}, RECORD, NAMES))
    assert objection(OTHER, AL, {}, RECORD, NAMES) is None


def test_an_address_at_the_editor_s_organisation_is_not_another_one() -> None:
    reviewer = Reviewer("Al Roe", "al@EXAMPLE.org", "barnardos")

    assert "example.org too" in str(objection(OTHER, reviewer, EDITED_BY_JO, RECORD, NAMES))
