"""Respondent: letters, consultation responses and press releases in which every claim carries its source.

As a library: ``from respondent import load, check, build``. Each takes a path, or what `load` gave, and returns
values; nothing is printed and nothing exits. They are imported when they are first asked for, so that
``respondent --help`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from respondent.build import build, check
    from respondent.loading.workspace import load

__all__ = ["build", "check", "load"]

_HOMES = {"build": "respondent.build", "check": "respondent.build", "load": "respondent.loading.workspace"}


def __getattr__(name: str) -> object:
    """The public functions, from the modules where they live."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
