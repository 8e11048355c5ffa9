"""Parts of a whole: half, nearly a third, two-thirds, one in five, 8 out of 10, most; and thousands, dozens."""

from __future__ import annotations

from fractions import Fraction

from respondent.prose.mentions.amounts import Amount, is_free
from respondent.prose.mentions.mention import Scale
from respondent.prose.mentions.numerals import SCALES, Numeral, read_numeral
from respondent.prose.mentions.taken import Taken
from respondent.prose.mentions.tokens import Kind, Tokens
from respondent.prose.mentions.vocabulary import (
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    STOPS,
    VERBS,
    is_plural,
    singular_time,
)
from respondent.prose.wording_promise import Qualifier, Stated, fraction_of, order, some_in

_WHOLES = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
_MANY = {f"{name}s": size for name, size in _WHOLES.items() if name != "half"} | {"halves": 2}
_SIGNS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
          "⅘": (4, 5), "⅙": (1, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅒": (1, 10)}  # fmt: skip
_MEASURES = frozenset(
    "mile kilometre metre inch foot yard pint litre gallon pound kilo tonne ton acre hectare degree".split()
)
_HYPHENS = ("-", "‑")
_GOES_ON = (
    PREPOSITIONS
    | AUXILIARIES
    | CONJUNCTIONS
    | VERBS
    | frozenset(
        "more fewer less higher lower again say said each who now believe feel want think cut fall rise "
        "drop".split()
    )
)
_ORDERS = {
    "dozens": 12,
    "hundreds": 100,
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}
_TIMES_AN_ORDER = {"tens": 10, "hundreds": 100}
_CARDINAL_OUT_OF = 100
"""Up to this number "8 out of 10" is a proportion; "1,263 out of 4,210" are two counts."""


def read_part(tokens: Tokens, first: int, taken: Taken, *, qualified: bool) -> Amount | None:
    """The fraction, ratio, majority or order of size that begins at the token.

    `qualified` says that "nearly" or the like stands before it, so that "a third" is no place in an order.
    """
    for read in (read_ratio, _sign):
        if found := read(tokens, first):
            return found if is_free(tokens, first, found.beyond, taken) else None
    found = (
        _order(tokens, first) or read_fraction(tokens, first, qualified=qualified) or _majority(tokens, first)
    )
    return found if found and is_free(tokens, first, found.beyond, taken) else None


# One in five


def read_ratio(tokens: Tokens, first: int) -> Amount | None:
    """One in five; two in every three; 8 out of 10; one-in-five; one of every ten."""
    some = read_numeral(tokens, first)
    if some and (found := _with_noun(tokens, first, some)):
        return found
    if (
        some is None
        or some.digits.number % 1
        or (tokens.touching(first) and tokens[first - 1].kind is Kind.WORD)
    ):
        return None
    joint = _ratio_joint(tokens, some.beyond)
    out_of = joint and read_numeral(tokens, joint)
    if not out_of or not _is_ratio(tokens, some, out_of):
        return None
    stated = some_in(int(some.digits.value), int(out_of.digits.value))
    return Amount(first, out_of.beyond, Scale.PERCENT, stated, spelled=some.spelled)


def _with_noun(tokens: Tokens, first: int, some: Numeral) -> Amount | None:
    """One pupil in five; one child in every eight: the noun stands within."""
    if not 1 <= some.digits.value <= 10 or some.digits.number % 1 or not some.spelled:
        return None
    at = some.beyond
    while at < some.beyond + 3 and tokens[at].kind is Kind.WORD and tokens.low(at) not in STOPS:
        at += 1
    if at == some.beyond or tokens.low(at) != "in":
        return None
    joint = at + 2 if tokens.low(at + 1) in ("every", "each") else at + 1
    out_of = read_numeral(tokens, joint)
    if out_of is None or not _is_ratio(tokens, some, out_of) or out_of.digits.value > 1000:
        return None
    after = tokens[out_of.beyond]
    if after.kind is Kind.WORD and after.low not in _GOES_ON:
        return None
    stated = some_in(int(some.digits.value), int(out_of.digits.value))
    return Amount(first, out_of.beyond, Scale.PERCENT, stated, spelled=True)


def _ratio_joint(tokens: Tokens, at: int) -> int | None:
    """The token after "in", "in every", "out of", "out of every", "of every", "-in-"."""
    if tokens.low(at) in _HYPHENS and tokens.low(at + 1) == "in" and tokens.low(at + 2) in _HYPHENS:
        return at + 3
    for phrase in (
        ("in", "every"),
        ("in", "each"),
        ("out", "of", "every"),
        ("of", "every"),
        ("out", "of"),
        ("in",),
    ):
        if tokens.follows(at, phrase):
            return at + len(phrase)
    return None


def _is_ratio(tokens: Tokens, some: Numeral, out_of: Numeral) -> bool:
    part, whole = some.digits.value, out_of.digits.value
    if not 0 < part < whole or whole.denominator != 1 or singular_time(tokens.low(out_of.beyond)):
        return False
    if tokens.low(out_of.beyond) in ("%", "per", "percent") or tokens[out_of.first].text[0] in "£$€":
        return False
    plain_in = tokens.low(out_of.first - 1) in ("in", *_HYPHENS)
    year = not out_of.spelled and 1900 <= whole < 2100 and "," not in tokens[out_of.first].text
    if plain_in:
        return not year and (part <= 10 or whole in (20, 50, 100, 1000, 10_000, 100_000))
    if tokens.low(out_of.first - 1) == "of":
        return whole <= _CARDINAL_OUT_OF and (whole % 5 == 0 or whole <= 12)
    return True


_NTH = {"second": 2} | {
    name: _WHOLES[name] for name in "third fourth fifth sixth seventh eighth ninth tenth".split()
}


def every_nth(tokens: Tokens, first: int) -> Amount | None:
    """Every third shop is empty: one in three. Not "every third Friday"."""
    size = _NTH.get(tokens.low(first + 1))
    noun = tokens[first + 2]
    if size is None or noun.kind is not Kind.WORD or not noun.text.islower() or singular_time(noun.low):
        return None
    if tokens.low(first + 3) not in AUXILIARIES or is_plural(noun.low):
        return None
    return Amount(first, first + 2, Scale.PERCENT, some_in(1, size), spelled=True)


# Half, a third


def read_fraction(tokens: Tokens, first: int, *, qualified: bool) -> Amount | None:
    """A fraction in words that begins there: half, a third, two fifths; None where there is none."""
    word = tokens.low(first)
    if word == "half":
        return _half(tokens, first)
    if word in ("a", "an", "one") and (size := _WHOLES.get(tokens.low(_joined(tokens, first)))):
        return _one_of(tokens, first, size, qualified=qualified)
    some = read_numeral(tokens, first)
    if some is None or some.digits.number % 1 or some.digits.value < 1:
        return None
    if found := _written(tokens, first, some):
        return found
    at = some.beyond + 1 if tokens.low(some.beyond) in _HYPHENS else some.beyond
    whole = _MANY.get(tokens.low(at))
    if whole is None or not some.digits.value < whole:
        return None
    if tokens.low(at + 1) == "of" and tokens.low(at + 2) in ("a", "an") and _is_measure(tokens.low(at + 3)):
        return None
    stated = fraction_of(int(some.digits.value), whole)
    return Amount(first, at + 1, Scale.PERCENT, stated, spelled=True)


def _joined(tokens: Tokens, first: int) -> int:
    """The token after "one" or "one-"."""
    return first + 2 if tokens.low(first + 1) in _HYPHENS else first + 1


def _half(tokens: Tokens, first: int) -> Amount | None:
    """Half; half a million, which is a number; and not half an hour, half-term or the first half."""
    after = tokens.low(first + 1)
    if after == "a" and tokens.low(first + 2) in SCALES:
        size = SCALES[tokens.low(first + 2)]
        stated = Stated(Fraction(size, 2), Fraction(size, 10))
        return Amount(first, first + 3, Scale.COUNT, stated, plain=True, spelled=True)
    if after in ("a", "an") and (_is_measure(tokens.low(first + 2)) or tokens.low(first + 2) == "dozen"):
        return None
    if after in _HYPHENS or singular_time(after) or (tokens.low(first - 1) in ("-", "in") and after != "of"):
        return None
    if tokens.follows(first - 2, ("and", "a")):
        return None
    return Amount(first, first + 1, Scale.PERCENT, fraction_of(1, 2), spelled=True)


def _is_measure(word: str) -> bool:
    """Whether half of it is so long or so much: half a mile, three quarters of an hour."""
    return word in _MEASURES or singular_time(word) is not None


def _one_of(tokens: Tokens, first: int, size: int, *, qualified: bool) -> Amount | None:
    """A third, one third, one-fifth: where it is no place in an order, and no quarter of a year."""
    at = _joined(tokens, first)
    after = tokens[at + 1]
    if tokens.low(first) != "one" and not qualified:
        ends = after.kind is Kind.MARK and after.low not in _HYPHENS
        if not ends and after.low not in _GOES_ON:
            return None
    if tokens.low(at) == "quarter" and after.low in ("past", "to"):
        return None
    if after.low == "of" and tokens.low(at + 2) in ("a", "an") and _is_measure(tokens.low(at + 3)):
        return None
    if tokens.follows(at + 1, ("of", "a")) and tokens.low(at + 3) in SCALES and size in (2, 4):
        scale = SCALES[tokens.low(at + 3)]
        stated = Stated(Fraction(scale, size), Fraction(scale, 100))
        return Amount(first, at + 4, Scale.COUNT, stated, plain=True, spelled=True)
    return Amount(first, at + 1, Scale.PERCENT, fraction_of(1, size), spelled=True)


def _written(tokens: Tokens, first: int, some: Numeral) -> Amount | None:
    """3/4 of: written with a stroke and followed by "of"."""
    if tokens.low(some.beyond) != "/" or not (
        tokens.touching(some.beyond) and tokens.touching(some.beyond + 1)
    ):
        return None
    whole = read_numeral(tokens, some.beyond + 1)
    if whole is None or whole.digits.number % 1 or tokens.low(whole.beyond) != "of":
        return None
    if not 0 < some.digits.value < whole.digits.value <= _CARDINAL_OUT_OF:
        return None
    stated = fraction_of(int(some.digits.value), int(whole.digits.value))
    return Amount(first, whole.beyond, Scale.PERCENT, stated)


def _sign(tokens: Tokens, first: int) -> Amount | None:
    """¾ of."""
    parts = _SIGNS.get(tokens.low(first))
    if parts is None or tokens.touching(first):
        return None
    return Amount(first, first + 1, Scale.PERCENT, fraction_of(*parts))


# Most; thousands


def _majority(tokens: Tokens, first: int) -> Amount | None:
    """Most of the calls; the majority of them; most children. Not "the most", "at most", "most recently"."""
    at = (
        first + 1
        if tokens.low(first) in ("a", "the") and tokens.low(first + 1) in ("majority", "vast")
        else first
    )
    if tokens.low(at) == "vast" or (tokens.low(at) == "great" and tokens.low(at + 1) == "majority"):
        at += 1
    word, after = tokens.low(at), tokens.low(at + 1)
    if (
        word == "most"
        and at == first
        and tokens.low(first - 1) not in ("the", "at", "its", "their", "our", "his", "her")
    ):
        fits = after == "of" or (is_plural(after) and not after.endswith("ly"))
    else:
        fits = word == "majority" and after == "of"
    if not fits:
        return None
    return Amount(
        first, at + 1, Scale.PERCENT, fraction_of(1, 2), qualifier=Qualifier.MORE_THAN, spelled=True
    )


def _order(tokens: Tokens, first: int) -> Amount | None:
    """Thousands; tens of thousands; hundreds of thousands; dozens; millions of pounds."""
    word = tokens.low(first)
    size, at = _ORDERS.get(word, 0), first + 1
    if word in _TIMES_AN_ORDER and tokens.low(first + 1) == "of" and tokens.low(first + 2) in _ORDERS:
        size, at = _TIMES_AN_ORDER[word] * _ORDERS[tokens.low(first + 2)], first + 3
    if not size or tokens.low(first - 1) in ("in", "-"):
        return None
    if tokens.follows(at, ("of", "pounds")):
        return Amount(first, at + 2, Scale.MONEY, order(size), currency="GBP", spelled=True)
    return Amount(first, at, Scale.COUNT, order(size), spelled=True)
