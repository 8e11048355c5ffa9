"""A mention before its surroundings are known: the tokens of each of its parts."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from fractions import Fraction

from respondent.prose.mentions.amounts import Amount
from respondent.prose.mentions.changes import (
    Moved,
    moved_after,
    moved_after_noun,
    moved_after_rate,
    moved_before,
)
from respondent.prose.mentions.mention import ChangeKind, Scale
from respondent.prose.mentions.numerals import read_numeral
from respondent.prose.mentions.phrases import noun_after, of_after, than_after, than_before, those_after
from respondent.prose.mentions.qualifiers import Held, held_after, held_before
from respondent.prose.mentions.rates import Rate, rate_after, rate_before, read_rate
from respondent.prose.mentions.sense import is_small
from respondent.prose.mentions.tokens import Tokens
from respondent.prose.mentions.vocabulary import is_plural
from respondent.prose.wording_promise import Direction, Form, Promise, Qualifier, Stated
from respondent.prose.wording_truth import NEAR

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """One mention's parts, as stretches of tokens from the first up to but not including the one beyond."""

    amount: Amount
    words: Span
    number: Span
    promise: Promise | None
    noun: Span | None = None
    of: Span | None = None
    than: Span | None = None
    rate: Rate | None = None
    change: ChangeKind | None = None
    moved: Direction | None = None
    average: bool = False
    structural: bool = False

    @property
    def beyond(self) -> int:
        """The token from which reading goes on: a rate's own number is no mention."""
        return max(self.amount.beyond, self.words[1])


def make_piece(tokens: Tokens, amount: Amount, stops: Set[int]) -> Piece:
    """The amount with its qualifier, movement, noun, rate and comparison; `stops` are other mentions' tokens."""
    held = held_before(tokens, amount.first, stops)
    end, qualifier = _held_on_both_sides(tokens, amount, held, amount.beyond)
    moved = _movement(tokens, amount, held, stops)
    start = min(held.first, moved.first if moved else held.first)
    end = max(end, moved.beyond if moved else end)
    if moved and qualifier is Qualifier.BARE and moved.first < held.first:
        outer = held_before(tokens, moved.first, stops)
        qualifier, start = outer.qualifier, outer.first
    rate = _rate(tokens, amount, end, held.first, stops)
    noun = amount.noun or _noun(tokens, amount, end, stops, rate)
    if noun and qualifier is Qualifier.BARE and (rate is None or rate.first >= noun[1]):
        end, qualifier = _held_on_both_sides(tokens, amount, held, noun[1], otherwise=end)
        rate = rate or _rate(tokens, amount, end, held.first, stops)
    if moved is None and noun and (moved := moved_after_noun(tokens, noun[1])):
        end = max(end, moved.beyond)
    if moved is None and rate and rate.first >= end and (moved := moved_after_rate(tokens, rate.beyond)):
        end = moved.beyond
    of = of_after(tokens, end, half=tokens.low(end - 1) == "half")
    piece = Piece(
        amount,
        (start, max(end, rate.beyond if rate and rate.first >= amount.beyond else end)),
        (amount.first, amount.beyond),
        None,
        noun=noun,
        of=of if amount.scale in _HAS_A_WHOLE and not _is_order(amount) else None,
        than=_comparison(tokens, amount, noun, end, rate, moved),
        rate=rate,
        change=moved.kind if moved else None,
        moved=moved.direction if moved else None,
        average=held.average,
    )
    piece = _as_interval(tokens, piece)
    piece = replace(piece, promise=_promise(piece, qualifier))
    alone = qualifier is Qualifier.BARE and held.first == amount.first and not held.average
    bare = (
        is_small(tokens, amount)
        and alone
        and rate is None
        and moved is None
        and piece.than is None
        and of is None
    )
    return replace(piece, structural=bare)


def _held_on_both_sides(
    tokens: Tokens, amount: Amount, held: Held, at: int, otherwise: int | None = None
) -> tuple[int, Qualifier]:
    """Where the expression ends, with "or more" if that follows at `at`, and how it holds the number."""
    after = held_after(tokens, at) if amount.scale is not Scale.RANK else None
    if after is None:
        return (at if otherwise is None else otherwise), held.qualifier
    return after[0], after[1] if held.qualifier is Qualifier.BARE else held.qualifier


_LOOSE = (Qualifier.ABOUT, Qualifier.CLOSE_TO, Qualifier.ALMOST)
"""Before a range these widen it, by as much as they allow before a number: "about 60,000 to 70,000"."""

_HAS_A_WHOLE = (Scale.PERCENT, Scale.COUNT, Scale.TIMES)


def _is_order(amount: Amount) -> bool:
    return amount.stated is not None and amount.stated.form is Form.ORDER


def _movement(tokens: Tokens, amount: Amount, held: Held, stops: Set[int]) -> Moved | None:
    if amount.moves:
        return Moved(ChangeKind.BY, amount.direction, held.first, amount.beyond)
    if amount.scale is Scale.RANK:
        return None
    before = moved_before(tokens, held.first, amount, stops)
    if before and (before.direction or before.kind is ChangeKind.FROM):
        return before
    after = moved_after(tokens, amount, structural=is_small(tokens, amount))
    return after or before


def _rate(tokens: Tokens, amount: Amount, end: int, first: int, stops: Set[int]) -> Rate | None:
    """The rate of a count, an amount of money or a change; a ratio and a rank have none."""
    if amount.moves or amount.scale is Scale.PERCENT:
        return read_rate(tokens, end) if amount.stated and amount.stated.form is not Form.ONE_IN else None
    if amount.scale in (Scale.RANK, Scale.TIMES) or (amount.stated and amount.stated.form is not Form.NUMBER):
        return None
    found = rate_after(tokens, end, stops)
    if found is None and amount.scale in (Scale.COUNT, Scale.MONEY):
        found = rate_before(tokens, first) or rate_before(tokens, amount.first)
    return found


def _noun(tokens: Tokens, amount: Amount, end: int, stops: Set[int], rate: Rate | None) -> Span | None:
    """What the number counts, if it counts."""
    if amount.scale not in (Scale.COUNT, Scale.TIMES, Scale.PERCENT, Scale.RANK):
        return None
    at = end
    if _is_order(amount) and tokens.low(end) == "of":
        at = end + 1
        while tokens.low(at) in ("the", "these", "those", "our", "its", "their"):
            at += 1
    if rate and rate.first == end:
        return None
    only_plurals = amount.scale is Scale.PERCENT
    several = amount.stated is None or amount.stated.value != 1 or amount.scale is not Scale.COUNT
    found = noun_after(tokens, at, stops, several=several)
    if found and only_plurals and tokens.low(at) != "of" and not is_plural(tokens.low(found[1] - 1)):
        return None
    return found


def _comparison(
    tokens: Tokens, amount: Amount, noun: Span | None, end: int, rate: Rate | None, moved: Moved | None
) -> Span | None:
    at = max(end, noun[1] if noun else end, rate.beyond if rate and rate.first >= end else end)
    if amount.scale is Scale.TIMES and (found := those_after(tokens, at) or those_after(tokens, end)):
        return found
    change = amount.scale is Scale.RANK or (moved is not None and moved.kind is ChangeKind.BY)
    found = than_after(tokens, at, change=change)
    return than_before(tokens, amount.first) if found is None and change else found


def _as_interval(tokens: Tokens, piece: Piece) -> Piece:
    """One every 14 minutes, as the time between two; "one every day" stays a rate."""
    rate, amount = piece.rate, piece.amount
    if amount.scale is not Scale.INTERVAL:
        if not (
            rate
            and amount.stated
            and amount.plain
            and amount.stated.value == 1
            and rate.first >= amount.beyond
        ):
            return piece
        if tokens.low(rate.first) not in ("every", "each") or (rate.days is None and rate.months is None):
            return piece
        if rate.beyond - rate.first == 2:
            return piece
    if rate is None:
        return piece
    numeral = read_numeral(tokens, rate.first + 1)
    number = (numeral.first, numeral.beyond) if numeral else (rate.first + 1, rate.beyond - 1)
    half = tokens.low(rate.first + 1) == "half"
    value = numeral.digits.value if numeral else Fraction(1, 2) if half else Fraction(2)
    step = numeral.digits.step if numeral else Fraction(1, 10) if half else Fraction(1)
    return replace(
        piece,
        amount=replace(amount, scale=Scale.INTERVAL, stated=Stated(value, step, Form.EVERY)),
        number=number,
    )


def _promise(piece: Piece, qualifier: Qualifier) -> Promise | None:
    amount = piece.amount
    if amount.stated is None:
        return None
    direction = piece.moved if piece.change is ChangeKind.BY else None
    if amount.upper is not None:
        low, high = amount.stated, amount.upper
        if qualifier in _LOOSE and low.value > 0:
            low, high = (
                replace(low, value=low.value * (1 - NEAR)),
                replace(high, value=high.value * (1 + NEAR)),
            )
        return Promise(Qualifier.BETWEEN, low, high, direction)
    if qualifier is Qualifier.BARE and amount.qualifier is not None:
        qualifier = amount.qualifier
    return Promise(qualifier, amount.stated, None, direction)
