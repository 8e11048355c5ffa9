"""How surely a text means a figure of the evidence."""

from __future__ import annotations

from enum import IntEnum


class Degree(IntEnum):
    """How surely a text means a figure."""

    POSSIBLE = 1
    CLEAR = 2
    SURE = 3
