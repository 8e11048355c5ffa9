"""Ages: aged 13, 16- and 17-year-olds, everybody over 60, he is 14, Mr Dace, 88, the 11-plus."""

from __future__ import annotations

import re

from respondent.prose.mentions.aside import NOT_A_QUANTITY, Aside, Span, inner, word_after
from respondent.prose.mentions.people import ONE_PERSON, PEOPLE, SINGULAR
from respondent.prose.mentions.reason import Reason
from respondent.prose.mentions.vocabulary import is_plural

_AGE = (
    r"(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_YEARS = r"(?:1[0-9]|[2-9][0-9]|10[0-9]|[3-9])"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Cllr|Councillor|Rev|Prof|Sgt|PC|Baby|Nurse|Sister)\.?"
_NAME = r"[A-Z][\w’'-]{0,20}”?"
_TELLS = (
    r"(?:who|whose|whom|said|says|from|of|was|is|told|a|an|has|had|joined|won|lives|lived|works|worked|runs"
    r"|ran|remembers|started"
    r"|began|left|came|moved|died|lost|took|and (?:his|her)|now|then|which|described|added|recalls|recalled"
    r"|called|thinks"
    r"|with|went|got|got|thanked|and)"
)
_PLACES = frozenset(
    "north south east west greater new great upper lower saint st mid inner outer isle city county port "
    "fort mount lake "
    "river northern southern eastern western central little royal in".split()
)
_ENDS = rf"(?![\w%–-]|[.,:][0-9]){NOT_A_QUANTITY}"
_AFTER_BE = (
    r"(?=[,;:.!?)”’]|$| (?:and|but|or|when|who|now|then|next|today|this|last|in|at|on|with|had|has|he|she"
    r"|so|because|himself"
    r"|herself|myself|years? old|before|after|years? of age)\b)"
)


def _limit(found: re.Match[str]) -> Span | None:
    """Everybody over 60; readers under 16; people between 25 and 44: no number of things follows."""
    who, after = found[1].lower(), word_after(found.string, found.end())
    if who not in PEOPLE and who not in SINGULAR:
        return None
    if is_plural(after) and who not in SINGULAR and after not in _VERBS and not after.endswith("year-olds"):
        return None
    return found.start(2), found.end()


_VERBS = frozenset("years lives needs gets works uses drives votes receives rises falls".split())


def _person(found: re.Match[str]) -> Span | None:
    """Win Tarry, 90, joined: a person's name, and not West Ham, 64, had."""
    first = found[1].split()[0].lower().strip(".")
    return None if first in _PLACES or found[1].endswith("shire") else found.span(2)


_SAID = (
    Aside(
        Reason.AGE,
        re.compile(
            r"\b(?:aged between|aged under|aged over|aged|ages of|ages|age group|age of|age range|age"
            r"|turned|turning)"
            r"(?: only| just)?(?: (?:between|from|under|over|about|around|at least|as young as|as old as"
            r"|up to))?"
            rf" {_AGE}(?:[ -]?(?:to|and|or|–|-) ?{_AGE})?\b"
            r"(?: years?(?: old| of age)?\b| and (?:under|over|above|below|older|younger)\b"
            r"| or (?:under|over|above|younger|older)\b|\+)?(?![%,]?[0-9])(?! per ?cent)",
            re.IGNORECASE,
        ),
    ),
    Aside(
        Reason.AGE,
        re.compile(
            rf"\b{_AGE}(?:[ -](?:to|and|or)[ -]{_AGE}|–{_AGE}|-{_AGE}|- (?:and|to|or) {_AGE})?[ ‑-]"
            r"(?:months?|years?)[ ‑-]olds?\b|\b[0-9]{1,2}yo\b",
            re.IGNORECASE,
        ),
    ),
    Aside(
        Reason.AGE,
        re.compile(
            rf"\b{_AGE} years? of age\b|\bas (?:young|old) as {_AGE}\b(?! per ?cent| [a-z]{{2,20}}s\b)"
            rf"|\b(?:under|over)[ -](?:the )?age of {_AGE}\b",
            re.IGNORECASE,
        ),
    ),
)
"""Where the words say that it is an age."""

_BANDS = (
    Aside(
        Reason.AGE,
        re.compile(
            r"\b([A-Za-z-]{3,16})(?: who)?(?: are| were| is| was| aged)?"
            rf" ((?:under|over|above|below|younger than|older than) {_AGE}|(?:between|from) {_AGE} (?:and"
            rf"|to) {_AGE})\b{_ENDS}"
            r"(?! (?:and|or) [0-9])",
            re.IGNORECASE,
        ),
        _limit,
    ),
    Aside(
        Reason.AGE,
        re.compile(
            r"\b(?:is|are|was|were) (?:under|over) (?:16|18|21|25|30|40|50|55|60|65|70|75|80|85"
            r"|90)(?=[.;,)]|$)"
        ),
    ),
    Aside(
        Reason.AGE,
        re.compile(
            rf"\b(?:under|over)[-‑]{_AGE}s?(?:[’']s?)?(?!\w)|\b(?:under|over) {_AGE}s\b|\bunder[ -]fives\b"
            r"|\b[0-9]{1,3}(?:[-–][0-9]{1,3})?s and (?:over|under)\b"
            r"|(?<!of )\b[1-9][0-9] (?:and|or) (?:older|younger)\b"
            r"|\b(?:people|adults|women|men|those|the|residents|patients|and|aged|drivers|everyone|anyone"
            r"|everybody|anybody|pensioners|adults|voters) [1-9][0-9](?:\+| plus| (?:and|or) over)(?! per"
            r"| [a-z]{2,20}s\b)",
            re.IGNORECASE,
        ),
    ),
    Aside(
        Reason.AGE,
        re.compile(
            r"\b[0-9]{1,2}(?:[–-]| to )[0-9]{1,2}s?(?= (?:(?:further )?education|railcard|school|schools"
            r"|academy|academies|bursary"
            r"|funding|provision|services?|study programmes?|curriculum|team|age (?:group|range|band)"
            r"|year[- ]olds?"
            r"|population|cohort|age)\b)|\b[0-9]{1,2}[–-][0-9]{1,2}s\b",
            re.IGNORECASE,
        ),
    ),
    Aside(
        Reason.AGE,
        re.compile(
            r"\b(?:11|eleven)[- ]plus\b(?! [a-z]{3,20}s\b)|\b1[168]\+ (?=travelcard|oyster|photocard|exam"
            r"|bursary)",
            re.IGNORECASE,
        ),
    ),
)
"""Bands of ages, and what is named after them."""

_OF_ONE = (
    Aside(
        Reason.AGE,
        re.compile(
            rf"\b(?:he|she|I|who|(?:my|his|her|our) (?:{ONE_PERSON}))(?:[’']m|[’']s| is| was| am| are)"
            rf" (?:now |only |just |about |nearly |almost )?({_YEARS}){_AFTER_BE}",
            re.IGNORECASE,
        ),
        inner,
    ),
    Aside(
        Reason.AGE,
        re.compile(
            rf"\b(?:oldest|youngest|eldest)(?: [a-z-]{{2,16}}){{0,2}} (?:is|was|being) ({_YEARS}){_AFTER_BE}"
            rf"|\bof whom (?:is|was) ({_YEARS}){_AFTER_BE}|(?<!average )(?<!median )(?<!mean )\bage (?:is"
            rf"|was) ([1-9][0-9]?){_AFTER_BE}"
        ),
        inner,
    ),
    Aside(
        Reason.AGE,
        re.compile(
            rf"\b[Oo]ne of (?:our|the|my|their|his|her) [a-z -]{{3,40}} (?:is|was) ([1-9][0-9]){_AFTER_BE}"
        ),
        inner,
    ),
    Aside(
        Reason.AGE,
        re.compile(
            rf"\b(?:when|since|until|once|by the time) (?:they|we|you) (?:were|are"
            rf"|was) ({_YEARS}){_AFTER_BE}",
            re.IGNORECASE,
        ),
        inner,
    ),
    Aside(
        Reason.AGE,
        re.compile(
            r"\b(?:left (?:school|home|care|education)|leave (?:school|home|care|education)"
            r"|leaving (?:school|home|care)|retire[sd]?"
            r"|retiring|died?|married|qualified|orphaned|widowed|pregnant|homeless|vote|who,?|and"
            r"|began work|started work)"
            rf" at ({_YEARS})(?=[,.;)]|$| (?:with|and|or|after|because|when|to|still|was|is|has|had|she"
            rf"|he)\b)(?![.,][0-9])",
        ),
        inner,
    ),
    Aside(
        Reason.AGE,
        re.compile(
            rf"\b(?:{ONE_PERSON}|child|children)s? of ({_YEARS}|{_AGE}){_ENDS}(?! [a-z]{{3,20}}s\b)",
            re.IGNORECASE,
        ),
        inner,
    ),
    Aside(
        Reason.AGE, re.compile(rf"\b{_TITLE} (?:{_NAME} ){{0,2}}{_NAME}(?:, | \()({_YEARS})(?=[,)])"), inner
    ),
    Aside(
        Reason.AGE,
        re.compile(rf"\b({_NAME} {_NAME}), ({_YEARS})(?:,(?=\s{_TELLS}\b)|(?=[.;](?![0-9])|$))"),
        _person,
    ),
    Aside(Reason.AGE, re.compile(rf"\b{_NAME}, {_YEARS},(?=\s(?:said|says|who|from|of|was|told|a|an)\b)")),
)
"""Of one person."""

AGES: tuple[Aside, ...] = (*_SAID, *_OF_ONE, *_BANDS)
