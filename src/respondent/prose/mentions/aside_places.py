"""Addresses, telephone numbers, the numbering of lists and paragraphs, and notes' marks."""

from __future__ import annotations

import re

from respondent.prose.mentions.aside import Aside, inner
from respondent.prose.mentions.reason import Reason

_STREET = (
    "street|st|road|rd|lane|lanes|avenue|ave|house|square|place|close|drive|way|court|gardens|terrace"
    "|crescent|hill|row"
    "|park|end|green|mews|rise|walk|yard|wharf|quay|parade|embankment|broadway|circus|common|villas"
    "|cottages|mansions"
    "|bridge|gate|heights|mount|view|vale|grove|meadow|meadows|approach|bank|side|cross|market|mall|estate"
    "|mill|mills"
    "|plaza|tower|towers|chambers|buildings|field|fields|path|croft|drove|fold|garth|wynd|brae|causeway"
    "|spinney"
).title()
_HEADINGS = (
    "Introduction|Background|Findings|Methods?|Methodology|Results|Conclusions?|Summary|Recommendations"
    "|Purpose|Scope|Context"
    "|Next|Discussion|Appendix|Appendices|Risks?|Equality|Legal|Consultation|Options|Proposals|Implications"
    "|Analysis|Approach"
    "|Aims|Overview|Executive|Glossary|References|Definitions|Governance|Monitoring|Evidence|Key|Our|The"
    "|What|Why|How"
)
_NOT_BEFORE = r"(?<![\w.,£$€/])"
_EMERGENCY = r"(?:999|111|101|112|119|105|116 ?123|116 ?000)"
_DOMAIN = r"(?:gov\.uk|org\.uk|co\.uk|ac\.uk|nhs\.uk|org|com|net)"

ADDRESSES: tuple[Aside, ...] = (
    Aside(Reason.ADDRESS, re.compile(r"\b(?:https?://|www\.)[^\s<>“”]{1,2000}", re.IGNORECASE)),
    Aside(Reason.ADDRESS, re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}")),
    Aside(
        Reason.ADDRESS,
        re.compile(rf"\b(?:[\w-]{{1,63}}\.){{1,4}}{_DOMAIN}(?:/[^\s<>“”]{{0,500}})?", re.IGNORECASE),
    ),
    Aside(Reason.ADDRESS, re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b")),  # a postcode
    Aside(
        Reason.ADDRESS,
        re.compile(
            rf"(?<![\w£$€.,])(?:[Nn]os?\.? ?)?[0-9]{{1,4}}[a-zA-Z]?(?: ?(?:to|and|or|–"
            rf"|-) ?[0-9]{{1,4}}[a-zA-Z]?)?"
            rf" (?:(?:[A-Z][a-z’']{{1,20}}|St\.?) ){{1,3}}(?:{_STREET})\b(?<!High Street)"
            r"|(?<![\w£$€.,])[0-9]{1,4}[a-z]? High Street\b(?! [a-z]{3,20}s\b)"
        ),
    ),
    Aside(
        Reason.ADDRESS,
        re.compile(
            r"\b(?:Flat|Unit|Suite|Apartment|Floor) [0-9]{1,4}[a-zA-Z]?, [0-9]{1,4}[a-zA-Z]?(?= [A-Z])"
        ),
    ),
    Aside(Reason.ADDRESS, re.compile(r"\bPO Box [0-9]{1,6}\b", re.IGNORECASE)),
)
"""What may hold a year, and is looked for before years are."""

PHONES: tuple[Aside, ...] = (
    Aside(
        Reason.PHONE,
        re.compile(
            rf"{_NOT_BEFORE}(?:\+[0-9]{{1,3}} ?(?:\(0\) ?)?|\(?0)[0-9]{{2,4}}\)?(?:[ -][0-9]{{3,4}}){{1,3}}"
            r"(?!\w|[.,][0-9])"
        ),
    ),
    Aside(
        Reason.PHONE,
        re.compile(rf"{_NOT_BEFORE}0[0-9]{{3,4}} [0-9]{{2,6}}(?: [0-9]{{2,6}})?(?!\w|[.,][0-9])"),
    ),
    Aside(Reason.PHONE, re.compile(rf"{_NOT_BEFORE}0[0-9]{{9,10}}(?!\w|,[0-9])")),
    Aside(
        Reason.PHONE,
        re.compile(
            rf"\b(?:call(?:ed|ing)?|dial(?:l?ing|led)?|phone[ds]?|ring(?:ing)?|rang|NHS|via|number:?|text"
            rf"|texting) {_EMERGENCY}(?:(?: or |/|, ){_EMERGENCY})?\b"
            r"(?! (?:calls?|callers|people|children|offences|cases|responses|incidents|per|pupils)\b)"
            r"(?![,.][0-9]|%)",
            re.IGNORECASE,
        ),
    ),
    Aside(
        Reason.PHONE,
        re.compile(
            rf"\b(?:phone|call|ring|dial|number|helpline|police)\b[^.;]{{0,40}}? (?:on|or|,"
            rf"|to) ({_EMERGENCY})(?=[.,;:)]|$)",
            re.IGNORECASE,
        ),
        inner,
    ),
    Aside(
        Reason.PHONE,
        re.compile(r"\b[Tt]ext(?:ing)?(?: [A-Z]{2,12} to)? ([0-9]{5,6})\b(?! [a-z]{2,20}s\b)"),
        inner,
    ),
    Aside(Reason.PHONE, re.compile(r"\b(?:999|111|101)(?= calls?\b| service\b| handlers?\b| operators?\b)")),
)

MARKS: tuple[Aside, ...] = (
    Aside(
        Reason.NOTE,
        re.compile(
            r"\[(?:[0-9]{1,3}|notes? [0-9]{1,3}(?:, ?[0-9]{1,3}){0,5})\]|\^\[?[0-9]{1,3}\]?|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}"
            r"|\(n [0-9]{1,3}\)"
        ),
    ),
    Aside(Reason.LIST, re.compile(r"(?:^|(?<=\n))[ \t]{0,8}\(?[0-9]{1,3}[.)](?=\s)")),
    Aside(
        Reason.LIST,
        re.compile(
            r"(?:^|(?<=\n))[ \t]{0,8}([0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?)(?=\s(?:[A-Z“‘][a-z’]{1,20}|A|I)\b)"
        ),
        inner,
    ),
    Aside(Reason.LIST, re.compile(rf"(?:^|(?<=\n))[0-9]{{1,2}}(?= (?:{_HEADINGS})\b)")),
    Aside(Reason.LIST, re.compile(r"(?<=[.!?;:] )[0-9]{1,2}\.(?= [A-Z][a-z])")),
    Aside(Reason.LIST, re.compile(r"(?<=[\s,;:])\((?:[0-9]|1[0-9])\)(?=\s[A-Za-z])")),
    Aside(Reason.ORDINAL, re.compile(r"\b[0-9]{1,3}(?:,[0-9]{3})?(?:st|nd|rd|th)\b", re.IGNORECASE)),
)
