"""Which fields a verdict is bound to."""

from __future__ import annotations

import pytest

from respondent.loading.records.record import KINDS
from respondent.reviewing.hashed import HASHED, LEFT_OUT, NEVER


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_is_either_hashed_or_left_out_on_purpose(kind: str) -> None:
    fields = {field.name for field in KINDS[kind].shape.fields}
    hashed, left_out = set(HASHED[kind]), set(LEFT_OUT.get(kind, ())) | NEVER

    assert fields - hashed - left_out == set()
    assert hashed & left_out == set()
    assert hashed <= fields
    assert set(LEFT_OUT.get(kind, ())) <= fields


def test_notes_and_who_may_see_a_record_are_never_hashed() -> None:
    assert {"note", "owner", "formerly", "superseded_by", "confidential", "reason", "embargo"} <= NEVER
