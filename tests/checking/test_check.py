"""How rules are applied: left out, silenced, broken; and what holds a document back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from respondent.build import build, check
from respondent.checking.check import check_workspace
from respondent.checking.page import Page
from respondent.checking.registry import DOCUMENT_RULES
from respondent.checking.rule import DocumentRule
from respondent.loading.workspace import load
from respondent.model.codes import N101, N102
from respondent.model.diagnostic import Diagnostic
from respondent.rendering.render import render

Workspaces = Callable[[dict[str, str]], Path]

HEAD = "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
TYPED = 'More than 400 came.\n\nPolice recorded {{ figure("offences") }} offences.\n'


def letter(body: str, head: str = HEAD) -> dict[str, str]:
    return {"templates/letter.md.j2": head + body}


def found(problems: Iterable[Diagnostic]) -> list[tuple[str, int]]:
    return [(problem.code.id, problem.span.line) for problem in problems]


def test_a_finding_stands_at_its_words(workspace: Workspaces) -> None:
    body = f"We met, as\nwe had said,\nand {TYPED}"
    (problem,) = check(workspace(letter(body)))
    assert str(problem.span) == "templates/letter.md.j2:10:15"


def test_the_second_of_two_like_words_is_found_where_it_stands(workspace: Workspaces) -> None:
    body = 'There were 400 of them.\nPolice recorded {{ figure("offences") }}; 400 more came.\n'
    assert found(check(workspace(letter(body)))) == [("N101", 8), ("N101", 9)]


def test_a_rule_can_be_left_out(workspace: Workspaces) -> None:
    settings = {"respondent.yaml": "respondent: 1\nunits: [offence]\nchecks: {ignore: [N101]}\n"}
    assert found(check(workspace(letter(TYPED) | settings))) == []


@pytest.mark.parametrize("code", ["N999", "T201", "stale"])
def test_only_a_rule_can_be_left_out(workspace: Workspaces, code: str) -> None:
    settings = {"respondent.yaml": f"respondent: 1\nchecks: {{ignore: [{code}]}}\n"}
    assert ("S103", 2) in found(check(workspace(settings)))


def test_a_comment_with_a_reason_silences_one_place(workspace: Workspaces) -> None:
    body = "{# respondent: ignore N101 because we counted #}\nMore than 400 came.\n\n" + TYPED
    assert found(check(workspace(letter(body)))) == [("N101", 11)]


def test_a_comment_that_silences_nothing_is_reported(workspace: Workspaces) -> None:
    body = "{# respondent: ignore N101 because we counted #}\nMany came.\n\n" + TYPED
    assert found(check(workspace(letter(body)))) == [("S301", 8), ("N101", 11)]


def test_a_comment_about_a_rule_that_is_left_out_is_not_reported(workspace: Workspaces) -> None:
    settings = {"respondent.yaml": "respondent: 1\nunits: [offence]\nchecks: {ignore: [N101]}\n"}
    body = "{# respondent: ignore N101 because we counted #}\n" + TYPED
    assert found(check(workspace(letter(body) | settings))) == []


def test_a_comment_in_front_matter_silences_what_is_found_there(workspace: Workspaces) -> None:
    title = "title: More than 400 came\n"
    head = HEAD.replace("title: Offences\n", title)
    body = 'Police recorded {{ figure("offences") }} offences.\n'
    assert found(check(workspace(letter(body, head)))) == [("N101", 3)]
    silent = HEAD.replace("title: Offences\n", f"# respondent: ignore N101 because we counted\n{title}")
    assert found(check(workspace(letter(body, silent)))) == []


def test_a_comment_in_a_record_silences_what_is_found_there(workspace: Workspaces) -> None:
    unused = "kind: finding\nstatement: So.\nsource: crime-data\n"
    assert found(check(workspace({"evidence/unused.yaml": unused}))) == [("E105", 1)]
    silent = f"# respondent: ignore E105 because it is for the next letter\n{unused}"
    assert found(check(workspace({"evidence/unused.yaml": silent}))) == []


def test_a_comment_in_a_partial_silences_what_is_found_there(workspace: Workspaces) -> None:
    files = letter('{% include "came.md.j2" %}\n\nPolice recorded {{ figure("offences") }} offences.\n')
    came = {"templates/came.md.j2": "More than 400 came.\n"}
    (problem,) = check(workspace(files | came))
    assert (problem.code.id, problem.span.path) == ("N101", "templates/came.md.j2")
    came = {"templates/came.md.j2": "{# respondent: ignore N101 because we counted #}\nMore than 400 came.\n"}
    assert found(check(workspace(files | came))) == []


def test_a_false_word_holds_the_document_back_and_no_other(workspace: Workspaces) -> None:
    root = workspace(letter('Police recorded over {{ figure("offences") }} offences.\n'))
    built = build(root)
    assert [one.document for one in built.withheld] == ["letter"]
    assert [one.code.id for one in built.withheld[0].because] == ["N102"]
    assert {one.document for one in built.written} == {"release-gwent", "release-dyfed-powys"}


def test_a_false_record_holds_back_what_rests_on_it(workspace: Workspaces, small: dict[str, str]) -> None:
    wrong = small["evidence/offences.yaml"].replace("recorded 38,685", "recorded 38,658")
    built = build(workspace({"evidence/offences.yaml": wrong}))
    assert [one.document for one in built.withheld] == ["letter"]
    assert [one.code.id for one in built.withheld[0].because] == ["E115"]


def test_a_warning_holds_nothing_back(workspace: Workspaces) -> None:
    built = build(workspace(letter(TYPED)))
    assert built.withheld == ()
    assert found(built.diagnostics) == [("N101", 8)]


def test_a_silenced_error_holds_nothing_back(workspace: Workspaces) -> None:
    comment = "{# respondent: ignore N102 because the source itself says so #}\n"
    built = build(workspace(letter(comment + 'Police recorded over {{ figure("offences") }} offences.\n')))
    assert (built.withheld, built.diagnostics) == ((), ())


def test_what_no_document_uses_is_not_told_while_some_document_is_not_known(workspace: Workspaces) -> None:
    files = letter('Police recorded {{ figure("no-such") }} offences.\n')
    files["evidence/unused.yaml"] = "kind: finding\nstatement: So.\nsource: crime-data\n"
    assert {code for code, _ in found(check(workspace(files)))} == {"T220"}


def test_a_rule_that_breaks_down_does_not_stop_the_others(
    workspace: Workspaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(page: Page) -> list[Diagnostic]:
        raise KeyError(page.document.id)

    rules = (DocumentRule(N102, breaks), *(r for r in DOCUMENT_RULES if r.code is N101))
    monkeypatch.setattr("respondent.checking.registry.DOCUMENT_RULES", rules)
    problems = check(workspace(letter(TYPED)))
    assert [p.code.id for p in problems if p.span.path == "templates/letter.md.j2"] == ["S303", "N101"]
    assert "N102" in problems[0].message
    assert "KeyError" in problems[0].message


def test_the_library_checks_a_workspace_and_its_documents_at_once(workspace: Workspaces) -> None:
    loaded = load(workspace(letter(TYPED)))
    documents = [
        document
        for template_id in loaded.workspace.templates
        for document in render(loaded.workspace, template_id).documents
    ]
    assert found(check_workspace(loaded.workspace, documents)) == [("N101", 8)]


def test_a_record_that_differs_from_many_is_told_once(workspace: Workspaces) -> None:
    """Each of two hundred alike records against each other would be some 20,000 warnings."""
    same = (
        "kind: statistic\nstatement: Police recorded {0} offences.\nsource: crime-data\nvalue: {0}\n"
        "unit: offence\nmeasure: recorded\nperiod: 2023/24\nplace: Wales\n"
    )
    root = workspace({f"evidence/figure-{n}.yaml": same.format(1111 + 2 * n) for n in range(200)})
    told = [one for one in check(root) if one.code.id == "E108"]
    assert len(told) == 199
    assert any(one.message.endswith(" 198 more say something else.") for one in told)
