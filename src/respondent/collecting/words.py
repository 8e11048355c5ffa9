"""A paragraph's words, as two copies are compared: what word processors and note numbers change does not count."""

from __future__ import annotations

import re

from respondent.auditing.likeness import plain

_RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
_WORD = re.compile(r"\S+")
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-"})


def key_of(text: str) -> str:
    """What two texts share that say the same in the same words."""
    return plain(_RAISED.sub("", text))


def word_key(word: str) -> str:
    """The same for a word; a dash of another length, as word processors set it while one types, is the same."""
    return key_of(word).translate(_DASHES) or word


def word_places(text: str) -> tuple[tuple[int, int], ...]:
    """Where each word of a text begins and ends."""
    return tuple(found.span() for found in _WORD.finditer(text))


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words."""
    return key_of(one) == key_of(other) or [*map(word_key, one.split())] == [*map(word_key, other.split())]
