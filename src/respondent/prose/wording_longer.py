"""What to say of a rate that is too small for words: how often one happens, or how many in a longer time."""

from __future__ import annotations

from respondent.errors import ArithmeticRefusedError, NothingHonestError
from respondent.model.lineage import Derived, Operation
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.prose.figures import write_quantity
from respondent.prose.wording_phrase import Writer, shown

_LONGER = {"per_week": "week", "per_month": "month", "per_year": "year"}


def instead(quantity: Quantity, write: Writer, settings: Settings) -> str:
    """A sentence that proposes true words: "Say “one every two days”: write .every …"."""
    counted = _counted(quantity)
    if counted is None:
        return f"Say the number itself: “{shown(quantity, settings)}”."
    proposals = []
    if text := _every(counted, settings):
        proposals.append(f"Say “{text}”: write .every in place of the rate and its filter.")
    if text := _longer(counted, quantity, write, settings):
        proposals.append(f"Or {text}" if proposals else f"{text[0].upper()}{text[1:]}")
    return " ".join(proposals) or f"Say the count itself: “{write_quantity(counted, settings)}”."


def _counted(quantity: Quantity) -> Quantity | None:
    """The count behind a rate over time."""
    lineage = quantity.lineage
    if isinstance(lineage, Derived) and lineage.operation is Operation.RATE:
        return lineage.operands[0]
    return None


def _every(counted: Quantity, settings: Settings) -> str | None:
    """How often one happens; None where that makes no sense, as for money."""
    try:
        return write_quantity(counted.every, settings)
    except ArithmeticRefusedError:
        return None


def _longer(counted: Quantity, rate: Quantity, write: Writer, settings: Settings) -> str | None:
    """The same words over the next longer time in which they are true."""
    for name, unit in _LONGER.items():
        try:
            longer: Quantity = getattr(counted, name)
            if longer.value > rate.value:
                return f"write .{name}, and say “{write(longer, settings)} a {unit}”."
        except (ArithmeticRefusedError, NothingHonestError):
            continue
    return None
