"""Phrases with a number word that count nothing: no one, third party, net zero, half-term, once again."""

from __future__ import annotations

import re

from respondent.prose.mentions.aside import Aside
from respondent.prose.mentions.reason import Reason

_ONE = (
    "no one|no-one|one another|one day|one by one|one-off|one-offs|one-to-one|one-on-one|one-stop|one-sided"
    "|one-size-fits-all|one size fits all|one thing|one hand|the one hand|one side|at one point|one way"
    "|one-way|two-way|three-way|two-tier|two-child|number one|day one|stage one|square one|step one|the odd one"
    "|each one|this one|that one|every one|another one|which one|the one|any one|ones|one's|oneself|one of|one such"
    "|one and the same|one and all|one who|one where|one with|one for|one as|one that|one from|one to watch"
    "|one in which"
    "|one (?:year|month|week|day) (?:ago|later|earlier|on|after|before)|one after another|one after the other"
    "|in two minds|two sides|two wrongs|a hundred and one|nine to five|cloud nine|million dollar question"
    "|six figures"
)
_ONCE = "at once|once again|once more|once upon|once and for all|twice over|think twice|thought twice"
_DOUBLE = (
    "double[- ]?check(?:ed|ing)?|double[- ]?counting|double standards?|double[- ]?edged|double[- ]glaz(?:ed|ing)"
    "|double[- ]deckers?|double[- ]blind|double whammy|triple lock|second[- ]hand"
)
_ZERO = (
    "zero[- ]hours?|zero[- ]tolerance|zero[- ]carbon|zero[- ]emissions?|zero[- ]rated|zero[- ]sum|net[- ]zero"
    "|ground zero|patient zero|absolute zero"
)
_HALF = (
    "half[- ]terms?|half[- ]time|half[- ]hearted(?:ly)?|half past|half way|half-way|half[- ]price|half[- ]day"
    "|half[- ]year(?:ly)?|(?:other|better|first|second|top|bottom|latter|former) half"
)
_ORDINALS = (
    "third part(?:y|ies)|third[- ]sector|third countr(?:y|ies)|third person|third reading|third world|third time"
    "|third place|third way|quarter[- ]finals?|semi-finals?|fifth columns?|sixth[- ]forms?|sixth[- ]formers?"
)
_FAMOUS = (
    "six nations|four nations|five eyes|seven seas|hundred per cent committed|top (?:10|ten|five|5|20|100)"
)

IDIOMS: tuple[Aside, ...] = (
    Aside(
        Reason.IDIOM,
        re.compile(
            rf"\b(?:{_ONE}|{_ONCE}|{_DOUBLE}|{_ZERO}|{_HALF}|{_ORDINALS}|{_FAMOUS})\b(?!-)", re.IGNORECASE
        ),
    ),
)
