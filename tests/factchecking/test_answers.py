"""What readers answer to a draft's assessments, and the file that keeps it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given as every
from hypothesis import strategies as st

from respondent.factchecking.answers import (
    AnswerRefusedError,
    Figure,
    Given,
    apply_answers,
    figure_at,
    figures_of,
    parse_answer,
)
from respondent.factchecking.answers_file import answers_path, answers_text, read_answers
from respondent.model.answer import Answer, AnswerKind
from respondent.model.assessment import Assessment, Verdict
from respondent.model.draft import Draft, Passage, PassageKind

Workspaces = Callable[[dict[str, str]], Path]
ACCEPTED = Answer(AnswerKind.ACCEPTED, "we counted")
NONE = Answer(AnswerKind.NO_STATISTIC)
TEXT = "We held 12 of 12 places. Gwent recorded\n530 offences. The end."


def draft(*texts: str) -> Draft:
    return Draft("a.md", tuple(Passage(text, PassageKind.PARAGRAPH, ((0, 3, 1),)) for text in texts))


def found(text: str, figure: str, nth: int = 0, passage: int = 0, expected: str | None = None) -> Assessment:
    start = -1
    for _ in range(nth + 1):
        start = text.index(figure, start + 1)
    verdict = Verdict.CONTRADICTED
    end = start + len(figure)
    return Assessment(figure, verdict, 3, start + 1, passage, start, end, "No.", expected=expected)


def test_an_answer_is_bound_to_the_words_of_its_figure_and_its_sentence() -> None:
    assessments = [found(TEXT, "12"), found(TEXT, "12", 1), found(TEXT, "530")]
    assert list(figures_of(draft(TEXT), assessments)) == [
        Figure("12", "We held 12 of 12 places."),
        Figure("12", "We held 12 of 12 places.", 2),
        Figure("530", "Gwent recorded 530 offences."),
    ]


def test_an_answer_stays_when_its_sentence_moves_and_lapses_when_its_words_change() -> None:
    given = [Given(Figure("530", "Gwent recorded 530 offences."), ACCEPTED, Verdict.CONTRADICTED)]
    moved = "Something new. Gwent recorded 530 offences."
    (one,), lapsed = apply_answers(draft("Title", moved), [found(moved, "530", passage=1)], given)
    assert (one.answer, one.is_false, lapsed) == (ACCEPTED, False, ())
    changed = "Gwent recorded 540 offences."
    (one,), lapsed = apply_answers(draft(changed), [found(changed, "540")], given)
    assert (one.answer, one.is_false) == (None, True)
    assert [problem.code.id for problem in lapsed] == ["B202"]


def test_an_acceptance_lapses_when_something_else_is_said_against_the_figure() -> None:
    figure = Figure("530", "Gwent recorded 530 offences.")
    for verdict, expected in ((Verdict.UNSUPPORTED, None), (Verdict.CONTRADICTED, "503")):
        given = [Given(figure, ACCEPTED, verdict, expected)]
        (one,), lapsed = apply_answers(draft(TEXT), [found(TEXT, "530", expected="504")], given)
        assert (one.answer, len(lapsed)) == (None, 1)
        assert "has changed since it was accepted: No." in lapsed[0].message


def test_what_is_no_statistic_is_none_whatever_the_evidence_says() -> None:
    given = [Given(Figure("530", "Gwent recorded 530 offences."), NONE)]
    (one,), lapsed = apply_answers(draft(TEXT), [found(TEXT, "530", expected="504")], given)
    assert (one.answer, lapsed) == (NONE, ())


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("not a statistic", NONE),
        ("Not a  statistic because it is a name.", Answer(AnswerKind.NO_STATISTIC, "it is a name")),
        ("accepted because we counted", ACCEPTED),
    ],
)
def test_an_answer_is_read_from_the_words_that_people_give(text: str, answer: Answer) -> None:
    assert parse_answer(text) == answer


@pytest.mark.parametrize("text", ["", "no", "accepted", "accepted because ", "accepted because \ue000"])
def test_other_words_are_refused(text: str) -> None:
    with pytest.raises(AnswerRefusedError):
        parse_answer(text)


def test_a_figure_is_found_by_any_place_in_it_and_a_wrong_place_is_told_the_right_ones() -> None:
    assessments = [found(TEXT, "12"), found(TEXT, "530")]
    column = TEXT.index("530") + 1
    for place in (f"3:{column}", f"3:{column + 2}"):
        assert figure_at(draft(TEXT), assessments, place)[1] is assessments[1]
    with pytest.raises(AnswerRefusedError, match=r"On that line there are: 3:9 “12”; 3:41 “530”"):
        figure_at(draft(TEXT), assessments, "3:1")
    for place in ("4:1", "nonsense", ""):
        with pytest.raises(AnswerRefusedError, match="as “respondent factcheck” shows them"):
            figure_at(draft(TEXT), assessments, place)


def test_the_file_stands_beside_the_draft() -> None:
    assert answers_path(Path("a/draft.docx")) == Path("a/draft.docx.answers.yaml")


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).map(
    lambda text: " ".join(text.split())
)


@every(
    st.lists(st.tuples(words.filter(bool), words.filter(bool), words.filter(bool)), max_size=3, unique=True)
)
def test_answers_come_back_from_their_file_as_they_went(entries: list[tuple[str, str, str]]) -> None:
    given = [
        Given(Figure(figure, sentence, 2), Answer(AnswerKind.ACCEPTED, why), Verdict.CONTRADICTED, why)
        for figure, sentence, why in entries
    ]
    read, problems = read_answers(answers_text(given), "a.md.answers.yaml")
    assert problems == ()
    assert [(one.figure, one.answer, one.verdict, one.expected) for one in read] == [
        (one.figure, one.answer, one.verdict, one.expected) for one in given
    ]


WHOLE = "  - figure: '1'\n    sentence: There is 1.\n    answer: not a statistic\n"


@pytest.mark.parametrize(
    ("item", "place", "message"),
    [
        ("  - figure: '1'\n    answer: not a statistic\n", (2, 5), "no “sentence”"),
        ("  - words\n", (2, 5), "has fields"),
        (WHOLE + "    figur: '2'\n", (5, 5), "no field “figur”"),
        (WHOLE.replace("not a", "a"), (4, 13), "neither"),
        (WHOLE.replace("not a statistic", "accepted"), (2, 5), "no “because”"),
        (WHOLE.replace("not a statistic", "accepted\n    because: so"), (2, 5), "no “verdict”"),
        (WHOLE + "    verdict: wrong\n", (5, 14), "none that"),
        (WHOLE + "    occurrence: first\n", (5, 17), "whole number"),
        (WHOLE + "    because: [a]\n", (5, 14), "some words belong here"),
    ],
)
def test_an_answer_that_is_not_in_order_is_reported_at_its_place_and_the_rest_is_read(
    item: str, place: tuple[int, int], message: str
) -> None:
    given, problems = read_answers(f"answers:\n{item}{WHOLE}", "a.yaml")
    assert len(given) == 1
    assert (problems[0].code.id, (problems[0].span.line, problems[0].span.column)) == ("B201", place)
    assert message in problems[0].message


@pytest.mark.parametrize(
    ("text", "code"), [("- a\n", "B201"), ("answers: {\n", "Y118"), ("answer: []\n", "B201")]
)
def test_a_file_that_is_no_list_of_answers_is_reported(text: str, code: str) -> None:
    given, problems = read_answers(text, "a.yaml")
    assert (given, [problem.code.id for problem in problems][:1]) == ((), [code])
