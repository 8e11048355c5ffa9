"""Diagnostics as SARIF, the form in which code hosts and editors take the findings of a checker.

SARIF 2.1.0 (OASIS, 2020). Paths are relative to where the command was run, with forward slashes; a problem of a
whole file has no region.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from posixpath import join, normpath
from urllib.parse import quote

from respondent.model.diagnostic import Code, Diagnostic, Severity, in_order
from respondent.model.span import Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}


def as_sarif(diagnostics: Iterable[Diagnostic], version: str, folder: str = "") -> dict[str, object]:
    """One run with its results, and the rules that they name; `folder` is the workspace's, from where one
    stands.
    """
    found = in_order(diagnostics)
    codes = sorted({d.code for d in found}, key=lambda code: code.id)
    places = {code.id: index for index, code in enumerate(codes)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Respondent",
                        "version": version,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(d, places[d.code.id], folder) for d in found],
            }
        ],
    }


def _rule(code: Code) -> dict[str, object]:
    return {
        "id": code.id,
        "shortDescription": {"text": code.title},
        "help": {"text": f"respondent explain {code.id}"},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(problem: Diagnostic, rule: int, folder: str) -> dict[str, object]:
    return {
        "ruleId": problem.code.id,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message} {problem.remedy}".strip()},
        "locations": [{"physicalLocation": _location(problem.span, folder)}],
    }


def _location(span: Span, folder: str) -> dict[str, object]:
    path = normpath(join(folder, span.path)) if span.path else "respondent.yaml"
    place: dict[str, object] = {"artifactLocation": {"uri": quote(path)}}
    if span.line:
        region = {"startLine": span.line, "startColumn": max(span.column, 1)}
        if span.end_line:
            region |= {"endLine": span.end_line, "endColumn": max(span.end_column, 1)}
        place["region"] = region
    return place
