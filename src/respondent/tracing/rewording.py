"""The words of a figure, held to another value and written anew for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from respondent.errors import ArithmeticRefusedError, NothingHonestError
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.prose.figures import write_quantity
from respondent.prose.mentions.find import find_mentions
from respondent.prose.wording import WRITERS, Phrase, holds, plain
from respondent.prose.wording_phrase import Writer


@dataclass(frozen=True, slots=True)
class Reworded:
    """Whether the words are true of the value now (None where only a reader can tell), what they would be, and by
    which filter (“” for none).
    """

    still_true: bool | None
    text: str
    filter: str


def reword(text: str, was: Quantity, now: Quantity, settings: Settings) -> Reworded:
    """The words `text`, which a filter wrote of the figure as it was, for the figure as it is now.

    Where no filter writes them so, they are read as English. Where a filter refuses the new value, the plain figure
    stands in its place.
    """
    for name, writer, phrase in _phrases(was, settings):
        if phrase.text.casefold() == text.casefold():
            fresh = _written(writer, now, settings)
            new = fresh.text if fresh else write_quantity(now, settings)
            return Reworded(holds(phrase.promise, now), _as_capital(new, text), name if fresh else "")
    promises = [m.promise for m in find_mentions(text) if m.promise is not None and m.promise.stated]
    new = _as_capital(write_quantity(now, settings), text)
    if was.value == now.value or any(holds(promise, now) for promise in promises):
        return Reworded(still_true=True, text=new, filter="")
    understood = any(holds(promise, was) for promise in promises)
    return Reworded(still_true=False if understood else None, text=new, filter="")


def _phrases(quantity: Quantity, settings: Settings) -> Iterator[tuple[str, Writer, Phrase]]:
    for name, writer in (("", plain), *WRITERS.items()):
        phrase = _written(writer, quantity, settings)
        if phrase is not None:
            yield name, writer, phrase


def _written(writer: Writer, quantity: Quantity, settings: Settings) -> Phrase | None:
    try:
        return writer(quantity, settings)
    except (NothingHonestError, ArithmeticRefusedError):
        return None


def _as_capital(new: str, old: str) -> str:
    """The new words with a capital where the old ones began a sentence."""
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
