"""What must not be found: phrases, literal texts such as ids and addresses, numbers with what they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Secret:
    """Something confidential: `text` as people know it, `origin` the record’s file or the template’s line.

    A `weak` one, such as a single name, is none where the public document says the same openly.
    """

    text: str
    origin: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class NumberSecret:
    """A confidential value; `units` are words for what is counted, `about` the stems of what it is about.

    One that is not `distinctive` is found only where the words around it are about the same.
    """

    secret: Secret
    value: Fraction
    units: frozenset[str]
    about: frozenset[str]
    distinctive: bool
    percent: bool = False


@dataclass(slots=True)
class Secrets:
    """All that must not be found, indexed for the search.

    `phrases` are by their first word; `literals` by their text in small letters; `names` single words as they are
    written; `numbers` by their value.
    """

    phrases: dict[str, dict[tuple[str, ...], Secret]] = field(default_factory=dict)
    literals: dict[str, Secret] = field(default_factory=dict)
    names: dict[str, Secret] = field(default_factory=dict)
    numbers: dict[Fraction, list[NumberSecret]] = field(default_factory=dict)

    def add_phrase(self, words: Iterable[str], secret: Secret) -> None:
        """Look for these words one after the other. Of two secrets with the same words the stronger one counts."""
        phrase = tuple(words)
        if phrase:
            known = self.phrases.setdefault(phrase[0], {})
            if phrase not in known or known[phrase].weak:
                known[phrase] = secret

    def add_number(self, number: NumberSecret) -> None:
        """Look for a value."""
        self.numbers.setdefault(number.value, []).append(number)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.phrases or self.literals or self.names or self.numbers)
