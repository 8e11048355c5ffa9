"""Which other quantity of the text a quantity goes back to: the count behind a rate, the whole behind a share."""

from __future__ import annotations

import re
from collections.abc import Mapping

from respondent.prose.mentions.mention import ChangeKind, Mention, Scale
from respondent.weighing.context import Context
from respondent.weighing.nouns import head_of
from respondent.weighing.sheet import Item, Sheet, is_place
from respondent.weighing.words import content_of, stem

_GOES_BACK = re.compile(
    r"^\W*(?:that|this|it|which|they|these|those|on average|an average|the average|equivalent|in other words)\b"
    r"|\b(?:on average|an average|works? out|amounts? to|equates?|equivalent to|the equivalent)\b",
    re.IGNORECASE,
)


_LONGEST_OPENING = 40
"""No more characters before a name say that it begins a clause."""

_IS_THAT = re.compile(
    r"\s*(?:that|this|which|it)\s+(?:is|was|means|meant|equates|equated|amounts|amounted|works|worked|represents|represented)\b",
    re.IGNORECASE,
)
_WHOM = re.compile(r"\bof (?:whom|which|these|those|them)\b[^,;.]{0,30}$", re.IGNORECASE)
_PRONOUN = re.compile(r"of (?:them|these|those|which|whom|it|all of them)\b[\s\S]{0,3}", re.IGNORECASE)


def is_plain_count(mention: Mention) -> bool:
    """Whether a mention states how many there are, and no rate or change."""
    return (
        mention.scale in (Scale.COUNT, Scale.MONEY)
        and mention.rate is None
        and mention.change is not ChangeKind.BY
    )


def count_behind(item: Item, sheet: Sheet) -> Item | None:
    """The count that a rate, a time between two, or a share restates.

    The nearest before it in its sentence, or the only one of the sentence before if this one goes back to it ("That
    is more than six a day").
    """
    mention, page = item.mention, item.page
    for number in (mention.apposition, mention.changes):
        found = numbered(item, number, sheet)
        if found is not None and is_plain_count(found.mention):
            return _part(found, sheet)
    here = [one for one in sheet.beside(item) if one.order < item.order and is_plain_count(one.mention)]
    if here and _may_restate(item, here[-1]):
        return _part(here[-1], sheet)
    start, end = item.sentence
    earlier = sheet.in_sentence(page, mention.sentence - 1)
    before = [one for one in earlier if is_plain_count(one.mention)]
    if here or len(before) != 1 or not _same_noun(item, before[0]):
        return None
    names_a_place = any(is_place(naming) for naming in page.namings_in(start, mention.words.start))
    goes_back = _GOES_BACK.search(page.passage.text[start:end]) is not None
    if goes_back and not names_a_place:
        return before[0]
    return None


def count_of_same(item: Item, sheet: Sheet, contexts: Mapping[int, Context]) -> Item | None:
    """The count behind, unless the quantity names something else of the same kind: "35 per cent, or 11,340, in
    Brackley; and one in five in Calderford".
    """
    behind = count_behind(item, sheet)
    if behind is None or numbered(item, item.mention.apposition, sheet) is behind:
        return behind
    return None if are_apart(contexts[item.order], contexts[behind.order]) else behind


def are_apart(one: Context, other: Context) -> bool:
    """Whether two quantities are of different things of one kind: each of a place of its own, or of a platform."""
    return any(
        mine.facets & yours.facets and not mine.names & yours.names for mine in one.own for yours in other.own
    )


def of_whom(item: Item, sheet: Sheet) -> Item | None:
    """The count that "of whom" or "of which" goes back to: the nearest before it in the sentence."""
    start, _ = item.sentence
    found = _WHOM.search(item.page.passage.text, start, item.mention.words.start)
    if found is None:
        return None
    counts = [
        one
        for one in sheet.beside(item)
        if one.mention.words.end <= found.start() and is_plain_count(one.mention)
    ]
    return counts[-1] if counts else None


def _part(count: Item, sheet: Sheet) -> Item:
    """The count itself, or what is a part of it: of "3,789 of the 4,210 calls" what follows restates the 3,789."""
    parts = [one for one in sheet.beside(count) if one.mention.whole == count.number]
    return parts[0] if parts and is_plain_count(parts[0].mention) else count


def is_certain(item: Item, count: Item, contexts: Mapping[int, Context]) -> bool:
    """Whether a quantity surely goes back to a count: its own clause adds nothing to what the count's says, and it
    stands in the same sentence, or begins with "That is".
    """
    yours = contexts[count.order]
    extra = contexts[item.order].clause - yours.clause - content_of(yours.noun or "")
    if extra or contexts[item.order].times:
        return False
    if item.mention.sentence == count.mention.sentence:
        return True
    start, end = item.sentence
    return _IS_THAT.search(item.page.passage.text, start, end) is not None


def is_anaphoric(mention: Mention) -> bool:
    """Whether "of" is followed by a pronoun: the share is then one of what was named just before."""
    return mention.of is not None and _PRONOUN.fullmatch(mention.of.text) is not None


def numbered(item: Item, number: int | None, sheet: Sheet) -> Item | None:
    """The quantity of the same passage that has that index there."""
    if number is None:
        return None
    return sheet.numbered(item.page, number)


def _may_restate(item: Item, count: Item) -> bool:
    """Whether nothing between the two, and no noun, says that the second is about something else."""
    between = item.page.namings_in(count.mention.number.end, item.mention.words.start)
    after_noun = [n for n in between if is_place(n) and n.end < item.mention.words.start]
    new_subject = any(_starts_a_clause(item, naming.start) for naming in after_noun)
    return not new_subject and _same_noun(item, count)


def _starts_a_clause(item: Item, start: int) -> bool:
    """Whether a name begins something new: after "and", "while", a comma or a semicolon."""
    before = item.page.passage.text[max(0, start - _LONGEST_OPENING) : start].rstrip()
    return before.endswith((",", ";", ":", "–", "—", " and", " but", " while", " whereas"))


def _same_noun(item: Item, count: Item) -> bool:
    mine = head_of(item.mention.noun.text) if item.mention.noun else None
    yours = head_of(count.mention.noun.text) if count.mention.noun else None
    return mine is None or yours is None or mine == yours or stem(mine) == stem(yours)


def items_in(item: Item, sheet: Sheet, start: int, end: int) -> tuple[Item, ...]:
    """The other quantities of its sentence between two offsets."""
    return tuple(
        other
        for other in sheet.beside(item)
        if other is not item and start <= other.mention.number.start and other.mention.number.end <= end
    )
