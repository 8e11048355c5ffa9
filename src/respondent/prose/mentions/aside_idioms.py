"""Phrases with a number word that count nothing: no one, third party, net zero, half-term, once again."""

from __future__ import annotations

import re

from respondent.prose.mentions.aside import SPELLED, Aside
from respondent.prose.mentions.reason import Reason

_NO_SHARE = (
    rf"(?![ -](?:[a-z]+ ){{0,3}}(?:in|out of|of)(?: every| each)?[ -](?:[0-9]|{SPELLED}\b|a hundred"
    rf"|a thousand)"
    r"|[- ](?:third|quarter|half|fifth|sixth|seventh|eighth|ninth|tenth|hundred|thousand|million|billion"
    r"|per cent|and a half)\b)"
)
"""After "that one": "that one in five" and "the one third" are shares."""

_ENDS_IN_ONE = (
    "no one|number one|day one|stage one|square one|step one|the odd one|each one|this one|that one"
    "|every one|another one"
    "|which one|the only one(?! of)|the one|any one"
    "|(?<!only )(?<!just )(?<!but )one of(?! every| each)|back to one|for one"
    "|last one|first one|next one|whole one|wrong one|right one|good one|bad one|new one|old one|loved one"
    "|not one|as one"
)
_ONE = (
    "no-one|one another|one day|one by one|one-off|one-offs|one-to-one|one-on-one|one-stop|one-sided"
    "|one-size-fits-all"
    "|one size fits all|one thing|one hand|the one hand|one side|at one point|at one time|one way|one-way"
    "|two-way|three-way"
    "|two-tier|three-tier|two-child|loved ones|only ones|ones|one's|oneself|one such|one and the same"
    "|one and only|one and all"
    "|one who|one where|one with|one for|one as|one that|one from|one to watch|one in which|one too many"
    "|one last time|one more time"
    "|one (?:year|month|week|day|hour|minute) (?:ago|later|earlier|on|after|before)|one after another"
    "|one after the other"
    "|one member,? one vote|one person,? one vote|one man,? one vote|all for one(?: and one for all)?"
    "|one fell swoop|one step ahead"
    "|one foot in|in one ear|one nation|one in the eye|one in a million|one eye on|with one voice"
    "|one way or (?:the other|another)"
)
_SMALL = (
    "in two minds|two sides|two wrongs|two(?:’|')s company|two by two|two and two(?: together)?|two-faced"
    "|(?:ten|two) a penny"
    "|two heads are better than one|two birds(?: with one stone)?|two left feet|two cents"
    "|three cheers"
    "|three strikes|on all fours|four corners|four walls|four seasons|five(?: |-)star|four(?: |-)star"
    "|at sixes and sevens"
    "|six of one(?:,? (?:and )?half a dozen of the other)?|seven-year itch|seven wonders|seven deadly sins"
    "|nine lives"
    "|nine times out of ten|dressed to the nines|cloud nine|nine to five|ten to one|ten commandments"
    "|forty winks"
    "|stitch in time saves nine|a hundred and one|101 (?:reasons|ways|uses|things)|a (?:hundred|thousand"
    "|million) (?:times|miles"
    "|words|reasons)|million[- ]dollar question|six figures|five figures|six-figure|seven-figure"
    "|eleventh hour"
    "|second to none|better than one|fifth wheel|twelve o'clock"
)
_PER_CENT = (
    "(?:give|gave|giving|given|gives)(?: it| us| them| everything)?(?: his| her| their| our| my)? (?:a )?"
    "(?:100|110|120|150|a hundred|one hundred|one hundred and ten|a hundred and ten) ?(?:per cent|%)"
    "|(?:100|110|120|a hundred|one hundred) ?(?:per cent|%)(?= (?:committed|behind|sure|certain|clear|right"
    "|convinced|focused"
    "|honest|confident|effort|agree|with you)\\b)"
)
_ONCE = (
    "at once|once again|once more|once upon|once and for all|once in a (?:while|lifetime|generation"
    "|blue moon)|once or twice"
    "|once-in-a-(?:lifetime|generation)|twice over|think twice|thought twice|once bitten"
)
_DOUBLE = (
    "double[- ]?check(?:ed|ing)?|double[- ]?counting|double standards?|double[- ]?edged|double[- ]glaz(?:ed"
    "|ing)"
    "|double[- ]deckers?|double[- ]blind|double whammy|double[- ]yellow|double[- ]booked|triple lock"
    "|second[- ]hand"
)
_ZERO = (
    "zero[- ]hours?|zero[- ]tolerance|zero[- ]carbon|zero[- ]emissions?|zero[- ]rated|zero[- ]sum"
    "|zero[- ]waste|net[- ]zero"
    "|ground zero|patient zero|absolute zero|year zero|vision zero|size zero"
)
_HALF = (
    "half[- ]terms?|half[- ]time|half[- ]hearted(?:ly)?|half past|half way|half-way|half[- ]price|half[- ]day"
    "|half[- ]year(?:ly)?|half[- ]baked|half measures?|half the battle|half a mind|half[- ]marathons?"
    "|half[- ]mast"
    "|half[- ]brothers?|half[- ]sisters?|(?:other|better|first|second|top|bottom|latter|former) half"
)
_ORDINALS = (
    "third part(?:y|ies)|third[- ]sector|third countr(?:y|ies)|third person|third reading|third world"
    "|third time|third degree"
    "|third place|third way|third age|quarter[- ]finals?|semi-finals?|fifth columns?|sixth[- ]forms?"
    "|sixth[- ]formers?|sixth sense"
    "|quarter sessions|quarter days?"
)
_FAMOUS = (
    "six nations|four nations|five eyes|seven seas|hundred per cent committed|top (?:10|ten|five|three|5|3"
    "|20|50|100)"
    "|twelve days of christmas|three wise men|three musketeers|seven dwarfs|three rs|three lions|five pillars"
)

IDIOMS: tuple[Aside, ...] = (
    Aside(
        Reason.IDIOM,
        re.compile(
            rf"\b(?:(?:{_ONE}|{_SMALL}|{_ONCE}|{_DOUBLE}|{_ZERO}|{_HALF}|{_ORDINALS}|{_FAMOUS})\b(?!-)"
            rf"|(?:{_ENDS_IN_ONE})\b{_NO_SHARE}(?!-))",
            re.IGNORECASE,
        ),
    ),
    Aside(Reason.IDIOM, re.compile(rf"\b(?:{_PER_CENT})", re.IGNORECASE)),
)
