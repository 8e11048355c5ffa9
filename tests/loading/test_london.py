"""Times by the clock in London, on the two nights on which it is changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.loading.shapes.london import CLOCK, at_london
from respondent.loading.shapes.reading import Refused
from respondent.loading.workspace import load
from respondent.model.consultation import Consultation

Workspaces = Callable[[dict[str, str]], Path]


def at(day: str, time: str) -> datetime:
    found = CLOCK.fullmatch(time)
    assert found is not None
    return at_london(datetime.fromisoformat(day).date(), found)


@pytest.mark.parametrize(
    ("day", "time", "utc"),
    [
        ("2025-10-20", "17:00", "16:00"),
        ("2025-10-26", "00:59", "23:59"),
        ("2025-10-26", "01:30 BST", "00:30"),
        ("2025-10-26", "01:30 GMT", "01:30"),
        ("2025-10-26", "02:00", "02:00"),
        ("2026-03-29", "00:59", "00:59"),
        ("2026-03-29", "02:00", "01:00"),
        ("2026-03-29", "02:00 BST", "01:00"),
    ],
)
def test_a_time_is_a_moment(day: str, time: str, utc: str) -> None:
    assert f"{at(day, time).astimezone(UTC):%H:%M}" == utc


@pytest.mark.parametrize(
    ("day", "time", "words"),
    [
        ("2026-03-29", "01:30", "there is no 01:30 on 2026-03-29: the clocks go forward"),
        ("2026-03-29", "01:00", "there is no 01:00 on 2026-03-29"),
        ("2025-10-26", "01:30", "there are two 01:30 on 2025-10-26: the clocks go back"),
        ("2025-10-26", "01:00", "there are two 01:00"),
        ("2025-07-01", "17:00 GMT", "does not show GMT at 17:00 on 2025-07-01"),
        ("2025-12-01", "17:00 BST", "does not show BST"),
        ("2025-12-01", "24:00", "there is no time “24:00”"),
    ],
)
def test_a_time_that_does_not_exist_or_exists_twice_is_refused_with_what_to_write(
    day: str, time: str, words: str
) -> None:
    with pytest.raises(Refused) as refused:
        at(day, time)
    assert words in str(refused.value.args)


@given(st.dates(datetime(2000, 1, 1).date(), datetime(2037, 1, 1).date()), st.times())  # noqa: DTZ001 - days alone
def test_every_time_of_every_day_is_one_moment_or_is_refused(day: object, time: object) -> None:
    written = f"{time:%H:%M}"
    try:
        moment = at(str(day), written)
    except Refused:
        assert written.startswith("01:")
        assert str(day)[5:7] in {"03", "10"}
        return
    assert f"{moment.astimezone(UTC).astimezone(moment.tzinfo):%H:%M}" == written


def test_a_closing_day_without_an_hour_lasts_until_midnight(workspace: Workspaces) -> None:
    record = "kind: consultation\ntitle: Safety\npublisher: Ofcom\nopens: 2025-06-30\ncloses: 2025-10-20\n"
    loaded = load(workspace({"evidence/safety.yaml": record}))
    found = loaded.workspace.get(Consultation, "safety")
    assert found.hour_unknown
    assert found.closes is not None
    assert f"{found.closes:%Y-%m-%d %H:%M}" == "2025-10-21 00:00"
    assert str(found.last_day) == "2025-10-20"


@pytest.mark.parametrize("closes", ["2025-06-29", "2025-06-29 17:00"])
def test_a_consultation_that_closes_before_it_opens_is_refused(workspace: Workspaces, closes: str) -> None:
    record = f"kind: consultation\ntitle: Safety\npublisher: Ofcom\nopens: 2025-06-30\ncloses: {closes}\n"
    assert [d.code.id for d in load(workspace({"evidence/safety.yaml": record})).diagnostics] == ["R105"]


def test_two_questions_of_one_number_are_refused_however_it_is_written(workspace: Workspaces) -> None:
    record = (
        "kind: consultation\ntitle: Safety\npublisher: Ofcom\nquestions:\n  - {number: Q4, text: Why?}\n"
        "  - {number: Question 4., text: How?}\n"
    )
    assert [d.code.id for d in load(workspace({"evidence/safety.yaml": record})).diagnostics] == ["R105"]
