"""Respondent: letters, consultation responses and press releases in which every claim carries its source.

As a library: ``from respondent import load, check, build, factcheck, audit``. Each takes a path, or what `load`
gave, and returns values; nothing is printed and nothing exits.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

# At once, for otherwise the name would be the module's as soon as anybody imports that. It imports little itself.
from respondent.build import build, check

if TYPE_CHECKING:
    from respondent.audits import audit
    from respondent.comparisons import diff
    from respondent.factchecks import factcheck
    from respondent.loading.workspace import load

__all__ = ["audit", "build", "check", "diff", "factcheck", "load"]


_HOMES = {
    "audit": "respondent.audits",
    "diff": "respondent.comparisons",
    "factcheck": "respondent.factchecks",
    "load": "respondent.loading.workspace",
}


def __getattr__(name: str) -> object:
    """The others, imported when they are first used: `import respondent` is to stay quick."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
