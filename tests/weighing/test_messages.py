"""The sentence that comes with a verdict can be forwarded as it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from respondent.model.assessment import Assessment

Weigh = Callable[[str], tuple[Assessment, ...]]

SY = "South Yorkshire Police recorded 1,249 child sexual abuse image offences in 2023/24"

MESSAGES = [
    (
        "Gwent recorded 503 offences, 311 fewer than Dyfed-Powys.",
        "503 − 192 = 311 offences, not 311 fewer.",
        "F201",
        "311",
    ),
    (
        f"{SY}, an average of over six every day.",
        "1,249 offences in 366 days are 3.41 a day, not over six; 2,301, for West Yorkshire, would be 6.29.",
        "F203",
        "3.41 every day",
    ),
    (
        f"{SY}, more than 24 every week.",
        "1,249 offences in 366 days are 23.89 a week, not more than 24. Only dividing by 52 weeks gives 24.02.",
        "F203",
        "23.89 every week",
    ),
    (
        "South Yorkshire Police recorded 2,301 child sexual abuse image offences in 2023/24.",
        (
            "The evidence has 1,249 offences for South Yorkshire in 2023/24, not 2,301; "
            "2,301 offences is the figure for West Yorkshire in 2023/24."
        ),
        "F201",
        "1,249",
    ),
    (
        "Exactly half of the offences for which the platform was recorded took place on Snapchat.",
        "The evidence has 50 per cent for Snapchat in 2023/24, not exactly half: the published figure is rounded.",
        "F202",
        "50 per cent",
    ),
    (
        "South Yorkshire Police recorded 1,249 child sexual abuse image offences in 2022/23.",
        "1,249 offences is the figure for South Yorkshire in 2023/24, not in 2022/23.",
        "F204",
        "1,249 offences",
    ),
    (
        "A total of 7,338 children were abused on a known platform.",
        "The figure for the United Kingdom in 2023/24 is 7,338 offences: it counts offences, not children.",
        "F205",
        "7,338 offences",
    ),
    (
        "South Yorkshire Police recorded 1,200 image offences.",
        "The evidence has 1,249 offences for South Yorkshire in 2023/24. Say “about 1,200”.",
        None,
        "1,249",
    ),
    (
        "Their share rose from 25 per cent to 30 per cent, an increase of five per cent.",
        "From 25 per cent to 30 per cent is a rise of 5 percentage points, or 20 per cent, not five per cent.",
        "F303",
        "5 percentage points",
    ),
]


@pytest.mark.parametrize(("text", "message", "code", "expected"), MESSAGES)
def test_the_last_figure_of_a_sentence_gets_its_message(
    text: str, message: str, code: str | None, expected: str, weighed: Weigh
) -> None:
    last = weighed(text)[-1]
    assert (last.message, last.code.id if last.code else None, last.expected) == (message, code, expected)


def test_an_assessment_names_its_rows_and_its_place(weighed: Weigh) -> None:
    (only,) = weighed("In brief.\n\nSouth Yorkshire Police recorded 1,249 image offences.\n")
    assert only.evidence == ("by-force#South Yorkshire",)
    assert (only.line, only.column, only.passage, only.text) == (3, 33, 1, "1,249")


def test_a_false_figure_in_somebody_s_words_gets_a_note_and_no_code(weighed: Weigh) -> None:
    text = (
        "Jo Doe said: “South Yorkshire Police recorded 1,294 child sexual abuse image offences in 2023/24.”"
    )
    (only,) = weighed(text)
    assert (only.verdict.value, only.code) == ("unsupported", None)
    assert only.message.startswith("In the speaker's words: The evidence has 1,249 offences")
