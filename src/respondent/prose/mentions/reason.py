"""Why a number in a text is left alone."""

from __future__ import annotations

from enum import StrEnum


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
    DURATION = "a stretch of time that measures nothing"
    SCHEDULE = "how often something is arranged"
    KNOWN = "a few things that the text has named"
    SPOKEN = "what a speaker counts of their own"
    COMPOUND = "part of an adjective"
    SCORE = "part of a score or a ratio"
