"""Diagnostics as GitHub's workflow commands, which show each beside its line in a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from posixpath import join, normpath

from respondent.model.diagnostic import Diagnostic, Severity, in_order

_COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def as_github(diagnostics: Iterable[Diagnostic], folder: str = "") -> str:
    """A line for each diagnostic; `folder` is the workspace's, from the root of the repository."""
    return "".join(_command(diagnostic, folder) for diagnostic in in_order(diagnostics))


def _command(problem: Diagnostic, folder: str) -> str:
    span = problem.span
    properties = {"file": normpath(join(folder, span.path)) if span.path else "respondent.yaml"}
    if span.line:
        properties |= {"line": str(span.line), "col": str(max(span.column, 1))}
    properties["title"] = f"{problem.code.id} {problem.code.title}"
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{problem.message} {problem.remedy}".strip()
    return f"::{_COMMANDS[problem.severity]} {given}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    """The signs that would end the command, as GitHub's runner unescapes them."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
