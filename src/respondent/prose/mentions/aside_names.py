"""Names with a number in them: Channel 4, COVID-19, the A40, the number 12 bus, Five Lanes End, 20mph zones."""

from __future__ import annotations

import re

from respondent.prose.mentions.aside import NOT_A_QUANTITY, Aside, Span, inner, word_after, word_before
from respondent.prose.mentions.numerals import NUMBER_WORDS
from respondent.prose.mentions.reason import Reason
from respondent.prose.mentions.vocabulary import DETERMINERS, is_plural, singular_time

_PLACE_BEFORE = frozenset("in at from for across and or while but with to on around including".split())
_ROUTE = r"[A-Z]?[0-9]{1,3}[A-Z]?"
_FORMS = "bus|tram|train|trolleybus|ferry|coach"
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday "
    "thursday friday saturday sunday of the a an and or but in at on for from by to about over under nearly "
    "almost some "
    "only just all another these those around at least up than approximately roughly exactly total average".split()
)


def _product(found: re.Match[str]) -> Span | None:
    """Attainment 8; an iPhone 15; Apollo 11 flew: a name with a number of its own, and not "Kent 12, Essex 14"."""
    text, name = found.string, found[1]
    if name[0].islower():
        return found.span()
    before, after = word_before(text, found.start()), word_after(text, found.end())
    first = name.split()[0].lower()
    before = first if first in DETERMINERS or first in _CODED else before
    if name.split()[-1].lower() in _NO_NAMES or not before.isalpha() or before in _PLACE_BEFORE:
        return None
    if is_plural(after) or singular_time(after) or after in _COUNTED:
        return None
    before_it = text[max(0, found.start() - 40) : found.start()].rpartition(".")[2]
    after_it = text[found.end() : found.end() + 40].partition(".")[0]
    return None if _IN_A_LIST.search(after_it) or _IN_A_LIST.search(before_it) else found.span()


_CODED = frozenset(["operation", "project", "taskforce", "exercise"])
_COUNTED = frozenset("of in per and were was had or to people more fewer less".split())
_IN_A_LIST = re.compile(r"\b[A-Z][a-z’-]{2,20},? (?!(?:19|20)[0-9]{2}\b)[0-9]|[0-9](?: ?%| per cent),? and ")


def _spelled(found: re.Match[str]) -> Span | None:
    """The Thirty-Nine Steps; Five Lanes End: capitals where no sentence begins."""
    if found[2].split("-")[0].lower() not in NUMBER_WORDS:
        return None
    if found[1]:
        return found.span()
    before = found.string[max(0, found.start() - 40) : found.start()].rstrip(" “‘\"'(")
    last = re.search(r"[\w’']+$", before)
    return found.span() if last and (last[0].islower() or last[0].lower() in DETERMINERS) else None


KNOWN_NAMES: tuple[Aside, ...] = (
    Aside(
        Reason.NAME,
        re.compile(
            r"\b(?:24/7|9/11|7/7|50/50|fifty-fifty|COVID[-– ]?19|Key Stages? [1-5](?:(?: and | or | to "
            r"|–)[1-5])?"
            r"|KS[1-5]"
            r"|(?:BBC|ITV|Channel|Radio|Sky|Film) ?(?:[1-6]|One|Two|Three|Four|Five)\b(?: Live)?"
            r"|(?:Attainment|Progress) 8|Euro (?:[1-7]|V?I{1,3}|I?V)|(?:Big|Gang of|Famous|Magnificent|Fab"
            r"|Group of|Secret)"
            r" (?:Two|Three|Four|Five|Six|Seven|Eight|Twenty)"
            r"|Number (?:10|11|Ten)|No\.? ?10|Catch-22|First World War|Second World War"
            r"|World War (?:One|Two|I{1,2})|Formula (?:1|One)|Windows [0-9]{1,2}|Web [23]\.0|Industry 4\.0"
            r"|Agenda 2030|Vision 20[0-9]{2}|(?:five|5)-a-day|4x4s?|2x4s?)\b",
            re.IGNORECASE,
        ),
    ),
    Aside(
        Reason.NAME,
        re.compile(
            rf"\b(?:[Tt]he|[Nn]umber|[Nn]o\.?) ((?:{_ROUTE},? (?:and "
            rf"|or )?){{0,4}}{_ROUTE})(?= (?:{_FORMS})\b)"
        ),
        inner,
    ),
    Aside(
        Reason.NAME,
        re.compile(
            rf"\b[Tt]he ({_ROUTE}(?:, {_ROUTE}){{0,4}} (?:and|or) {_ROUTE})(?= (?:bus|tram|train)(?:es|s)?\b)"
        ),
        inner,
    ),
    Aside(
        Reason.NAME,
        re.compile(
            r"\b[0-9]{1,3} ?(?:mph|kph|km/h|miles[- ]an[- ]hour|miles[- ]per[- ]hour)(?= (?:zones?|signs?"
            r"|limits?|speed|roads?|areas?"
            r"|streets?|schemes?|default)\b)|\blimits? (?:of|to|from) [0-9]{2} ?(?:mph|kph|km/h"
            r"|miles an hour)\b"
        ),
    ),
    Aside(
        Reason.NAME,
        re.compile(
            r"[£$€][0-9]{1,4}(?:\.[0-9]{2})?(?= (?:voucher|gift card|note|coin|banknote|stamp"
            r"|postal order)s?\b)|\b[0-9]{1,2}p(?= (?:coin|piece|stamp)s?\b)"
        ),
    ),
)
"""Names that are known, or whose words show that they are names."""

OTHER_NAMES: tuple[Aside, ...] = (
    Aside(
        Reason.NAME,
        re.compile(
            r"(?<![\w£$€])[A-Za-z]{1,6}[0-9]{1,4}(?:\.[0-9]{1,2}|[A-Za-z]{1,3}[0-9]{0,3}"
            r"|/[A-Z]?[0-9]{1,3})?\b(?!\.[0-9])"
        ),
    ),
    Aside(Reason.NAME, re.compile(r"(?<![\w£$€.,])[0-9]{1,4}(?:G|D|A|C|E|F|H|R|W|X)\b")),
    Aside(Reason.NAME, re.compile(r"(?<![\w£$€.,])[1-9]s\b")),  # grades
    Aside(Reason.NAME, re.compile(r"(?<!\w)[A-Z][A-Za-z]{1,10}[-–][0-9]{1,4}\b(?![%,]?[0-9]|%)")),
    Aside(
        Reason.NAME,
        re.compile(
            r"(?<![\w£$€’'-])((?:[A-Z][a-z]{2,14} ){0,3}[A-Z][a-z]{2,14}|[a-z][A-Z][A-Za-z]{1,10}) [0-9]{1,4}"
            rf"(?![\w%£]|[–-][0-9]){NOT_A_QUANTITY}"
        ),
        _product,
    ),
    Aside(
        Reason.NAME,
        re.compile(
            r"(?<![\w-])(The )?([A-Z][a-z]{2,9}(?:-[A-Z][a-z]{2,4})?)"
            r"(?:(?: [A-Z][a-z’]{1,15}(?:-[A-Z][a-z]{2,9})?){1,4}|(?=[”’\"]))"
        ),
        _spelled,
    ),
)
