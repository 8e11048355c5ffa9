"""Problems and the places where they stand."""

from __future__ import annotations

import re

from respondent.model.codes import CODES
from respondent.model.diagnostic import Code, Severity, any_error, in_order
from respondent.model.span import Span

WRONG = Code("X101", Severity.ERROR, "wrong")
ODD = Code("X102", Severity.WARNING, "odd")


def test_a_problem_is_printed_with_its_place_code_message_and_remedy() -> None:
    problem = WRONG.at(Span("evidence/a.yaml", 3, 9), "This is wrong.", "Correct it.")

    assert str(problem) == "evidence/a.yaml:3:9 X101 This is wrong. Correct it."
    assert problem.severity is Severity.ERROR


def test_a_place_may_be_a_whole_file_or_a_line() -> None:
    assert str(Span("a.yaml")) == "a.yaml"
    assert str(Span("a.yaml", 3)) == "a.yaml:3:1"


def test_problems_are_listed_by_place_and_each_once() -> None:
    late = WRONG.at(Span("b.yaml", 2, 1), "Late.", "")
    early = ODD.at(Span("b.yaml", 1, 9), "Early.", "")
    other = WRONG.at(Span("a.yaml", 7, 7), "Other.", "")
    same_place = WRONG.at(Span("b.yaml", 1, 9), "Same place.", "")

    assert in_order([late, early, late, other, same_place]) == (other, same_place, early, late)


def test_only_an_error_counts_as_one() -> None:
    assert any_error([ODD.at(Span("a"), "", ""), WRONG.at(Span("a"), "", "")])
    assert not any_error([ODD.at(Span("a"), "", "")])
    assert not any_error([])


def test_every_code_is_listed_once_and_looks_like_one() -> None:
    assert len(CODES) > 20
    assert len({code.id for code in CODES}) == len(CODES)
    for code in CODES:
        assert re.fullmatch(r"[A-Z][0-9]{3}", code.id)
        assert code.title
        assert not code.title.endswith(".")
