"""Words before and after, with what goes and what comes marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from respondent.model.change import runs_between
from respondent.reporting.page.escape import escaped

TAGS = {"gone": "del", "new": "ins"}
"""What marks the words that are on one side only."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence before and after, as HTML."""

    before: Markup
    after: Markup


def marked(before: str, after: str) -> Marked:
    """The words that go in ``del``, those that come in ``ins``."""
    runs = runs_between(before.split(), after.split())
    return Marked(side_of(runs, "gone"), side_of(runs, "new"))


def side_of(runs: Iterable[tuple[str, str]], which: Literal["gone", "new"]) -> Markup:
    """The words before (those that are the same and “gone”), or after (“new”), out of what `runs_between` gives."""
    parts = [
        escaped(text) if kind == "same" else f"<{TAGS[which]}>{escaped(text)}</{TAGS[which]}>"
        for kind, text in runs
        if kind in {"same", which}
    ]
    return Markup(" ".join(parts))  # noqa: S704 - each part is escaped
