from __future__ import annotations

import pytest

from respondent.loading.silences import silences_in_template, silences_in_yaml
from respondent.model.codes import E104, N101
from respondent.model.span import Span

WHY = "because the meeting counted them"


def test_a_comment_above_a_line_is_about_that_line() -> None:
    (silence,), problems = silences_in_template(
        f"One.\n\n{{# respondent: ignore N101 {WHY} #}}\nTwo.\n", "t.md.j2", 8
    )
    assert problems == ()
    assert (silence.codes, silence.because) == (("N101",), "the meeting counted them")
    assert (silence.span, silence.first, silence.last) == (Span("t.md.j2", 10, 1), 10, 11)


def test_a_comment_on_a_line_is_about_that_line_alone() -> None:
    (silence,), _ = silences_in_template(f"One 400. {{# respondent: ignore N101 {WHY} #}}\nTwo.\n", "t.md.j2")
    assert (silence.first, silence.last) == (1, 1)


def test_a_comment_may_go_over_several_lines_and_blank_lines_do_not_count() -> None:
    text = f"{{#- respondent: ignore N101, E104 and N102\n   {WHY} -#}}\n\n{{# another #}}\nTwo.\nThree.\n"
    (silence,), _ = silences_in_template(text, "t.md.j2")
    assert (silence.codes, silence.first, silence.last) == (("N101", "E104", "N102"), 1, 5)


def test_a_comment_in_yaml_is_about_the_next_field() -> None:
    text = f"kind: source\n# respondent: ignore E104 {WHY}\n# and more\ntitle: A\n"
    (silence,), problems = silences_in_yaml(text.encode(), "evidence/a.yaml")
    assert problems == ()
    assert (silence.first, silence.last) == (2, 4)
    assert silence.silences(E104.at(Span("evidence/a.yaml", 4, 8), "", ""))
    assert not silence.silences(E104.at(Span("evidence/a.yaml", 5, 1), "", ""))
    assert not silence.silences(E104.at(Span("evidence/b.yaml", 4, 8), "", ""))
    assert not silence.silences(N101.at(Span("evidence/a.yaml", 4, 8), "", ""))


def test_a_comment_behind_a_value_is_about_its_line() -> None:
    (silence,), _ = silences_in_yaml(f"kind: source # respondent: ignore E104 {WHY}\ntitle: A\n", "a.yaml")
    assert (silence.span.column, silence.first, silence.last) == (14, 1, 1)


def test_a_problem_of_a_whole_file_is_silenced_at_its_top() -> None:
    (silence,), _ = silences_in_yaml(f"# respondent: ignore E104 {WHY}\r\nkind: source\r\n", "a.yaml")
    assert silence.silences(E104.at(Span("a.yaml"), "", ""))


@pytest.mark.parametrize(
    "said",
    [
        "ignore N101",
        "ignore N101 because",
        f"ignore {WHY}",
        f"ignore N999 {WHY}",
        f"ignore T201 {WHY}",
        f"ignore N101, R201 {WHY}",
        f"ignor N101 {WHY}",
        "",
    ],
)
def test_a_comment_without_a_rule_or_a_reason_is_reported(said: str) -> None:
    silences, problems = silences_in_template(f"{{# respondent: {said} #}}\nOne.\n", "t.md.j2")
    assert silences == ()
    assert [(problem.code.id, problem.span.line) for problem in problems] == [("S302", 1)]


@pytest.mark.parametrize("text", ["", "Respondent: a word.\n", "{# other #}\n", "respondent: 1\n"])
def test_what_is_no_such_comment_is_none(text: str) -> None:
    assert silences_in_template(text, "t.md.j2") == ((), ())
    assert silences_in_yaml(text, "a.yaml") == ((), ())
