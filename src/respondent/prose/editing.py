"""A piece of text and its later version, word by word."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.model.change import Change
from respondent.model.signed_text import Piece
from respondent.prose.pairing import stretches


def edited(old: Piece | None, new: Piece | None) -> Change:
    """The words of an edited piece; where only its place in a list changed, nothing but that is new.

    None stands for the side on which there is none; one of them is given.
    """
    if new is None:
        gone = old or Piece("", "")
        return Change(gone.kind, gone.text, None, (("gone", gone.text),))
    if old is None:
        return Change(new.kind, None, new.text, (("new", new.text),))
    was, now = old.text.split(), new.text.split()
    runs: list[tuple[str, str]] = []
    for same, first, last, start, end in stretches(was, now):
        if same:
            runs.append(("same", " ".join(now[start:end])))
            continue
        runs += [(what, text) for what, text in _two(was[first:last], now[start:end]) if text]
    return Change(new.kind, old.text, new.text, tuple(_joined(runs)))


def _joined(runs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The runs with those that follow one of their own sort put together."""
    found: list[tuple[str, str]] = []
    for what, text in runs:
        if found and found[-1][0] == what:
            found[-1] = what, f"{found[-1][1]} {text}"
        else:
            found.append((what, text))
    return found


def _two(gone: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("gone", " ".join(gone)), ("new", " ".join(new))
