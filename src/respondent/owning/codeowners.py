"""A CODEOWNERS file: whose word GitHub or GitLab ask for before a change goes in."""

from __future__ import annotations

import re

from respondent.model.partner import Partner
from respondent.model.settings import Settings

BEGIN = "# Written by “respondent git codeowners”, from the partners in respondent.yaml. Changes below are lost."
END = "# What respondent wrote ends here."

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where such a file may stand, in the order in which it is looked for."""


def codeowners(settings: Settings, prefix: str = "") -> str:
    """The lines for a workspace; `prefix` is the way to it from the repository's top, with “/” at its end.

    The last line that fits a file counts: so first what only partners with everything may change, then the folders
    of each. A partner without `code_owners` is left out, and its folders are those of whoever may change everything.
    """
    lines = [BEGIN]
    all_of_it = [team for partner in settings.partners if partner.everything for team in partner.code_owners]
    if all_of_it:
        lines.append(f"{_pattern(prefix, '') or '*'} {' '.join(dict.fromkeys(all_of_it))}")
    for partner in settings.partners:
        lines += [
            f"{_pattern(prefix, folder)} {' '.join(partner.code_owners)}" for folder in _own_folders(partner)
        ]
    return "\n".join([*lines, END]) + "\n"


def put_into(text: str, own: str) -> str:
    """A CODEOWNERS file with our lines in it, in the place of those that were there, else at its end."""
    found = re.search(rf"{re.escape(BEGIN)}\n.*?{re.escape(END)}\n?", text, re.DOTALL)
    if found:
        return text[: found.start()] + own + text[found.end() :]
    return own if not text.strip() else text.rstrip("\n") + "\n\n" + own


def _own_folders(partner: Partner) -> tuple[str, ...]:
    return partner.folders if partner.code_owners else ()


def _pattern(prefix: str, folder: str) -> str:
    path = f"/{prefix}{folder.strip('/')}".rstrip("/")
    return re.sub(r"([\\ #])", r"\\\1", path) + "/" if path else ""
