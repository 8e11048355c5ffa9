"""A percentage in a sentence that does not say of what."""

from __future__ import annotations

import re

from respondent.checking.page import Page
from respondent.checking.passages import Place
from respondent.checking.rule import Findings
from respondent.checking.stated import printed_in
from respondent.model.codes import N107
from respondent.model.unit import Nature
from respondent.prose.mentions.mention import ChangeKind

_OF = re.compile(
    r"\b(?:of|among|amongst|out of|in every|share|proportion|those|per(?! cent)|rate)\b", re.IGNORECASE
)


def share_of_what(page: Page) -> Findings:
    """50 per cent of offences, or of those where the platform is known? The reader takes the larger.

    Anti-pattern: “50 per cent took place on Snapchat”.

    Best practice: “50 per cent of the offences for which police recorded the platform”.
    """
    for printed in printed_in(page):
        quantity, mention = printed.quantity, printed.mention
        if (
            quantity.unit.nature is not Nature.PERCENT
            or quantity.is_movement
            or mention.change is ChangeKind.BY
        ):
            continue
        passage = printed.passage
        start, end = next(
            ((a, b) for a, b in passage.sentences if a <= mention.number.start < b), (0, len(passage.text))
        )
        if (
            passage.place is Place.PARAGRAPH
            and mention.of is None
            and not _OF.search(passage.text[start:end])
        ):
            yield N107.at(
                printed.placed.claim.span,
                f"The sentence does not say of what “{mention.words.text}” is a part.",
                "Name the whole: “of the offences for which …”.",
            )
