"""Times of day and timetables: 10.30am, half past six, open from 10 to 4, the 8.15 to Euston."""

from __future__ import annotations

import re

from respondent.prose.mentions.aside import Aside, Span, inner
from respondent.prose.mentions.reason import Reason

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_H = rf"(?:(?:1[0-2]|[1-9])(?:[.:][0-5][0-9])?|{_HOURS})"
_CLOCK = r"(?:[01]?[0-9]|2[0-3])[.:][0-5][0-9]"
_PART = r"(?:in the (?:morning|afternoon|evening|small hours)|at night)"
_DAY = (
    r"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|weekdays?|weekends?|daily|today|tonight|tomorrow"
    r"|each day"
    r"|every day|school days|bank holidays)(?: (?:to|and) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?)?)"
)
_OPENS = (
    "open|opens|opened|opening|closed|closes|closing|shut|shuts|start|starts|started|starting|begin|begins"
    "|began|finish"
    "|finishes|finished|ends|meet|meets|met|meeting|arrive|arrives|arrived|arriving|leave|leaves|left"
    "|leaving|depart"
    "|departs|departed|runs|ran|served|due|doors|up|off|out|back|home|wake|woke|lunch|dinner|tea|breakfast"
    "|supper|bed"
    "|asleep|sits|sat|voted|adjourned|came|come|comes|collected|arrivals|registration|hours|staffed|manned"
    "|available"
    "|here|there|call|called|phone|rang|ring|landed|sails|sailed|departures|departing|gone|go|goes|got"
    "|curfew|answered"
)
_NEAR = 60


def _while_open(found: re.Match[str]) -> Span | None:
    """The hours, where words about opening or a day stand close before or after them."""
    before = found.string[max(0, found.start() - _NEAR) : found.start()]
    after = found.string[found.end() : found.end() + 30]
    if " and " in found[1] and not found[0].lower().startswith("between"):
        return None
    if _FELL.search(before) or _COUNTED.match(after):
        return None
    said = _SAYS_OPEN.search(before) or _ON_A_DAY.match(after) or ":" in found[0]
    return found.span(1) if said else None


_FELL = re.compile(
    r"\b(?:rose|risen|fell|fallen|increas\w{1,4}|decreas\w{1,4}|dropped|grew|grown|down|moved|went|rising"
    r"|falling|cut"
    r"|reduced|improved|ranged?|ranging|score\w{0,2}|rated?|scale|halved|doubled)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r" ?(?:%|per ?cent|percentage|points?\b|people|[a-z]{2,20}[^s\W]s\b(?! on))")
_SAYS_OPEN = re.compile(rf"\b(?:{_OPENS}|{_DAY})\b[^.;]*$", re.IGNORECASE)
_ON_A_DAY = re.compile(rf"(?:,| on| every| each)? (?:on )?{_DAY}\b", re.IGNORECASE)

TIMES: tuple[Aside, ...] = (
    Aside(
        Reason.TIME,
        re.compile(
            r"\b[0-9]{1,2}(?:[.:][0-9]{2})?(?: ?(?:to|–|-|and|or) ?[0-9]{1,2}(?:[.:][0-9]{2})?)?"
            r" ?(?:am|pm|a\.m\.|p\.m\.|noon|midnight|o['’]clock)(?!\w)",
            re.IGNORECASE,
        ),
    ),
    Aside(
        Reason.TIME,
        re.compile(r"(?<![\w.:,£])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?![\w:])"),
    ),
    Aside(
        Reason.TIME,
        re.compile(
            rf"\b(?:half|quarter|five|ten|twenty) (?:past|to) (?:{_HOURS}|1[0-2]|[1-9])\b(?! per|[%,.][0-9%])"
            rf"|\bhalf (?:past )?(?:{_HOURS})(?= in the (?:morning|afternoon|evening))"
            rf"|\b(?:{_HOURS}) o['’]clock\b",
            re.IGNORECASE,
        ),
    ),
    Aside(
        Reason.TIME,
        re.compile(
            rf"\b(?:at|by|until|till|to|from|past|around|about|before|after"
            rf"|since) ({_H} {_PART})(?! and [0-9])",
            re.IGNORECASE,
        ),
        inner,
    ),
    Aside(
        Reason.TIME,
        re.compile(
            rf"\b(?:at|before|by|until|till|after|around) ({_H})(?: (?:sharp|prompt|today|tonight|tomorrow"
            rf"|{_DAY}|on {_DAY}"
            r"|on [0-9]{1,2} [A-Z]))\b",
            re.IGNORECASE,
        ),
        inner,
    ),
    Aside(
        Reason.TIME,
        re.compile(
            rf"\b(?:{_OPENS})(?: (?:up|off|out|daily|again|on {_DAY}|{_DAY}))? (?:at|before|by|until|till"
            rf"|after|around)"
            rf" ({_H})(?=[.,;:)”’\"]|$| (?:and|but|for|to|on|in|with|when|or|every|each|he|she|they|because"
            rf"|so)\b)"
            r"(?![.,][0-9]|”? per)(?! (?:to|or|and) [0-9]|,? (?:up|down) )",
            re.IGNORECASE,
        ),
        inner,
    ),
    Aside(
        Reason.TIME,
        re.compile(
            rf"\b(?:(?:from|between) )?({_H} ?(?:to|until|till|and|–|-) ?{_H})(?![\w%]|[.,:][0-9]| ?per\b"
            rf"| ?[–-] ?[0-9])",
            re.IGNORECASE,
        ),
        _while_open,
    ),
    Aside(
        Reason.TIME,
        re.compile(
            rf"\b(?:the|The) ({_CLOCK})(?= (?:from|to|back|train|service|bus|ferry|departure|arrival|into"
            rf"|out|home|off|is|was)\b"
            r"|[,;]|\.(?:\s|$))(?! to [0-9])"
        ),
        inner,
    ),
    Aside(
        Reason.TIME,
        re.compile(
            rf"(?<![\w.,£]){_CLOCK} ?(?:hrs|hours)\b|(?<![\w.,£])[01][0-9][0-5][0-9] ?(?:hrs|hours)\b"
            rf"|(?<![\w.,£])0[0-9]\.[0-5][0-9](?![\w%.]|,[0-9]| per)"
        ),
    ),
    Aside(
        Reason.TIME,
        re.compile(
            r"\b1[0-9]{2}0['’]?s\b|\b20[0-9]0['’]?s\b|\b(?:in|early|late|mid|their|his|her"
            r"|the) ?-?[1-9]0['’]?s\b"
            r"|\b(?:[0-9]{1,2}(?:st|nd|rd|th)|twentieth|twenty-first|nineteenth|eighteenth"
            r"|seventeenth)[ -]century\b",
            re.IGNORECASE,
        ),
    ),
)
