"""Assessments as text for people and as JSON for machines."""

from __future__ import annotations

from respondent.model.assessment import Assessment, Verdict
from respondent.model.codes import F201
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.reporting.assessments import assessments_as_json, assessments_as_text, assessments_summary

TEXT = "Gwent recorded 530\noffences, one\x07 a day."
DRAFT = Draft("letter.docx", (Passage(TEXT, PassageKind.PARAGRAPH, ((0, 4, 1),), part="word/document.xml"),))
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


def test_a_passage_shows_its_figures_in_brackets_and_what_is_to_be_said_of_each() -> None:
    assert assessments_as_text(DRAFT, [WRONG, OPEN]) == (
        "letter.docx:4:1\n"
        "  Gwent recorded [530] offences, [one a day].\n"
        "    530 – contradicted F201: It is 503.\n"
        "    one a day – unsupported: Nothing bears it out.\n"
    )


def test_colours_are_only_for_terminals() -> None:
    assert "\x1b[31;1mcontradicted\x1b[0m" in assessments_as_text(DRAFT, [WRONG], colour=True)
    assert "\x1b" not in assessments_as_text(DRAFT, [WRONG])


def test_json_names_the_part_of_a_word_file_alone() -> None:
    found = assessments_as_json("letter.docx", [WRONG, OPEN])
    assert found["file"] == "letter.docx"
    listed = found["assessments"]
    assert isinstance(listed, list)
    assert listed[0]["part"] == "word/document.xml"
    assert "part" not in listed[1]
    assert listed[1]["code"] is None


def test_the_summary_counts_each_verdict() -> None:
    assert assessments_summary("a.md", [WRONG, OPEN]) == "a.md: 2 quantities: 1 contradicted, 1 unsupported."
    assert assessments_summary("a.md", [WRONG]) == "a.md: 1 quantity: 1 contradicted."
    assert assessments_summary("a.md", []) == "a.md: no quantities found."
