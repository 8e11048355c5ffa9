"""Numbers that identify: references, standards, versions, accounts, grid references, cases before the courts."""

from __future__ import annotations

import re

from respondent.prose.mentions.aside import NOT_A_QUANTITY, Aside, Span, word_after, word_before
from respondent.prose.mentions.reason import Reason
from respondent.prose.mentions.vocabulary import is_plural

_CODE = r"(?:[A-Z]{1,4}[ /-]?)?[0-9][0-9A-Za-z./-]{0,20}(?: \([0-9A-Z]{1,6}\))?"
_STANDARDS = frozenset(

    "ISO BS EN IEC PAS FRS IFRS IAS ISA RFC SI HC HL CM CP PG QS TA NG SDG KPI IEEE DIN ANSI UKSI SSI WSI "
    "TS TR WP "
    "SRO CQC ISBN EDM".split()
)  # fmt: skip
_NO_CODES = frozenset(
    "UK EU US USA UN NI NHS BBC ITV GP GPS MP MPS GDP CPI RPI AM PM BC AD GBP EUR USD TV A E".split()
)
"""Capitals after which a number counts as ever: "the NHS 12 trusts", "UK 43, EU 27"."""


def _acronym(found: re.Match[str]) -> Span | None:
    """ISO 14001, FRS 102, KPI 1.3: capitals with a number that counts nothing."""
    name, text = found[1], found.string
    if name in _STANDARDS:
        return found.span()
    listed = re.compile(r"[,;] (?:and )?[A-Z]").match(text, found.end())
    if name in _NO_CODES or listed or is_plural(word_after(text, found.end())):
        return None
    return None if word_before(text, found.start()) in ("in", "the", "") else found.span()


REFERENCES: tuple[Aside, ...] = (
    Aside(
        Reason.REFERENCE, re.compile(r"\b[Gg]rid ref(?:erence)?:? (?:[A-Z]{2} ?)?[0-9]{2,5} ?[0-9]{2,5}\b")
    ),
    Aside(
        Reason.REFERENCE,  # an account
        re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: [A-Z0-9]{1,3})?\b"),
    ),
    Aside(
        Reason.REFERENCE,
        re.compile(
            r"\b(?:UIN|[Rr]ef(?:erence)?\.?|HC|HL|Cm|CP|Cmnd|ISBN|ISSN|DOI|SI|[Vv]ersion|v|SCN|SC|PQ|EDM)"
            rf"(?: (?:number|no\.?|code|paper))?:? ?#?{_CODE}"
        ),
    ),
    Aside(
        Reason.REFERENCE,
        re.compile(
            r"\b(?:case|order|charity|company|registered|registration|account|FOI|request|bill|release|build"
            r"|licence|invoice|sort|reference|question|planning|application|asset|policy|booking|complaint"
            r"|crime|customer"
            r"|membership|passport|patient|permit|staff|ticket|title|tracking|VAT|serial|job|vacancy"
            r"|contract|grant)"
            r"(?: (?:charity|company|reference))? (?:numbers?|nos?\.?|code)(?: is| was)?"
            rf"(?: in [A-Z][a-z]{{2,12}}(?: and [A-Z][a-z]{{2,12}})?)?[:.]? ?{_CODE}",
            re.IGNORECASE,
        ),
    ),
    Aside(
        Reason.REFERENCE,
        re.compile(r"\bending(?: in)? [0-9]{2,4}\b(?! ?per| [a-z]+s\b|[,.%][0-9]?)|\bending [0-9]{3}\b"),
    ),
    Aside(Reason.REFERENCE, re.compile(r"#[0-9]{1,9}\b")),
    Aside(Reason.REFERENCE, re.compile(r"\b[0-9]{1,9}\.[0-9]{1,9}\.[0-9.]{1,20}")),
    Aside(
        Reason.REFERENCE,  # a case before a court
        re.compile(
            r"\[(?:19"
            r"|20)[0-9]{2}\] (?:[0-9] )?[A-Z][A-Za-z]{1,6}(?: [A-Z][a-z]{2,6})? [0-9]{1,5}(?: \([A-Z][a-z]{2,8}\))?"
        ),
    ),
    Aside(
        Reason.LEGISLATION,
        re.compile(
            r"\b(?:Regulation|Directive|Decision) \((?:EU|EC|EEC)\) (?:No\.? ?)?[0-9]{1,4}/[0-9]{1,4}\b"
        ),
    ),
    Aside(
        Reason.REFERENCE,
        re.compile(r"(?<!\w)[A-HJ-Z]{2} ([0-9]{2}|[0-9]{3}|[0-9]{4}|[0-9]{5}) [0-9]{2,5}(?!\w|[.,%][0-9])"),
    ),
)
"""What may hold a year, and is looked for before years are."""

CODES: tuple[Aside, ...] = (
    Aside(
        Reason.REFERENCE,
        re.compile(
            rf"(?<![\w£])([A-Z]{{2,5}})(?: |-)[0-9]{{1,5}}(?:[.:-][0-9]{{1,4}}){{0,3}}(?!\w"
            rf"|/){NOT_A_QUANTITY}"
        ),
        _acronym,
    ),
)
