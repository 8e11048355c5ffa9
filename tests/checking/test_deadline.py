"""How much time is left until a consultation closes, by the clock in London, and what happens then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.build import build, check
from respondent.checking.deadline import in_words
from respondent.loading.shapes.london import london

Workspaces = Callable[[dict[str, str]], Path]

ANSWERED = "{% answer 1 %}\nYes.\n{% endanswer %}\n{% skip 2 %}\nWe hold no view.\n{% endskip %}\n"


@pytest.fixture
def closing(workspace: Workspaces) -> Callable[..., Path]:
    """A workspace with a response to a consultation that closes then."""

    def make(closes: str, *, body: str = ANSWERED, more: str = "") -> Path:
        record = (
            f"kind: consultation\ntitle: Safety\npublisher: Ofcom\ncloses: {closes}\n"
            if closes
            else ("kind: consultation\ntitle: Safety\npublisher: Ofcom\n")
        )
        questions = "questions:\n  - {number: 1, text: Do you agree?}\n  - {number: 2, text: Why?}\n"
        front = "kind: response\ntitle: Ours\ndate: 2025-02-18\nfrom: our-charity\nconsultation: safety\n"
        return workspace(
            {
                "evidence/safety.yaml": record + questions,
                "templates/response.md.j2": f"---\n{front}{more}---\n{body}",
            }
        )

    return make


def said(root: Path, now: datetime) -> list[str]:
    return [f"{d.code.id} {d.message}" for d in check(root, now=now)]


def london_time(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=london())  # type: ignore[misc, arg-type] # the parts of a time


@pytest.mark.parametrize(
    ("closes", "now", "message"),
    [
        (
            "2025-10-20 17:00",
            datetime(2025, 10, 17, 12, 0, tzinfo=UTC),  # 13:00 in London
            "closes in 3 days 4 hours: at 17:00 on Monday 20 October 2025 (BST).",
        ),
        # The clocks go back in the night to 26 October 2025: this Saturday noon to Monday noon is 49 hours.
        (
            "2025-10-27 12:00",
            london_time(2025, 10, 25, 12, 0),
            "closes in 2 days 1 hour: at 12:00 on Monday 27 October 2025 (GMT).",
        ),
        # They go forward in the night to 29 March 2026: 47 hours.
        (
            "2026-03-30 12:00",
            london_time(2026, 3, 28, 12, 0),
            "closes in 1 day 23 hours: at 12:00 on Monday 30 March 2026 (BST).",
        ),
        (
            "2025-10-26 01:30 BST",
            datetime(2025, 10, 26, 0, 0, tzinfo=UTC),
            "closes in 30 minutes: at 01:30 on Sunday 26 October 2025 (BST).",
        ),
        (
            "2025-10-26 01:30 GMT",
            datetime(2025, 10, 26, 0, 0, tzinfo=UTC),
            "closes in 1 hour 30 minutes: at 01:30 on Sunday 26 October 2025 (GMT).",
        ),
        (
            "2025-10-20",
            london_time(2025, 10, 20, 16, 59),
            "closes on Monday 20 October 2025, at an hour that its record does not state.",
        ),
    ],
)
def test_the_time_left_is_counted_in_hours_that_pass(
    closing: Callable[..., Path], closes: str, now: datetime, message: str
) -> None:
    assert said(closing(closes), now) == [f"Q201 “Safety” {message}"]


@pytest.mark.parametrize(
    ("closes", "last", "first"),
    [
        ("2025-10-20 17:00", (2025, 10, 20, 15, 59, 59), (2025, 10, 20, 16, 0)),  # summer time
        ("2025-10-27 17:00", (2025, 10, 27, 16, 59, 59), (2025, 10, 27, 17, 0)),  # the day after it ended
        ("2026-03-27 17:00", (2026, 3, 27, 16, 59, 59), (2026, 3, 27, 17, 0)),  # two days before it begins
        ("2026-03-30 17:00", (2026, 3, 30, 15, 59, 59), (2026, 3, 30, 16, 0)),  # the day after it began
        ("2025-10-20", (2025, 10, 20, 22, 59, 59), (2025, 10, 20, 23, 0)),  # a day alone ends at midnight
        ("2025-10-25", (2025, 10, 25, 22, 59, 59), (2025, 10, 25, 23, 0)),
        ("2025-10-26", (2025, 10, 26, 23, 59, 59), (2025, 10, 27, 0, 0)),
    ],
)
def test_a_final_build_is_refused_from_the_very_moment_of_closing(
    closing: Callable[..., Path], closes: str, last: tuple[int, ...], first: tuple[int, ...]
) -> None:
    root = closing(closes)
    in_time, late = (datetime(*parts, tzinfo=UTC) for parts in (last, first))  # type: ignore[misc, arg-type] # as above
    assert build(root, ["response"], now=in_time).withheld == ()
    (held,) = build(root, ["response"], now=late).withheld
    assert [problem.code.id for problem in held.because] == ["Q202"]


def test_after_closing_check_warns_and_a_draft_is_still_written(closing: Callable[..., Path]) -> None:
    root, now = closing("2025-10-20 17:00"), datetime(2025, 10, 21, 18, 30, tzinfo=UTC)
    assert said(root, now) == [
        "Q203 “Safety” closed 1 day 2 hours ago, at 17:00 on Monday 20 October 2025 (BST)."
    ]
    built = build(root, ["response"], draft=True, now=now)
    assert [one.path.name for one in built.written] == ["response.draft.docx"]


def test_what_was_sent_in_time_is_built_at_any_time(closing: Callable[..., Path]) -> None:
    root = closing("2025-10-20 17:00", more="submitted: 2025-10-20 17:00\n")
    assert said(root, datetime(2030, 1, 1, tzinfo=UTC)) == []
    assert build(root, ["response"], now=datetime(2030, 1, 1, tzinfo=UTC)).withheld == ()


def test_what_was_sent_late_is_an_error_that_says_by_how_much(closing: Callable[..., Path]) -> None:
    root = closing("2025-10-20 17:00", more="submitted: 2025-10-20 17:01\n")
    (held,) = build(root, ["response"], now=datetime(2025, 10, 1, tzinfo=UTC)).withheld
    assert [problem.message for problem in held.because] == [
        "“Safety” closed at 17:00 on Monday 20 October 2025 (BST); this was sent 1 minute later."
    ]


def test_a_consultation_without_a_closing_day_has_no_time(closing: Callable[..., Path]) -> None:
    assert said(closing(""), datetime(2025, 10, 1, tzinfo=UTC)) == []


def test_open_questions_are_a_warning_of_check_and_an_error_of_a_final_build(
    closing: Callable[..., Path],
) -> None:
    root = closing("", body="{% answer 2 %}{% endanswer %}")
    now = datetime(2025, 10, 1, tzinfo=UTC)
    message = "“response”: questions 1 and 2 are still open (2 of 2 questions)."
    assert said(root, now) == [f"Q101 {message}"]
    (held,) = build(root, ["response"], now=now).withheld
    assert [f"{problem.code.id} {problem.message}" for problem in held.because] == [f"Q102 {message}"]
    draft = build(root, ["response"], ("md",), draft=True, now=now)
    assert message in draft.written[0].path.read_text(encoding="utf-8")


def test_of_many_open_questions_the_first_are_named(
    closing: Callable[..., Path], workspace: Workspaces
) -> None:
    root = closing("")
    questions = "".join(f"  - {{number: {n}, text: Why?}}\n" for n in range(1, 21))
    (root / "evidence/safety.yaml").write_text(
        f"kind: consultation\ntitle: Safety\npublisher: Ofcom\nquestions:\n{questions}", encoding="utf-8"
    )
    (message,) = said(root, datetime(2025, 10, 1, tzinfo=UTC))
    assert message == (
        "Q101 “response”: questions 3, 4, 5, 6, 7, 8, 9, 10 and others are still open (18 of 20 questions)."
    )


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - they are put into London below
    st.timedeltas(timedelta(0), timedelta(days=400)),
)
def test_the_words_for_a_stretch_of_time_are_never_off_by_more_than_their_last_unit(
    start: datetime, length: timedelta
) -> None:
    begin = start.replace(tzinfo=UTC).astimezone(london())
    words = in_words(begin, (begin.astimezone(UTC) + length).astimezone(london())).split()
    sizes = {"day": timedelta(days=1), "hour": timedelta(hours=1), "minute": timedelta(minutes=1)}
    if words[0] == "less":
        assert length < timedelta(minutes=1)
        return
    parts = zip(words[::2], words[1::2], strict=True)
    spans = (int(number.replace(",", "")) * sizes[unit.removesuffix("s")] for number, unit in parts)
    total = sum(spans, timedelta(0))
    last = timedelta(hours=1) if length >= timedelta(days=1) else timedelta(minutes=1)
    assert timedelta(0) <= length - total < last
