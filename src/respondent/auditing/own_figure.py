"""A claim whose words alone were changed, held to the figure of its own record."""

from __future__ import annotations

from collections.abc import Mapping

from respondent.auditing.evidence import Evidence
from respondent.auditing.fates import Found
from respondent.errors import ArithmeticRefusedError
from respondent.model.audit import Bearing, Piece
from respondent.model.draft import Passage
from respondent.model.lineage import Operation
from respondent.model.quantity import Quantity
from respondent.model.unit import Nature
from respondent.prose.figures import write_quantity
from respondent.prose.mentions.find import find_mentions
from respondent.prose.mentions.mention import Mention, Scale
from respondent.prose.wording import holds, say_about

_SCALES: Mapping[Nature, Scale] = {
    Nature.COUNT: Scale.COUNT,
    Nature.MONEY: Scale.MONEY,
    Nature.PERCENT: Scale.PERCENT,
    Nature.POINTS: Scale.POINTS,
}
"""What a text states a figure of each nature as."""


def by_own_figure(found: Found, passage: Passage, evidence: Evidence) -> tuple[Bearing, str] | None:
    """How the claim stands to its own figure, with a sentence; None where that cannot be told."""
    own = own_figure(found, evidence)
    mention = _mention(found.pieces[0], passage)
    if own is None or mention is None or mention.promise is None or mention.promise.stated is None:
        return None
    if _SCALES.get(own.unit.nature) is not mention.scale or mention.rate is not None:
        return None
    name = found.claim.records[0] if found.claim.records else found.claim.tag.record
    number = write_quantity(own, evidence.workspace.settings)
    unit = f" {own.unit.plural}" if own.unit.nature is Nature.COUNT else ""
    has = (
        f"Its record, “{name}”, has {number}{unit}"
        if not found.claim.derived
        else f"Its records give {number}{unit}"
    )
    if holds(mention.promise, own):
        return Bearing.BORNE_OUT, f"{has}."
    if say_about(mention.promise, own):
        return Bearing.ROUGHLY, f"{has}. Say “about {mention.number.text}”."
    return Bearing.CONTRADICTED, f"{has}, not {mention.words.text}."


def own_figure(found: Found, evidence: Evidence) -> Quantity | None:
    """The figure that the claim prints, as the evidence has it now: a record's, a row's or a sum."""
    claim = found.claim
    parts = [evidence.quantity(given) for given, _ in claim.given]
    if claim.kind != "figure" or not parts or (claim.derived and claim.operation is not Operation.SUM):
        return None
    total: Quantity | None = parts[0]
    for part in parts[1:]:
        if total is None or part is None:
            return None
        try:
            total = total + part
        except ArithmeticRefusedError:
            return None
    return total


def _mention(piece: Piece, passage: Passage) -> Mention | None:
    """The one quantity that the piece states, read in its passage."""
    found = [
        mention
        for mention in find_mentions(passage.text)
        if mention.words.start < piece.end and piece.start < mention.words.end
    ]
    return found[0] if len(found) == 1 else None
