"""Movements: up 7 per cent; a fall of three per cent; ten fewer; rose by; from 64 to 36; 7% higher.

A movement word stands before its number, with "by", "of", "to" or "from" between, or after it. What is found
says whether the number is the movement's size or a level that it began or ended at, and which way it went.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from respondent.prose.mentions.amounts import Amount
from respondent.prose.mentions.mention import ChangeKind, Scale
from respondent.prose.mentions.phrases import is_time
from respondent.prose.mentions.tokens import Kind, Tokens
from respondent.prose.mentions.vocabulary import DETERMINERS
from respondent.prose.wording_promise import Direction

UP, DOWN = Direction.UP, Direction.DOWN


def _each(direction: Direction, words: str) -> dict[str, Direction]:
    return dict.fromkeys(words.split(), direction)


VERBS = _each(
    UP,
    "widened lengthened strengthened "
    "rose risen rising rise rises increased increasing increase increases grew grown growing grow grows "
    "climbed climbing climb climbs jumped jumping jump jumps surged surging surge surges soared soaring "
    "soar soars leapt leaped gained raised raise raising up swelled expanded expand expanding spiked "
    "shot rocketed improved boosted accelerated added ballooned",
) | _each(
    DOWN,
    "narrowed shortened weakened "
    "fell fallen falling fall falls decreased decreasing decrease decreases declined declining decline "
    "declines dropped dropping drop drops reduced reducing reduce reduces shrank shrunk shrinking "
    "shrink cut cutting cuts down slumped plunged plummeted dipped slid tumbled lowered lower "
    "contracted eased slipped sank slashed diminished",
)
NOUNS = _each(
    UP,
    "rise increase growth jump surge leap gain climb uplift upturn spike hike upsurge boost uptick "
    "improvement rises increases",
) | _each(
    DOWN,
    "fall decrease decline drop reduction cut slump dip plunge loss shortfall slide downturn falls "
    "decreases reductions cuts drops contraction",
)
AFTER = _each(
    UP,
    "more higher greater larger bigger increase rise growth jump up uplift surge leap hike spike additional "
    "above",
) | _each(
    DOWN,
    "fewer less lower smaller decrease fall drop decline reduction cut down slump dip below",
)
_ADJECTIVES = frozenset(
    "sharp steep big large small slight further modest significant substantial dramatic huge marked "
    "year annual on real terms overall net shocking staggering worrying welcome considerable percentage "
    "rapid massive record average astonishing alarming estimated projected cumulative".split()
)
_EXTRA = frozenset(["extra", "additional"])
_JOINTS = {
    "by": ChangeKind.BY,
    "of": ChangeKind.BY,
    "to": ChangeKind.TO,
    "from": ChangeKind.FROM,
    "at": ChangeKind.TO,
}
_BREAKS = frozenset([".", ";", "!", "?", "(", ")", ":"])
_FAR = 12
"""How many words may stand between a movement and "by", "from" or "to": "rose in the last year by …"."""

_HELPERS = frozenset(["another", "a", "an", "the", "some"])


@dataclass(frozen=True, slots=True)
class Moved:
    """The movement that a number belongs to, and the tokens to read along with it."""

    kind: ChangeKind
    direction: Direction | None
    first: int
    beyond: int


def moved_before(tokens: Tokens, first: int, amount: Amount, stops: Set[int]) -> Moved | None:
    """The movement whose words stand before the token `first`, where the amount's qualifier begins."""
    at = first - 1
    joint = tokens.low(at)
    if joint in ("up", "down") and tokens.low(at - 1) not in PHRASAL:
        return Moved(ChangeKind.BY, VERBS[joint], at, amount.beyond)
    if tokens.low(at) in _EXTRA:
        start = at - 1 if tokens.low(at - 1) in ("a", "an") else at
        return Moved(ChangeKind.BY, UP, start, amount.beyond)
    kind = _JOINTS.get(joint)
    if kind is None:
        return _straight(tokens, at, amount, stops)
    if joint == "of":
        return _noun_of(tokens, at, amount)
    if joint == "at":
        return None
    if (tokens.low(at - 1), joint) in _NOT_MOVEMENTS:
        return None
    found = _word_before(tokens, at, stops)
    if found is None:
        return Moved(kind, None, at, amount.beyond) if joint == "from" else None
    index, direction = found
    start = _with_article(tokens, index) if index >= at - 4 else at
    if joint == "to" and amount.scale is Scale.TIMES:
        return None
    return Moved(kind, direction, start, amount.beyond)


PHRASAL = frozenset(
    "make makes made making set sets setting end ends ended take takes took taken taking pick picks "
    "picked sign signs signed add adds added adding sum sums come comes came give gave given turn turns "
    "turned bring brought follow followed write wrote written break broke broken close closed shut "
    "stand sit look looked speed catch".split()
)
"""Verbs whose "up" or "down" is no movement: "made up about a quarter", "add up to"."""

_NOT_MOVEMENTS = frozenset(
    [
        ("due", "to"),
        ("according", "to"),
        ("close", "to"),
        ("equal", "to"),
        ("up", "to"),
        ("equivalent", "to"),
        ("apart", "from"),
    ]
)


def _straight(tokens: Tokens, at: int, amount: Amount, stops: Set[int]) -> Moved | None:
    """Rose 7 per cent; up sharply 7 per cent; increased 64."""
    index = at
    while tokens.low(index).endswith("ly") and index > at - 2 and index not in stops:
        index -= 1
    word = tokens.low(index)
    if word in ("up", "down") and tokens.low(index - 1) in PHRASAL:
        return None
    if index in stops or word not in VERBS or word in ("lower", "cut", "cuts", "added", "raised"):
        cut = word in ("cut", "cuts", "raised", "added") and amount.scale in (Scale.PERCENT, Scale.POINTS)
        if not cut or index in stops:
            return None
    if amount.scale is Scale.TIMES and amount.moves:
        return None
    if word in NOUNS and tokens.low(index - 1) in ("the", "a", "an", "this", "each", "of"):
        return None
    reached = tokens.low(at + 1) in ("below", "under", "above", "beyond")  # "fell below 95%": a level
    return Moved(ChangeKind.TO if reached else ChangeKind.BY, VERBS[word], index, amount.beyond)


def _noun_of(tokens: Tokens, at: int, amount: Amount) -> Moved | None:
    """A rise of 7 per cent; a further fall of ten."""
    direction = NOUNS.get(tokens.low(at - 1))
    if direction is None and tokens.low(at - 1) in ("change", "difference"):
        return Moved(ChangeKind.BY, None, _with_article(tokens, at - 1), amount.beyond)
    if direction is None:
        return None
    if tokens.low(at - 1) == "loss" and amount.scale not in (Scale.PERCENT, Scale.POINTS):
        return None
    return Moved(ChangeKind.BY, direction, _with_article(tokens, at - 1), amount.beyond)


def _word_before(tokens: Tokens, at: int, stops: Set[int]) -> tuple[int, Direction] | None:
    """The movement word to which "by", "to" or "from" at `at` belongs.

    Right before it any will do; further off only a verb with a phrase between ("rose in the last year by"), since
    in "increased support to 300 families" the families did not increase.
    """
    for index in range(at - 1, max(at - 1 - _FAR, -1), -1):
        word = tokens.low(index)
        if word in _BREAKS or index in stops:
            return None
        near = index == at - 1
        direction = VERBS.get(word) or (NOUNS.get(word) if near else None)
        if direction is None or (word in ("up", "down") and tokens.low(index - 1) in PHRASAL):
            continue
        if near or (word not in _ONLY_NEAR and _is_gap(tokens.low(index + 1))):
            return index, direction
    return None


_ONLY_NEAR = frozenset(
    ["lower", "up", "down", "cut", "rise", "fall", "drop", "increase", "decrease", "decline", "added"]
)
_GAPS = frozenset(
    "in over during since last this between again back further nationally across at on year slightly".split()
)


def _is_gap(word: str) -> bool:
    """Whether a phrase begins here that may stand between a verb and its "by"."""
    return word in _GAPS or word.endswith("ly") or word == ","


def _with_article(tokens: Tokens, index: int) -> int:
    """The token at which "a sharp rise" begins, given its noun."""
    start = index
    while tokens.low(start - 1) in _ADJECTIVES or (start == index and tokens.low(start - 1) == "-"):
        start -= 1
        if index - start > 4:
            return index
    if tokens.low(start - 1) in ("a", "an", "the", "no"):
        return start - 1
    return index


def moved_after(tokens: Tokens, amount: Amount, *, structural: bool) -> Moved | None:
    """The movement whose words follow the amount: 7 per cent higher; ten fewer calls; a 7 per cent increase."""
    at = amount.beyond
    if tokens.low(at) in ("-", "‑") and tokens.touching(at):
        at += 1
    bracketed = _past_brackets(tokens, at)
    at = bracketed or at
    steps = 0
    while tokens.low(at) in _ADJECTIVES and steps < 3:
        at, steps = at + 1, steps + 1
    word = tokens.low(at)
    direction = AFTER.get(word)
    if direction is None or not _fits(tokens, at, word, amount, structural=structural):
        return None
    start = amount.first
    if tokens.low(start - 1) in ("a", "an", "the"):
        start -= 1
    outside = bracketed or word in ("above", "below")
    return Moved(ChangeKind.BY, direction, start, amount.beyond if outside else at + 1)


def _past_brackets(tokens: Tokens, at: int) -> int | None:
    """The token after a remark in brackets, or after a closing one: "£149 (10 per cent) higher"."""
    if tokens.low(at) == ")":
        return at + 1 if tokens.low(at + 1) in _COMPARED else None
    if tokens.low(at) != "(":
        return None
    closing = next((index for index in range(at + 1, at + 8) if tokens.low(index) == ")"), None)
    return closing + 1 if closing and tokens.low(closing + 1) in _COMPARED else None


_THAN_BEFORE = _each(UP, "longer later older more higher") | _each(
    DOWN, "shorter faster sooner earlier younger less fewer lower"
)


def moved_after_noun(tokens: Tokens, at: int) -> Moved | None:
    """Eight minutes longer than in 2019; 15 points higher in Wales; 12 fewer of which the noun stands before."""
    word = tokens.low(at)
    direction = _THAN_BEFORE.get(word)
    if direction is None:
        return None
    compared = tokens.low(at + 1) in ("than", "in", "on") or tokens[at + 1].kind is Kind.MARK
    return Moved(ChangeKind.BY, direction, at, at + 1) if compared else None


def moved_after_rate(tokens: Tokens, at: int) -> Moved | None:
    """£30 a week less than in 2021."""
    word = tokens.low(at)
    if word not in _COMPARED or tokens.low(at + 1) != "than":
        return None
    return Moved(ChangeKind.BY, AFTER[word], at, at + 1)


_COMPARED = frozenset(["more", "fewer", "less", "higher", "lower"])
_LEVELS = frozenset(["average", "target", "level", "levels", "inflation", "peak", "baseline"])


_VERBS_TOO = frozenset("increase rise jump leap fall drop decline decrease cut dip".split())
_PARTICLES = frozenset("out off asleep behind into back short through down up early".split())


def _fits(tokens: Tokens, at: int, word: str, amount: Amount, *, structural: bool) -> bool:
    """Whether the word after the number is about it: "ten more", and not "1,249 drop off", "three cut"."""
    after = tokens.low(at + 1)
    if word in ("above", "below"):
        near = {tokens.low(index) for index in range(at + 1, at + 5)}
        return amount.scale is not Scale.COUNT and (is_time(tokens, at + 1) or bool(near & _LEVELS))
    if amount.scale in (Scale.PERCENT, Scale.POINTS, Scale.TIMES):
        is_noun = tokens.low(amount.first - 1) in ("a", "an", "the") or word not in _VERBS_TOO
        return is_noun or not (after in DETERMINERS or after in _PARTICLES)
    if word in ("more", "fewer", "less", "higher", "lower"):
        further = structural and word == "more" and after != "than" and tokens[at + 1].kind is Kind.WORD
        return not further or _is_compared(tokens, at + 1)
    if word in ("increase", "rise", "reduction", "decrease", "fall", "drop", "cut"):
        return amount.scale is Scale.MONEY
    return False


def _is_compared(tokens: Tokens, at: int) -> bool:
    """Whether "than" follows soon: "seven more fires than last year", and not "two more schools will close"."""
    for index in range(at, at + 7):
        if tokens[index].kind is not Kind.WORD:
            return False
        if tokens.low(index) == "than":
            return True
    return False
