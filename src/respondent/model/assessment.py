"""What is to be said of one quantity in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from respondent.model.answer import Answer
from respondent.model.diagnostic import Code


class Verdict(StrEnum):
    """How a stated quantity stands to the evidence, and to the text's other figures."""

    SUPPORTED = "supported"  # the evidence bears it out
    CONTRADICTED = "contradicted"  # the evidence says otherwise, or cannot bear the word
    CONSISTENT = "consistent"  # no evidence, but it follows from the text's other figures
    INCONSISTENT = "inconsistent"  # it does not follow from them
    UNSUPPORTED = "unsupported"  # nothing to hold it against


FALSE = frozenset({Verdict.CONTRADICTED, Verdict.INCONSISTENT})
"""The verdicts that make a draft fail, unless a reader has answered them."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One quantity of a draft, weighed.

    `text` is as it stands in the file from `line` and `column` on; `passage`, `start` and `end` say where it
    stands in the draft. `evidence` names records and rows ("image-offences-by-force#South Yorkshire"),
    `expected` the value that the evidence gives, `message` is a sentence that can be forwarded as it is.
    `answer` is what a reader said to it.
    """

    text: str
    verdict: Verdict
    line: int
    column: int
    passage: int
    start: int
    end: int
    message: str
    code: Code | None = None
    part: str | None = None
    evidence: tuple[str, ...] = ()
    expected: str | None = None
    answer: Answer | None = None

    @property
    def is_false(self) -> bool:
        """Whether the figure is contradicted or inconsistent, and no reader has answered that."""
        return self.verdict in FALSE and self.answer is None

    @property
    def place(self) -> str:
        """Where it stands, as commands take it: "3:61", or "footnotes:2:14" in a part of a Word file."""
        name = part_name(self.part)
        place = f"{self.line}:{self.column}"
        return f"{name}:{place}" if name else place


def part_name(part: str | None) -> str:
    """What a part of a Word file is called in places ("footnotes", "header1"); the main text has no name."""
    name = "" if part is None else part.rpartition("/")[2].partition(".")[0]
    return "" if name.startswith("document") else name
