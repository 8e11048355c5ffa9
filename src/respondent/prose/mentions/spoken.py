"""What a speaker counts of their own, in their quoted words: “I had 14 families on Monday and one room”."""

from __future__ import annotations

from collections.abc import Set

from respondent.prose.mentions.piece import Piece
from respondent.prose.mentions.quotes import quotation_at
from respondent.prose.mentions.sense import SMALL
from respondent.prose.mentions.tokens import Kind, Tokens

_MINE = frozenset(["i", "i'm", "i've", "i'd", "i'll", "my", "me", "myself"])
_MANY = 100
"""From here on a number is one that somebody has counted for others, too."""

_SAYING = frozenset(["we", "they", "it", "you", "he", "she", "there"])
_TITLE = 5
"""So many words in quotation marks are a title or a phrase, and no sentence."""


def is_spoken(tokens: Tokens, piece: Piece, quotations: tuple[tuple[int, int], ...]) -> bool:
    """Whether the number is a speaker's own: a small one, or one of somebody who speaks of themselves."""
    amount = piece.amount
    if not amount.plain or amount.stated is None or amount.stated.value >= _MANY:
        return False
    if piece.rate or piece.change or piece.than or piece.of:
        return False
    quotation = quotation_at(quotations, tokens[amount.first].start)
    if quotation is None:
        return False
    words = _words(tokens, quotation)
    return (
        amount.stated.value < SMALL or bool(_MINE & words) or (len(words) <= _TITLE and not _SAYING & words)
    )


def _words(tokens: Tokens, span: tuple[int, int]) -> Set[str]:
    """The words of the quotation, as far as they need to be known."""
    first, beyond = tokens.at(span[0]), tokens.at(span[1])
    return {
        tokens.low(index)
        for index in range(first, min(beyond, first + 200))
        if tokens[index].kind is not Kind.MARK
    }
