"""Which claims share a note, and where its mark stands.

Claims of one sentence that rest on the same place of the same source share one note at the sentence's end. If a
sentence rests on several, each note goes after the comma, semicolon or colon that follows its last claim, or to the
sentence's end; two that would stand together become one note with both citations. All cells of a table share the
note at its caption's end; a quotation has its note after its last paragraph. The title and headings take part in
notes of the text below them that cite the same place, and have a mark of their own only where there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from respondent.model.citation import Citation
from respondent.model.document import Blocks, Cited, Claimed, ClaimKind, Inlines, NoteRef, Str
from respondent.prose.sentences import clause_end, end_after, sentence_ends
from respondent.rendering.basis import merged
from respondent.rendering.cast import Cast, Role
from respondent.rendering.marking import Run, Where, claims_in, flat, inserted, runs_of, with_runs
from respondent.rendering.typography import typeset

Place = tuple[str, str | None]

_PUNCTUATION = ".,;:!?…"


@dataclass(slots=True)
class NoteDraft:
    """A note: the run and the offset of its mark, what it cites, and the claims that it serves."""

    run: int
    offset: int
    citations: dict[Place, Citation] = field(default_factory=dict)
    claims: list[int] = field(default_factory=list)

    def cite(self, citation: Citation, claim: int) -> None:
        """Let the note give `citation` for a claim."""
        known = self.citations.get(citation.place)
        self.citations[citation.place] = merged(known, citation) if known else citation
        if claim not in self.claims:
            self.claims.append(claim)


@dataclass(slots=True)
class Planned:
    """The notes of a document in their order, and the caveats that its text is to state, by run and offset."""

    runs: list[Run]
    notes: list[NoteDraft]
    caveats: list[tuple[int, int, int, str]]  # run, offset, the claim's number, the sentence

    @property
    def citations(self) -> tuple[tuple[Citation, ...], ...]:
        """What each note cites."""
        return tuple(tuple(note.citations.values()) for note in self.notes)


class _Planner:
    """Goes through the runs of a document."""

    def __init__(self, runs: list[Run], cast: Cast) -> None:
        self._runs = runs
        self._cast = cast
        self._drafts: dict[tuple[int, int], NoteDraft] = {}
        self._said: set[str] = set()
        self._captions: dict[int | None, int] = {
            run.table: index for index, run in enumerate(runs) if run.where is Where.CAPTION and run.table
        }
        self._cells: dict[tuple[int | None, Place], NoteDraft] = {}
        self.caveats: list[tuple[int, int, int, str]] = []

    def plan(self) -> Planned:
        """Every note. Headings come last, since they look for a note in the text below them."""
        flats = [flat(run.content) for run in self._runs]
        last_run = {claim: index for index, (_, claims) in enumerate(flats) for claim, _ in claims}
        above: list[tuple[int, int, str]] = []
        for index, (text, found) in enumerate(flats):
            claims = [(claim, end) for claim, end in found if last_run[claim] == index]
            where = self._runs[index].where
            if not claims:
                continue
            if where in {Where.TITLE, Where.HEADING}:
                above += [(index, claim, text) for claim, _ in claims]
            elif where is Where.TEXT:
                self._text(index, text, claims)
            else:
                self._table(index, text, claims, flats)
        for index, claim, text in above:
            self._heading(index, claim, text)
        notes = sorted(self._drafts.values(), key=lambda note: (note.run, note.offset))
        return Planned(self._runs, notes, self.caveats)

    def _note(self, run: int, offset: int) -> NoteDraft:
        return self._drafts.setdefault((run, offset), NoteDraft(run, offset))

    def _text(self, run: int, text: str, claims: list[tuple[int, int]]) -> None:
        ends = sentence_ends(text)
        by_sentence: dict[int, list[tuple[int, int]]] = {}
        for claim, end in claims:
            by_sentence.setdefault(end_after(ends, end), []).append((claim, end))
        for sentence_end, members in by_sentence.items():
            self._sentence(run, text, sentence_end, members)

    def _sentence(self, run: int, text: str, sentence_end: int, members: list[tuple[int, int]]) -> None:
        last: dict[Place, int] = {}
        for claim, end in members:
            for citation in self._cast.role(claim).basis.citations:
                last[citation.place] = max(end, last.get(citation.place, 0))
        for claim, _ in members:
            role = self._cast.role(claim)
            for citation in role.basis.citations:
                offset = (
                    sentence_end if len(last) == 1 else clause_end(text, last[citation.place], sentence_end)
                )
                self._note(run, offset).cite(citation, claim)
            for caveat in role.basis.sentences:
                if caveat not in self._said:
                    self._said.add(caveat)
                    self.caveats.append((run, sentence_end, claim, caveat))

    def _table(
        self, run: int, text: str, claims: list[tuple[int, int]], flats: Sequence[tuple[str, object]]
    ) -> None:
        table = self._runs[run].table
        caption = self._captions.get(table)
        for claim, _ in claims:
            for citation in self._full(claim):
                if caption is not None:
                    self._note(caption, len(flats[caption][0])).cite(citation, claim)
                    continue
                known = self._cells.get((table, citation.place))
                if known is None:
                    known = self._cells[table, citation.place] = self._note(run, len(text))
                known.cite(citation, claim)

    def _heading(self, run: int, claim: int, text: str) -> None:
        for citation in self._full(claim):
            below = [n for n in self._drafts.values() if n.run > run and citation.place in n.citations]
            note = min(below, key=lambda n: (n.run, n.offset), default=None) or self._note(run, len(text))
            note.cite(citation, claim)

    def _full(self, claim: int) -> tuple[Citation, ...]:
        """A claim's citations, with the caveats that there is no room for in the text."""
        basis = self._cast.role(claim).basis
        unsaid = tuple(caveat for caveat in basis.sentences if caveat not in self._said)
        if not unsaid or not basis.citations:
            return basis.citations
        first, *rest = basis.citations
        return (replace(first, caveats=first.caveats + unsaid), *rest)


def plan(title: Inlines, blocks: Blocks, cast: Cast) -> Planned:
    """The notes that a document needs."""
    return _Planner(runs_of(title, blocks), cast).plan()


def place(
    planned: Planned, blocks: Blocks, cast: Cast, words: tuple[Inlines, ...] | None
) -> tuple[Inlines, Blocks]:
    """The title and the blocks with the notes' marks in them and with the caveats that the text states.

    With `words` there are no marks: each note's words stand in the text, before the punctuation.
    """
    additions: dict[int, list[tuple[int, Inlines]]] = {}
    for number, note in enumerate(planned.notes, 1):
        mark: Inlines = (NoteRef(number),)
        offset = note.offset
        if words is not None:
            text = flat(planned.runs[note.run].content)[0][:offset]
            offset = len(text.rstrip(_PUNCTUATION)) or offset
            mark = (Cited((Str(" "), *words[number - 1])),)
        additions.setdefault(note.run, []).append((offset, _for_citations(mark, note, cast)))
    for run, offset, claim, caveat in planned.caveats:
        number = _as_claim(planned, claim, cast)
        words_of = typeset((Str(" ".join(caveat.split())),))
        additions.setdefault(run, []).append((offset, (Str(" "), Claimed(number, words_of))))
    contents = [run.content for run in planned.runs]
    for run, extra in additions.items():
        contents[run] = inserted(contents[run], sorted(extra, key=lambda addition: addition[0]))
    return contents[0], with_runs(blocks, contents[1:])


def _for_citations(mark: Inlines, note: NoteDraft, cast: Cast) -> Inlines:
    """The mark inside the claims that have no words of their own."""
    for claim in note.claims:
        if cast.role(claim).kind is ClaimKind.CITATION and claim not in claims_in(mark):
            mark = (Claimed(claim, mark),)
    return mark


def _as_claim(planned: Planned, claim: int, cast: Cast) -> int:
    """The number of a claim over the caveat that goes with another claim; it has the same note."""
    role = cast.role(claim)
    number = cast.add(Role(ClaimKind.PROSE, replace(role.basis, sentences=()), role.span))
    note = next((note for note in planned.notes if claim in note.claims), None)
    if note is not None:
        note.claims.append(number)
    return number


def note_numbers(planned: Planned) -> dict[int, int]:
    """The number of the first note of each claim."""
    found: dict[int, int] = {}
    for number, note in enumerate(planned.notes, 1):
        for claim in note.claims:
            found.setdefault(claim, number)
    return found
