"""The errors that a change brings to its own files, at the fields of the form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from respondent.edit.propose import by_field
from respondent.model.codes import E115, R201, R202
from respondent.model.diagnostic import Diagnostic
from respondent.model.edit import FileChange
from respondent.model.workspace import Workspace
from respondent.web.evidence.draft import label_at
from respondent.web.evidence.no_such import no_such, of_another_kind

_MISSING = re.compile(r"“[\w.-]+” is missing\.")
_NOT_THERE = re.compile(r"There is no (?P<kind>[a-z]+) “(?P<name>.*)”\.")
_OF_ANOTHER = re.compile(r"“(?P<name>.*)” is an? [a-z]+, but an? (?P<kind>[a-z]+) is needed here\.")
_STATEMENT = re.compile(r"\AThe statement of “[^”]*”")


def in_form_words(problem: Diagnostic) -> Diagnostic:
    """A problem of a record as the page of that record says it, which need not say which it is."""
    if problem.code is not E115:
        return problem
    message = _STATEMENT.sub("The sentence", problem.message)
    return replace(problem, message=message, remedy=problem.remedy.replace("the statement", "the sentence"))


def errors_at_fields(
    errors: Iterable[Diagnostic], files: Sequence[FileChange], kind: str, workspace: Workspace
) -> dict[str, str]:
    """For each field of a record of that kind the errors in it, in words; "" for those of no one field.

    `workspace` has the records that somebody may have meant who named one that is not there.
    """
    found: dict[str, str] = {}
    several = tuple(errors)
    for one in files:
        own = [error for error in several if error.span.path == one.path]
        for path, problems in by_field(own, one.after or b"").items():
            words = " ".join(_words(kind, path, one, workspace) for one in problems)
            found[path] = f"{found[path]} {words}" if path in found else words
    return found


def _words(kind: str, path: str, problem: Diagnostic, workspace: Workspace) -> str:
    if path and _MISSING.fullmatch(problem.message):
        return f"Fill in “{label_at(kind, path)}”."
    if problem.code is R201 and (named := _NOT_THERE.fullmatch(problem.message)):
        return no_such(workspace, named["kind"], named["name"])
    if problem.code is R202 and (named := _OF_ANOTHER.fullmatch(problem.message)):
        return of_another_kind(workspace, named["kind"], named["name"])
    told = in_form_words(problem)
    return f"{_sentence(path, told.message)} {told.remedy}".strip()


def _sentence(path: str, message: str) -> str:
    """A message without the name of the field beside which it stands."""
    rest = message.removeprefix(f"{path}: ")
    return rest[:1].upper() + rest[1:]
