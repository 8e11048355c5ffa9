"""The errors that a change brings to its own files, at the fields of the form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from respondent.edit.propose import by_field
from respondent.model.diagnostic import Diagnostic
from respondent.model.edit import FileChange
from respondent.web.evidence.draft import label_at

_MISSING = re.compile(r"“[\w.-]+” is missing\.")


def errors_at_fields(errors: Iterable[Diagnostic], files: Sequence[FileChange], kind: str) -> dict[str, str]:
    """For each field of a record of that kind the errors in it, in words; "" for those of no one field."""
    found: dict[str, str] = {}
    several = tuple(errors)
    for one in files:
        own = [error for error in several if error.span.path == one.path]
        for path, problems in by_field(own, one.after or b"").items():
            words = " ".join(_words(kind, path, one) for one in problems)
            found[path] = f"{found[path]} {words}" if path in found else words
    return found


def _words(kind: str, path: str, problem: Diagnostic) -> str:
    if path and _MISSING.fullmatch(problem.message):
        return f"Fill in “{label_at(kind, path)}”."
    return f"{_sentence(path, problem.message)} {problem.remedy}".strip()


def _sentence(path: str, message: str) -> str:
    """A message without the name of the field beside which it stands."""
    rest = message.removeprefix(f"{path}: ")
    return rest[:1].upper() + rest[1:]
