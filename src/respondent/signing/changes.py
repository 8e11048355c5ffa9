"""What changed between the text that was signed and the text as it is, piece by piece and word by word."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.model.change import Change
from respondent.model.signed_text import Piece
from respondent.prose.editing import edited
from respondent.prose.pairing import paired


def changes_between(before: Sequence[Piece], after: Sequence[Piece]) -> tuple[Change, ...]:
    """The pieces that are otherwise, gone or new, in the order of the document."""
    return tuple(
        edited(None if old is None else before[old], None if new is None else after[new])
        for old, new in paired(before, after)
        if old is None or new is None or before[old] != after[new]
    )
