"""Words made comparable: “offences” and “offence”, “recorded” and “recording” are one word here.

What a sentence is about shows in its content words. `GENERIC` are those that say nothing of the subject: articles,
prepositions, the verbs and nouns of reporting ("recorded", "figures show"), and words for amounts and time. A word
that is neither generic nor known to a record is a reason to doubt that the record is meant.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_IRREGULAR = {
    "children": "child", "people": "person", "persons": "person", "men": "man", "women": "woman",
    "spent": "spend", "paid": "pay", "sold": "sell", "built": "build", "taught": "teach", "sent": "send",
    "caught": "catch", "bought": "buy", "left": "leave", "lost": "lose", "died": "die", "dying": "die",
    "lives": "life", "wives": "wife", "feet": "foot", "teeth": "tooth", "police": "polic",
}  # fmt: skip

_GENERIC_TEXT = """
date dated headline press editor editors immediate embargoed notes note a an the this that these those such
same own other another each every any all both either neither some many much more most less least few fewer
several half no not nor only just also even still already again so too very quite rather and or but yet
while whereas although though because since if then than as when where which who whom whose what how why of
in on at by for from to into onto over under above below with without within across among amongst between
through during against about around after before until till near per via upon out up down off along
including excluding i we you he she it they me us him her them my our your his its their there here one ones
is are was were be been being am has have had having do does did doing done will would shall should can
could may might must cannot say says said tell tells told show shows showed shown reveal reveals revealed
find finds found suggest suggests suggested state states stated report reports reported reporting publish
publishes published publication according figure figures datum data number numbers total totals statistic
statistics analysis estimate estimates estimated release released evidence source official latest new recent
recently current currently record records recorded recording log logs logged logging see sees saw seen count
counts counted register registers registered make makes made making take takes took taken taking give gives
gave given get gets got receive receives received receiving hold holds held deal deals dealt handle handles
handled deliver delivers delivered carry carries carried place places account accounts accounted accounting
come comes came go goes went happen happens happened occur occurs occurred involve involves involved amount
amounts amounted add adds added work works worked mean means meant stand stands stood reach reaches reached
know knows knew known use uses used using include includes included represent represents represented
comprise comprises comprised equal equals equate equates equivalent respectively make-up averaging average
median mostly nearly almost roughly approximately exactly precisely rise rises rose risen rising fall falls
fell fallen falling increase increases increased increasing decrease decreases decreased decreasing drop
drops dropped grow grows grew growth climb climbed jump jumped surge surged soar soared decline declines
declined change changes changed remain remains remained remaining rest stay stayed compared comparison
higher lower high low highest lowest greater great large larger largest small smaller smallest big bigger
biggest top double doubled doubling triple tripled treble trebled halve halved twice fold times time share
proportion percentage percent cent point points rate rates part fraction majority minority quarter third
fifth year years month months week weeks day days hour hours minute minutes second seconds daily weekly
monthly yearly annual annually last next previous past earlier later ago ending ended end financial calendar
academic now today first january february march april june july august september october november december
spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday nationally national
nationwide country region regional regionally area areas local locally force forces charity expert experts
alone overall together altogether combined approx hundred thousand million billion dozen dozens hundreds
thousands millions billions two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety nil zero
none nobody everyone shocking alarming staggering worrying troubling disturbing horrific appalling grim
stark sharp sharply significant significantly substantial substantially dramatic dramatically considerable
considerably marked markedly steady steadily clear clearly widely particularly especially similar similarly
meanwhile however therefore thus instead instance example barely hardly simply merely equally likewise
further additional additionally shy well fresh stunning striking strikingly huge tiny mere whopping vast
enormous notable notably major chief campaigner spokesperson spokeswoman spokesman warned warn warns warning
explained called calls describe described issue issued announce announced confirm confirmed campaigners read
reads set sets put puts brought bring brings led lead leads followed follow follows leave leaves left turned
turn began begin begun started start standing hit hits topped tops exceeded exceed exceeds averaged totalled
totalling totaled numbering numbered tally tallied ran runs run rang ring equating equated amounting
happening single row period whole far total so-called sum list listed group
"""

_TIME_TEXT = """
year years month months week weeks day days hour hours minute minutes seconds daily weekly monthly yearly
annual annually next past earlier later ago today yesterday tomorrow tonight since decade decades century
january february march april june july august september october november december spring summer autumn
winter monday tuesday wednesday thursday friday saturday sunday weekend weekday christmas easter morning
evening night quarters pandemic lockdown
"""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word without its ending: a key to compare words by, not a word to show."""
    word = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    word = _singular(word)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and _has_vowel(word[: -len(ending)]):
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "aeiouls":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _has_vowel(text: str) -> bool:
    return any(letter in "aeiouy" for letter in text)


GENERIC = frozenset(stem(word) for word in _GENERIC_TEXT.split())
"""The stems of the words that say nothing of a subject."""


TIMES = frozenset(stem(word) for word in _TIME_TEXT.split())
"""The stems of words of time: beside a figure they may say that it is about another stretch than the record's."""


def times_in(text: str) -> frozenset[str]:
    """The stems of the words of time in a text."""
    return frozenset(key for word in _WORD.findall(text) if (key := stem(word)) in TIMES)


def words_in(text: str) -> list[str]:
    """The words of a text as they stand; a hyphened word is taken apart by nobody but its reader."""
    return _WORD.findall(text)


@lru_cache(maxsize=2000)
def content_of(text: str) -> frozenset[str]:
    """The stems of the content words of a text; a hyphened word also counts by its parts."""
    found: set[str] = set()
    for word in _WORD.findall(text):
        parts = [word, *word.split("-")] if "-" in word else [word]
        found.update(stem(part) for part in parts)
    return frozenset(word for word in found if word not in GENERIC and word not in TIMES and len(word) > 1)
