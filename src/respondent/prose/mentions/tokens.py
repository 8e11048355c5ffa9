"""A passage taken apart into words, numbers and marks, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from respondent.prose.mentions.mention import Words


class Kind(Enum):
    """What a token is made of."""

    WORD = "word"  # letters, with apostrophes between them
    NUMBER = "number"  # digits, grouped by commas or thin spaces, with decimals
    MARK = "mark"  # any other character


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark; `low` is in small letters, with straight apostrophes."""

    kind: Kind
    text: str
    low: str
    start: int
    end: int


_TOKEN = re.compile(
    r"(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:[\u2009\u202f][0-9]{3})+)(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|\S"
)

END = Token(Kind.MARK, "", "", 1 << 60, 1 << 60)
"""What stands beyond either end of a text."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A passage's tokens. Beyond the ends there is `END`, so that a reader may look about freely."""

    source: str
    items: Sequence[Token]
    starts: Sequence[int] = field(repr=False)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Token:
        return self.items[index] if 0 <= index < len(self.items) else END

    def low(self, index: int) -> str:
        """The token in small letters; nothing beyond the ends."""
        return self.items[index].low if 0 <= index < len(self.items) else ""

    def touching(self, index: int) -> bool:
        """Whether the token follows the one before it without a space."""
        return 0 < index < len(self.items) and self.items[index - 1].end == self.items[index].start

    def at(self, offset: int) -> int:
        """The index of the first token that begins at `offset` or after it."""
        return bisect_left(self.starts, offset)

    def words(self, first: int, beyond: int) -> Words:
        """The text from the token `first` up to but not including the token `beyond`."""
        start, end = self.items[first].start, self.items[beyond - 1].end
        return Words(self.source[start:end], start, end)

    def follows(self, index: int, phrase: Sequence[str]) -> bool:
        """Whether the tokens from `index` on read so."""
        if index < 0 or index + len(phrase) > len(self.items):
            return False
        for offset, word in enumerate(phrase):  # noqa: SIM110 - a generator takes three times as long
            if self.items[index + offset].low != word:
                return False
        return True


def tokenize(text: str) -> Tokens:
    """The text's tokens, in one pass."""
    items = []
    for found in _TOKEN.finditer(text):
        written = found[0]
        if found.lastgroup == "word":
            kind, low = Kind.WORD, written.lower().replace("’", "'")
        else:
            kind, low = (Kind.NUMBER if found.lastgroup == "number" else Kind.MARK), written
        items.append(Token(kind, written, low, found.start(), found.end()))
    return Tokens(text, items, [item.start for item in items])
