"""The total that a part of the draft is a part of, as far as the draft says which."""

from __future__ import annotations

import re

from respondent.prose.mentions.mention import Scale
from respondent.weighing.linking import is_plain_count, items_in, numbered, of_whom
from respondent.weighing.nouns import head_of
from respondent.weighing.sheet import Item, Sheet
from respondent.weighing.stated import range_of

_TOTAL = re.compile(r"\b(?:total|all|overall|every)\b", re.IGNORECASE)
_MOST_LOOKED_AT = 500
_OF_THOSE = re.compile(
    r"^\W*(?:of|among|out of)\s+(?:these|those|them|the|all|our)\b([^,]{0,60})", re.IGNORECASE
)


def whole_of(item: Item, part: Item | None, sheet: Sheet) -> tuple[Item | None, bool]:
    """The total that a share, or a part, is of, and whether the text says so beyond doubt."""
    for holder in (item, part):
        named = numbered(holder, holder.mention.whole, sheet) if holder else None
        if named is not None and is_plain_count(named.mention):
            return named, True
        if holder is None or holder.mention.of is None:
            continue
        of = holder.mention.of
        numbers = [one for one in items_in(holder, sheet, of.start, of.end) if is_plain_count(one.mention)]
        if len(numbers) == 1:
            return numbers[0], True
    if part is not None and (said := of_whom(part, sheet)) is not None:
        return said, True
    text = _whole_text(item, part)
    before = part or item
    found = _totals_before(before, _noun(text, before), sheet)
    if len(found) == 1:
        return found[0], text is not None
    return (found[0], False) if found else (None, False)


def _whole_text(item: Item, part: Item | None) -> str | None:
    """The words that speak of the whole: "of the total", "Of those calls, …"."""
    for holder in (item, part):
        if holder is not None and holder.mention.of is not None:
            return holder.mention.of.text
    start, end = item.sentence
    found = _OF_THOSE.match(item.page.passage.text[start:end])
    return found.group() if found else None


def _noun(text: str | None, before: Item) -> str | None:
    """What the whole counts: what its own words say, else what the part does."""
    if text is not None and not _TOTAL.search(text):
        words = re.sub(r"^\W*(?:of|among|out of)\s+", "", text, flags=re.IGNORECASE)
        named = head_of(words)
        if named is not None:
            return named
    return head_of(before.mention.noun.text) if before.mention.noun else None


def _totals_before(item: Item, noun: str | None, sheet: Sheet) -> list[Item]:
    """The counts before it, of that noun, that are no part of anything themselves, with different numbers."""
    value = range_of(item.mention)
    scale = item.mention.scale if is_plain_count(item.mention) else Scale.COUNT
    found: dict[object, Item] = {}
    for other in sheet.items[max(0, item.order - _MOST_LOOKED_AT) : item.order]:
        mention = other.mention
        if not is_plain_count(mention) or mention.of is not None or mention.apposition is not None:
            continue
        own = head_of(mention.noun.text) if mention.noun else None
        size = range_of(mention)
        if size is None or (noun is not None and own != noun) or mention.scale is not scale:
            continue
        if own is None and other.page is not item.page:
            continue
        if value is not None and item.mention.scale is Scale.COUNT and size.high < value.low:
            continue
        found.setdefault(size.value, other)
    return list(found.values())
