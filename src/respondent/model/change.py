"""One piece of a text as it was and as it is, word by word, and in brief for a message."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_AROUND = 3
"""Words on either side of an edit that are shown with it."""

_LARGEST = 25_000_000
"""Comparisons beyond which what lies between the common beginning and end counts as all new."""

_LONGEST = 90
_STOPS = (".", "!", "?", ".”", ".’")


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of text that has changed since: as it was (None: it is new) and as it is (None: it is gone).

    `runs` are its words in order, a space between them, each stretch with "same", "gone" or "new".
    """

    kind: str
    before: str | None
    after: str | None
    runs: tuple[tuple[str, str], ...]


def stretches(
    before: Sequence[Hashable], after: Sequence[Hashable]
) -> Iterator[tuple[bool, int, int, int, int]]:
    """Stretches of two sequences in order: whether they are the same, and from and up to where in each."""
    start, most = 0, min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < most - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    old, new = len(before) - tail, len(after) - tail
    if start:
        yield True, 0, start, 0, start
    if (old - start) * (new - start) > _LARGEST:
        yield False, start, old, start, new
    else:
        matcher = SequenceMatcher(None, before[start:old], after[start:new], autojunk=False)
        for tag, first, last, begin, end in matcher.get_opcodes():
            yield tag == "equal", start + first, start + last, start + begin, start + end
    if tail:
        yield True, old, len(before), new, len(after)


def runs_between(
    was: Sequence[str], now: Sequence[str], key: Callable[[str], str] = str
) -> tuple[tuple[str, str], ...]:
    """The words of both in order, each stretch with "same", "gone" or "new"; words of one `key` are the same."""
    runs: list[tuple[str, str]] = []
    for same, first, last, start, end in stretches([key(word) for word in was], [key(word) for word in now]):
        found = [("same", now[start:end])] if same else [("gone", was[first:last]), ("new", now[start:end])]
        for what, words in found:
            text = " ".join(words)
            if text and runs and runs[-1][0] == what:
                runs[-1] = what, f"{runs[-1][1]} {text}"
            elif text:
                runs.append((what, text))
    return tuple(runs)


def in_brief(change: Change) -> str:
    """A change in a line: “a narrower view” → “a narrow view”, each with a few words on either side."""
    if change.before is None:
        return f"new: “{_cut(change.after or '')}”"
    if change.after is None:
        return f"gone: “{_cut(change.before)}”"
    if change.before == change.after:
        return f"moved to {change.kind}: “{_cut(change.after)}”"
    return "; ".join(_stretches(change.runs))


def _stretches(runs: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The edited stretches of a piece, as they were and as they are."""
    index = 0
    while index < len(runs):
        if runs[index][0] == "same":
            index += 1
            continue
        first = index
        while index < len(runs) and runs[index][0] != "same":
            index += 1
        before = _words_before(runs[first - 1][1]) if first else ""
        behind = _words_behind(runs[index][1]) if index < len(runs) else ""
        gone, new = (
            " ".join(t.strip() for w, t in runs[first:index] if w == what) for what in ("gone", "new")
        )
        yield f"“{_joined(before, gone, behind)}” → “{_joined(before, new, behind)}”"


def _words_before(text: str) -> str:
    """The last few words, of the same sentence."""
    words: list[str] = []
    for word in reversed(text.split()[-_AROUND:]):
        if word.endswith(_STOPS):
            break
        words.insert(0, word)
    return " ".join(words)


def _words_behind(text: str) -> str:
    """The first few words, of the same sentence."""
    words: list[str] = []
    for word in text.split()[:_AROUND]:
        words.append(word)
        if word.endswith(_STOPS):
            break
    return " ".join(words)


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _cut(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"
