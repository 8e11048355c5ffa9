"""The words of two versions by paragraph, row and note; what is claims' own words alone is not said twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from respondent.comparing.sides import Side
from respondent.model.audit import Piece as Stretch
from respondent.model.change import Change
from respondent.model.draft import Passage, PassageKind
from respondent.model.signed_text import Piece, piece
from respondent.prose.editing import edited
from respondent.prose.pairing import paired

_LEFT_OUT = {PassageKind.HEADER}
_NAMES = {PassageKind.ITEM: "list item", PassageKind.CELL: "row", PassageKind.TEXT_BOX: "text box"}


def prose_changes(old: Side, new: Side, pairs: Mapping[int, int]) -> tuple[Change, ...]:
    """The pieces of the two texts that differ in more than the words of claims that both have."""
    before, masked_before = _pieces(old, {index: f"\ue000{index}\ue001" for index in pairs})
    after, masked_after = _pieces(new, {other: f"\ue000{index}\ue001" for index, other in pairs.items()})
    found = []
    for o, n in paired(before, after):
        if o is None or n is None:
            found.append(edited(None if o is None else before[o], None if n is None else after[n]))
        elif before[o] != after[n] and masked_before[o] != masked_after[n]:
            found.append(edited(before[o], after[n]))
    return tuple(found)


def _pieces(side: Side, names: Mapping[int, str]) -> tuple[list[Piece], list[str]]:
    """The pieces of a text, and each of them with names in the place of claims."""
    stretches: dict[int, list[tuple[Stretch, str]]] = {}
    for index, name in names.items():
        for stretch in side.claims[index].pieces:
            stretches.setdefault(stretch.passage, []).append((stretch, name))
    pieces, masked = [], []
    for numbers in _rows(side.passages):
        passages = [side.passages[number] for number in numbers]
        kind = _NAMES.get(passages[0].kind, passages[0].kind.value)
        pieces.append(piece(kind, " | ".join(passage.text for passage in passages)))
        words = (_masked(side.passages[number].text, stretches.get(number, ())) for number in numbers)
        masked.append(piece(kind, " | ".join(words)).text)
    return pieces, masked


def _masked(text: str, stretches: Sequence[tuple[Stretch, str]]) -> str:
    for stretch, name in sorted(stretches, key=lambda pair: pair[0], reverse=True):
        text = text[: stretch.start] + name + text[stretch.end :]
    return text


def _rows(passages: Sequence[Passage]) -> list[list[int]]:
    """The numbers of passages that make one piece: the cells of a table's row, or one by itself."""
    found: list[list[int]] = []
    for number, passage in enumerate(passages):
        if passage.kind in _LEFT_OUT:
            continue
        last = passages[found[-1][-1]] if found else None
        if last is not None and _is_beside(passage, last):
            found[-1].append(number)
        else:
            found.append([number])
    return found


def _is_beside(passage: Passage, last: Passage) -> bool:
    """Whether two passages that follow each other stand in one row of a table."""
    if passage.cell is None or last.cell is None or passage.kind is not last.kind:
        return False
    return passage.cell[0] == last.cell[0] and passage.cell[1] >= last.cell[1]
