"""The draft's footnotes: which sources of the workspace each one cites, and where in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from respondent.adopting.escaping import escaped, quoted
from respondent.adopting.folding import folded, same_length
from respondent.adopting.stretch import Piece, Stretch, StretchKind
from respondent.citing.pinpoints import read
from respondent.model.draft import Passage, PassageKind
from respondent.model.evidence import DataTable, Finding, Quotation, Source, Statistic
from respondent.model.workspace import Workspace

_EARLIER = re.compile(r"\((?:n|note|fn)\.? ?(\d+)\)", re.IGNORECASE)
_RAISED = re.compile("[⁰¹²³⁴-⁹]+(?:[,⁻–-][⁰¹²³⁴-⁹]+)*")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SENTENCE = re.compile(r"\. (?=[A-Z0-9])|\.$")
_SHORTEST_TITLE = 8
"""Characters; what is shorter may be a word of anybody's."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source that a note cites, and the place in it."""

    source: str
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the draft: its words, and the sources that it cites as far as the workspace has them."""

    text: str
    line: int
    part: str | None
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a note in a passage: no words in a Word file, raised figures where somebody typed them."""

    start: int
    end: int
    note: Note


def notes_of(passages: Iterable[Passage], workspace: Workspace) -> dict[str, Note]:
    """The notes of a draft by their names, in their order; several paragraphs of one are put together."""
    texts: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.kind is PassageKind.NOTE and passage.layout.note:
            texts.setdefault(passage.layout.note, []).append(passage)
    return _read(texts, workspace)


def editors_notes(passages: Iterable[Passage], workspace: Workspace) -> dict[str, Note]:
    """A release's notes to editors by their numbers, from 1."""
    return _read({str(number): [passage] for number, passage in enumerate(passages, 1)}, workspace)


def _read(texts: Mapping[str, list[Passage]], workspace: Workspace) -> dict[str, Note]:
    titles = _titles(workspace)
    notes: dict[str, Note] = {}
    for name, passages in texts.items():
        text = " ".join(passage.text for passage in passages)
        cited = _cited(text, titles) or _as_before(text, list(notes.values()))
        notes[name] = Note(" ".join(text.split()), passages[0].place(0)[0], passages[0].part, cited)
    return notes


def marks_of(piece: Piece, notes: Mapping[str, Note], typed: Mapping[str, Note]) -> tuple[Mark, ...]:
    """The marks in a passage; `typed` are notes whose marks are raised figures."""
    layout, text = piece.passage.layout, piece.passage.text
    found = [Mark(mark.offset, mark.offset, notes[mark.note]) for mark in layout.marks if mark.note in notes]
    for raised in _RAISED.finditer(text) if typed else ():
        numbers = [number.translate(_DIGITS) for number in re.findall("[⁰¹²³⁴-⁹]+", raised[0])]
        if raised.start() and all(number in typed for number in numbers):
            found += [
                Mark(raised.start() if not index else raised.end(), raised.end(), typed[number])
                for index, number in enumerate(numbers)
            ]
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))


def with_notes(piece: Piece, marks: Iterable[Mark], workspace: Workspace) -> Piece:
    """The passage with a citation for each mark, unless what is printed before it brings the same note."""
    added: list[Stretch] = []
    since = 0
    for mark in marks:
        if any(stretch.start < mark.start < stretch.end for stretch in piece.stretches):
            continue  # within somebody's quoted words, which bring their own source
        said = [
            stretch for stretch in piece.stretches if since <= stretch.start and stretch.end <= mark.start
        ]
        known = {source for stretch in said for source in sources_of(stretch.records, workspace)}
        added.append(_stretch(mark, known))
        since = mark.end
    return replace(piece, stretches=tuple(sorted((*piece.stretches, *added), key=lambda s: (s.start, s.end))))


def sources_of(references: Iterable[str], workspace: Workspace) -> Iterator[str]:
    """The sources that records and rows come from."""
    for reference in references:
        record = workspace.records.get(reference.partition("#")[0])
        if isinstance(record, Statistic | DataTable | Quotation | Finding):
            yield record.source
        elif isinstance(record, Source):
            yield record.id


def _stretch(mark: Mark, known: set[str]) -> Stretch:
    note = mark.note
    if not note.cited:
        words = f" [{note.text}]"
        return Stretch(mark.start, mark.end, StretchKind.NOTE, escaped(words), words)
    missing = [cited for cited in note.cited if cited.source not in known]
    code = " ".join(f"{{{{ cite({_arguments(cited)}) }}}}" for cited in missing)
    records = tuple(cited.source for cited in note.cited)
    return Stretch(mark.start, mark.end, StretchKind.CITATION, f" {code}" if code else "", "", records)


def _arguments(cited: Cited) -> str:
    return quoted(cited.source) + (f", {quoted(cited.locator)}" if cited.locator else "")


def _titles(workspace: Workspace) -> list[tuple[str, str]]:
    """What a note may call each source, the longest first, with the source's id."""
    found: list[tuple[str, str]] = []
    for record in workspace.records.values():
        if isinstance(record, Source):
            names = (record.heading, record.short_title, record.url, record.reference)
            found += [(folded(name).casefold(), record.id) for name in names if name]
            found += [
                (folded(head).casefold(), record.id)
                for head, comma, _ in (record.heading.partition(","),)
                if comma
            ]
    return sorted(
        (pair for pair in set(found) if len(pair[0]) >= _SHORTEST_TITLE), key=lambda p: (-len(p[0]), p)
    )


def _cited(text: str, titles: Iterable[tuple[str, str]]) -> tuple[Cited, ...]:
    """The sources whose titles or addresses stand in a note, in the order in which they do."""
    plain = " ".join(same_length(text).split()).casefold()
    taken: list[tuple[int, int, str]] = []
    for title, source in titles:
        start = plain.find(title)
        end = start + len(title)
        if start >= 0 and not any((start < b and a < end) or source == other for a, b, other in taken):
            taken.append((start, end, source))
    taken.sort()
    written = " ".join(text.split())
    ends = [start for start, _, _ in [*taken[1:], (len(written), 0, "")]] if taken else []
    return tuple(
        Cited(source, _locator(written[end:stop]) if len(written) == len(plain) else None)
        for (_, end, source), stop in zip(taken, ends, strict=True)
    )


def _locator(after: str) -> str | None:
    """The first place that is named after a title: “section 121(2)” of “, section 121(2).”."""
    sentence = _SENTENCE.split(after, maxsplit=1)[0]
    for part in re.split(r"[,;]", sentence):
        words = part.strip(" .")
        places = read(words) if words else ()
        if places and all(place.kind is not None for place in places):
            return words
    return None


def _as_before(text: str, earlier: list[Note]) -> tuple[Cited, ...]:
    """What “(n 3)” or “(note 3)” stands for."""
    found = _EARLIER.search(text)
    number = int(found[1]) if found else 0
    if not 0 < number <= len(earlier):
        return ()
    return tuple(replace(cited, locator=_locator(text)) for cited in earlier[number - 1].cited)
