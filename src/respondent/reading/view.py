"""Which text of a file with tracked changes is read."""

from __future__ import annotations

from enum import StrEnum


class View(StrEnum):
    """The text as it would be with every tracked change accepted, or as it was before the changes, or with both."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"
    MARKED = "marked"  # what was taken out stands beside what was put in
