"""Capitalised names near a number: South Yorkshire, Yorkshire and the Humber, Snapchat, Dyfed-Powys."""

from __future__ import annotations

from bisect import bisect_left

from respondent.prose.mentions.mention import Words
from respondent.prose.mentions.tokens import Kind, Tokens
from respondent.prose.mentions.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
)

_NO_NAMES = (
    PREPOSITIONS | CONJUNCTIONS | DETERMINERS | PRONOUNS | AUXILIARIES | ADVERBS | VERBS
    | frozenset(
    "one two three four five six seven eight nine ten half most overall meanwhile however similarly "
    "nationally police forces calls children people january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday not "
    "of roughly approximately thousands hundreds dozens tens twice first second third".split()
)
)  # fmt: skip
_INNER = frozenset(["-", "‑", "&", "–"])
_MOST = 12
"""So many names are kept for a mention, the nearest."""


def find_names(tokens: Tokens, starts_of_sentences: frozenset[int]) -> tuple[Words, ...]:
    """The names in the text, in order. A sentence's first word counts unless it is an ordinary one."""
    found = []
    at = 0
    while at < len(tokens):
        beyond = _name(tokens, at, first=tokens[at].start in starts_of_sentences)
        if beyond is None:
            at += 1
            continue
        words = tokens.words(at, beyond)
        found.append(_without_possessive(words))
        at = beyond
    return tuple(found)


def _is_capital(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    return token.kind is Kind.WORD and token.text[0].isupper() and len(token.text) > 1


def _name(tokens: Tokens, at: int, *, first: bool) -> int | None:
    """The token beyond the name that begins here."""
    if not _is_capital(tokens, at):
        return None
    if tokens.low(at) in _NO_NAMES and (first or not _is_capital(tokens, at + 1)):
        return None
    beyond = at + 1
    while beyond < at + 12:
        if tokens[beyond - 1].low.endswith("'s"):
            break
        if _is_capital(tokens, beyond):
            beyond += 1
            continue
        if tokens.low(beyond) in _INNER and tokens.touching(beyond) and tokens.touching(beyond + 1):
            if tokens[beyond + 1].kind is not Kind.WORD:
                break
            beyond += 2
            continue
        joined = _joined(tokens, beyond)
        if joined is None:
            break
        beyond = joined
    return beyond


def _joined(tokens: Tokens, at: int) -> int | None:
    """The token after "and the Humber" where it goes on a name; a plain "and" joins two names, not one."""
    if tokens.follows(at, ("and", "the")) and _is_capital(tokens, at + 2):
        return at + 3
    if tokens.low(at) in ("of", "upon") and _is_capital(tokens, at + 1):
        return at + 2
    if tokens.follows(at, ("of", "the")) and _is_capital(tokens, at + 2):
        return at + 3
    if tokens.low(at) == "and" and tokens.low(at - 1) == "england" and tokens.low(at + 1) == "wales":
        return at + 2
    return None


def _without_possessive(words: Words) -> Words:
    for ending in ("'s", "’s"):
        if words.text.endswith(ending):
            return Words(words.text[:-2], words.start, words.end - 2)
    return words


def nearest(
    names: tuple[Words, ...],
    starts: list[int],
    near: tuple[int, int],
    clause: tuple[int, int],
    sentence: tuple[int, int],
) -> tuple[Words, ...]:
    """The names of the clause, then those of the rest of the sentence, each nearest first."""
    middle = bisect_left(starts, near[0])
    low = max(bisect_left(starts, sentence[0]), middle - _MOST)
    high = min(bisect_left(starts, sentence[1]), middle + _MOST)

    def far(name: Words) -> tuple[bool, int, int]:
        distance = name.start - near[1] if name.start >= near[1] else near[0] - name.end
        return not clause[0] <= name.start < clause[1], distance, name.start

    return tuple(sorted(names[low:high], key=far)[:_MOST])
