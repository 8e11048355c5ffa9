"""Changes between two percentages that are stated in per cent where they are in points, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from respondent.checking.page import Page, figures_of
from respondent.checking.passages import Passage
from respondent.prose.mentions.mention import ChangeKind, Mention, Scale
from respondent.prose.numbers import rounded
from respondent.prose.wording import Form
from respondent.prose.wording_truth import NEAR

_TENTH = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class MixedUp:
    """The mention of a change, the words of the two levels, and the change between them in both ways."""

    passage: Passage
    mention: Mention
    earlier: str
    later: str
    points: str
    per_cent: str


def mixed_up_in(page: Page) -> Iterator[MixedUp]:
    """Each change, typed in the sentence of its two levels, that is true of the other unit alone."""
    for passage, mentions in page.mentions:
        for mention in mentions:
            is_change = mention.change is ChangeKind.BY and mention.scale in (Scale.PERCENT, Scale.POINTS)
            if is_change and not mention.quoted and _printed(mention, passage) is None:
                found = _held(mention, passage, mentions)
                if found is not None:
                    yield found


def _held(mention: Mention, passage: Passage, mentions: Sequence[Mention]) -> MixedUp | None:
    for earlier in mentions:
        levels = earlier.change is ChangeKind.FROM and earlier.scale is Scale.PERCENT
        if not levels or earlier.partner is None or earlier.sentence != mention.sentence:
            continue
        later = mentions[earlier.partner]
        old, new, size = _value(earlier, passage), _value(later, passage), _value(mention, passage)
        if old is None or new is None or size is None or old <= 0:
            return None
        points = abs(new - old)
        per_cent = points / old * 100
        own, other = (per_cent, points) if mention.scale is Scale.PERCENT else (points, per_cent)
        if _is_near(size, other) and not _is_near(size, own):
            return MixedUp(
                passage,
                mention,
                earlier.number.text,
                later.number.text,
                str(rounded(points, _TENTH)),
                str(rounded(per_cent, _TENTH)),
            )
    return None


def _value(mention: Mention, passage: Passage) -> Fraction | None:
    """The number that a mention states: of one that a figure printed, the figure's own."""
    printed = _printed(mention, passage)
    if printed is not None:
        return printed
    stated = mention.promise.stated if mention.promise is not None else None
    return stated.value if stated is not None and stated.form is Form.NUMBER else None


def _printed(mention: Mention, passage: Passage) -> Fraction | None:
    """The value of the figure that printed a mention's number."""
    for placed, quantity in figures_of(passage):
        if placed.start <= mention.number.start and mention.number.end <= placed.end:
            return quantity.value
    return None


def _is_near(stated: Fraction, size: Fraction) -> bool:
    return abs(stated - size) <= max(stated * NEAR, Fraction(1, 2))
