"""The audited document as it reads, with its tracked changes, claims and comments in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from respondent.model.audit import Audit, ClaimOutcome, Comment, Fate, Piece
from respondent.reporting.page.escape import escaped
from respondent.reporting.page.layout import Layout, laid_out
from respondent.reporting.returned.cards import Card, card, comment_card
from respondent.reporting.returned.words import rank_of


def document_as_html(audit: Audit, cards: Sequence[Card]) -> str:
    """The whole text, each passage with what is to be said of it beside it."""
    drawn = _Drawn(audit, cards)
    return laid_out(audit.marked, Layout(drawn.text, drawn.aside))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of a passage with the markup around it; of two that begin together the longer is the outer one."""

    start: int
    end: int
    opens: str
    closes: str


class _Drawn:
    """Knows, passage by passage, what stands in the text and beside it."""

    def __init__(self, audit: Audit, cards: Sequence[Card]) -> None:
        self._audit = audit
        by_claim = {one.claim: one for one in cards if one.claim is not None}
        self._lines = {
            (passage.part, line): number
            for number, passage in enumerate(audit.marked)
            for _, line, _ in reversed(passage.places)
        }
        self._stretches: dict[int, list[_Stretch]] = {}
        self._cards: dict[int, list[Card]] = {}
        self._remarks: dict[int, list[Comment]] = {}
        for change in audit.changes:
            tag = "ins" if change.inserted else "del"
            hint = escaped(f"{change.author or 'somebody'} {change.date[:10]}".strip())
            self._add(change.piece, f'<{tag} title="{hint}">', f"</{tag}>")
        tracked = {change.piece.passage for change in audit.changes}
        for claim in audit.claims:
            self._claim(claim, by_claim.get(claim.claim.number), tracked)
        for one in cards:
            if one.claim is None and one.piece is not None:
                self._beside(one, self._passage(one.piece))
        for comment in audit.comments:
            for piece in comment.pieces[:1]:
                number = self._passage(piece)
                if number is not None:
                    self._remarks.setdefault(number, []).append(comment)
                    if not audit.changes and piece.start < piece.end:
                        self._add(piece, '<span class="said">', "</span>")

    def _claim(self, claim: ClaimOutcome, one: Card | None, tracked: set[int]) -> None:
        name = f' id="m{one.key}"' if one else ""
        number = claim.claim.number
        for index, piece in enumerate(claim.marked):
            old = ""
            edited = Fate.EDITED in claim.fates or Fate.EMPTIED in claim.fates
            if index == 0 and edited and claim.old and piece.passage not in tracked:
                old = f'<del class="was">{escaped(claim.old)}</del>'
            tag = f'<mark class="{rank_of(claim.code).value}" title="claim {number}"{name if index == 0 else ""}>'
            self._add(piece, old + tag, "</mark>", empty=bool(old) or one is not None)
        if one is not None:
            place = claim.marked[0].passage if claim.marked else None
            self._beside(one, place)

    def _add(self, piece: Piece, opens: str, closes: str, *, empty: bool = False) -> None:
        if piece.start < piece.end or empty:
            stretch = _Stretch(piece.start, piece.end, opens, closes)
            self._stretches.setdefault(piece.passage, []).append(stretch)

    def _beside(self, one: Card, number: int | None) -> None:
        if number is not None and number < len(self._audit.marked):
            self._cards.setdefault(number, []).append(one)

    def _passage(self, piece: Piece) -> int | None:
        """The passage of the marked text in which a piece of the draft stands."""
        passage = self._audit.draft.passages[piece.passage]
        return self._lines.get((passage.part, passage.place(piece.start)[0]))

    def text(self, number: int) -> str:
        """A passage's text with everything in it."""
        text = self._audit.marked[number].text
        return "".join(_nested(text, self._stretches.get(number, ())))

    def aside(self, numbers: Sequence[int]) -> str:
        """What stands beside some passages."""
        said = "".join(card(one) for number in numbers for one in self._cards.get(number, ()))
        said += "".join(comment_card(c) for number in numbers for c in self._remarks.get(number, ()))
        return f'<div class="notes">{said}</div>' if said else ""


def _nested(text: str, stretches: Sequence[_Stretch]) -> Iterator[str]:
    """The text with its markup; a stretch that runs over another's end is closed there and opened again."""
    cuts = sorted({0, len(text), *(s.start for s in stretches), *(s.end for s in stretches)})
    ordered = sorted(stretches, key=lambda s: (s.start, -s.end))
    for point in (s for s in ordered if s.start == s.end == 0):
        yield point.opens + point.closes
    for start, end in pairwise(cuts):
        around = [s for s in ordered if s.start <= start and end <= s.end]
        yield "".join(s.opens if s.start == start else _again(s.opens) for s in around)
        yield escaped(text[start:end])
        yield "".join(s.closes for s in reversed(around))
        yield "".join(s.opens + s.closes for s in ordered if s.start == s.end == end)


def _again(opens: str) -> str:
    """The tag that opens a stretch once more: without what stands before it, and without its name."""
    tag = opens[opens.rindex("<") :]
    before, _, after = tag.partition(' id="')
    return before + after.partition('"')[2] if after else tag
