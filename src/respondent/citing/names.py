"""People and organisations as the styles write them.

A person may be given as "Smith, Jane" or "Jane Smith"; an organisation is known by its words ("Office",
"Foundation"), by being one word, or by its capitals. What stands in `publisher` is always an organisation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from respondent.model import listing
from respondent.model.evidence import Source, SourceType

_ORGANISATIONAL = re.compile(
    r"""(?ix)\b(?:academy|action|advisory|agency|alliance|and|association|authority|board|britain|bureau|campaign|cent(?:re|er)
    |charity|church|coalition|college|commission(?:er)?|committee|consortium|council|court|department|digital|directorate
    |england|europe|executive|federation|foundation|for|forum|fund|government|group|health|hm|house|initiative
    |inspectorate|institut(?:e|ion)|international|internet|ireland|kingdom|laboratory|limited|ltd|matters|media|ministry|nation(?:al|s)
    |network|nhs|of|office|organisation|parliament|partnership|plc|police|policy|press|programme|project|research|royal
    |school|scotland|secretar(?:y|iat)|services?|society|taskforce|team|the|trust|uk|union|unit|university|wales
    |watch|youth|zone)\b|[\d&]"""
)
_PARTICLE = re.compile(r"(?i)(?:al|bin|da|de|del|della|der|di|du|el|la|le|st|ten|ter|van|von)$")
_BEFORE = re.compile(
    r"(?i)(?:sir|dame|dr|prof(?:essor)?|lord|lady|baron(?:ess)?|mrs?|ms|miss|mx|rev|rt|hon)\.?$"
)
_AFTER = re.compile(r"(?i)(?:m[sl]?p|ms|mla|[ocmkd]be|[kq]c|phd|frs|jr)\.?$")


@dataclass(frozen=True, slots=True)
class Name:
    """An author. An organisation's `family` is its whole name; `written` is a person's as given."""

    family: str
    given: tuple[str, ...] = ()
    written: str = ""

    @property
    def natural(self) -> str:
        """The name in its natural order: Jane Smith, JAG Griffith."""
        return self.written.replace(".", "") or self.family

    @property
    def inverted(self) -> str:
        """The name for an alphabetical list: Smith, J."""
        if not self.given:
            return self.family
        return f"{self.family}, {''.join(_initial(name) for name in self.given)}"


def name(words: str) -> Name:
    """The name that `words` are; see the module for how people and organisations are told apart."""
    before, comma, after = words.partition(", ")
    if comma and "," not in after and not _is_organisation(before.split() + after.split()):
        return Name(before, tuple(_personal(after.split())), f"{after} {before}")
    parts = _personal(words.split())
    if len(words.split()) < 2 or comma or _is_organisation(words.split()):
        return Name(words)
    if len(parts) < 2:
        return Name(parts[0], written=words)
    first = next((i for i, part in enumerate(parts) if i and _PARTICLE.match(part)), len(parts) - 1)
    return Name(" ".join(parts[first:]), tuple(parts[:first]), words)


def responsible(source: Source) -> tuple[Name, ...]:
    """Who answers for a source: its authors, or else a committee, a newspaper (but no journal), a publisher."""
    if source.author:
        return tuple(name(words) for words in source.author)
    if source.type is SourceType.ARTICLE:
        return ()
    if source.type in {SourceType.NEWS, SourceType.COMMITTEE} and source.container:
        return (Name(source.container),)
    if source.type is SourceType.FOI and source.body and not source.publisher:
        return (Name(source.body),)
    return (Name(source.publisher),) if source.publisher else ()


def credited(names: tuple[Name, ...]) -> str | None:
    """Names before a title: up to three in full, then "and others"."""
    if len(names) > 3:
        return f"{names[0].natural} and others"
    return listed([one.natural for one in names])


def listed(words: list[str]) -> str | None:
    """A list in words: A, B and C. None where it is empty."""
    return listing.listed(words) or None


def _is_organisation(words: list[str]) -> bool:
    capitals = (
        word
        for word in words
        if len(word) > 2 and word.isalpha() and word.isupper() and not _AFTER.match(word)
    )
    return any(_ORGANISATIONAL.search(word) for word in words) or any(capitals)


def _personal(words: list[str]) -> list[str]:
    """A person's names without titles before and letters after them."""
    while len(words) > 1 and _BEFORE.match(words[0]):
        words = words[1:]
    while len(words) > 1 and _AFTER.match(words[-1]):
        words = words[:-1]
    return words


def _initial(given: str) -> str:
    """The initials of a given name: J., or J.-P. for Jean-Paul; initials written together are all kept."""
    if re.fullmatch(r"(?:[A-Z]\.?){2,3}", given):
        return "".join(f"{letter}." for letter in given if letter != ".")
    return "-".join(f"{part[0].upper()}." for part in given.split("-") if part)
