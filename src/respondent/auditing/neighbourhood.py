"""The part of a draft that has to be weighed: what changed, with as much around it as decides what it means."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from respondent.model.assessment import Assessment
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.model.settings import Settings
from respondent.weighing.index import Index
from respondent.weighing.weigh import weigh_with

_BEFORE, _AFTER = 8, 2
"""So many passages before and after one are weighed with it; the heading above it and its table too."""

_MOST_CELLS = 200


def weigh_around(
    draft: Draft, wanted: Collection[int], index: Index, settings: Settings
) -> tuple[Assessment, ...]:
    """The assessments of the passages that are wanted, by their numbers; the others help to understand these."""
    if not wanted:
        return ()
    kept = sorted(_with_neighbours(draft.passages, wanted))
    part = Draft(draft.name, tuple(draft.passages[number] for number in kept))
    found = (replace(one, passage=kept[one.passage]) for one in weigh_with(part, index, settings))
    return tuple(one for one in found if one.passage in wanted)


def _with_neighbours(passages: Sequence[Passage], wanted: Collection[int]) -> set[int]:
    kept: set[int] = set()
    for number in wanted:
        kept |= set(range(max(0, number - _BEFORE), min(len(passages), number + _AFTER + 1)))
        heading = next((n for n in range(number, -1, -1) if passages[n].kind is PassageKind.HEADING), None)
        kept |= {heading} if heading is not None else set()
        if passages[number].kind is PassageKind.CELL:
            kept |= _table(passages, number)
    return kept


def _table(passages: Sequence[Passage], number: int) -> set[int]:
    """The cells around a cell, and the caption above them."""
    first = last = number
    while first > max(0, number - _MOST_CELLS) and passages[first].kind is PassageKind.CELL:
        first -= 1
    while last + 1 < min(len(passages), number + _MOST_CELLS) and passages[last + 1].kind is PassageKind.CELL:
        last += 1
    return set(range(first, last + 1))
