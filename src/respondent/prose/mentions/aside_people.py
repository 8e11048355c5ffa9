"""Ages, and names with a number in them: aged 13, 16- and 17-year-olds, Year 7, Channel 4, COVID-19, the A40."""

from __future__ import annotations

import re

from respondent.prose.mentions.reason import Reason

_AGE = (
    r"(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_LIMITS = "16|18|21|25|30|40|50|55|60|65|70|75|80|85|90"

AGES: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    (
        Reason.AGE,
        re.compile(
            r"\b(?:aged between|aged under|aged over|aged|ages of|ages|age group|age of|age range|age|turned"
            r"|turning)"
            r"(?: only| just)?(?: (?:between|from|under|over|about|around|at least|as young as|up to))?"
            rf" {_AGE}(?:[ -]?(?:to|and|or|–|-) ?{_AGE})?\b"
            r"(?: years?(?: old| of age)?\b| and (?:under|over|above|below)\b| or (?:under|over|above|younger"
            r"|older)"
            r"\b|\+)?(?![%,]?[0-9])(?! per ?cent)",
            re.IGNORECASE,
        ),
    ),
    (
        Reason.AGE,
        re.compile(
            rf"\b{_AGE}(?:[ -](?:to|and|or)[ -]{_AGE}|–{_AGE}|-{_AGE}|- (?:and|to|or) {_AGE})?[ ‑-]"
            r"(?:months?|years?)[ ‑-]olds?\b",
            re.IGNORECASE,
        ),
    ),
    (
        Reason.AGE,
        re.compile(
            rf"\b{_AGE} years? of age\b|\bas (?:young|old) as {_AGE}\b|"
            rf"\b(?:under|over)[ -](?:the )?age of {_AGE}\b",
            re.IGNORECASE,
        ),
    ),
    (
        Reason.AGE,
        re.compile(
            r"\b(?:people|adults|those|children|anyone|everyone|women|men|pensioners|voters|residents|patients|boys"
            rf"|girls|whom)(?: who)?(?: are| were)? (?:under|over) {_AGE}\b"
            r"(?! per ?cent|%|[,.][0-9]| [a-z]{2,20}s\b)"
            rf"|\b(?:is|are|was|were) (?:under|over) (?:{_LIMITS})(?=[.;,)]|$)",
            re.IGNORECASE,
        ),
    ),
    (
        Reason.AGE,
        re.compile(
            rf"\b(?:under|over)[-‑]{_AGE}s?\b|\b(?:under|over) {_AGE}s\b|\bunder[ -]fives?\b"
            r"|\b[0-9]{1,3}(?:[-–][0-9]{1,3})?s and (?:over|under)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Reason.AGE,
        re.compile(
            r"\b[A-Z][a-z’']{1,20}, (?:1[0-9]|[2-9][0-9]|[5-9]),(?=\s(?:said|says|who|from|of|was|told|a|an)\b)"
        ),
    ),
)

NAMES: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    (
        Reason.NAME,
        re.compile(
            r"\b(?:24/7|9/11|7/7|50/50|fifty-fifty|COVID[-– ]?19|Key Stages? [1-5](?:(?: and | or | to |–)[1-5])?"
            r"|KS[1-5]"
            r"|(?:BBC|ITV|Channel|Radio|Sky|Film) ?(?:[1-6]|One|Two|Three|Four|Five)\b(?: Live)?"
            r"|Big (?:Two|Three|Four|Five|Six)|Number (?:10|11|Ten)|No\.? ?10|Catch-22|First World War"
            r"|Second World War"
            r"|World War (?:One|Two|I{1,2})|Formula (?:1|One)|Windows [0-9]{1,2}|Web [23]\.0|Industry 4\.0"
            r"|Agenda 2030|Vision 20[0-9]{2}|Group of (?:Seven|Twenty))\b",
            re.IGNORECASE,
        ),
    ),
    (
        Reason.NAME,
        re.compile(
            r"\b(?:Flat|Suite|Apartment|Floor|Building|Year|Phase|Channel|Category|Cat|Tier|Grade|Level|Type|Class"
            r"|Stage"
            r"|Band|Group|Terminal|Platform|Gate|Junction|Route|Runway|Wave|Round|Cohort|Step|Ward|Unit|Area|Region|Zone"
            r"|Site|Lot|Pillar|Strand|Theme|Priority|Model|Mark|Scope|Form|Bus|Flight)s?"
            r" [0-9]{1,3}[a-zA-Z]?(?:(?:,| and| or| to|–|-) ?[0-9]{1,3}(?![0-9%]|,[0-9]| per| people))?"
            r"(?![0-9%]|,[0-9]{3}|\.[0-9]| per ?cent)\b"
        ),
    ),
    (
        Reason.NAME,
        re.compile(
            r"\b(?:years?|phase|category|tier|grade|level|type|stage|band|key stage|zone|junction"
            r"|platform) [0-9]{1,2}"
            r"(?:(?:,| and| or| to|–|-) ?[0-9]{1,2})?\b(?![%,]?[0-9]|%| per ?cent| million| times|\.[0-9])",
            re.IGNORECASE,
        ),
    ),
    (
        Reason.NAME,
        re.compile(r"(?<![\w£$€])[A-Za-z]{1,6}[0-9]{1,4}[A-Za-z]{0,3}(?:/[A-Z]?[0-9]{1,3})?\b(?!\.[0-9])"),
    ),
    (Reason.NAME, re.compile(r"(?<![\w£$€.,])[0-9]{1,4}(?:G|D|A|C|E|F|H|R|W|X)\b")),
    (Reason.NAME, re.compile(r"(?<!\w)[A-Z][A-Za-z]{1,10}[-–][0-9]{1,4}\b(?![%,]?[0-9]|%)")),
)
