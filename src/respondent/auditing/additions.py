"""Figures and quotations outside any claim, in sentences that were not in the document when it was built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from respondent.auditing.fates import Found
from respondent.auditing.likeness import plain
from respondent.auditing.markers import overlap
from respondent.model.assessment import FALSE, Assessment, Verdict
from respondent.model.audit import Fate, FileFinding, Piece
from respondent.model.built import Built
from respondent.model.codes import A301, A302, A303
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.model.evidence import Quotation
from respondent.model.span import Span
from respondent.model.surroundings import digest, digests, sentence_places
from respondent.model.workspace import Workspace
from respondent.prose.mentions.quotes import find_quotations

_BESIDE_THE_TEXT = frozenset({PassageKind.HEADER, PassageKind.NOTE, PassageKind.CAPTION})
_FRAME = re.compile(
    r"ENDS|Notes? to editors|Press contact|[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}(?: · Our reference: .*)?",
    re.IGNORECASE,
)
"""What a release or a response has between its title, its text and its notes, and what no template says."""

_FEWEST_WORDS = 4
"""Fewer words between quotation marks are a name or a phrase, not what somebody said."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The sentences of a draft that are not as they were built, and how many are not there that were built.

    `missing` are the digests of these, `known` those of all that it was built with.

    `dates` are the lines that no template says, such as a letter's date, which are not among `pieces`.
    `first_known` and `last_known` are the first and the last passage with one that is as it was; `alone` are the
    claims in whose sentences nothing else was changed.
    """

    pieces: tuple[Piece, ...]
    first_known: int
    last_known: int
    lost: int = 0
    alone: frozenset[int] = frozenset()
    missing: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    dates: tuple[Piece, ...] = ()

    @property
    def passages(self) -> frozenset[int]:
        """The passages in which they are."""
        return frozenset(piece.passage for piece in self.pieces)

    def is_framed(self, piece: Piece) -> bool:
        """Whether a piece stands in the document's text, and not in the address above or the signatures below."""
        return self.first_known <= piece.passage <= self.last_known


def unknown_sentences(draft: Draft, built: Built, found: Sequence[Found]) -> Unknown:
    """The sentences that the manifest does not know, even with each claim's words put back as they were.

    A manifest from before sentences were kept knows none and tells nothing of them: none is called unknown then.
    """
    if not built.has_sentences:
        return Unknown((), 0, len(draft.passages))
    known = set(built.sentences)
    for note in built.notes:
        known |= set(digests(note.text or ""))
    claims: dict[int, list[Found]] = {}
    for one in found:
        if one.pieces:
            claims.setdefault(one.pieces[0].passage, []).append(one)
    pieces: list[Piece] = []
    familiar: list[int] = []
    beside = (one for one in draft.passages if _FRAME.fullmatch(one.text) or not is_text(one, draft.passages))
    missing, alone = set(built.sentences) - {told for one in beside for told in digests(one.text)}, set()
    for piece in _sentences(draft):
        text, own = draft.passages[piece.passage].text, claims.get(piece.passage, ())
        now = digest(text[piece.start : piece.end])
        then = digest(_as_built(text, piece, own)) if own else now
        missing -= {now, then}
        if then in known or now in known:
            alone |= {one.claim.number for one in own if _in(one.pieces[0], piece)}
        else:
            pieces.append(piece)
        familiar += [piece.passage] if now in known else []
    # A cell or a quotation that is a claim and nothing else is told of as the claim.
    missing -= {one for f in found if f.fates != (Fate.UNCHANGED,) for one in digests(f.claim.text or "")}
    first, last = (familiar[0], familiar[-1]) if familiar else (0, len(draft.passages))
    return Unknown(
        tuple(pieces),
        first,
        last,
        len(missing),
        frozenset(alone),
        frozenset(missing),
        frozenset(known),
        tuple(_sentences(draft, dates=True)),
    )


def _sentences(draft: Draft, *, dates: bool = False) -> Iterator[Piece]:
    """Every sentence of the text, those of notes, headers and the like apart; or the lines no template says."""
    for number, passage in enumerate(draft.passages):
        if is_text(passage, draft.passages) and dates is bool(_FRAME.fullmatch(passage.text)):
            yield from (Piece(number, start, end) for start, end in sentence_places(passage.text))


def is_text(passage: Passage, passages: Sequence[Passage]) -> bool:
    """Whether a passage is none of a note, a header or the like."""
    return passage.kind not in _BESIDE_THE_TEXT or passage.part == passages[0].part


def _in(piece: Piece, sentence: Piece) -> bool:
    return piece.passage == sentence.passage and sentence.start <= piece.start and piece.end <= sentence.end


def _as_built(text: str, sentence: Piece, claims: Sequence[Found]) -> str:
    """The sentence with the words that its claims were built with."""
    parts, at = [], sentence.start
    for one in sorted(claims, key=lambda claim: claim.pieces[0]):
        piece = one.pieces[0]
        if len(one.pieces) == 1 and one.claim.text and at <= piece.start and piece.end <= sentence.end:
            parts += [text[at : piece.start], one.claim.text]
            at = piece.end
    return "".join((*parts, text[at : sentence.end]))


def additions(
    draft: Draft,
    unknown: Unknown,
    found: Sequence[Found],
    assessments: Sequence[Assessment],
    workspace: Workspace,
) -> Iterator[FileFinding]:
    """What is to be said of the figures and quotations in these sentences."""
    claimed: dict[int, list[Piece]] = {}
    for one in found:
        for piece in (*one.pieces, *(p for copy in one.match.copies for p in copy)):
            claimed.setdefault(piece.passage, []).append(piece)
    for assessment in assessments:
        piece = Piece(assessment.passage, assessment.start, assessment.end)
        if any(overlap(piece, other) for other in claimed.get(piece.passage, ())):
            continue
        if any(overlap(piece, sentence) for sentence in unknown.pieces):
            yield from _figure(draft, piece, assessment, unknown)
    for sentence in unknown.pieces:
        yield from _quotations(draft, sentence, claimed.get(sentence.passage, ()), workspace)


def _figure(draft: Draft, piece: Piece, assessment: Assessment, unknown: Unknown) -> Iterator[FileFinding]:
    if assessment.verdict in FALSE:
        yield FileFinding(
            A301.at(
                _span(draft, piece),
                f"“{assessment.text}” was added, and does not hold: {assessment.message}",
                "Take it out, or correct it from the evidence.",
            ),
            piece,
            assessment,
        )
        return
    if assessment.verdict is Verdict.UNSUPPORTED and not unknown.is_framed(piece):
        return
    borne_out = assessment.verdict is Verdict.SUPPORTED
    says = "the evidence bears it out" if borne_out else "nothing in the evidence bears it out"
    remedy = (
        "Put it into the template as a figure of its record, so that it is cited and kept right."
        if borne_out
        else "Ask whoever wrote it for the source, and make a record of it."
    )
    yield FileFinding(
        A302.at(_span(draft, piece), f"“{assessment.text}” stands outside any claim; {says}.", remedy),
        piece,
        assessment,
    )


def _quotations(
    draft: Draft, sentence: Piece, claimed: Sequence[Piece], workspace: Workspace
) -> Iterator[FileFinding]:
    text = draft.passages[sentence.passage].text
    for start, end in find_quotations(text):
        piece = Piece(sentence.passage, start, end)
        words = text[start:end].strip("“”\"'‘’ ")
        if not (sentence.start <= start < sentence.end) or len(words.split()) < _FEWEST_WORDS:
            continue
        if any(overlap(piece, other) for other in claimed):
            continue
        record = next((r for r in workspace.records.values() if _has(r, words)), None)
        says = f"“{record.id}” has these words" if record else "no record has these words"
        remedy = (
            f'Put it into the template with quotation("{record.id}"), so that its source and consent are checked.'
            if record
            else "Ask who said it, where, and whether they agreed to be quoted; then make a record of it."
        )
        yield FileFinding(
            A303.at(_span(draft, piece), f"“{words}” was added outside any claim; {says}.", remedy), piece
        )


def _has(record: object, words: str) -> bool:
    return (
        isinstance(record, Quotation)
        and plain(words).casefold().strip(" .,") in plain(" ".join(record.paragraphs)).casefold()
    )


def _span(draft: Draft, piece: Piece) -> Span:
    line, column = draft.passages[piece.passage].place(piece.start)
    return Span(draft.name, line, column)
