"""Finding a passage or a value in the text of a copy, however its lines are broken and its signs are drawn.

Spaces, hyphens at the ends of lines and the shapes of dashes and quotation marks make no difference; an ellipsis in
a passage stands for words left out. Letters and digits must agree one by one.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from respondent.archiving.texts import Piece
from respondent.model.review import QuotedPassage

AROUND = 60
"""Characters before and after a passage that are kept, so that it is found again."""

FARTHEST = 3_000
"""Characters that an ellipsis may stand for."""

_GAP = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*")
_SAME = str.maketrans("‘’‚‛“”„‟′″", "''''\"\"\"\"'\"")
_DROPPED = re.compile(r"[\s\-‐‑‒–—―−\u00ad\u200b\u2060]")


@dataclass(frozen=True, slots=True)
class Searchable:
    """A copy's text made ready: `key` is what is compared, `at` the place of each of its characters in `text`."""

    text: str
    key: str
    at: array[int]
    starts: tuple[int, ...]
    pieces: tuple[Piece, ...]


def searchable(pieces: Iterable[Piece]) -> Searchable:
    """The pieces as one text that passages can be looked for in, also across pages."""
    kept = tuple(pieces)
    texts = [" ".join(piece.text.split()) for piece in kept]
    starts, length = [], 0
    for text in texts:
        starts.append(length)
        length += len(text) + 1
    text = "\n".join(texts)
    key, at = _key(text)
    return Searchable(text, key, at, tuple(starts), kept)


def find_passage(copy: Searchable, words: str) -> QuotedPassage | None:
    """Where the words stand in the copy, with what is before and after; None where they do not."""
    parts = [key for part in _GAP.split(words) if (key := _key(part)[0])]
    if not parts:
        return None
    begin = copy.key.find(parts[0])
    while begin >= 0:
        end = _follow(copy.key, begin + len(parts[0]), parts[1:])
        if end is not None:
            return _quoted(copy, copy.at[begin], copy.at[end - 1] + 1)
        begin = copy.key.find(parts[0], begin + 1)
    return None


def find_value(copy: Searchable, forms: Sequence[str]) -> QuotedPassage | None:
    """The first place where a number stands in one of its forms and is no part of a longer one."""
    for form in forms:
        found = _number(form).search(copy.text)
        if found:
            return _quoted(copy, found.start(), found.end())
    return None


def forms_of(value: Decimal, sign: str = "") -> tuple[str, ...]:
    """How a source may write a number: with its sign first, then in full, then with words for millions."""
    plain = f"{value:,f}"
    signed = {"%": [f"{plain}%", f"{plain} per cent", f"{plain} percent"], "£": [f"£{plain}"]}.get(sign, [])
    scaled = []
    for power, words in ((9, ("billion", "bn")), (6, ("million", "m", "mn"))):
        part = (value / Decimal(10) ** power).normalize()
        if abs(part) >= 1 and len(part.as_tuple().digits) <= 5:
            scaled += [f"{part:,f} {word}" for word in words]
    return (*signed, plain, *scaled)


def _number(form: str) -> re.Pattern[str]:
    """The form with or without the commas, and spaces of any kind, at a place where no number goes on."""
    parts = (
        ",?[   ]?" if c == "," else r"\s?" if c == " " else "[-−–]" if c == "-" else re.escape(c)
        for c in form
    )
    before = r"(?<![\d.])(?<!\d,)" if form[0].isdigit() else ""
    after = r"(?![\d]|[.,]\d)" if form[-1].isdigit() else r"\b" if form[-1].isalpha() else ""
    return re.compile(before + "".join(parts) + after, re.IGNORECASE)


def _follow(key: str, place: int, parts: Sequence[str]) -> int | None:
    for part in parts:
        found = key.find(part, place, place + FARTHEST + len(part))
        if found < 0:
            return None
        place = found + len(part)
    return place


def _quoted(copy: Searchable, begin: int, end: int) -> QuotedPassage:
    piece = copy.pieces[max(0, bisect_right(copy.starts, begin) - 1)]
    return QuotedPassage(
        " ".join(copy.text[begin:end].split()),
        " ".join(copy.text[max(0, begin - AROUND) : begin].split()),
        " ".join(copy.text[end : end + AROUND].split()),
        piece.page,
        piece.sheet,
    )


def _key(text: str) -> tuple[str, array[int]]:
    """What of a text is compared, and where each of its characters comes from."""
    letters: list[str] = []
    at = array("l")
    for index, letter in enumerate(text):
        if _DROPPED.match(letter):
            continue
        plain = letter if letter.isascii() else unicodedata.normalize("NFKC", letter)
        for one in plain.translate(_SAME).casefold():
            letters.append(one)
            at.append(index)
    return "".join(letters), at
