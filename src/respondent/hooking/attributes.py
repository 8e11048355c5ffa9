"""Which files git merges with our driver: the lines of ours in ``.gitattributes``."""

from __future__ import annotations

import re

from respondent.loading.workspace import SETTINGS
from respondent.model.settings import Settings

BEGIN = "# respondent: records and tables are merged field by field, where “respondent git setup” was run."
END = "# respondent: end"

_OURS = re.compile(rf"\n?{re.escape(BEGIN)}\n.*?{re.escape(END)}\n?", re.DOTALL)


def with_ours(text: str, settings: Settings) -> str:
    """The file with the lines for a workspace's folders in it."""
    rest = without_ours(text)
    if rest and not rest.endswith("\n"):
        rest += "\n"
    patterns = [f"/{SETTINGS}"]
    for folder in (*settings.evidence, *settings.confidential_evidence):
        if not folder.startswith(".."):
            patterns += [f"/{folder.strip('/')}/**/*.{ending}" for ending in ("yaml", "yml", "csv")]
    lines = [f"{_quoted(pattern)} merge=respondent" for pattern in dict.fromkeys(patterns)]
    return "\n".join([*([rest] if rest else []), BEGIN, *lines, END]) + "\n"


def without_ours(text: str) -> str:
    """The file without them."""
    return _OURS.sub("", text)


def _quoted(pattern: str) -> str:
    """A pattern as git reads it: in quotation marks where it has a blank."""
    pattern = re.sub(r"[\[\]?\\]", r"\\\g<0>", pattern)
    if not re.search(r"[\s\"]", pattern):
        return pattern
    return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'
