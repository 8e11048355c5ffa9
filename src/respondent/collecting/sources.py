"""A template's text edited where the words of a paragraph stand in it literally once, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from respondent.adopting.escaping import escaped, held
from respondent.collecting.diffs import lines_of
from respondent.collecting.words import word_places
from respondent.model.collection import WordEdit

_ITEM = re.compile(r"\s*(?:[*+-]|\d{1,3}\.)\s+")
_FENCE = re.compile(r"---[ \t]*")
_FARTHEST = 6
"""So many words on either side of an edit may help to find its place."""

_SIGNS = {
    "‘": "['‘’]",
    "’": "['‘’]",
    "'": "['‘’]",
    "“": '["“”]',
    "”": '["“”]',
    '"': '["“”]',
    "–": "(?:–|-{1,3})",
    "…": r"(?:…|\.\.\.|\. \. \.)",
}
_GAP = r"[*_]{0,3}\s+(?:>\s+)?[*_]{0,3}"
_EMPHASIS = re.compile(r"[*_]")


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of a file in which a paragraph stands: the first, and the one after the last, from 0."""

    first: int
    last: int


def region_of(lines: Sequence[str], line: int) -> Region | None:
    """The lines of the paragraph that a line, counted from 1, belongs to: up to blank lines, or of one item."""
    at = line - 1
    if not 0 <= at < len(lines) or _is_edge(lines[at]):
        return None
    first, last = at, at + 1
    while first > 0 and not _is_edge(lines[first - 1]) and not _ITEM.match(lines[first]):
        first -= 1
    while last < len(lines) and not _is_edge(lines[last]) and not _ITEM.match(lines[last]):
        last += 1
    return Region(first, last)


def _is_edge(line: str) -> bool:
    return not line.strip() or _FENCE.fullmatch(line.rstrip("\r\n")) is not None


def with_edits(
    lines: Sequence[str],
    region: Region,
    was: str,
    edits: Sequence[WordEdit],
    opaque: Sequence[tuple[int, int]],
) -> tuple[list[str], tuple[WordEdit, ...]]:
    """The lines with as many of the edits as have a sure place, and these edits.

    `was` is the paragraph as it was built; `opaque` are its stretches that no words of the template print.
    """
    text = "".join(lines[region.first : region.last])
    placed = []
    changed = [(edit.start, edit.end) for edit in edits if edit.start < edit.end]
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        others = [place for place in changed if place != (edit.start, edit.end)]
        result = _with_edit(text, _words_around(was, edit, [*opaque, *others]), edit.new)
        if result is not None:
            text = result
            placed.append(edit)
    done = [*lines[: region.first], *lines_of(text), *lines[region.last :]]
    return done, tuple(placed)


@dataclass(frozen=True, slots=True)
class _Around:
    """The words of an edit, and those that stand literally before and after it, the nearest ones inside."""

    before: tuple[str, ...]
    old: tuple[str, ...]
    after: tuple[str, ...]


def _words_around(was: str, edit: WordEdit, opaque: Sequence[tuple[int, int]]) -> _Around:
    before: list[str] = []
    after: list[str] = []
    places = word_places(was)
    for start, end in reversed([place for place in places if place[1] <= edit.start]):
        if len(before) == _FARTHEST or _is_opaque(start, end, opaque):
            break
        before.insert(0, was[start:end])
    for start, end in (place for place in places if place[0] >= edit.end and place[0] >= edit.start):
        if len(after) == _FARTHEST or _is_opaque(start, end, opaque):
            break
        after.append(was[start:end])
    old = tuple(was[start:end] for start, end in places if edit.start <= start and end <= edit.end)
    return _Around(tuple(before), old, tuple(after))


def _is_opaque(start: int, end: int, opaque: Sequence[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in opaque)


def _with_edit(text: str, around: _Around, new: str) -> str | None:
    """The text with the edit made where its words stand once, found by as few of its neighbours as that takes."""
    for reach in range(0 if around.old else 1, _FARTHEST + 1):
        before, after = around.before[max(0, len(around.before) - reach) :], around.after[:reach]
        if not (before or after or around.old):
            return None
        found = list(re.finditer(_pattern(before, around.old, after), text))
        if not found:
            return None
        if len(found) == 1:
            return _made(text, found[0], around.old, new)
    return None


def _pattern(before: Sequence[str], old: Sequence[str], after: Sequence[str]) -> str:
    parts = []
    if before:
        parts.append(f"(?P<before>{_literal(before)})(?P<left>{_GAP if old or after else ''})")
    parts.append(f"(?P<old>{_literal(old)})" if old else "(?P<old>)")
    if after:
        gap = _GAP if old else ""
        parts.append(f"(?P<right>{gap})(?P<after>{_literal(after)})")
    return "".join(parts)


def _literal(words: Sequence[str]) -> str:
    """A pattern of words as they may be typed in a template, whole ones only."""
    inner = _GAP.join("".join(map(_sign, word)) for word in words)
    left = r"(?<!\w)" if words[0][:1].isalnum() else ""
    right = r"(?!\w)" if words[-1][-1:].isalnum() else ""
    return f"{left}{inner}{right}"


def _sign(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    return re.escape(sign) if sign.isalnum() else r"\\?" + re.escape(sign)


def _made(text: str, found: re.Match[str], old: Sequence[str], new: str) -> str | None:
    """The edit made at its place; None where it would take emphasis away by halves."""
    groups = found.groupdict()
    start, end = found.span("old")
    put = escaped(new)
    if not put:
        if groups.get("right"):
            end = found.end("right")
        elif groups.get("left"):
            start = found.start("left")
        elif text[:start].strip():
            start = len(text[:start].rstrip())
        else:
            end += len(text[end:]) - len(text[end:].lstrip(" "))
    elif not old:
        if groups.get("before") is not None:
            start = end = found.end("before")
            put = f" {put}"
        else:
            put = f"{put} "
    if len(_EMPHASIS.findall(text[start:end])) != sum(len(_EMPHASIS.findall(word)) for word in old):
        return None
    is_start = not text[:start].rpartition("\n")[2].strip()
    return text[:start] + (held(put) if is_start and put else put) + text[end:]


def without_paragraph(lines: Sequence[str], region: Region) -> list[str]:
    """The lines without a paragraph, nor the blank line that parted it from the next."""
    last = region.last
    if (
        last < len(lines)
        and not lines[last].strip()
        and (region.first == 0 or not lines[region.first - 1].strip())
    ):
        last += 1
    return [*lines[: region.first], *lines[last:]]


def with_paragraph(lines: Sequence[str], region: Region, text: str, kind: str, level: int = 0) -> list[str]:
    """The lines with a paragraph after that of a region; an item goes into its list, a heading has its signs."""
    end = _line_end(lines, region)
    before = list(lines[: region.last])
    if before and not before[-1].endswith("\n"):
        before[-1] += end
    sign = _ITEM.match(lines[region.first])
    if kind == "list item" and sign:
        return [*before, f"{sign[0]}{escaped(text)}{end}", *lines[region.last :]]
    return [*before, end, *_written(text, kind, level, end), *lines[region.last :]]


def with_paragraph_before(
    lines: Sequence[str], region: Region, text: str, kind: str, level: int = 0
) -> list[str]:
    """The lines with a paragraph before that of a region."""
    end = _line_end(lines, region)
    return [*lines[: region.first], *_written(text, kind, level, end), end, *lines[region.first :]]


def _line_end(lines: Sequence[str], region: Region) -> str:
    return "\r\n" if lines[region.first].endswith("\r\n") else "\n"


def _written(text: str, kind: str, level: int, end: str) -> list[str]:
    """A paragraph's or a heading's lines."""
    marks = f"{'#' * max(level, 2)} " if kind == "heading" else ""
    return [f"{marks}{line if marks else held(line)}{end}" for line in _paragraph(text)]


def _paragraph(text: str) -> Iterator[str]:
    lines = [escaped(line) for line in text.split("\n") if line.strip()]
    yield from (f"{line}\\" for line in lines[:-1])
    yield from lines[-1:]
