"""Words before and after, with what goes and what comes marked."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from respondent.model.change import runs_between
from respondent.reporting.page.escape import escaped


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence before and after, as HTML."""

    before: Markup
    after: Markup


def marked(before: str, after: str) -> Marked:
    """The words that go in ``del``, those that come in ``ins``."""
    runs = runs_between(before.split(), after.split())
    return Marked(_side(runs, "gone", "del"), _side(runs, "new", "ins"))


def _side(runs: tuple[tuple[str, str], ...], which: str, tag: str) -> Markup:
    parts = [
        escaped(text) if kind == "same" else f"<{tag}>{escaped(text)}</{tag}>"
        for kind, text in runs
        if kind in {"same", which}
    ]
    return Markup(" ".join(parts))  # noqa: S704 - each part is escaped
