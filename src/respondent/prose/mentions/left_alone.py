"""What looks like a number in a text and is no statistic, with the reason why it is left alone.

A table of patterns, tried in order. None has a repeat within a repeat, so that each takes time in proportion to
the text. What depends on the words about a number ("no one", "our three recommendations") is decided where the
number is read, in `sense`.
"""

from __future__ import annotations

import re
from enum import StrEnum

from respondent.prose.mentions.mention import Words
from respondent.prose.mentions.taken import Taken


class Reason(StrEnum):
    """Why a number is no statistic, in words for people."""

    DATE = "a date or a year"
    TIME = "a time of day"
    LEGISLATION = "part of a law's name or number"
    NUMBERED = "the number of a question, a page or the like"
    PHONE = "a telephone number"
    ADDRESS = "part of an address"
    REFERENCE = "a reference number"
    AGE = "an age"
    NAME = "part of a name"
    IDIOM = "part of a phrase that counts nothing"
    ORDINAL = "a place in an order"
    PRONOUN = "“one” for somebody or something"
    COUNT_OF_DOCUMENT = "a count of this document's own parts"
    LIST = "a list's numbering"
    NOTE = "the mark of a note"
    COMPOUND = "part of an adjective"
    SCORE = "a score"


_N = r"(?:[0-9]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_AGE = (
    r"(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_ID = r"[0-9]{1,5}(?:\.[0-9]{1,4}){0,4}[A-Za-z]{0,2}(?:\([0-9a-z]{1,4}\)){0,4}"
_IDS = rf"{_ID}(?:(?:, ?| and | or | to |, and |[–-]){_ID}){{0,8}}"
_STREET = (
    "street|road|lane|avenue|house|square|place|close|drive|way|court|gardens|terrace|crescent|hill|row|park"
)

_PATTERNS: tuple[tuple[Reason, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, flags))
    for reason, pattern, flags in (
        (Reason.ADDRESS, r"\b(?:https?://|www\.)[^\s<>“”]{1,2000}", re.IGNORECASE),
        (Reason.ADDRESS, r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}", 0),
        (Reason.ADDRESS, r"\b(?:[\w-]{1,63}\.){1,4}(?:gov\.uk|org\.uk|co\.uk|ac\.uk|nhs\.uk|org|com|net)(?:/[^\s<>“”]{0,500})?",
         re.IGNORECASE),
        (Reason.ADDRESS, r"\b[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b", 0),
        (Reason.ADDRESS, rf"\b[0-9]{{1,4}}[a-zA-Z]? (?:[A-Z][a-z’']{{1,20}} ){{1,3}}(?:(?i:{_STREET}))\b", 0),
        (Reason.ADDRESS, r"\bPO Box [0-9]{1,6}\b", re.IGNORECASE),
        (Reason.REFERENCE, r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}\b", 0),
        (Reason.REFERENCE, r"\b(?:UIN|[Rr]ef(?:erence)?\.?|HC|HL|Cm|CP|Cmnd|ISBN|ISSN|DOI|SI|[Vv]ersion|v|SCN|SC|PQ|EDM)"
         r"(?: (?:number|no\.?|code|paper))?:? ?#?(?:[A-Z]{1,4}[/-]?)?[0-9][0-9A-Za-z./-]{0,20}(?: \([0-9A-Z]{1,6}\))?", 0),
        (Reason.REFERENCE, r"\b(?:case|order|charity|company|registered|registration|account|FOI|request|bill|release|build|licence|invoice"
         r"|sort|reference|question)(?: charity| company)? (?:numbers?|nos?\.?|code)(?: in [A-Z][a-z]{2,12}(?: and [A-Z][a-z]{2,12})?)?"
         r"[:.]? ?(?:[A-Z]{1,4}[/-]?)?[0-9][0-9A-Za-z./-]{0,20}(?: \([0-9A-Z]{1,6}\))?", re.IGNORECASE),
        (Reason.REFERENCE, r"#[0-9]{1,9}\b", 0),
        (Reason.REFERENCE, r"\b[0-9]+\.[0-9]+\.[0-9.]{1,20}", 0),
        (Reason.PHONE, r"(?<![\w.,£$€/])(?:\+[0-9]{1,3} ?(?:\(0\) ?)?|\(?0)[0-9]{2,4}\)?(?:[ -][0-9]{3,4}){1,3}(?![\w,]|\.[0-9])", 0),
        (Reason.PHONE, r"(?<![\w.,£$€/])0[0-9]{3,4} [0-9]{2,6}(?: [0-9]{2,6})?(?![\w,]|\.[0-9])", 0),
        (Reason.PHONE, r"(?<![\w.,£$€/])0[0-9]{9,10}(?![\w,])", 0),
        (Reason.PHONE, r"\b(?:call(?:ing)?|dial(?:l?ing)?|phone|ring|NHS|via) (?:999|111|101|112|119|105|116 ?123|116 ?000)(?:(?: or |/|, )(?:999|111|101|112))?\b"
         r"(?! (?:calls?|callers|people|children|offences|cases|responses|incidents|per|pupils)\b)(?![,.][0-9]|%)", re.IGNORECASE),
        (Reason.PHONE, r"\b(?:999|111|101)(?= calls?\b| service\b| handlers?\b| operators?\b)", 0),
        (Reason.TIME, r"\b[0-9]{1,2}(?:[.:][0-9]{2})? ?(?:am|pm|a\.m\.|p\.m\.|noon|midnight|o['’]clock)(?!\w)", re.IGNORECASE),
        (Reason.TIME, r"(?<![\w.:,£])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?![\w:])", 0),
        (Reason.TIME, r"\b(?:half|quarter|five|ten|twenty) (?:past|to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE),
        (Reason.TIME, r"\b(?:19|20)[0-9]0['’]?s\b|\b(?:in|early|late|mid|their|his|her|the) ?-?[1-9]0['’]?s\b"
         r"|\b(?:[0-9]{1,2}(?:st|nd|rd|th)|twentieth|twenty-first|nineteenth)[ -]century\b", re.IGNORECASE),
        (Reason.NUMBERED, rf"\b(?:Questions?|Q|Measures?|Annex(?:es)?|Chapters?|Volumes?|Vol\.|Tables?|Figures?|Fig\.|Charts?|Pages?|pp?\."
         rf"|Paragraphs?|Paras?\.?|Appendi(?:x|ces)|Recommendations?|Sheets?|Notes?|Footnotes?|Items?|Rows?|Lines?|Columns?|Boxes|Box"
         rf"|Slides?|Principles?|Objectives?|Steps?|Options?|Points?|Issues?|Editions?|Episodes?|Lots?|Rooms?|Nos?\.|Number)"
         rf" ?{_IDS}(?![0-9%]|,[0-9]{{3}}| per ?cent| million| billion| people| children| pupils| patients| offences| of (?:the|those|them)\b)", re.IGNORECASE),
        (Reason.LEGISLATION, rf"(?<!['’])\b(?:sections?|sec\.|ss?\.?|clauses?|cl\.|schedules?|sch\.|articles?|arts?\.|regulations?|regs?\.|rules?"
         rf"|sub-?sections?|parts?|directives?|amendments?|new clauses?|resolutions?|standing orders?|codes?)"
         rf" {_IDS}(?![0-9%]|,[0-9]{{3}}| per ?cent| million| billion)(?: (?:of|to) the [A-Z][\w’'() ]{{0,80}}?(?:Act|Bill|Order|Regulations) (?:19|20)[0-9]{{2}})?",
         re.IGNORECASE),
        (Reason.LEGISLATION, r"\b(?:section|part|chapter|schedule|article|clause|phase|stage|tier|level|volume|question|measure|recommendation|step|option) "
         r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\b(?! (?:hundred|thousand|million|per ?cent|of|in|out))", re.IGNORECASE),
        (Reason.LEGISLATION, r"\b(?:Act|Bill|Order|Regulations|Rules|Measure) (?:19|20)[0-9]{2}\b", 0),
        (Reason.AGE, rf"\b(?:aged|ages|age|age group|age of|ages of|age range|aged between|aged under|aged over|turned|turning)(?: only| just)?"
         rf"(?: (?:between|from|under|over|about|around|at least|as young as|up to))? {_AGE}(?:[ -]?(?:to|and|or|–|-) ?{_AGE})?\b"
         rf"(?: years?(?: old| of age)?\b| and (?:under|over|above|below)\b| or (?:under|over|above|younger|older)\b|\+)?(?![%,]?[0-9])(?! per ?cent)", re.IGNORECASE),
        (Reason.AGE, rf"\b{_AGE}(?:[ -](?:to|and|or)[ -]{_AGE}|–{_AGE}|-{_AGE}|- (?:and|to|or) {_AGE})?[ -]?(?:-|‑| )(?:months?|years?)[ -]olds?\b", re.IGNORECASE),
        (Reason.AGE, rf"\b{_AGE} years? of age\b|\b(?:under|over)[ -](?:the )?age of {_AGE}\b", re.IGNORECASE),
        (Reason.AGE, rf"\b(?:people|adults|those|children|anyone|everyone|women|men|pensioners|voters|residents|patients|boys|girls|whom)"
         rf"(?: who)?(?: are| were)? (?:under|over) {_AGE}\b(?! per ?cent|%|[,.][0-9]| [a-z]{{2,20}}s\b)|\b(?:is|are|was|were) (?:under|over) "
         rf"(?:16|18|21|25|30|40|50|55|60|65|70|75|80|85|90)(?=[.;,)]|$)", re.IGNORECASE),
        (Reason.AGE, rf"\b(?:under|over)[-‑]{_AGE}s?\b|\b(?:under|over) {_AGE}s\b|\bunder[ -]fives?\b", re.IGNORECASE),
        (Reason.AGE, r"\b[0-9]{1,3}[–-][0-9]{1,3} year[- ]olds?\b|\b[0-9]{1,3}(?:[-–][0-9]{1,3})?s and (?:over|under)\b", re.IGNORECASE),
        (Reason.AGE, r"\b[A-Z][a-z’']{1,20}, (?:1[0-9]|[2-9][0-9]|[5-9]),(?=\s(?:said|says|who|from|of|was|told|a|an)\b)", 0),
        (Reason.NAME, r"\b(?:24/7|9/11|7/7|50/50|fifty-fifty|COVID[-– ]?19|Key Stages? [1-5](?:(?: and | or | to |–)[1-5])?|KS[1-5]"
         r"|(?:BBC|ITV|Channel|Radio|Sky|Film) ?(?:[1-6]|One|Two|Three|Four|Five)\b(?: Live)?|Big (?:Two|Three|Four|Five|Six)|Number (?:10|11|Ten)|No\.? ?10"
         r"|Catch-22|First World War|Second World War|World War (?:One|Two|I{1,2})|Formula (?:1|One)|Article 50|Windows [0-9]{1,2}|Web [23]\.0"
         r"|Industry 4\.0|Agenda 2030|Vision 20[0-9]{2}|Zone [1-9]|Group of (?:Seven|Twenty)|P[1-8] to P[1-8])\b", re.IGNORECASE),
        (Reason.NAME, r"\b(?:Flat|Suite|Apartment|Floor|Building|Year|Phase|Channel|Category|Cat|Tier|Grade|Level|Type|Class|Stage|Band|Group|Terminal|Platform|Gate|Junction|Route"
         r"|Runway|Wave|Round|Cohort|Step|Band|Ward|Unit|Area|Region|Zone|Site|Lot|Pillar|Strand|Theme|Priority|Model|Mark|Scope|Model|Form|Bus|Flight|Reception)s?"
         r" [0-9]{1,3}[a-zA-Z]?(?:(?:,| and| or| to|–|-) ?[0-9]{1,3}(?![0-9%,]| per| people))?(?![0-9%]|,[0-9]{3}|\.[0-9]| per ?cent)\b", 0),
        (Reason.NAME, r"\b(?:years?|phase|category|tier|grade|level|type|stage|band|key stage|zone|junction|platform) [0-9]{1,2}"
         r"(?:(?:,| and| or| to|–|-) ?[0-9]{1,2})?\b(?![%,]?[0-9]|%| per ?cent| million| times|\.[0-9])", re.IGNORECASE),
        (Reason.NAME, r"(?<![\w£$€])[A-Za-z]{1,6}[0-9]{1,4}[A-Za-z]{0,3}(?:/[A-Z]?[0-9]{1,3})?\b(?!\.[0-9])", 0),
        (Reason.NAME, r"(?<![\w£$€.,])[0-9]{1,4}(?:G|D|A|C|E|F|H|R|W|X)\b", 0),
        (Reason.NAME, r"(?:\b|(?<=\s))[A-Z][A-Za-z]{1,10}[-–][0-9]{1,4}\b(?![%,]?[0-9]|%)", 0),
        (Reason.NOTE, r"\[(?:[0-9]{1,3}|notes? [0-9]{1,3}(?:, ?[0-9]{1,3}){0,5})\]|\^\[?[0-9]{1,3}\]?|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\(n [0-9]{1,3}\)", 0),
        (Reason.LIST, r"(?:^|(?<=\n))\s{0,8}\(?[0-9]{1,3}[.)](?=\s)", 0),
        (Reason.LIST, r"(?<=[\s,;:])\((?:[0-9]|1[0-9])\)(?=\s[a-z])", 0),
        (Reason.ORDINAL, r"\b[0-9]{1,3}(?:,[0-9]{3})?(?:st|nd|rd|th)\b", re.IGNORECASE),
        (Reason.IDIOM, r"\b(?:no one|no-one|one another|one day|one by one|one-off|one-offs|one-to-one|one-on-one|one-stop|one-sided|one-size-fits-all|one size fits all|one thing"
         r"|one hand|one side|at one point|one way(?: or another| or the other)?|one-way|two-way|three-way|at once|all at once|once again|once more|once upon"
         r"|day one|stage one|square one|year one|step one|number one|six figures|two sides|double[- ]?check(?:ed|ing)?|double[- ]?counting|double standards?|double[- ]?edged"
         r"|double[- ]glaz(?:ed|ing)|double[- ]deckers?|double[- ]blind|triple lock|double whammy|second[- ]hand|zero[- ]hours?|zero[- ]tolerance|zero[- ]carbon|zero[- ]emissions?|zero[- ]rated|zero[- ]sum"
         r"|net[- ]zero|ground zero|patient zero|absolute zero|half[- ]terms?|half[- ]time|half[- ]hearted(?:ly)?|half past|half way|half-way|half[- ]price|half[- ]day|half[- ]year(?:ly)?"
         r"|(?:other|better|first|second|top|bottom|latter|former) half|on the one hand|a hundred and one|nine to five|cloud nine|one and the same|one and all|one in the same|the one hand"
         r"|third part(?:y|ies)|third[- ]sector|third countr(?:y|ies)|third person|third reading|third world|third time|third place|third way|quarter[- ]finals?|semi-finals?"
         r"|fifth columns?|sixth[- ]forms?|sixth[- ]formers?|six nations|four nations|five eyes|big four|seven seas|two wrongs|twice over|think twice|thought twice|once and for all"
         r"|two-tier|two-child|two-fold approach|hundred per cent committed|top (?:10|ten|five|5|20|100)|in two minds|the odd one|each one|this one|that one|every one|everyone|anyone|someone"
         r"|another one|which one|the one|any one|ones|one's|oneself|million dollar question|one of|one such|one (?:year|month|week|day) (?:ago|later|earlier|on|after|before)|one (?:after|after the) (?:another|other)"
         r"|one in which|one from|one to watch|one that|one who|one where|one with|one for|one as|a score(?: of)?|no\. ?1)\b(?!-)", re.IGNORECASE),
    )
)  # fmt: skip


BEFORE_PERIODS = (Reason.ADDRESS, Reason.REFERENCE, Reason.LEGISLATION)
"""What may hold a year: read before the periods are. The other reasons are looked for after them."""


def find_left_alone(text: str, taken: Taken, *, before_periods: bool) -> list[tuple[Words, Reason]]:
    """What the patterns know, in no order; `taken` learns where it stands."""
    found = []
    for reason, pattern in _PATTERNS:
        if (reason in BEFORE_PERIODS) is not before_periods:
            continue
        for match in pattern.finditer(text):
            words = _trimmed(text, match.start(), match.end(), reason)
            if taken.is_free(words.start, words.end):
                taken.take(words.start, words.end)
                found.append((words, reason))
    return found


def _trimmed(text: str, start: int, end: int, reason: Reason) -> Words:
    """The match without spaces at its ends, and an address or reference without the sentence's punctuation."""
    while start < end and text[start].isspace():
        start += 1
    if reason in (Reason.ADDRESS, Reason.REFERENCE):
        while end - start > 1 and text[end - 1] in ".,;:!?)":
            end -= 1
    return Words(text[start:end], start, end)
