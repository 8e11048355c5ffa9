"""What looks like a number in a text and is no statistic, with the reason why it is left alone.

The ``aside_…`` modules have tables of patterns, tried in order. None has an unbounded repeat within a repeat, so
that each takes time in proportion to the text. What depends on the words about a number ("our three
recommendations") is decided where the number is read, in `sense`.
"""

from __future__ import annotations

from collections.abc import Iterable

from respondent.prose.mentions.any_case import find_any_case, in_small_letters
from respondent.prose.mentions.aside import Aside
from respondent.prose.mentions.aside_ages import AGES
from respondent.prose.mentions.aside_codes import CODES, REFERENCES
from respondent.prose.mentions.aside_durations import DURATIONS, SCHEDULES
from respondent.prose.mentions.aside_idioms import IDIOMS
from respondent.prose.mentions.aside_labels import LABELLED
from respondent.prose.mentions.aside_law import LAWS
from respondent.prose.mentions.aside_names import KNOWN_NAMES, OTHER_NAMES
from respondent.prose.mentions.aside_places import ADDRESSES, MARKS, PHONES
from respondent.prose.mentions.aside_times import TIMES
from respondent.prose.mentions.mention import Words
from respondent.prose.mentions.reason import Reason
from respondent.prose.mentions.taken import Taken

BEFORE_PERIODS = (*ADDRESSES, *REFERENCES, *LAWS)
"""What may hold a year: "Online Safety Act 2023"."""

AFTER_PERIODS = (
    *PHONES,
    *TIMES,
    *AGES,
    *KNOWN_NAMES,
    *LABELLED,
    *CODES,
    *OTHER_NAMES,
    *DURATIONS,
    *SCHEDULES,
    *MARKS,
    *IDIOMS,
)


def find_left_alone(text: str, taken: Taken, asides: Iterable[Aside]) -> list[tuple[Words, Reason]]:
    """What the asides know, in no order; `taken` learns where it stands."""
    found = []
    low = in_small_letters(text)
    for aside in asides:
        for match in find_any_case(aside.pattern, text, low):
            span = aside.within(match)
            if span is None:
                continue
            words = _trimmed(text, *span, aside.reason)
            if taken.is_free(words.start, words.end):
                taken.take(words.start, words.end)
                found.append((words, aside.reason))
    return found


def _trimmed(text: str, start: int, end: int, reason: Reason) -> Words:
    """The match without spaces before it, and an address or reference without the sentence's punctuation."""
    while start < end and text[start].isspace():
        start += 1
    if reason in (Reason.ADDRESS, Reason.REFERENCE):
        while end - start > 1 and text[end - 1] in ".,;:!?)":
            end -= 1
    return Words(text[start:end], start, end)
