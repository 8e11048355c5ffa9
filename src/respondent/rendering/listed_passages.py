"""What is confidential of what a list repeats: it is marked there as it is in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from respondent.model.document import Confidential, Inline, Inlines, Str, text_of
from respondent.rendering.marking import claims_in

_BLANKS = re.compile(r"\s+")


def in_one_line(runs: Iterable[Inlines]) -> Inlines:
    """The plain words of several runs as one, with the passages among them."""
    found: list[Inline] = []
    for run in runs:
        for inline in run:
            words = _BLANKS.sub(" ", text_of((inline,)))
            if isinstance(inline, Confidential):
                found.append(replace(inline, content=(Str(words.strip()),), begins=True, ends=True))
            elif words:
                found.append(Str(words))
        found.append(Str(" "))
    return _spaced(_joined(found))


def passages_of_claims(runs: Iterable[Inlines]) -> Mapping[int, Confidential]:
    """The claims that stand in passages, by their numbers, each with its passage."""
    found: dict[int, Confidential] = {}
    for run in runs:
        for inline in run:
            if isinstance(inline, Confidential):
                for claim in claims_in((inline,)):
                    found.setdefault(claim, inline)
    return found


def within(passage: Confidential | None, content: Inlines) -> Inlines:
    """The words as part of a passage, from its beginning to its end; as they are where there is none."""
    if passage is None or not content:
        return content
    return (replace(passage, content=content, begins=True, ends=True),)


def _joined(inlines: Iterable[Inline]) -> list[Inline]:
    """The inlines with parts of one passage that only a blank parts as one, and texts side by side as one."""
    found: list[Inline] = []
    for inline in inlines:
        before = found[-1] if found else None
        if isinstance(before, Str) and isinstance(inline, Str):
            found[-1] = Str(before.text + inline.text)
        elif isinstance(inline, Confidential) and _goes_on(found, inline):
            blank, passage = found.pop(), found.pop()
            if isinstance(passage, Confidential):
                found.append(replace(passage, content=(*passage.content, blank, *inline.content)))
        else:
            found.append(inline)
    return found


def _goes_on(found: list[Inline], passage: Confidential) -> bool:
    if len(found) < 2 or not isinstance(found[-2], Confidential):
        return False
    return found[-1] == Str(" ") and found[-2].passage == passage.passage


def _spaced(inlines: list[Inline]) -> Inlines:
    """The inlines without blanks at the ends, or two of them side by side."""
    while inlines and inlines[-1] == Str(" "):
        inlines.pop()
    if inlines and isinstance(last := inlines[-1], Str):
        inlines[-1] = Str(last.text.rstrip())
    return tuple(Str(_BLANKS.sub(" ", one.text)) if isinstance(one, Str) else one for one in inlines)
