"""Which stretches of a text have been read already, so that nothing is read twice."""

from __future__ import annotations


class Taken:
    """A mark for each character of a text. Looking one up costs what its length does, not the text's."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)

    def take(self, start: int, end: int) -> None:
        """Mark the stretch as read."""
        self._marks[start:end] = b"\x01" * (end - start)

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing in the stretch has been read."""
        return self._marks.find(1, start, end) < 0
