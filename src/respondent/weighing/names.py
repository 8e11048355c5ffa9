"""Names that the evidence knows, found in text: places, bodies, platforms, owners – whatever its columns hold.

A name belongs to a facet: “place”, or a table's column (“platform”). One text may name several things (“West
Midlands” is a region and a force), and one thing has several names: “South Yorkshire Police” and “South Yorkshire”,
“the UK” and “United Kingdom”, “nationally” for the nation that the evidence is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

PLACE = "place"
"""The facet of every name of a place."""

_TOKEN = re.compile(r"[^\W_]+(?:['’\-.&][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_LEADING = ("the ", "city of ", "county of ")
_TRAILING = (
    " police service", " police", " constabulary", " force", " council", " region", " area", " county council",
    " city council", " borough council", " nhs foundation trust", " nhs trust", " trust", " health board",
    " university health board", " fire and rescue service", " local authority",
)  # fmt: skip
_ALIASES = {
    "united kingdom": ("uk", "u.k.", "britain"),
    "great britain": ("gb", "britain"),
    "england and wales": (),
    "yorkshire and the humber": ("yorkshire and humber", "yorkshire & the humber", "yorkshire & humber"),
    "metropolitan police": ("the met", "met police"),
    "facebook": (),
    "x": ("twitter",),
}
NATIONS = frozenset(
    {
        "united kingdom",
        "great britain",
        "england and wales",
        "england",
        "wales",
        "scotland",
        "northern ireland",
    }
)
"""The places that “nationally” may mean."""

ANYTHING = frozenset({"other", "others", "all", "total", "yes", "no", "none", "unknown", "not known", "any"})
"""Values that a column may hold and that name nothing by themselves."""

_NATIONALLY = ("nationally", "nationwide", "across the country", "national total", "national figure")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One thing that is named: a facet and its value, in lower case."""

    facet: str
    value: str


@dataclass(frozen=True)
class Naming:
    """A stretch of text that names something; `names` are what it may mean. It is `loose` where only some of the
    name's words stand there.
    """

    start: int
    end: int
    names: frozenset[Name]
    text: str
    loose: bool = False

    @cached_property
    def places(self) -> frozenset[Name]:
        """Those of its names that are places'."""
        return frozenset(name for name in self.names if name.facet == PLACE)

    @cached_property
    def facets(self) -> frozenset[str]:
        """The facets of its names."""
        return frozenset(name.facet for name in self.names)

    @cached_property
    def is_nation(self) -> bool:
        """Whether it may be one of the places that “nationally” means."""
        return any(name.value in NATIONS for name in self.places)


def all_names(namings: Iterable[Naming]) -> frozenset[Name]:
    """All that some stretches may mean."""
    return frozenset(name for naming in namings for name in naming.names)


class Names:
    """All names that the evidence knows. Looking one up costs the same for ten names as for ten thousand."""

    def __init__(self, names: Iterable[Name]) -> None:
        exact: dict[str, set[Name]] = {}
        variants: dict[str, set[Name]] = {}
        for name in dict.fromkeys(names):
            exact.setdefault(name.value, set()).add(name)
            for variant in _variants(name):
                variants.setdefault(variant, set()).add(name)
        nations = {
            name
            for found in exact.values()
            for name in found
            if name.facet == PLACE and name.value in NATIONS
        }
        for variant, meant in variants.items():
            exact.setdefault(variant, set()).update(meant)
        if nations:
            for words in _NATIONALLY:
                exact.setdefault(words, set()).update(nations)
        self._names = {text: frozenset(found) for text, found in exact.items()}
        self._longest: dict[str, int] = {}
        for known in exact:
            tokens: list[str] = _TOKEN.findall(known)
            if tokens:
                self._longest[tokens[0]] = max(self._longest.get(tokens[0], 0), len(tokens))

    def find(self, text: str) -> tuple[Naming, ...]:
        """The names in a text, in order; of names that overlap, the longest that begins first."""
        tokens = [
            (found.start(), found.end() - len(_ending(found.group())), found.group())
            for found in _TOKEN.finditer(text)
        ]
        keys = [_POSSESSIVE.sub("", word).casefold() for _, _, word in tokens]
        found: list[Naming] = []
        index = 0
        while index < len(tokens):
            index += self._match(text, tokens, keys, index, found)
        return tuple(found)

    def _match(
        self, text: str, tokens: list[tuple[int, int, str]], keys: list[str], index: int, found: list[Naming]
    ) -> int:
        """Note the longest name that begins with this token; gives how many tokens were used up."""
        longest = self._longest.get(keys[index], 0)
        for length in range(min(longest, len(tokens) - index), 0, -1):
            start, end = tokens[index][0], tokens[index + length - 1][1]
            written = text[start:end]
            names = self._names.get(" ".join(written.casefold().replace("’", "'").split()), frozenset())
            if not _is_written_as_name(written):
                names = frozenset(
                    name for name in names if name.facet != PLACE and name.value not in ANYTHING
                )
            if names:
                found.append(Naming(start, end, names, written))
                return length
        return 1


def _ending(word: str) -> str:
    found = _POSSESSIVE.search(word)
    return found.group() if found else ""


def _is_written_as_name(text: str) -> bool:
    """A place's name has a capital letter; “nationally” needs none, nor does what a column holds (“girls”)."""
    return any(letter.isupper() or letter.isdigit() for letter in text) or text.casefold() in _NATIONALLY


def _variants(name: Name) -> set[str]:
    """The other texts that may mean this name."""
    bases = {name.value, *_ALIASES.get(name.value, ())}
    bases |= {text.replace("’", "'").removesuffix("'s") for text in bases if text.endswith(("'s", "’s"))}
    for text in tuple(bases):
        for start in _LEADING:
            bases.add(text.removeprefix(start))
        if ", " in text:  # "London, City of"
            head, _, tail = text.partition(", ")
            bases.add(f"{tail} {head}")
            bases.add(head)
    if name.facet != PLACE:
        return bases | {plural for text in bases if (plural := _other_number(text))}
    for text in tuple(bases):
        for end in _TRAILING:
            bases.add(text.removesuffix(end))
    bases |= {
        f"{text}{end}" for text in tuple(bases) for end in (" police", " constabulary", " police service")
    }
    return {text for text in bases if len(text) > 1}


def _other_number(text: str) -> str | None:
    """“girls” for “girl”, and the other way round."""
    if not text[-1:].isalpha() or len(text) < 3:
        return None
    return text[:-1] if text.endswith("s") else f"{text}s"
