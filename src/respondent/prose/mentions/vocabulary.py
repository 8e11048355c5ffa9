"""The closed classes of English words by which a mention's surroundings are read."""

from __future__ import annotations

from fractions import Fraction

PREPOSITIONS = frozenset(
    "about above across after against along amid among around as at before behind below beneath between "
    "beyond by concerning despite down during except for from in including inside into like near of off "
    "on onto out outside over past per regarding since than through throughout till to toward towards "
    "under until unto up upon versus via with within without".split()
)
CONJUNCTIONS = frozenset(
    "and or but nor so yet if because although though while whereas when where whether unless that "
    "which who whom whose how why what both either neither plus".split()
)
DETERMINERS = frozenset(
    "the a an this that these those each every all any some no its their his her our your my another "
    "such".split()
)
PRONOUNS = frozenset("i you he she it we they them him us me who which there here".split())
AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can could "
    "may might must cannot isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't "
    "wouldn't".split()
)
VERBS = frozenset(
    "accounted accounts account add adds added amount amounts amounted agree agreed answer answered "
    "appear ask asked became become believe came come comes compare compared cost costs cover covered "
    "describe died end equal equals expect expected face faced fail failed feel feels fell felt found "
    "gave get gets give go got happen happened held include included includes involve involved "
    "involving leave left live lived logged made make makes mean means meet need needed occur occurred "
    "provide provided reached receive received record recorded remain remained report reported "
    "represent represented represents responded rise rose run said sat saw say says see seen show "
    "showed shows spend spent start started stay stayed stood support supported suffer suffered take "
    "taken think thought told took took use used using visit visited wait waited want wanted went work "
    "worked suggest suggests think thinks feel know knew happened chose choose know knows rely leaves "
    "leads led".split()
)
"""Verbs that often follow what was counted; a word in -s that is not here is taken for a plural."""

NOUNS_TOO = frozenset(
    ["report", "record", "visit", "work", "support", "cost", "account", "use", "need", "answer"]
)
"""Verbs that are nouns before another noun: "two support workers"."""

ADVERBS = frozenset(
    "now then still also again already always almost nearly just only even ever never often once twice "
    "together nationally locally overall annually apart respectively each altogether too yet instead "
    "alone later earlier ago last next more less fewer higher lower most least better worse further "
    "likely unlikely longer shorter".split()
)
STOPS = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | PRONOUNS | AUXILIARIES | ADVERBS
"""Words that no noun phrase goes through, once its number has been read."""

IRREGULAR_PLURALS = frozenset(
    "people children men women staff police teeth feet mice sheep fish aircraft data criteria phenomena "
    "households personnel clergy youth cattle media alumni schoolchildren grandchildren policemen "
    "policewomen firemen fishermen businesspeople salespeople postmen".split()
)
NO_PLURALS = frozenset(
    ["this", "his", "its", "is", "was", "has", "as", "us", "thus", "perhaps", "across", "plus"]
)

HAPPENINGS = frozenset(
    "death deaths fatality fatalities murder murders homicide homicides suicide suicides killing killings "
    "crime crimes "
    "offence offences incident incidents attack attacks assault assaults injury injuries accident accidents "
    "complaint "
    "complaints arrest arrests conviction convictions collision collisions crash crashes birth births "
    "closure closures "
    "strike strikes eviction evictions referral referrals stabbing stabbings shooting shootings robbery "
    "robberies "
    "burglary burglaries fire fires flood floods outbreak outbreaks case cases infection infections "
    "admission "
    "admissions breach breaches prosecution prosecutions exclusion exclusions suspension suspensions".split()
)
"""What happens and is counted; of these even a small number is a statistic."""

TIME = {
    "second": Fraction(1, 86400),
    "minute": Fraction(1, 1440),
    "hour": Fraction(1, 24),
    "day": Fraction(1),
    "night": Fraction(1),
    "week": Fraction(7),
    "fortnight": Fraction(14),
}
"""Stretches of time in days."""

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}

TIME_ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
}
ABBREVIATED_TIME = {
    "mins": "minute",
    "min": "minute",
    "hrs": "hour",
    "hr": "hour",
    "secs": "second",
    "sec": "second",
    "yr": "year",
    "yrs": "year",
}

HEADS = frozenset(
    "adult area bed bill book borough branch call car case centre child city class classroom community "
    "company constituency council county course customer district dose employee event family flight "
    "force game gallon gram head home hospital household journey kilogram kilometre kilo lesson litre "
    "local measure meal member mile nurse officer page parish passenger patient person piece place "
    "plate practice prison pupil region resident ride room school session share shift show site staff "
    "stop store student surgery teacher team ticket time ton tonne town train trip unit user vehicle "
    "village visit vote voter ward woman word worker man".split()
)
"""What "a" may stand before in a rate: three a school, £12 a head, £1.50 a litre."""

OFTEN_A_RATE = frozenset(
    "case centre child class force head hospital household kilo kilometre litre mile patient person "
    "pupil school student teacher team tonne ton ward worker journey passenger member officer".split()
)
"""Those that are one even with a noun before "a": 30 pupils a class."""


def is_plural(low: str) -> bool:
    """Whether a word looks like the plural of a noun."""
    if low in IRREGULAR_PLURALS:
        return True
    return (
        len(low) > 2
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "'s", "ous"))
        and low not in NO_PLURALS
        and low not in VERBS
    )


def singular_time(low: str) -> str | None:
    """The name of a stretch of time: "minute" for "minutes" and "mins"; None for anything else."""
    if low in ABBREVIATED_TIME:
        return ABBREVIATED_TIME[low]
    if low == "centuries":
        return "century"
    for word in (low, low[:-1] if low.endswith("s") else ""):
        if word in TIME or word in MONTHS_IN:
            return word
    return None
