"""The words that a sign-off is on, piece by piece, and their hashes.

There are two of them: one over every word that is printed, one over the claims, recommendations and signatories
alone, so that an editor may be trusted with the rest. What a document rests on, how it looks and when it is built
do not enter. The pieces are kept with a sign-off, to show later what has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of text with single spaces between its words: `kind` says what it is of ("paragraph", "claim")."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SignedText:
    """All `words` of a document or a part of it, in its order, and its `claims` (recommendations, signatories)."""

    words: tuple[Piece, ...]
    claims: tuple[Piece, ...]

    @property
    def words_hash(self) -> str:
        """The SHA-256 over every word, in hexadecimal."""
        return _hash(self.words)

    @property
    def claims_hash(self) -> str:
        """The SHA-256 over claims, recommendations and signatories."""
        return _hash(self.claims)


def piece(kind: str, *texts: str | None) -> Piece:
    """A piece of one or several texts, those that there are, with " · " between them."""
    return Piece(kind, " · ".join(filter(None, (" ".join((text or "").split()) for text in texts))))


def as_lines(text: SignedText) -> str:
    """The pieces as a text file, a line each: kind, tab, words; an empty line before the claims."""
    return _lines(text.words) + "\n" + _lines(text.claims)


def from_lines(text: str) -> SignedText | None:
    """What `as_lines` wrote; None where the text is no such file. Line ends do not matter: git may change them."""
    words: list[Piece] = []
    claims: list[Piece] = []
    found = words
    for line in text.splitlines():
        if not line:
            if found is claims:
                return None
            found = claims
            continue
        kind, tab, content = line.partition("\t")
        if not tab:
            return None
        found.append(Piece(kind, content))
    return SignedText(tuple(words), tuple(claims)) if found is claims else None


def without_empty(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces that have words."""
    return tuple(one for one in pieces if one.text)


def _lines(pieces: Sequence[Piece]) -> str:
    return "".join(f"{one.kind}\t{one.text}\n" for one in pieces)


def _hash(pieces: Sequence[Piece]) -> str:
    return sha256(_lines(pieces).encode("utf-8", "surrogatepass")).hexdigest()
