"""The quantities in a text, read from left to right: the public face of the ``mentions`` modules.

A text is taken apart into tokens; what is an address, a law, a period, an age or a name is set aside; at each
token that is left an amount may begin, and each amount draws its qualifier, movement, rate and noun to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from respondent.prose.mentions.amounts import CURRENCIES, DASHES, Amount, is_free, read_amount
from respondent.prose.mentions.clauses import Clauses, find_clauses
from respondent.prose.mentions.left_alone import AFTER_PERIODS, BEFORE_PERIODS, find_left_alone
from respondent.prose.mentions.linking import Links, link
from respondent.prose.mentions.mention import ChangeKind, Mention, Scale, When, Words
from respondent.prose.mentions.multiples import read_multiple
from respondent.prose.mentions.names import find_names, nearest
from respondent.prose.mentions.numerals import NUMBER_WORDS, read_numeral
from respondent.prose.mentions.part_ranges import read_part_range
from respondent.prose.mentions.parts import every_nth, read_part
from respondent.prose.mentions.parts_of_a_point import read_part_of_a_point
from respondent.prose.mentions.periods import find_periods
from respondent.prose.mentions.phrases import words_of
from respondent.prose.mentions.piece import Piece, make_piece
from respondent.prose.mentions.qualifiers import held_before
from respondent.prose.mentions.quotes import find_quotations, is_quoted
from respondent.prose.mentions.ranks import read_rank
from respondent.prose.mentions.rates import read_rate
from respondent.prose.mentions.reason import Reason
from respondent.prose.mentions.schedules import schedule_end
from respondent.prose.mentions.sense import count_of_document, is_known, is_pronoun
from respondent.prose.mentions.spoken import is_spoken
from respondent.prose.mentions.taken import Taken
from respondent.prose.mentions.tokens import Kind, Tokens, tokenize
from respondent.prose.mentions.whens import Asking, Whens
from respondent.prose.sentences import sentence_ends
from respondent.prose.wording_promise import Qualifier

LeftAlone = tuple[tuple[Words, Reason], ...]

_OPENERS = NUMBER_WORDS | frozenset(
    "a an the its their half twice thrice once record every most majority double treble triple "
    "quadruple twofold threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold doubled "
    "doubling doubles trebled trebling trebles tripled tripling triples quadrupled quadrupling "
    "quadruples quintupled quintupling halved halving halve dozens tens hundreds thousands millions "
    "billions trillions minus great vast".split()
)
_SIGNS = frozenset([*CURRENCIES, *"½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞⅒", "-", "−", "–"])


@dataclass(frozen=True, slots=True)
class _Read:
    mentions: tuple[Mention, ...]
    left_alone: LeftAlone


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Every quantity that the text states, in order; the text is one passage without markup."""
    return _read(text).mentions


def left_alone(text: str) -> LeftAlone:
    """What looks like a number in the text and is no statistic, in order, each with the reason."""
    return _read(text).left_alone


_HOLDS_A_NUMBER = re.compile(
    r"[0-9£$€½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞⅒]|one|two|twi|thr?i|thr?e|four|five|fif|six|seven|eight|nine|ten|eleven|twel|twent|fort"
    r"|dozen|hundred"
    r"|thousand|[mbr]illion|half|hal[fv]|quarter|zero|nought|nil|once|record|most|major|doubl|trebl|tripl"
    r"|quadr|quint|fold"
    r"|high|low|larg|small|big|great|few|worst|best|long|short|steep|sharp|fast|slow",
    re.IGNORECASE,
)
"""Without any of these a text holds nothing for this module, and need not be read with care."""


_LONGEST_KEPT = 4000
"""Longer texts are not kept."""


def _read(text: str) -> _Read:
    """Both, since whoever asks for one often asks for the other."""
    if not _HOLDS_A_NUMBER.search(text):
        return _Read((), ())
    return _kept(text) if len(text) <= _LONGEST_KEPT else _taken_apart(text)


@lru_cache(maxsize=256)
def _kept(text: str) -> _Read:
    """Both, of the last texts asked for: a release for each of forty places repeats most of its paragraphs."""
    return _taken_apart(text)


def _taken_apart(text: str) -> _Read:
    taken = Taken(len(text))
    aside = find_left_alone(text, taken, BEFORE_PERIODS)
    periods = find_periods(text, taken)
    dated = [*(when.words for when in periods.whens), *periods.dates]
    aside += [(words, Reason.DATE) for words in dated if any(sign.isdigit() for sign in words.text)]
    aside += find_left_alone(text, taken, AFTER_PERIODS)
    tokens = tokenize(text)
    pieces, more = _pieces(tokens, taken)
    mentions = _surrounded(tokens, pieces, periods.whens)
    return _Read(mentions, tuple(sorted([*aside, *more], key=lambda item: item[0].start)))


# From tokens to pieces


def _pieces(tokens: Tokens, taken: Taken) -> tuple[list[Piece], list[tuple[Words, Reason]]]:
    quotations = find_quotations(tokens.source)
    pieces: list[Piece] = []
    aside: list[tuple[Words, Reason]] = []
    stops: set[int] = set()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        may_begin = (
            token.kind is Kind.NUMBER or token.low in _OPENERS or token.low in _SIGNS or token.text == "GBP"
        )
        if not may_begin or not taken.is_free(token.start, token.end):
            at += 1
            continue
        amount = _amount_at(tokens, at, taken, stops)
        if amount is None:
            at = _passed_over(tokens, at, aside)
            continue
        if end := schedule_end(tokens, amount):
            aside.append((tokens.words(amount.first, end), Reason.SCHEDULE))
            at = end
            continue
        reason = _no_statistic(tokens, amount, stops)
        if reason:
            aside.append((tokens.words(amount.first, amount.beyond), reason))
            at = max(amount.beyond, at + 1)
            continue
        piece = make_piece(tokens, amount, stops)
        if is_spoken(tokens, piece, quotations):
            aside.append((tokens.words(*piece.number), Reason.SPOKEN))
            at = max(amount.beyond, at + 1)
            continue
        pieces.append(piece)
        stops.update(range(*piece.words))
        at = max(piece.beyond, at + 1)
    return pieces, aside


def _amount_at(tokens: Tokens, at: int, taken: Taken, stops: set[int]) -> Amount | None:
    """The amount that begins at the token, whatever it is."""
    if found := read_rank(tokens, at, taken):
        return found
    if found := read_multiple(tokens, at, taken):
        return found
    if (found := read_part_range(tokens, at)) and is_free(tokens, at, found.beyond, taken):
        return found
    if (found := read_part_of_a_point(tokens, at)) and is_free(tokens, at, found.beyond, taken):
        return found
    qualified = held_before(tokens, at, stops).qualifier is not Qualifier.BARE or tokens.low(at - 1) in (
        "by",
        "to",
    )
    if found := read_part(tokens, at, taken, qualified=qualified):
        return found
    if tokens.low(at) == "every":
        return _interval(tokens, at, taken) or every_nth(tokens, at)
    if tokens.low(at) in ("the", "its", "their", "an"):
        return None
    return read_amount(tokens, at, taken)


def _interval(tokens: Tokens, at: int, taken: Taken) -> Amount | None:
    """Every 14 minutes, where no number stands before it."""
    rate = read_rate(tokens, at)
    numeral = read_numeral(tokens, at + 1)
    if rate is None or numeral is None or (rate.days is None and rate.months is None):
        return None
    if not is_free(tokens, at, rate.beyond, taken):
        return None
    return Amount(at, at, Scale.INTERVAL, None)


def _passed_over(tokens: Tokens, at: int, aside: list[tuple[Words, Reason]]) -> int:
    """Where reading goes on after a number that is none of ours, which is noted with the reason."""
    token = tokens[at]
    numeral = read_numeral(tokens, at)
    if token.kind is Kind.NUMBER:
        beyond = numeral.beyond if numeral else at + 1
        aside.append((tokens.words(at, beyond), Reason.COMPOUND if numeral else Reason.REFERENCE))
        return beyond
    if numeral and tokens.low(numeral.beyond) in ("-", "‑"):
        aside.append((tokens.words(at, numeral.beyond), Reason.COMPOUND))
        return numeral.beyond
    return at + 1


def _no_statistic(tokens: Tokens, amount: Amount, stops: set[int]) -> Reason | None:
    """The reason why an amount counts nothing, or None."""
    if not amount.plain:
        return None
    if _is_joined(tokens, amount):
        return Reason.SCORE
    if reason := count_of_document(tokens, amount):
        return reason
    if is_known(tokens, amount):
        return Reason.KNOWN
    if is_pronoun(amount, tokens):
        piece = make_piece(tokens, amount, stops)
        lonely = piece.rate is None and piece.change is None and piece.words[0] == amount.first
        if lonely and piece.words[1] == amount.beyond:
            return Reason.PRONOUN
    return None


def _is_joined(tokens: Tokens, amount: Amount) -> bool:
    """Whether a stroke or dash joins the number to another, as in "3-1", and both are no range."""
    if amount.upper is not None:
        return False
    joints = DASHES | {"/", ":"}
    first, beyond = amount.first, amount.beyond
    goes_on = tokens.low(beyond) in joints and tokens[beyond + 1].kind is Kind.NUMBER
    came_on = tokens.low(first - 1) in joints and tokens[first - 2].kind is Kind.NUMBER
    return (goes_on and tokens.touching(beyond) and tokens.touching(beyond + 1)) or (
        came_on and tokens.touching(first) and tokens.touching(first - 1)
    )


# From pieces to mentions


def _surrounded(tokens: Tokens, pieces: Sequence[Piece], periods: Sequence[When]) -> tuple[Mention, ...]:
    """The mentions, with their sentences, clauses, names and periods."""
    ends = sentence_ends(tokens.source)
    begins = [0, *ends[:-1]]
    offsets = [tokens[piece.number[0]].start for piece in pieces]
    sentences = [bisect_right(begins, offset) - 1 for offset in offsets]
    linked, links = link(tokens, pieces, sentences)
    spans = [(tokens[piece.words[0]].start, tokens[piece.words[1] - 1].end) for piece in linked]
    around = _Around(tokens, periods, linked, spans, begins, ends)
    return tuple(
        around.mention(piece, sentence, link_)
        for piece, sentence, link_ in zip(linked, sentences, links, strict=True)
    )


class _Around:
    """What stands about the mentions of one text."""

    def __init__(
        self,
        tokens: Tokens,
        periods: Sequence[When],
        pieces: Sequence[Piece],
        spans: Sequence[tuple[int, int]],
        begins: Sequence[int],
        ends: Sequence[int],
    ) -> None:
        self._tokens = tokens
        self._starts = [start for start, _ in spans]
        self._ends = ends
        self._begins = begins
        self._averages = [
            token.start
            for index, token in enumerate(tokens.items)
            if token.low == "on" and tokens.low(index + 1) == "average"
        ]
        first_words = frozenset(_first_word(tokens, begin) for begin in begins)
        self._names = find_names(tokens, first_words)
        self._name_starts = [name.start for name in self._names]
        self._quotations = find_quotations(tokens.source)
        self._clauses: Clauses = find_clauses(tokens, ends, sorted(spans))
        thans = [(tokens[p.than[0]].start, tokens[p.than[1] - 1].end) for p in pieces if p.than]
        thans += [
            (when.words.start, when.words.end) for when in periods if _follows_since(tokens.source, when)
        ]
        earlier = [
            self._clauses.of(span[0])
            for p, span in zip(pieces, spans, strict=True)
            if p.change is ChangeKind.FROM
        ]
        holding = {self._clauses.of(tokens[piece.number[0]].start).start for piece in pieces}
        self._whens = Whens(
            tokens.source,
            periods,
            comparisons=sorted(thans),
            earlier=sorted((clause.start, clause.end) for clause in earlier),
            brackets=_brackets(tokens, spans),
            busy={w.words.start for w in periods if self._clauses.of(w.words.start).start in holding},
        )

    def mention(self, piece: Piece, sentence: int, links: Links) -> Mention:
        """The mention that the piece is."""
        tokens = self._tokens
        words = tokens.words(*piece.words)
        number = tokens.words(*piece.number)
        clause = self._clauses.of(number.start)
        bounds = self._begins[sentence], self._ends[sentence]
        than = words_of(tokens, piece.than)
        asking = Asking(
            words, clause, bounds, than, piece.amount.scale, piece.change, self._until(links, words)
        )
        when, since = self._whens.of(asking)
        return Mention(
            words=words,
            number=number,
            scale=piece.amount.scale,
            promise=piece.promise,
            sentence=sentence,
            clause=clause,
            noun=words_of(tokens, piece.noun),
            of=words_of(tokens, piece.of),
            than=than,
            rate=piece.rate.words(tokens) if piece.rate else None,
            change=piece.change,
            when=when,
            names=nearest(
                self._names, self._name_starts, (words.start, words.end), (clause.start, clause.end), bounds
            ),
            partner=links.partner,
            apposition=links.apposition,
            quoted=is_quoted(self._quotations, number.start),
            average=piece.average or self._says_average(clause, number.start),
            moved=piece.moved,
            since=since,
            changes=links.changes,
            whole=links.whole,
            currency=piece.amount.currency,
            structural=piece.structural,
        )

    def _until(self, links: Links, words: Words) -> int | None:
        """Where the later level begins that follows an earlier one."""
        start = self._starts[links.partner] if links.partner is not None else 0
        return start if start > words.start else None

    def _says_average(self, clause: Words, offset: int) -> bool:
        """Whether the clause says "on average" before the number or soon after it."""
        at = bisect_left(self._averages, max(clause.start, offset - 80))
        return at < len(self._averages) and self._averages[at] < min(clause.end, offset + 80)


def _brackets(tokens: Tokens, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The round brackets with mentions in them; those within others are part of the outer ones."""
    starts = [start for start, _ in spans]
    found, opened, depth = [], 0, 0
    for token in tokens.items:
        if token.low == "(":
            opened = token.start if depth == 0 else opened
            depth += 1
        elif token.low == ")" and depth:
            depth -= 1
            at = bisect_left(starts, opened)
            if depth == 0 and at < len(starts) and starts[at] < token.end:
                found.append((opened, token.end))
    return found


def _follows_since(text: str, when: When) -> bool:
    """Whether the period only says since when."""
    return text[max(0, when.words.start - 10) : when.words.start].lower().endswith(("since ", "since the "))


def _first_word(tokens: Tokens, offset: int) -> int:
    """Where the first word after the offset begins."""
    index = tokens.at(offset)
    while index < len(tokens) and tokens[index].kind is Kind.MARK:
        index += 1
    return tokens[index].start
