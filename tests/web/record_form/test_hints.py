"""What stands below the fields of a form: plain words, and nothing that their names say already."""

from __future__ import annotations

from collections.abc import Iterator

from respondent.loading.records.record import KINDS
from respondent.web.record_form.hints import HINTS, HINTS_OF_A_KIND
from respondent.web.record_form.widgets import Asked, asked_of


def _all(fields: tuple[Asked, ...]) -> Iterator[Asked]:
    for asked in fields:
        yield asked
        yield from _all(asked.parts)


EVERY = [(kind, asked) for kind in KINDS for asked in _all(asked_of(kind))]


def test_no_hint_speaks_of_ids_or_records_that_only_the_files_have() -> None:
    assert [(kind, one.path) for kind, one in EVERY if " id " in f" {one.help.lower()} "] == []


def test_no_hint_is_the_label_once_more() -> None:
    def bare(text: str) -> str:
        return text.lower().strip(" .?").removeprefix("the ")

    assert [(kind, one.path) for kind, one in EVERY if bare(one.help) == bare(one.label)] == []


def test_every_hint_belongs_to_a_field_that_there_is() -> None:
    assert {*HINTS, *(path for _, path in HINTS_OF_A_KIND)} <= {one.path for _, one in EVERY}


def test_what_holds_if_nothing_is_said_is_said_in_words() -> None:
    assert {one.default for _, one in EVERY} & {"true", "false"} == set()
