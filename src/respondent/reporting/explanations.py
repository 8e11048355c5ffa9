"""The page of diagnostics, ``docs/diagnostics.md``, taken apart: what each code means, wrong and right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SECTION = re.compile(r"^## (?P<code>[A-Z][0-9]{3}) (?P<title>.+)$", re.MULTILINE)
_EXAMPLE = re.compile(
    r"^(?P<which>Wrong|Right) \(`(?P<file>[^`\n]+)`\):\n\n(?P<fence>`{3,}).*\n(?P<text>(?:.*\n)*?)(?P=fence)$",
    re.MULTILINE,
)
CANNOT_BE_SHOWN = "Cannot be shown in a text file."


@dataclass(frozen=True, slots=True)
class Example:
    """A file that shows a problem or its absence; `file` is where it stands in a workspace."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code's section: `text` is all of it below the heading, in Markdown."""

    code: str
    title: str
    text: str
    wrong: Example | None
    right: Example | None


def parse_explanations(page: str) -> Mapping[str, Explanation]:
    """The sections of the page by code, in its order. What stands before the first one is left out."""
    _, *pieces = _SECTION.split(page)
    found: dict[str, Explanation] = {}
    for code, title, text in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        examples = {e["which"]: Example(e["file"], e["text"]) for e in _EXAMPLE.finditer(text)}
        found[code] = Explanation(
            code, title.strip(), text.strip(), examples.get("Wrong"), examples.get("Right")
        )
    return found
