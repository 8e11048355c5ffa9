"""What one copy did to one paragraph, word by word: which claims each edit reaches into, and who made it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from respondent.collecting.words import word_key, word_places
from respondent.model.audit import Touch
from respondent.model.change import stretches
from respondent.model.collection import WordEdit

Claims = Sequence[tuple[int, int, int]]
"""The claims of a paragraph of the base: number, and where each begins and ends."""

_DIGITS = re.compile(r"\d[\d,.]*")
_OPENS, _CLOSES = "£$€−-.,", "%°"


def edits_between(
    was: str, now: str, claims: Claims, touched: Callable[[int, int], tuple[Touch, ...]]
) -> tuple[WordEdit, ...]:
    """The edits that lead from one text to the other; `touched` gives who changed a stretch of the second."""
    old, new = word_places(was), word_places(now)
    keys = [word_key(was[a:b]) for a, b in old], [word_key(now[a:b]) for a, b in new]
    found = []
    for same, begin, beyond, new_begin, new_beyond in stretches(*keys):
        if same:
            continue
        start, end = _stretch(old, begin, beyond)
        first, last = _stretch(new, new_begin, new_beyond)
        gone, put = was[start:end], now[first:last]
        found.append(
            WordEdit(
                start,
                end,
                gone,
                put,
                first,
                tuple(number for number, a, b in claims if reaches(was, start, end, put, a, b)),
                touched(first, last),
                _doubt(gone, put),
            )
        )
    return tuple(found)


def _stretch(places: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """Where the words from the first up to the last one stand; of none, the end of the word before them."""
    if first < last:
        return places[first][0], places[last - 1][1]
    at = places[first - 1][1] if first else 0
    return at, at


def reaches(was: str, start: int, end: int, new: str, first: int, last: int) -> bool:
    """Whether an edit of words changes a claim that stands from `first` to `last`, or sticks to it."""
    if start == end:
        return first < start < last
    old = was[start:end]
    before = _shared(old, new)
    after = _shared(old[before:][::-1], new[before:][::-1])
    start, end, new = start + before, end - after, new[before : len(new) - after]
    if start < last and first < end:
        return True
    if start == end and first < start < last:
        return True
    glued_after = start == last and (_starts(new, _CLOSES) or (not new and _starts(was[end : end + 1], "")))
    glued_before = end == first and (_ends(new, _OPENS) or (not new and _ends(was[:start], "")))
    return glued_after or glued_before


def _shared(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _starts(text: str, signs: str) -> bool:
    return bool(text) and (text[0].isalnum() or text[0] in signs)


def _ends(text: str, signs: str) -> bool:
    return bool(text) and (text[-1].isalnum() or text[-1] in signs)


def _doubt(old: str, new: str) -> str:
    """Why words should not be typed into a template as they are: a figure needs its record."""
    known = set(_DIGITS.findall(old))
    added = [figure for figure in _DIGITS.findall(new) if figure not in known]
    if not added:
        return ""
    shown = added[0].rstrip(".,")
    return (
        f"“{shown}” is a figure: put it into the template from its record, so that it is cited and kept right"
    )


def touches_in(edits: Iterable[WordEdit]) -> tuple[Touch, ...]:
    """Who made some edits, each once."""
    return tuple(dict.fromkeys(touch for edit in edits for touch in edit.touches))
