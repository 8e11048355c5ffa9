"""The paragraphs of a rendered document, each with its line in the templates, beside those of the built file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from respondent.collecting.words import key_of
from respondent.model.document import Document, text_of
from respondent.model.draft import Passage
from respondent.model.span import Span
from respondent.rendering.marking import Where, runs_of


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, heading, item or cell as it is rendered: its words, what it is, and its line in a template."""

    key: str
    where: Where
    span: Span | None


def units_of(document: Document) -> tuple[Unit, ...]:
    """Every paragraph of a document that says anything, its title first."""
    runs = runs_of(document.title, document.blocks)
    found = (Unit(key_of(text_of(run.content)), run.where, run.span) for run in runs)
    return tuple(unit for unit in found if unit.key)


def beside(passages: Sequence[Passage], units: Sequence[Unit]) -> dict[int, int]:
    """The unit of each passage of the built file that a template makes, by its number."""
    numbers = [number for number, passage in enumerate(passages) if key_of(passage.text)]
    old = [key_of(passages[number].text) for number in numbers]
    return dict(_pairs(numbers, old, [unit.key for unit in units]))


def _pairs(numbers: Sequence[int], old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    for start, other, length in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for step in range(length):
            yield numbers[start + step], other + step
