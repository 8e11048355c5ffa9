"""The quantities that a document's text states: those that a figure printed, and those that somebody typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from respondent.checking.page import Page
from respondent.checking.passages import Passage, Place, Placed
from respondent.model.document import ClaimKind
from respondent.model.quantity import Quantity
from respondent.model.unit import Nature
from respondent.prose.mentions.mention import Mention, Scale
from respondent.prose.wording import holds


@dataclass(frozen=True, slots=True)
class Printed:
    """A quantity that a figure printed, with the words that were typed around it."""

    passage: Passage
    mention: Mention
    placed: Placed
    quantity: Quantity

    @property
    def typed_before(self) -> bool:
        """Whether the expression begins before the figure: "over {{ … }}"."""
        return self.mention.words.start < self.placed.start

    @property
    def typed_after(self) -> bool:
        """Whether the expression goes on after the figure: "{{ … }} or more"."""
        return self.mention.words.end > self.placed.end


def printed_in(page: Page) -> Iterator[Printed]:
    """Each figure that stands in words, re-read from the text as it will be read."""
    for passage, mentions in page.mentions:
        figures = [p for p in passage.claims if p.claim.kind is ClaimKind.FIGURE]
        if not figures or passage.place is Place.CELL:
            continue
        for mention in mentions:
            placed = next((p for p in figures if _holds(p, mention)), None)
            if placed is not None and placed.claim.quantity is not None and not mention.quoted:
                yield Printed(passage, mention, placed, placed.claim.quantity)


def typed_in(page: Page) -> Iterator[tuple[Passage, Mention]]:
    """Each number that stands in no claim, other people's words apart."""
    for passage, mentions in page.mentions:
        for mention in mentions:
            claimed = any(
                placed.start < mention.number.end and mention.number.start < placed.end
                for placed in passage.claims
            )
            if not claimed and not mention.quoted and mention.scale is not Scale.RANK:
                yield passage, mention


def restated(passage: Passage, mention: Mention, page: Page) -> Placed | None:
    """The figure beside a typed number that says the same again: of "half ({{ … }})" the one in brackets."""
    if passage.place is Place.CELL:
        return None
    mentions = next(found for one, found in page.mentions if one is passage)
    here = mentions.index(mention)
    beside = [mentions[mention.apposition]] if mention.apposition is not None else []
    beside += [other for other in mentions if other.apposition == here]
    return next((p for other in beside for p in passage.claims if _holds(p, other)), None)


def is_restated_falsely(passage: Passage, mention: Mention, page: Page) -> bool:
    """Whether a typed part of a whole and the share in brackets beside it are not the same: "a third (50%)"."""
    placed = restated(passage, mention, page) if mention.scale is Scale.PERCENT else None
    quantity = placed.claim.quantity if placed is not None else None
    if placed is None or quantity is None or mention.promise is None or mention.promise.stated is None:
        return False
    figure, typed = (placed.start, placed.end), (mention.words.start, mention.words.end)
    alone = any(
        passage.text[start - 1 : start] == "(" and passage.text[end : end + 1] == ")"
        for start, end in (figure, typed)
    )
    is_share = quantity.unit.nature is Nature.PERCENT and not quantity.is_movement
    return alone and is_share and not holds(mention.promise, quantity)


def _holds(placed: Placed, mention: Mention) -> bool:
    return placed.start <= mention.number.start and mention.number.end <= placed.end
