"""A file’s texts searched for secrets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from respondent.leaking.numbers import Number, numbers_in
from respondent.leaking.opening import Part
from respondent.leaking.secret import NumberSecret, Secret, Secrets
from respondent.leaking.words import is_content, stem, visible, words_of
from respondent.prose.sentences import end_after, sentence_ends

_DATES = re.compile(
    r"^\s*(?:st|nd|rd|th)?\s*(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"\b(?:pages?|pp?|paras?|paragraphs?|notes?|questions?|sections?|ss?|articles?|art|tables?|figures?|vol"
    r"|volumes?|chapters?|annex|version|clauses?|schedule|parts?|no|aged|january|february|march|april|may|june"
    r"|july|august|september|october|november|december)\.?\s*$",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"^\s?(?:%|per\s?cent\b|percent\b|percentage\b)", re.IGNORECASE)
_WINDOW = 160
_FEW = 4
"""A line of fewer words is a cell or a label: what it is about stands around it."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret that was found, the part of the file that it stands in, and the words around it."""

    secret: Secret
    part: str
    excerpt: str


def leaks_in(parts: Iterable[Part], secrets: Secrets, said: str = "") -> tuple[Leak, ...]:
    """Every secret that the parts hold, once for each part. `said` is what the public document says openly."""
    if secrets.is_empty:
        return ()
    search = _Search(secrets, said)
    found: list[Leak] = []
    for part in parts:
        here = {leak.secret.text: leak for leak in search.part(part)}
        found += [leak for text, leak in here.items() if not any(_is_in(text, other) for other in here)]
    return tuple({(leak.part, leak.secret.text): leak for leak in found}.values())


def _is_in(text: str, other: str) -> bool:
    """Whether what was found is part of something longer that was found: a name in a title."""
    return text != other and text.strip("“”…").casefold() in other.casefold()


class _Search:
    def __init__(self, secrets: Secrets, said: str) -> None:
        self._secrets = secrets
        self._said_words = f" {' '.join(words_of(said))} "
        self._said = visible(said).casefold()
        self._literals = _any_of(secrets.literals)
        self._names = _any_of(secrets.names, flags=0)

    def part(self, part: Part) -> Iterator[Leak]:
        """What one text holds."""
        text = visible(part.text)
        for secret, at in (*self._of_phrases(text), *self._of_literals(text), *self._of_names(text)):
            yield Leak(secret, part.place, _excerpt(text, at))
        if part.has_numbers and self._secrets.numbers:
            for number in numbers_in(text):
                for candidate in self._secrets.numbers.get(number.value, ()):
                    if _is_told(candidate, number, text):
                        yield Leak(candidate.secret, part.place, _excerpt(text, number.start))

    def _of_phrases(self, text: str) -> Iterator[tuple[Secret, int]]:
        words = words_of(text)
        for index, word in enumerate(words):
            for phrase, secret in self._secrets.phrases.get(word, {}).items():
                if tuple(words[index : index + len(phrase)]) == phrase and not (
                    secret.weak and f" {' '.join(phrase)} " in self._said_words
                ):
                    at = text.casefold().find(phrase[0])
                    yield secret, _place_of(text, phrase) if at >= 0 else 0

    def _of_literals(self, text: str) -> Iterator[tuple[Secret, int]]:
        if self._literals is not None:
            for found in self._literals.finditer(text):
                secret = self._secrets.literals[found[0].casefold()]
                if not (secret.weak and found[0].casefold() in self._said):
                    yield secret, found.start()

    def _of_names(self, text: str) -> Iterator[tuple[Secret, int]]:
        if self._names is not None:
            for found in self._names.finditer(text):
                secret = self._secrets.names[found[0]]
                if not (secret.weak and f" {found[0].casefold()} " in self._said_words):
                    yield secret, found.start()


def _any_of(texts: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str] | None:
    """A pattern for any of the texts where it stands by itself, the longest first."""
    found = sorted(texts, key=len, reverse=True)
    if not found:
        return None
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, found))})(?![\w-])", flags)


def _place_of(text: str, phrase: tuple[str, ...]) -> int:
    """About where a phrase stands."""
    found = re.search(r"[\W_]+".join(map(re.escape, phrase)), text.casefold())
    return found.start() if found else 0


def _is_told(candidate: NumberSecret, number: Number, text: str) -> bool:
    """Whether a number in a text is the confidential one, as far as can be seen by what stands around it."""
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 24]
    if candidate.distinctive and not _DATES.match(after):
        return True
    if _DATES.match(after) or _LABELS.search(before):
        return False
    if candidate.percent and not _PERCENT.match(after):
        return False
    around = words_of(_context(number, text))
    hits = {stem(word) for word in around if is_content(word)} & candidate.about
    counted = any(word in candidate.units for word in words_of(after)[:3])
    return len(hits) + counted >= min(2, len(candidate.about) + bool(candidate.units)) and bool(hits)


def _context(number: Number, text: str) -> str:
    """The sentence that a number stands in; of a cell, what stands around it."""
    start = text.rfind("\n", 0, number.start) + 1
    end = text.find("\n", number.end)
    line = text[start : end if end >= 0 else len(text)]
    if len(words_of(line)) < _FEW:
        return text[max(0, number.start - _WINDOW) : number.end + _WINDOW]
    ends = sentence_ends(line)
    stop = end_after(ends, number.end - start)
    begin = max((one for one in ends if one <= number.start - start), default=0)
    return line[begin:stop]


def _excerpt(text: str, at: int) -> str:
    """The words around a place, on one line."""
    around = " ".join(text[max(0, at - 30) : at + 60].split())
    return f"…{around}…"
