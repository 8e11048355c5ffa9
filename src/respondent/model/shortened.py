"""Somebody's text as a message quotes it: long text is cut, so that the message can be read."""

from __future__ import annotations


def shortened(text: str, kept: int, unless: int | None = None) -> str:
    """The first `kept` characters and an ellipsis; the whole text if it has no more than `unless` of them.

    `unless` is `kept`, if it is not given.
    """
    return text if len(text) <= (kept if unless is None else unless) else f"{text[:kept]}…"


def quoted_at_end(text: str) -> str:
    """Somebody's text in quotation marks at the end of a sentence, which has one full stop: theirs or ours."""
    return with_full_stop(f"“{text}”")


def with_full_stop(sentence: str) -> str:
    """A sentence with its full stop, unless it ends with a quotation that has one."""
    return sentence if sentence.endswith((".”", "!”", "?”")) else f"{sentence}."
