"""The phrases that stand before a number and say how the words hold it."""

from __future__ import annotations

from collections.abc import Mapping

from respondent.prose.wording_promise import Qualifier

_PHRASES: Mapping[Qualifier, str] = {
    Qualifier.MORE_THAN: (
        "more than, over, above, in excess of, upwards of, upward of, greater than, higher than, "
        "larger than, better than, well over, well above, well in excess of, far more than, much more "
        "than, significantly more than, considerably more than, substantially more than, exceeding, "
        "exceeded, exceeds, exceed, topped, topping, surpassed, surpassing, beyond, >, not "
        "just over, comfortably over, comfortably more than, considerably over, way over"
    ),
    Qualifier.FEWER_THAN: (
        "fewer than, less than, under, below, lower than, smaller than, well under, well below, far "
        "fewer than, far less than, much less than, significantly fewer than, significantly less "
        "than, considerably fewer than, short of, <, not even"
    ),
    Qualifier.JUST_OVER: (
        "just over, a little over, little over, little more than, a little more than, slightly over, "
        "slightly more than, marginally over, marginally more than, marginally above, slightly above, "
        "just above, just more than, a shade over, a fraction over, barely more than, only just over, "
        "a touch over"
    ),
    Qualifier.JUST_UNDER: (
        "just under, a little under, slightly under, slightly less than, slightly fewer than, a "
        "little less than, a little fewer than, marginally under, marginally less than, marginally "
        "fewer than, just below, slightly below, just short of, just less than, just fewer than, just "
        "shy of, a shade under, a fraction under, only just under, little short of, a touch under"
    ),
    Qualifier.AT_LEAST: (
        "at least, no fewer than, no less than, not fewer than, not less than, a minimum of, minimum "
        "of, minimum, at the very least, as few as, as little as, ≥, at a minimum, not below"
    ),
    Qualifier.AT_MOST: (
        "at most, up to, no more than, not more than, as many as, as much as, a maximum of, maximum "
        "of, maximum, at the most, anything up to, no greater than, no higher than, not over, not "
        "exceeding, ≤, as high as, capped at, a cap of, an upper limit of"
    ),
    Qualifier.ALMOST: (
        "almost, nearly, very nearly, approaching, nigh on, virtually, not quite, not far short of, "
        "not far off, verging on, practically, pretty much"
    ),
    Qualifier.CLOSE_TO: "close to, very close to, close on, getting on for",
    Qualifier.ABOUT: (
        "about, just about, around, roughly, approximately, approx, some, circa, c., ca., ~, ≈, in the "
        "region of, "
        "of the order of, in the order of, somewhere around, somewhere near, an estimated, estimated, "
        "the region of, something like, broadly, more or less, an estimated total of, round about, on "
        "the order of"
    ),
    Qualifier.EXACTLY: "exactly, precisely",
    Qualifier.BARE: (
        "a full, only, just, a mere, mere, a total of, total of, totalling, the total of, a further, "
        "further, "
        "another, fully, a staggering, a shocking, a whopping, a record, an average "
        "of, average of, averaging, averaged, "
        "averages, average, a mean of, a median of, an average, a rate of, the average of, on "
        "average, a daily average of, a weekly average of, a monthly average of, an annual average "
        "of, an overall average of"
    ),
}
"""With the commas of a list. Those that hold nothing, "only" or "a total of", are read along with the number."""

QUALIFIERS: Mapping[tuple[str, ...], Qualifier] = {
    tuple(phrase.replace(".", " .").split()): qualifier
    for qualifier, phrases in _PHRASES.items()
    for phrase in phrases.split(", ")
}
"""Each phrase as tokens."""
