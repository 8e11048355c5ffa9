"""Sentences outside claims that are not as they were built, with the words that they had where these can be known.

A manifest keeps only the beginning of each sentence's hash. What a sentence said is found in the file's own text
before its tracked changes, or in the built file, and counts only if its hash is one that the manifest has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from respondent.auditing.additions import Unknown, is_text
from respondent.auditing.changes import Crossing, touches_of
from respondent.model.audit import Change, Piece, ProseEdit, Touch
from respondent.model.draft import Draft, Passage
from respondent.model.surroundings import digest, sentence_places

_ALIKE = 0.4
"""Less alike than this, a sentence was not edited: one was taken out, another put in."""

_MOST = 400
"""How many sentences are paired; a document of which more were changed is another document."""

Texts = Callable[[], Sequence[Passage]]
"""Gives the passages of the built file; none where it is not there."""


@dataclass(frozen=True, slots=True)
class _Was:
    """A sentence that was built and is not there any more."""

    text: str
    touches: tuple[Touch, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """What became of the words outside claims.

    `edits` are all of them, `pieces` the sentences that are not as they were built, and `lost` how many are not
    there that were built. `is_whole` says that what stands above and below the text was compared as well.
    """

    edits: tuple[ProseEdit, ...]
    pieces: tuple[Piece, ...]
    lost: int
    is_whole: bool


def prose_of(
    draft: Draft,
    unknown: Unknown,
    marked: Sequence[Passage],
    changes: Sequence[Change],
    built: Sequence[Passage],
) -> Prose:
    """Every sentence that was changed, put in or taken out, those that were taken out last.

    What the document has above and below its text, such as addresses, the date and the signatures, is compared with
    that of the `built` file; without it, a sentence there counts if it is one of the text's, edited.
    """
    if not unknown.known:
        return Prose((), (), unknown.lost, is_whole=False)
    frame = _frame(built, unknown.known)
    beside = sorted((*unknown.pieces, *unknown.dates)) if built else unknown.pieces
    gone = frame - {digest(_text(draft, piece)) for piece in beside}
    was = _known(unknown.missing | gone, marked, changes, built)
    pieces = [piece for piece in beside if digest(_text(draft, piece)) not in frame]
    pairs = _pairs([_text(draft, piece) for piece in pieces], was)
    whole = len(was) == len(unknown.missing | gone)
    crossing = Crossing(draft.passages, marked, changes)
    edits = []
    for index, piece in enumerate(pieces):
        old = pairs.get(index)
        if old is None and not built and not unknown.is_framed(piece):
            continue
        crossed = crossing.over(piece) if changes else None
        touches = touches_of((crossed,), changes) if crossed else ()
        text = old.text if old is not None else "" if whole else None
        edits.append(ProseEdit(text, _text(draft, piece).strip(), piece, touches))
    used = {id(one) for one in pairs.values()}
    edits += [ProseEdit(one.text, None, None, one.touches) for one in was if id(one) not in used]
    counted = (piece for piece in pieces if built or unknown.is_framed(piece))
    return Prose(tuple(edits), tuple(counted), unknown.lost + len(gone), is_whole=bool(built))


def _frame(built: Sequence[Passage], known: frozenset[str]) -> frozenset[str]:
    """The digests of the built file's sentences that its manifest does not keep."""
    texts = (passage.text for passage in built if is_text(passage, built))
    return frozenset(key for text in texts for key, _ in _sentences(text)) - known


def _text(draft: Draft, piece: Piece) -> str:
    return draft.passages[piece.passage].text[piece.start : piece.end]


def _known(
    missing: frozenset[str],
    marked: Sequence[Passage],
    changes: Sequence[Change],
    texts: Sequence[Passage],
) -> list[_Was]:
    """The sentences with these digests, as far as the file or the built one has them, in order."""
    found: dict[str, _Was] = {}
    for number, text in _before_changes(marked, changes):
        own = tuple(c for c in changes if c.piece.passage == number)
        touches = tuple(
            dict.fromkeys(Touch(c.author, c.date, "inserted" if c.inserted else "deleted") for c in own)
        )
        found |= {key: _Was(one, touches) for key, one in _sentences(text) if key in missing}
    built = {key: _Was(one) for passage in texts for key, one in _sentences(passage.text) if key in missing}
    found = {key: found.get(key, one) for key, one in built.items()} | found
    return list(found.values())


def _before_changes(marked: Sequence[Passage], changes: Sequence[Change]) -> Iterator[tuple[int, str]]:
    """Each passage with tracked changes as it read before them."""
    inserted: dict[int, list[Piece]] = {}
    for change in changes:
        own = inserted.setdefault(change.piece.passage, [])
        if change.inserted:
            own.append(change.piece)
    for number, pieces in inserted.items():
        text, at, parts = marked[number].text, 0, []
        for piece in sorted(pieces):
            parts.append(text[at : piece.start])
            at = max(at, piece.end)
        yield number, "".join((*parts, text[at:]))


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    for start, end in sentence_places(text):
        yield digest(text[start:end]), text[start:end].strip()


def _pairs(new: Sequence[str], was: Sequence[_Was]) -> Mapping[int, _Was]:
    """For each new sentence, by its number, the one that it was: the likest that no other has."""
    if len(new) > _MOST or len(was) > _MOST:
        return {}
    likest: list[tuple[float, int, int]] = []
    for index, text in enumerate(new):
        matcher = SequenceMatcher(None, "", text.split(), autojunk=False)
        for other, old in enumerate(was):
            matcher.set_seq1(old.text.split())
            if matcher.quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
                likest.append((-ratio, index, other))
    pairs: dict[int, _Was] = {}
    taken: set[int] = set()
    for _, index, other in sorted(likest):
        if index not in pairs and other not in taken:
            pairs[index] = was[other]
            taken.add(other)
    return pairs
