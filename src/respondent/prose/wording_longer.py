"""What to say of a rate that is too small for words: how often one happens, or how many in a longer time."""

from __future__ import annotations

from respondent.errors import ArithmeticRefusedError, NothingHonestError
from respondent.model.lineage import Derived, Operation
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.prose.figures import write_quantity
from respondent.prose.wording_phrase import Writer, shown

_LONGER = ("per_week", "per_month", "per_year")


def instead(quantity: Quantity, write: Writer, settings: Settings) -> str:
    """A sentence that proposes true words: "say one every two days: write .every in place of .per_day, …"."""
    counted = _counted(quantity)
    if counted is None:
        return f"Say the number itself: “{shown(quantity, settings)}”."
    now = f".per_{quantity.per.unit.singular}" if quantity.per else "the rate"
    proposals = []
    if text := _every(counted, settings):
        proposals.append(f"say “{text}”: write .every in place of {now} and its filter")
    if text := _longer(counted, quantity, write, settings):
        proposals.append(text)
    if not proposals:
        return f"Say the count itself: “{write_quantity(counted, settings)}”."
    joined = "; or ".join(proposals)
    return f"{joined[0].upper()}{joined[1:]}."


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
    for name in _LONGER:
        try:
            longer: Quantity = getattr(counted, name)
            text = write(longer, settings).text if longer.value > rate.value else None
        except (ArithmeticRefusedError, NothingHonestError):
            continue
        if text:
            return f"write .{name} in place of .per_{rate.per.unit.singular if rate.per else ''}: “{text}”"
    return None
