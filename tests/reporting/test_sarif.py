from __future__ import annotations

from respondent.model.diagnostic import Code, Severity
from respondent.model.span import Span
from respondent.reporting.sarif import as_sarif

STALE = Code("E903", Severity.WARNING, "a stale source")
FALSE = Code("N902", Severity.ERROR, "words that do not hold")
LATER = FALSE.at(Span("templates/a b.md.j2", 9, 4, 9, 8), "“Over six” does not hold.", "Leave it out.")
OLD = STALE.at(Span("evidence/a.yaml"), "This is old.", "")
NOWHERE = STALE.at(Span("evidence/a.yaml", 3), "This is old, too.", "")


def only_run(report: dict[str, object]) -> dict[str, object]:
    runs = report["runs"]
    assert isinstance(runs, list)
    (run,) = runs
    assert isinstance(run, dict)
    return run


def test_each_problem_is_a_result_with_its_place() -> None:
    report = as_sarif([LATER, OLD], "1.2.3")
    assert report["version"] == "2.1.0"
    assert only_run(report)["results"] == [
        {
            "ruleId": "E903",
            "ruleIndex": 0,
            "level": "warning",
            "message": {"text": "This is old."},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": "evidence/a.yaml"}}}],
        },
        {
            "ruleId": "N902",
            "ruleIndex": 1,
            "level": "error",
            "message": {"text": "“Over six” does not hold. Leave it out."},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "templates/a%20b.md.j2"},
                        "region": {"startLine": 9, "startColumn": 4, "endLine": 9, "endColumn": 8},
                    }
                }
            ],
        },
    ]


def test_each_code_is_a_rule_once() -> None:
    tool = only_run(as_sarif([LATER, OLD, NOWHERE], "1.2.3"))["tool"]
    assert isinstance(tool, dict)
    driver = tool["driver"]
    assert driver["version"] == "1.2.3"
    assert [rule["id"] for rule in driver["rules"]] == ["E903", "N902"]
    assert driver["rules"][1]["help"] == {"text": "respondent explain N902"}


def test_paths_are_from_where_the_command_was_run() -> None:
    results = only_run(as_sarif([NOWHERE], "1", "work/space"))["results"]
    assert isinstance(results, list)
    assert results[0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "work/space/evidence/a.yaml"},
        "region": {"startLine": 3, "startColumn": 1},
    }


def test_nothing_wrong_is_a_run_without_results() -> None:
    assert only_run(as_sarif([], "1"))["results"] == []
