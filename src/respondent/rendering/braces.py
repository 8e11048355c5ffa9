"""Braces that are typed once: ``{ figure("offences") }`` would stand in the letter as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from respondent.rendering.claims import FUNCTIONS

_NOT_READ = re.compile(
    r"\{#.*?#\}|\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|^```.*?^```", re.DOTALL | re.MULTILINE
)
"""Remarks, and what is to be printed as it stands."""

_ONE_BRACE = re.compile(rf"(?<!\{{)\{{[ ]*(?:{'|'.join(FUNCTIONS)})\(")


def single_braces(source: str) -> Iterator[tuple[int, str]]:
    """The line of each single brace before a function's name, and what stands there."""
    read = _NOT_READ.sub(lambda found: "\n" * found[0].count("\n"), source)
    for found in _ONE_BRACE.finditer(read):
        yield read.count("\n", 0, found.start()) + 1, found[0]
