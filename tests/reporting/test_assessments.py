"""Assessments as JSON for machines, and counted."""

from __future__ import annotations

from dataclasses import replace

from respondent.model.answer import Answer, AnswerKind
from respondent.model.assessment import Assessment, Verdict
from respondent.model.codes import F201
from respondent.reporting.assessments import assessments_as_json, assessments_summary

WRONG = Assessment(
    text="530",
    verdict=Verdict.CONTRADICTED,
    line=4,
    column=16,
    passage=0,
    start=15,
    end=18,
    message="It is 503.",
    code=F201,
    part="word/document.xml",
    evidence=("by-force#Gwent",),
    expected="503",
)
OPEN = Assessment("one\x07 a day", Verdict.UNSUPPORTED, 4, 29, 0, 29, 39, "Nothing bears it out.")


def test_json_names_the_part_of_a_word_file_alone() -> None:
    found = assessments_as_json("letter.docx", [WRONG, OPEN])
    assert found["file"] == "letter.docx"
    listed = found["assessments"]
    assert isinstance(listed, list)
    assert listed[0]["part"] == "word/document.xml"
    assert "part" not in listed[1]
    assert listed[1]["code"] is None


def test_json_has_an_answer_where_a_reader_gave_one() -> None:
    answered = replace(WRONG, answer=Answer(AnswerKind.ACCEPTED, "we counted"))
    listed = assessments_as_json("letter.docx", [WRONG, answered])["assessments"]
    assert isinstance(listed, list)
    assert "answer" not in listed[0]
    assert listed[1]["answer"] == {"answer": "accepted", "because": "we counted"}


def test_the_summary_counts_each_verdict_and_names_the_places_of_what_is_false() -> None:
    both = assessments_summary("a.md", [WRONG, OPEN])
    assert both == "a.md: 2 quantities: 1 contradicted (4:16), 1 unsupported."
    assert assessments_summary("a.md", [OPEN]) == "a.md: 1 quantity: 1 unsupported."
    assert assessments_summary("a.md", []) == "a.md: no quantities found."
    assert assessments_summary("a.md", [WRONG] * 7).endswith("7 contradicted (" + "4:16, " * 6 + "…).")


def test_the_summary_counts_what_was_answered_apart() -> None:
    answered = replace(WRONG, answer=Answer(AnswerKind.NO_STATISTIC))
    assert assessments_summary("a.md", [answered]) == "a.md: 1 quantity: 1 answered."
