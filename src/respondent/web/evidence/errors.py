"""The errors that a change brings to its own files, at the fields of the form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from respondent.edit.propose import by_field
from respondent.model.diagnostic import Diagnostic
from respondent.model.edit import FileChange


def errors_at_fields(errors: Iterable[Diagnostic], files: Sequence[FileChange]) -> dict[str, str]:
    """For each field the errors that stand in it, in words; "" for those of no one field."""
    found: dict[str, str] = {}
    several = tuple(errors)
    for one in files:
        own = [error for error in several if error.span.path == one.path]
        for path, problems in by_field(own, one.after or b"").items():
            words = " ".join(f"{_sentence(path, p.message)} {p.remedy}".strip() for p in problems)
            found[path] = f"{found[path]} {words}" if path in found else words
    return found


def _sentence(path: str, message: str) -> str:
    """A message without the name of the field beside which it stands."""
    rest = message.removeprefix(f"{path}: ")
    return rest[:1].upper() + rest[1:]
