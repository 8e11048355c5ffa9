"""How much work a template may make, so that a slip or a trick in one cannot hang the machine or fill it.

The unit of work is a step: a turn of a loop, a call, a calculation, or a hundred characters handled. A letter
of ten pages takes a few hundred.
"""

from __future__ import annotations

MOST_STEPS = 100_000
LONGEST_TEXT = 1_000_000
"""The characters that one text may have, and a whole document's text before Markdown is read."""


class TooMuchError(Exception):
    """A template makes more work than any document needs; `what` is the clause that says how."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class Budget:
    """What is left of the work that one document may take."""

    __slots__ = ("_steps",)

    def __init__(self) -> None:
        self._steps = MOST_STEPS

    def spend(self, steps: int = 1, characters: int = 0) -> None:
        """Take some work off. Raises TooMuchError when there is none left, or one text is too long."""
        refuse_long(characters)
        self._steps -= steps + characters // 100
        if self._steps < 0:
            raise TooMuchError(f"takes more than {MOST_STEPS:,} steps, such as turns of a loop")


def refuse_long(characters: int) -> None:
    """Raise TooMuchError for a text that is longer than any document."""
    if characters > LONGEST_TEXT:
        raise TooMuchError(f"makes a text of more than {LONGEST_TEXT:,} characters")
