"""A draft with its assessments in place, as text."""

from __future__ import annotations

from dataclasses import replace

from respondent.model.answer import Answer, AnswerKind
from respondent.model.assessment import Assessment, Verdict
from respondent.model.codes import F201
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.reporting.marked_text import assessments_as_text

TEXT = "Gwent recorded 530\noffences, one\x07 a day."
DRAFT = Draft("letter.docx", (Passage(TEXT, PassageKind.PARAGRAPH, ((0, 4, 1),), part="word/footnotes.xml"),))
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
    part="word/footnotes.xml",
    evidence=("by-force#Gwent",),
    expected="503",
)
OPEN = Assessment("one\x07 a day", Verdict.UNSUPPORTED, 4, 29, 0, 29, 39, "Nothing bears it out.")


def test_a_passage_shows_its_figures_in_brackets_and_what_is_to_be_said_of_each() -> None:
    assert assessments_as_text(DRAFT, [WRONG, OPEN]) == (
        "letter.docx:4:1 (footnotes)\n"
        "  Gwent recorded [✗\u00a0530] offences, [?\u00a0one a day].\n"
        "    ✗ contradicted F201 footnotes:4:16 530\n"
        "      It is 503.\n"
        "      Evidence: by-force#Gwent\n"
        "    ? unsupported 4:29 one a day – Nothing bears it out.\n"
    )


def test_an_answer_stands_with_what_was_answered() -> None:
    answered = replace(WRONG, answer=Answer(AnswerKind.ACCEPTED, "we counted"))
    shown = assessments_as_text(DRAFT, [answered])
    assert "[•\u00a0530]" in shown
    assert (
        "• answered footnotes:4:16 530 – accepted because we counted (it was contradicted F201: It is 503.)"
        in (" ".join(shown.split()))
    )


def test_colours_are_only_for_terminals() -> None:
    shown = assessments_as_text(DRAFT, [WRONG], colour=True)
    assert "\x1b[31;1m✗ contradicted F201\x1b[0m" in shown
    assert "\x1b[31;1m[✗\u00a0530]\x1b[0m" in shown
    assert "\x1b" not in assessments_as_text(DRAFT, [WRONG])


def test_a_mark_that_runs_over_the_end_of_a_line_is_in_colours_on_both() -> None:
    text = "word " * 17 + "exactly one half of one half of them"
    draft = Draft("a.md", (Passage(text, PassageKind.PARAGRAPH, ((0, 1, 1),)),))
    one = Assessment("half", Verdict.SUPPORTED, 1, 86, 0, 85, 116, "So it is.")
    _, first, second, *_ = assessments_as_text(draft, [one], colour=True).splitlines()
    assert (first.count("\x1b[32m["), first.endswith("\x1b[0m")) == (1, True)
    assert (second.startswith("\x1b[32m  "), "]\x1b[0m" in second) == (True, True)


def test_a_long_passage_is_cut_to_the_sentences_that_state_something() -> None:
    filler = "Nothing is counted in this sentence, which is here to be left out of the report. "
    text = filler * 4 + "Gwent recorded 530. " + filler
    draft = Draft("a.md", (Passage(text, PassageKind.PARAGRAPH, ((0, 1, 1),)),))
    at = text.index("530")
    shown = assessments_as_text(draft, [replace(WRONG, start=at, end=at + 3, part=None)])
    assert shown.splitlines()[1] == "  … Gwent recorded [✗\u00a0530]. …"
