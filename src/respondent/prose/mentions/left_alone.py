"""What looks like a number in a text and is no statistic, with the reason why it is left alone.

The ``aside_…`` modules have tables of patterns, tried in order. None has an unbounded repeat within a repeat, so
that each takes time in proportion to the text. What depends on the words about a number ("our three
recommendations") is decided where the number is read, in `sense`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from respondent.prose.mentions.aside_idioms import IDIOMS
from respondent.prose.mentions.aside_law import LAWS, NUMBERED
from respondent.prose.mentions.aside_people import AGES, NAMES
from respondent.prose.mentions.aside_places import ADDRESSES, MARKS, PHONES, TIMES
from respondent.prose.mentions.mention import Words
from respondent.prose.mentions.reason import Reason
from respondent.prose.mentions.taken import Taken

BEFORE_PERIODS = (*ADDRESSES, *LAWS)
"""What may hold a year: "Online Safety Act 2023"."""

AFTER_PERIODS = (*PHONES, *TIMES, *NUMBERED, *AGES, *NAMES, *MARKS, *IDIOMS)


def find_left_alone(
    text: str, taken: Taken, patterns: Iterable[tuple[Reason, re.Pattern[str]]]
) -> list[tuple[Words, Reason]]:
    """What the patterns know, in no order; `taken` learns where it stands."""
    found = []
    for reason, pattern in patterns:
        for match in pattern.finditer(text):
            words = _trimmed(text, match.start(), match.end(), reason)
            if taken.is_free(words.start, words.end):
                taken.take(words.start, words.end)
                found.append((words, reason))
    return found


def _trimmed(text: str, start: int, end: int, reason: Reason) -> Words:
    """The match without spaces before it, and an address or reference without the sentence's punctuation."""
    while start < end and text[start].isspace():
        start += 1
    if reason in (Reason.ADDRESS, Reason.REFERENCE):
        while end - start > 1 and text[end - 1] in ".,;:!?)":
            end -= 1
    return Words(text[start:end], start, end)
