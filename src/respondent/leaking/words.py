"""Text as plain words, so that neither marks, capitals nor hidden characters keep a phrase from being found."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff]"
)

STOP_WORDS = frozenset(
    (
        "about above after again against also although among another because been before being below between "
        "both cent could does doing down during each ever every from further have having here hers himself "
        "however into itself just less like many more most much must myself near none nothing only other "
        "others ours over rather same said says should since some still such than that their theirs them then "
        "there these they this those through told took under until upon very want were what when where which "
        "while whom whose will with within without would year years your yours"
    ).split()
)


def visible(text: str) -> str:
    """The text in compatibility form, without characters that are not seen."""
    if text.isascii():
        return text
    return _HIDDEN.sub("", unicodedata.normalize("NFKC", text))


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in small letters."""
    return _WORD.findall(visible(text).casefold())


def content_words(text: str) -> frozenset[str]:
    """The words that tell what a text is about, cut to their stems."""
    return frozenset(stem(word) for word in words_of(text) if is_content(word))


def is_content(word: str) -> bool:
    """Whether a word says something: no number, and none of the small words."""
    return len(word) >= 4 and word not in STOP_WORDS and not any(sign.isdigit() for sign in word)


def stem(word: str) -> str:
    """The word without a plural’s or a verb’s ending."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
