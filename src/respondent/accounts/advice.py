"""Which passwords are refused, and in what words: short ones, those that are guessed first, and one's own name.

The rules are those of the National Cyber Security Centre and of NIST SP 800-63B: long, not among the common
ones, and nothing else; no digit and no capital is asked for, and none expires.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from respondent.accounts.common_words import COMMON_WORDS
from respondent.accounts.refusal import Reason, Refusal
from respondent.model.person import Person

SHORTEST = 12
LONGEST = 200
HINT = "At least 12 characters. Three random words are easy to remember and hard to guess."

_TELLING = 4  # letters from which a part of a name is told from chance
_FEWEST_CHARACTERS = 5
_FEWEST_JUMPS = 5
_FEWEST_OTHERS = 5

_ROWS = ("`1234567890-=", " qwertyuiop[]", " asdfghjkl;'#", " zxcvbnm,./")
_UNSHIFTED = str.maketrans('!"£$%^&*()_+{}:@~<>?', "1234567890-=[];'#,./")
_LOOKALIKES = str.maketrans("013457@$!|+", "oieastasilt")


def objection(password: str, person: Person) -> Refusal | None:
    """Why this password is refused for this person, or None if it will do."""
    words = _objection(password, unicodedata.normalize("NFKC", password), person)
    return None if words is None else Refusal(Reason.PASSWORD, words)


def _objection(typed: str, password: str, person: Person) -> str | None:
    if not password.strip():
        return "Enter a password."
    if min(len(typed), len(password)) < SHORTEST:
        return f"Your password must have at least {SHORTEST} characters. Three random words will do."
    if max(len(typed), len(password)) > LONGEST:
        return f"Your password must have at most {LONGEST} characters."
    plain = password.casefold()
    if _names(plain, person):
        return "Your password must not contain your name or your e-mail address. Three random words will do."
    if len(set(plain)) < _FEWEST_CHARACTERS or len(_once(plain)) < SHORTEST or _jumps(plain) < _FEWEST_JUMPS:
        return (
            "Your password follows a pattern that is guessed first. Three random words are harder to guess."
        )
    if len(_others(plain)) < _FEWEST_OTHERS:
        return "Your password is among those that are guessed first. Three random words are harder to guess."
    return None


def _names(plain: str, person: Person) -> bool:
    """Whether the password has a part of the person's name or address in it, also with 0 for o and the like."""
    local, _, domain = person.email.casefold().rpartition("@")
    names = person.name.casefold().split()
    parts = {local, domain.partition(".")[0], *re.split(r"[\W\d_]+", local), *names}
    parts |= {re.sub(r"\W", "", name) for name in names}  # O’Neil is oneil, too
    read = (plain, plain.translate(_LOOKALIKES))
    return any(part in text for part in parts if len(part) >= _TELLING for text in read)


def _once(plain: str) -> str:
    """The password without repetition: “lovelovelove” is “love”."""
    repeated = re.fullmatch(r"(.+?)\1+", plain, re.DOTALL)
    return repeated[1] if repeated else plain


def _jumps(plain: str) -> int:
    """How often it does not go on to the same, the next or a neighbouring key: “qwerty12” does it once."""
    keys = plain.translate(_UNSHIFTED)
    return sum(not _follows(one, two) for one, two in pairwise(keys))


def _follows(one: str, two: str) -> bool:
    if abs(ord(one) - ord(two)) <= 1 or {one, two} == {"9", "0"}:
        return True
    places = _place(one), _place(two)
    return all(places) and all(abs(here - there) <= 1 for here, there in zip(*places, strict=True))


def _place(key: str) -> tuple[int, ...]:
    """The row and column of a key, or nothing."""
    found = ((row, keys.find(key)) for row, keys in enumerate(_ROWS) if key != " ")
    return next((place for place in found if place[1] >= 0), ())


def _others(plain: str) -> frozenset[str]:
    """The characters that are left, digits apart, when the words that everybody takes are taken out."""
    texts = [plain, plain.translate(_LOOKALIKES)]
    for word in COMMON_WORDS:
        texts = [text.replace(word, " ") for text in texts]
    left = (frozenset(mark for mark in text if not mark.isdigit() and not mark.isspace()) for text in texts)
    return min(left, key=len)
