"""Addresses, telephone numbers, references, times of day, list numbers and notes' marks."""

from __future__ import annotations

import re

from respondent.prose.mentions.reason import Reason

_STREET = (
    "street|road|lane|avenue|house|square|place|close|drive|way|court|gardens|terrace|crescent|hill|row|park"
)
_NOT_BEFORE = r"(?<![\w.,£$€/])"
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_EMERGENCY = r"(?:999|111|101|112|119|105|116 ?123|116 ?000)"
_CODE = r"(?:[A-Z]{1,4}[/-]?)?[0-9][0-9A-Za-z./-]{0,20}(?: \([0-9A-Z]{1,6}\))?"
_DOMAIN = r"(?:gov\.uk|org\.uk|co\.uk|ac\.uk|nhs\.uk|org|com|net)"

ADDRESSES: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    (Reason.ADDRESS, re.compile(r"\b(?:https?://|www\.)[^\s<>“”]{1,2000}", re.IGNORECASE)),
    (Reason.ADDRESS, re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}")),
    (
        Reason.ADDRESS,
        re.compile(rf"\b(?:[\w-]{{1,63}}\.){{1,4}}{_DOMAIN}(?:/[^\s<>“”]{{0,500}})?", re.IGNORECASE),
    ),
    (Reason.ADDRESS, re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b")),  # a postcode
    (
        Reason.ADDRESS,
        re.compile(rf"\b[0-9]{{1,4}}[a-zA-Z]? (?:[A-Z][a-z’']{{1,20}} ){{1,3}}(?i:{_STREET})\b"),
    ),
    (Reason.ADDRESS, re.compile(r"\bPO Box [0-9]{1,6}\b", re.IGNORECASE)),
    (
        Reason.REFERENCE,
        re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: [A-Z0-9]{1,3})?\b"),
    ),  # an account number
    (
        Reason.REFERENCE,
        re.compile(
            r"\b(?:UIN|[Rr]ef(?:erence)?\.?|HC|HL|Cm|CP|Cmnd|ISBN|ISSN|DOI|SI|[Vv]ersion|v|SCN|SC|PQ|EDM)"
            rf"(?: (?:number|no\.?|code|paper))?:? ?#?{_CODE}"
        ),
    ),
    (
        Reason.REFERENCE,
        re.compile(
            r"\b(?:case|order|charity|company|registered|registration|account|FOI|request|bill|release|build"
            r"|licence|invoice|sort|reference|question)(?: charity| company)?"
            r" (?:numbers?|nos?\.?|code)(?: is| was)?"
            rf"(?: in [A-Z][a-z]{{2,12}}(?: and [A-Z][a-z]{{2,12}})?)?[:.]? ?{_CODE}",
            re.IGNORECASE,
        ),
    ),
    (Reason.REFERENCE, re.compile(r"#[0-9]{1,9}\b")),
    (Reason.REFERENCE, re.compile(r"\b[0-9]{1,9}\.[0-9]{1,9}\.[0-9.]{1,20}")),
)
"""What may hold a year, and is looked for before years are."""

PHONES: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    (
        Reason.PHONE,
        re.compile(
            rf"{_NOT_BEFORE}(?:\+[0-9]{{1,3}} ?(?:\(0\) ?)?|\(?0)[0-9]{{2,4}}\)?(?:[ -][0-9]{{3,4}}){{1,3}}"
            r"(?!\w|[.,][0-9])"
        ),
    ),
    (
        Reason.PHONE,
        re.compile(rf"{_NOT_BEFORE}0[0-9]{{3,4}} [0-9]{{2,6}}(?: [0-9]{{2,6}})?(?!\w|[.,][0-9])"),
    ),
    (Reason.PHONE, re.compile(rf"{_NOT_BEFORE}0[0-9]{{9,10}}(?!\w|,[0-9])")),
    (
        Reason.PHONE,
        re.compile(
            rf"\b(?:call(?:ing)?|dial(?:l?ing)?|phone|ring|NHS|via) {_EMERGENCY}(?:(?: or |/|, ){_EMERGENCY})?\b"
            r"(?! (?:calls?|callers|people|children|offences|cases|responses|incidents|per|pupils)\b)"
            r"(?![,.][0-9]|%)",
            re.IGNORECASE,
        ),
    ),
    (Reason.PHONE, re.compile(r"\b(?:999|111|101)(?= calls?\b| service\b| handlers?\b| operators?\b)")),
)

TIMES: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    (
        Reason.TIME,
        re.compile(
            r"\b[0-9]{1,2}(?:[.:][0-9]{2})? ?(?:am|pm|a\.m\.|p\.m\.|noon|midnight|o['’]clock)(?!\w)",
            re.IGNORECASE,
        ),
    ),
    (Reason.TIME, re.compile(r"(?<![\w.:,£])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?![\w:])")),
    (
        Reason.TIME,
        re.compile(rf"\b(?:half|quarter|five|ten|twenty) (?:past|to) (?:{_HOURS})\b(?! per)", re.IGNORECASE),
    ),
    (
        Reason.TIME,
        re.compile(
            r"\b(?:19|20)[0-9]0['’]?s\b|\b(?:in|early|late|mid|their|his|her|the) ?-?[1-9]0['’]?s\b"
            r"|\b(?:[0-9]{1,2}(?:st|nd|rd|th)|twentieth|twenty-first|nineteenth)[ -]century\b",
            re.IGNORECASE,
        ),
    ),
)

MARKS: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    (
        Reason.NOTE,
        re.compile(
            r"\[(?:[0-9]{1,3}|notes? [0-9]{1,3}(?:, ?[0-9]{1,3}){0,5})\]|\^\[?[0-9]{1,3}\]?|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}"
            r"|\(n [0-9]{1,3}\)"
        ),
    ),
    (Reason.LIST, re.compile(r"(?:^|(?<=\n))[ \t]{0,8}\(?[0-9]{1,3}[.)](?=\s)")),
    (Reason.LIST, re.compile(r"(?<=[\s,;:])\((?:[0-9]|1[0-9])\)(?=\s[A-Za-z])")),
    (Reason.ORDINAL, re.compile(r"\b[0-9]{1,3}(?:,[0-9]{3})?(?:st|nd|rd|th)\b", re.IGNORECASE)),
)
