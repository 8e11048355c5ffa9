"""Which of a sentence's names one of its quantities belongs to.

A quantity belongs to the name that follows it ("11 per cent on Instagram"), else to the nearest one before it in
its sentence ("Gwent for 503"). Where names stand on both sides, which of them it belongs to is for the whole
sentence to tell (`Facing`). Names that follow "of" and "than" are something else: the whole, and what it is
compared with. Names in a list ("Gwent and Dyfed-Powys") belong together.
"""

from __future__ import annotations

import re
from enum import Enum

from respondent.prose.mentions.mention import Scale
from respondent.weighing.names import Naming
from respondent.weighing.sheet import NEAR, Item, Sheet, is_place

_FOLLOWS = re.compile(
    r"[^,;:.!?()–—]{0,120}?\b(?:in|on|at|for|across|by|from|within|throughout|involving|using|to)"
    r"\s+(?:the\s+)?(?:\w+\s+){0,2}$"
    r"|\s*\((?:in\s+|on\s+)?(?:the\s+)?$|\s+$"
)
_NEXT_MEMBER = re.compile(r"\band\s+(?:\w+\s+)?$|,\s*$")
"""What ends the "of …" before a number that goes with another: "47 per cent of the total and 10.9 per
cent more".
"""

_POSSESSED = re.compile(r"['’]s?\s*(?:own\s+)?")
"""What stands between a name and its number in "South Yorkshire's 1,249"."""

_BRACKETS = re.compile(r"\([^()]*\)|^[^()]*\)")
_JOINS = re.compile(
    r"\s*(?:,\s*(?:and|or)?|and|or|&|plus)\s*(?:the\s+|on\s+|in\s+|for\s+|by\s+)?$", re.IGNORECASE
)
_JOIN = re.compile(r"\s*(?:,|and|or|&|plus|, and|, or)\s*(?:the|on|in|for|by)?\s*", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[,;:!?()–—|]|\.(?=\s|$)")
_EQUALS = re.compile(r"\d[^=]*=(?=[^=\d]{0,20}$)")
"""What a number is the result of, up to the sign before it."""
_LONGEST_NUMBER = 100
"""So many characters of a number are looked at for the comma before its last word."""


class Facing(Enum):
    """On which side of a quantity the names are looked for first that it belongs to."""

    AHEAD = "ahead"
    BEHIND = "behind"


def bound_names(item: Item, sheet: Sheet, facing: Facing) -> tuple[int, tuple[Naming, ...]]:
    """The names that a quantity belongs to, for each facet those nearest by the rules above; first those that
    follow it, and how many these are.
    """
    mention, page = item.mention, item.page
    start, end = item.sentence
    taken = [words for words in (mention.of, mention.than) if words]
    start = max([start, *_wholes_around(item), end_of_working(item)])
    names = [
        naming
        for naming in page.namings_in(start, end)
        if not any(words.start <= naming.start < words.end for words in taken)
    ]
    after, before = _after(item, names), _before(item, names)
    if facing is Facing.AHEAD:
        before = _of_other_facets(before, after)
    else:
        after = _of_other_facets(after, before)
    labels = _of_other_facets(_labels(item, sheet), after)
    return len(after), (*after, *before, *labels)


def _of_other_facets(namings: list[Naming], first: list[Naming]) -> list[Naming]:
    """Those that say something of another kind than the first ones."""
    known = {facet for naming in first for facet in naming.facets}
    return [naming for naming in namings if not known & naming.facets]


def _wholes_around(item: Item) -> list[int]:
    """Where the "of …" begins that this quantity stands in: the names before that are not its own."""
    mention, page = item.mention, item.page
    near = page.mentions[max(0, item.number - NEAR) : item.number]
    text = page.passage.text
    return [
        other.of.start
        for other in near
        if other.of
        and other.of.start <= mention.number.start < other.of.end
        and not _NEXT_MEMBER.search(text, other.of.start, mention.words.start)
    ]


def end_of_working(item: Item) -> int:
    """Where the working ends that gives a number: “Gwent 503 + Dyfed-Powys 192 = 695” names no place of 695."""
    text, start = item.page.passage.text, item.mention.number.start
    found = _EQUALS.search(text, max(0, start - _LONGEST_NUMBER), start)
    return found.end() if found else 0


def _after(item: Item, names: list[Naming]) -> list[Naming]:
    """The names that directly follow the quantity, up to the next one."""
    mention, page = item.mention, item.page
    text = page.passage.text
    following = page.mentions[item.number + 1 : item.number + 6]
    next_start = min(
        (
            other.words.start
            for other in following
            if other.words.start >= mention.words.end and other.apposition != item.number
        ),
        default=len(text),
    )
    found: list[Naming] = []
    at = mention.number.end
    restated = _end_of_restatement(item)
    for naming in names:
        if naming.start < mention.number.end or naming.start >= next_start:
            continue
        if _POSSESSED.fullmatch(text, naming.end, next_start):
            break
        if not _goes_on(text, mention.number.end, at, naming, restated, joins=bool(found)):
            if is_place(naming):
                break
            continue
        found.append(naming)
        at = naming.end
    if len(found) > 1 and _begins_a_new_clause(text, found[-1].end, next_start):
        found.pop()
    return found


def _end_of_restatement(item: Item) -> int:
    """Where what restates a number ends: "38 per cent of them, more than 10,000 people, had waited"."""
    end = item.mention.number.end
    for other in item.page.mentions[item.number + 1 : item.number + 4]:
        if other.apposition is not None and other.apposition >= item.number:
            end = max(end, other.words.end)
    text = item.page.passage.text
    while text[end : end + 1] in (")", ","):
        end += 1
    return end


def _goes_on(text: str, number_end: int, at: int, naming: Naming, restated: int, *, joins: bool) -> bool:
    """Whether a name still says what the number before it is of: a place right behind a preposition, or as
    the next of a list; anything else within the clause ("126 would look online").
    """
    if text.startswith((")", ",", " ("), number_end) and naming.start >= restated:
        at, number_end = max(at, restated), restated
    if text.startswith(",", number_end) and _is_set_off(text, number_end):
        at, number_end = max(at, number_end + 1), number_end + 1  # ", 126, would look online"
    between = _BRACKETS.sub(" ", text[at : naming.start])
    if _JOINS.fullmatch(between) if joins else _FOLLOWS.fullmatch(between):
        return True
    return not is_place(naming) and _CLAUSE_ENDS.search(text, number_end, naming.start) is None


def _is_set_off(text: str, number_end: int) -> bool:
    """Whether a number's last word stands behind a comma."""
    return text[max(0, number_end - _LONGEST_NUMBER) : number_end].rpartition(" ")[0].endswith(",")


def _begins_a_new_clause(text: str, end: int, next_start: int) -> bool:
    """Whether the last name belongs to the next quantity: "964 in Gwent, and Dyfed-Powys 192"."""
    return re.fullmatch(
        r"\s*(?:for|had|with|recorded|logged|saw|reported|at|accounted for|,)?\s*", text[end:next_start]
    ) is not None and next_start < len(text)


def _before(item: Item, names: list[Naming]) -> list[Naming]:
    """The nearest names before the quantity, a list of them taken together, one for each facet."""
    mention, page = item.mention, item.page
    text = page.passage.text
    found: list[Naming] = []
    seen: set[str] = set()
    for naming in reversed([naming for naming in names if naming.end <= mention.number.start]):
        facets = naming.facets
        joined = bool(found) and _JOIN.fullmatch(text[naming.end : found[-1].start]) is not None
        if facets & seen and not (joined and facets & found[-1].facets):
            continue
        if not _is_of_another(item, naming):
            found.append(naming)
            seen |= facets
    return list(reversed(found))


def _is_of_another(item: Item, naming: Naming) -> bool:
    """Whether a name stands in what another quantity is a part of, or is compared with.

    What one percentage is of, the next one may be of too: "46.8 per cent of pupils in Calderford,
    against 51.0".
    """
    percent = item.mention.scale is Scale.PERCENT
    for other in item.page.mentions[max(0, item.number - NEAR) : item.number]:
        shared = percent and other.scale is Scale.PERCENT
        for words in (None if shared else other.of, other.than):
            if (
                words
                and words.start <= naming.start < words.end
                and other.words.end <= item.mention.words.start
            ):
                return not words.start <= item.mention.number.start < words.end
    return False


def _labels(item: Item, sheet: Sheet) -> list[Naming]:
    """The names in the headings of a table cell's row and column."""
    labels = item.page.passage.labels
    return [naming for label in labels for naming in sheet.names.find(label)] if labels else []
