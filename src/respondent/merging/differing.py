"""Long texts quoted beside each other: where they are not the same in all, with a few words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from os.path import commonprefix

from respondent.model.change import stretches
from respondent.model.shortened import shortened

LONGEST = 60
"""Letters of one place that are shown; texts that are all this short are shown whole."""

_AROUND = 3
"""Words that are shown before a place, and after it."""

_EACH = 2
"""Of the places that one side has changed, so many are shown."""

Place = tuple[tuple[int, int], ...]
"""Words that are not the same in all texts: for each text the first of them, and the one after the last."""


def where_they_differ(texts: Sequence[str]) -> list[str]:
    """Each text in short, in their order: first what it was, if that is known, then the two sides or the one.

    What is the same in all is left out but for a few words, and so is what both sides changed alike.
    """
    if max(map(len, texts), default=0) <= LONGEST:
        return list(texts)
    words = [text.split() for text in texts]
    if len(texts) == 1:
        return [shortened(texts[0], LONGEST)]
    places = _joined(_chosen(list(_places(words)), words))
    return [_in_short(words, at, places) for at in range(len(words))]


def _places(words: Sequence[Sequence[str]]) -> Iterator[Place]:
    """The places in which the texts differ: between the words of the first that all the others have."""
    first, *others = words
    found = []
    for other in others:
        there: dict[int, int] = {}
        for same, start, end, begun, _ in stretches(first, other):
            if same:
                there |= {at: begun + at - start for at in range(start, end)}
        found.append(there)
    ends = (len(first), *map(len, others))
    before = (-1,) * len(words)
    known = [(at, *(there[at] for there in found)) for at in range(len(first)) if all(at in t for t in found)]
    for now in (*known, ends):
        place = tuple((old + 1, new) for old, new in zip(before, now, strict=True))
        if any(start < end for start, end in place):
            yield place
        before = now


def _chosen(places: list[Place], words: Sequence[Sequence[str]]) -> list[Place]:
    """The places that say most: of what each side alone changed, the first few."""

    def said(place: Place) -> list[Sequence[str]]:
        return [text[start:end] for text, (start, end) in zip(words, place, strict=True)]

    apart = [place for place in places if said(place)[-1] != said(place)[-2]] or places
    chosen: set[Place] = set()
    for side in range(1, len(words)):
        chosen |= set([place for place in apart if said(place)[side] != said(place)[0]][:_EACH])
    return [place for place in apart if place in chosen]


def _joined(places: Sequence[Place]) -> list[list[Place]]:
    """The places in groups: between those of one there are too few words to be left out."""
    groups: list[list[Place]] = []
    for place in places:
        if groups and place[0][0] - groups[-1][-1][0][1] <= 2 * _AROUND:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _in_short(words: Sequence[Sequence[str]], at: int, groups: Sequence[Sequence[Place]]) -> str:
    text = words[at]
    shown, until = "", 0
    for group in groups:
        start, end = max(0, group[0][at][0] - _AROUND), min(len(text), group[-1][at][1] + _AROUND)
        lead = "" if start <= until else " … " if shown else "…"
        shown += (lead or (" " if shown else "")) + _cut(words, at, group, start, end)
        until = end
    return shown if until == len(text) or shown.endswith("…") else f"{shown}…"


def _cut(words: Sequence[Sequence[str]], at: int, group: Sequence[Place], start: int, end: int) -> str:
    """The words of one text from `start` to `end`; of many those from where the two sides are not the same."""
    said = " ".join(words[at][start:end])
    if len(said) <= 2 * LONGEST:
        return said
    parts = [" ".join(text[group[0][n][0] : group[-1][n][1]]) for n, text in enumerate(words)]
    alike = len(commonprefix(parts[-2:]))  # noqa: RUF071 - of texts, not of paths
    if alike <= LONGEST // 2 or at < len(words) - 2:
        return shortened(said, LONGEST)
    return f"…{shortened(parts[at][parts[at].rfind(' ', 0, alike) + 1 :], LONGEST)}"
