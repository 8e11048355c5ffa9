"""What happened to a document's notes: deleted, edited, added, or only under another number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from respondent.auditing.likeness import plain
from respondent.model.audit import FileFinding, Piece
from respondent.model.built import Built, BuiltNote
from respondent.model.codes import A401, A402, A403, A404
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.model.listing import listed
from respondent.model.shortened import quoted_at_end
from respondent.model.span import Span
from respondent.model.surroundings import squeezed

_OTHER_NOTE = re.compile(r"\b(n|note) \d+\b")
_ALIKE = 0.5
"""Two notes that are more alike than this are one that was edited."""

_TO_EDITORS = re.compile(r"notes? to editors", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Note:
    """A note of the file: its number, its text and where it stands."""

    number: int
    text: str
    passages: tuple[int, ...]


def notes_in(draft: Draft, built: Built) -> tuple[tuple[FileFinding, ...], frozenset[int]]:
    """What is to be said of the notes, and the passages of those that are not as they were built."""
    if any(note.text is None for note in built.notes):
        return (), frozenset()
    there = _to_editors(draft) if built.kind == "release" else _footnotes(draft, built.notes_before)
    pairs, left, more = _paired(built.notes, there)
    findings = [*_deleted(left, draft), *_edited(pairs, draft)]
    if built.kind != "release":
        findings += [*_added(more, draft), *_renumbered(pairs, draft)]
    changed = [note for old, note in pairs if _key(old.text or "") != _key(note.text)]
    if built.kind != "release":
        changed += more
    return tuple(findings), frozenset(number for note in changed for number in note.passages)


def _footnotes(draft: Draft, before: int) -> list[_Note]:
    """The file's notes in the order of their marks, without those that a letterhead has `before` the text."""
    by_name: dict[str, list[int]] = {}
    for number, passage in enumerate(draft.passages):
        if passage.kind is PassageKind.NOTE:
            by_name.setdefault(passage.layout.note, []).append(number)
    marks = dict.fromkeys(mark.note for passage in draft.passages for mark in passage.layout.marks)
    return [
        _Note(number, _text(draft.passages, by_name.get(name, ())), tuple(by_name.get(name, ())))
        for number, name in enumerate(list(marks)[before:], 1)
    ]


def _to_editors(draft: Draft) -> list[_Note]:
    """The paragraphs that follow a release's heading “Notes to editors”, as far as they can be notes."""
    begin = next(
        (n for n, p in enumerate(draft.passages, 1) if _TO_EDITORS.fullmatch(p.text.strip())),
        len(draft.passages),
    )
    found: list[_Note] = []
    for number in range(begin, len(draft.passages)):
        passage = draft.passages[number]
        if passage.part == draft.passages[0].part and passage.kind is not PassageKind.HEADING:
            found.append(_Note(len(found) + 1, passage.text, (number,)))
    return found


def _text(passages: Sequence[Passage], numbers: Sequence[int]) -> str:
    return "\n".join(passages[number].text for number in numbers)


def _key(text: str) -> str:
    """A note's words without the numbers of other notes, which a word processor keeps right."""
    return _OTHER_NOTE.sub(r"\1", plain(squeezed(text)))


Pairs = list[tuple[BuiltNote, _Note]]


def _paired(old: Sequence[BuiltNote], new: Sequence[_Note]) -> tuple[Pairs, list[BuiltNote], list[_Note]]:
    """The notes as built with those of the file, and what is left of each: equal ones first, then alike."""
    free = list(new)
    pairs: Pairs = []
    left: list[BuiltNote] = []
    for note in old:
        key = _key(note.text or "")
        fitting = next((one for one in free if _key(one.text) == key), None)
        if fitting is None:
            left.append(note)
        else:
            pairs.append((note, fitting))
            free.remove(fitting)
    for note in list(left):
        scored = [(SequenceMatcher(None, _key(note.text or ""), _key(one.text)).ratio(), one) for one in free]
        score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if best is not None and score >= _ALIKE:
            pairs.append((note, best))
            left.remove(note)
            free.remove(best)
    pairs.sort(key=lambda pair: pair[0].number)
    return pairs, left, free


def _deleted(left: Sequence[BuiltNote], draft: Draft) -> Iterator[FileFinding]:
    for note in left:
        served = f" It gave the source of {_claims(note.claims)}." if note.claims else ""
        yield FileFinding(
            A401.at(
                Span(draft.name),
                f"Note {note.number} is gone: “{note.text}”{served}",
                "Put it back where its claim still stands; a claim without its source cannot be checked.",
            )
        )


def _claims(numbers: Sequence[int]) -> str:
    return f"claim{'s' if len(numbers) > 1 else ''} {listed([str(number) for number in numbers])}"


def _edited(pairs: Pairs, draft: Draft) -> Iterator[FileFinding]:
    for old, note in pairs:
        if _key(old.text or "") == _key(note.text):
            continue
        before = quoted_at_end(old.text or "")
        first = note.passages[0] if note.passages else None
        piece = None if first is None else Piece(first, 0, len(draft.passages[first].text))
        yield FileFinding(
            A402.at(
                _span(draft, piece),
                f"Note {note.number} says “{note.text or 'nothing'}”; it was built to say {before}",
                "Ask who changed it. A corrected source belongs into its record; then build again.",
            ),
            piece,
        )


def _added(more: Sequence[_Note], draft: Draft) -> Iterator[FileFinding]:
    for note in more:
        first = note.passages[0] if note.passages else None
        piece = None if first is None else Piece(first, 0, len(draft.passages[first].text))
        yield FileFinding(
            A404.at(
                _span(draft, piece),
                f"Note {note.number} was added: “{note.text or 'nothing'}”",
                "If it gives a source for a figure, make records of both, so that the figure is checked.",
            ),
            piece,
        )


def _renumbered(pairs: Pairs, draft: Draft) -> Iterator[FileFinding]:
    others = [(old.number, note.number) for old, note in pairs if old.number != note.number]
    if others:
        said = listed([_shift(run) for run in _runs(others)])
        yield FileFinding(
            A403.at(
                Span(draft.name),
                f"Notes have other numbers: {said}.",
                "Look for “note 3” and the like in the text that somebody typed by hand.",
            )
        )


def _runs(others: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The old and new numbers in runs that go up by one together."""
    run: list[tuple[int, int]] = []
    for pair in sorted(others):
        if run and pair != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _shift(run: Sequence[tuple[int, int]]) -> str:
    (first, now), (last, then) = run[0], run[-1]
    return f"{first} is now {now}" if len(run) == 1 else f"{first}–{last} are now {now}–{then}"


def _span(draft: Draft, piece: Piece | None) -> Span:
    if piece is None:
        return Span(draft.name)
    line, column = draft.passages[piece.passage].place(piece.start)
    return Span(draft.name, line, column)
