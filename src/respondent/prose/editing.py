"""A piece of text and its later version, word by word."""

from __future__ import annotations

from respondent.model.change import Change, runs_between
from respondent.model.signed_text import Piece


def edited(old: Piece | None, new: Piece | None) -> Change:
    """The words of an edited piece; where only its place in a list changed, nothing but that is new.

    None stands for the side on which there is none; one of them is given.
    """
    if new is None:
        gone = old or Piece("", "")
        return Change(gone.kind, gone.text, None, (("gone", gone.text),))
    if old is None:
        return Change(new.kind, None, new.text, (("new", new.text),))
    return Change(new.kind, old.text, new.text, runs_between(old.text.split(), new.text.split()))
