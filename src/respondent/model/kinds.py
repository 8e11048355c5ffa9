"""Every class of record that there is."""

from __future__ import annotations

from collections.abc import Iterator

import respondent.model.consultation
import respondent.model.directory
import respondent.model.evidence  # noqa: F401 - with the two above, every kind of record is defined
from respondent.model.record import Record


def record_classes() -> tuple[type[Record], ...]:
    """The classes below Record, each after those that it is made from."""
    return tuple(_below(Record))


def _below(kind: type[Record]) -> Iterator[type[Record]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)
