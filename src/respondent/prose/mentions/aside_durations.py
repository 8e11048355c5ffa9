"""Stretches of time that measure nothing: two years ago, in the last three years, within four hours, six months on.

The sign that a stretch is no statistic is the word before or after it, never its length: patients who waited for
12 weeks, or whose waits were 14 hours on average, are counted by them.
"""

from __future__ import annotations

import re

from respondent.prose.mentions.aside import NOT_A_QUANTITY, SMALL, SPELLED, UNITS, Aside, Span, inner
from respondent.prose.mentions.reason import Reason

_N = rf"{SMALL}(?:(?: (?:to|or) |[–-]){SMALL})?(?: and a half)?"
_LONG = (
    r"(?:(?:working|calendar|school|clear|full|consecutive|successive|financial|academic|whole) )?"
    r"(?:days?|weeks?|fortnights?|months?|years?|decades?|terms?)"
)
_SHORT = r"(?:minutes?|mins?|hours?|hrs?)"
_MEASURED = re.compile(
    r"\b(?:average[ds]?|median|mean|typical|typically|longest|shortest|waits?|waited|waiting|delays?"
    r"|delayed)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:queue\w{0,2}|queuing|last\w{0,3}|stay\w{0,3}|spen[dt]\w{0,3}|held|kept|takes?|taking|took"
    r"|surviv\w{1,3}|lived?)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
_NEAR = 60


def _unmeasured(found: re.Match[str]) -> Span | None:
    """The stretch, unless it is how long something took: "stayed for 12 weeks", "in 14 days on average"."""
    text, span = found.string, found.span(found.lastindex or 0)
    start, end = span
    before = text[max(0, start - _NEAR) : found.start()].rpartition(". ")[2]
    after = text[end : end + _NEAR // 2].partition(". ")[0]
    if _KEPT.search(before) or _MEASURED.search(before) or _MEASURED.search(after):
        return None
    return span


DURATIONS: tuple[Aside, ...] = (
    Aside(
        Reason.DATE,
        re.compile(
            r"\bsince (?:at least|about|around|roughly) ((?:19|20)[0-9]{2})\b(?![,.%][0-9]| [a-z]+s\b)",
            re.IGNORECASE,
        ),
        inner,
    ),
    Aside(
        Reason.DURATION,
        re.compile(
            r"\b(?:last|past|previous|preceding|next|coming|following|same|first|final|latest|remaining"
            r"|initial|intervening"
            rf"|ensuing) ({_N} (?:[a-z]{{3,10}} )?{UNITS})\b",
            re.IGNORECASE,
        ),
        inner,
    ),
    Aside(
        Reason.DURATION,
        re.compile(
            rf"\b(?:(?:more|less) than |over |nearly |almost |just |about |some |only "
            rf"|at least )?{_N} {UNITS}"
            r"(?:,? (?:ago|earlier|beforehand|afterwards|hence|previously|running|in a row|in succession"
            r"|on the trot"
            r"|to come|to go|from now|from then|thereafter|from today)\b(?! than)|,? later\b(?! than)"
            r"| on(?=[,.;:?!]|$| from| since)"
            r"| (?:before|after) (?:the|that)\b)",
            re.IGNORECASE,
        ),
    ),
    Aside(
        Reason.DURATION,
        re.compile(
            rf"\b{_N} {UNITS}[’'] (?:time|notice|worth|imprisonment|leave|pay|rent|experience|service"
            rf"|supply|training"
            r"|warning|jail|custody|supervision|absence|work|study|sentence|grace|salary|wages|holiday"
            r"|probation|hard)\b"
            rf"|\b{_N} {UNITS} (?:in (?:prison|jail|custody)|imprisonment)\b",
            re.IGNORECASE,
        ),
    ),
    Aside(
        Reason.DURATION,
        re.compile(
            rf"\b(?:in|within|for|after|during|inside) ((?:(?:about|around|only|just|up to) )?{_N} {_LONG})\b"
            r"(?! (?:or|and) (?:more|over|longer|less))",
            re.IGNORECASE,
        ),
        _unmeasured,
    ),
    Aside(
        Reason.DURATION,
        re.compile(
            rf"\b(?:within|inside) ((?:about |around |only |just )?{_N} {_SHORT})\b|\b(?:for|in"
            rf"|after) ({SPELLED} {_SHORT})\b",
            re.IGNORECASE,
        ),
        _unmeasured,
    ),
    Aside(
        Reason.AGE,
        re.compile(
            r"\b(?:given|offered|due|jab|dose|check|review|scan|test|injection|vaccinated|immunised|vaccine"
            r"|weaned)"
            rf" at ({_N} {UNITS}(?: and {_N} {UNITS})?)\b",
            re.IGNORECASE,
        ),
        inner,
    ),
)

SCHEDULES: tuple[Aside, ...] = (
    Aside(
        Reason.SCHEDULE,
        re.compile(
            r"\b(?:24 hours|twenty-four hours|seven days|7 days|365 days|52 weeks)(?: a| per) (?:day|week"
            r"|year)"
            r"(?:,? (?:and )?(?:7 days|seven days|52 weeks|365 days) a (?:week|year))?\b"
            r"|\b(?:two|three|four|five|six|[2-6])(?: or (?:three|four|five|six|seven|[3-7]))?"
            rf" (?:days|nights|mornings|afternoons|evenings|half-days) a week{NOT_A_QUANTITY}",
            re.IGNORECASE,
        ),
    ),
)
