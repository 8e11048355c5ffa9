"""A CODEOWNERS file: whose word GitHub or GitLab ask for before a change goes in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from respondent.model.evidence import DataTable
from respondent.model.partner import Partner, owner_of_path
from respondent.model.record import Record
from respondent.model.settings import Settings

BEGIN = (
    "# Written by “respondent git codeowners”, from the partners in respondent.yaml. Changes below are lost."
)
END = "# What respondent wrote ends here."

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where such a file may stand, in the order in which it is looked for."""

_NONE: Mapping[str, str] = {}


def codeowners(settings: Settings, prefix: str = "", apart: Mapping[str, str] = _NONE) -> str:
    """The lines for a workspace; `prefix` is the way to it from the repository's top, with “/” at its end.

    `apart` are files that are not of whom their folder is, with their owners. The last line that fits a file
    counts: so first what only partners with everything may change, then each one's folders, then those files. The
    folders of a partner without `code_owners` are those of whoever may change everything.
    """
    teams = {partner.organisation: " ".join(partner.code_owners) for partner in settings.partners}
    everything = [team for partner in settings.partners if partner.everything for team in partner.code_owners]
    lines = [BEGIN]
    if everything:
        lines.append(f"{f'{_pattern(prefix)}/' if prefix else '*'} {' '.join(dict.fromkeys(everything))}")
    for partner in settings.partners:
        if partner.code_owners:
            lines += [f"{_pattern(prefix + f)}/ {teams[partner.organisation]}" for f in partner.folders]
    lines += [
        f"{_pattern(prefix + f)} {teams[owner]}" for f, owner in sorted(apart.items()) if teams.get(owner)
    ]
    return "\n".join([*lines, END]) + "\n"


def files_apart(records: Iterable[Record], partners: Sequence[Partner]) -> dict[str, str]:
    """The files of records whose `owner` is another than their folder's, with that owner."""
    found = {}
    for record in records:
        if record.owner is None or record.owner == owner_of_path(record.span.path, partners):
            continue
        found[record.span.path] = record.owner
        if isinstance(record, DataTable):
            found[record.rows_path] = record.owner
    return found


def put_into(text: str, own: str) -> str:
    """A CODEOWNERS file with our lines in it, in the place of those that were there, else at its end."""
    found = re.search(rf"{re.escape(BEGIN)}\n.*?{re.escape(END)}\n?", text, re.DOTALL)
    if found:
        return text[: found.start()] + own + text[found.end() :]
    return own if not text.strip() else text.rstrip("\n") + "\n\n" + own


def _pattern(path: str) -> str:
    return re.sub(r"([\\ #])", r"\\\1", f"/{path.strip('/')}")
