"""Words before and after: with what goes and what comes marked, or in a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from respondent.model.change import Change, in_brief, runs_between
from respondent.model.shortened import shortened
from respondent.reporting.page.escape import escaped

TAGS = {"gone": "del", "new": "ins"}
"""What marks the words that are on one side only."""


SHORT = 60
LONG = 160
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence before and after, as HTML."""

    before: Markup
    after: Markup


def marked(before: str, after: str) -> Marked:
    """The words that go in ``del``, those that come in ``ins``."""
    runs = runs_between(before.split(), after.split())
    return Marked(side_of(runs, "gone"), side_of(runs, "new"))


def change_in_a_line(label: str, before: str, after: str) -> str:
    """What became of a field that is called so: “Value: 503 → 530”; of a long text, where the two differ."""
    before, after = (" ".join(text.split()) for text in (before, after))
    if not before:
        return f"{label}: {shortened(after, LONG)} (new)"
    if not after:
        return f"{label}: taken out (it was {shortened(before, LONG)})"
    return f"{label}: {in_a_line(before, after)}"


def in_a_line(before: str, after: str) -> str:
    """A text before and after: “503 → 530”; of a long one, where the two differ."""
    if len(before) <= SHORT and len(after) <= SHORT:
        return f"{before} → {after}"
    brief = in_brief(Change("", before, after, runs_between(before.split(), after.split())))
    if len(brief) <= LONGEST:
        return brief
    return f"“{shortened(before, LONG)}” → “{shortened(after, LONG)}”"


def side_of(runs: Iterable[tuple[str, str]], which: Literal["gone", "new"]) -> Markup:
    """The words before (those that are the same and “gone”), or after (“new”), out of what `runs_between` gives."""
    parts = [
        escaped(text) if kind == "same" else f"<{TAGS[which]}>{escaped(text)}</{TAGS[which]}>"
        for kind, text in runs
        if kind in {"same", which}
    ]
    return Markup(" ".join(parts))  # noqa: S704 - each part is escaped
