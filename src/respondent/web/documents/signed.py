"""Who has signed a document, as its page says it: one tag for each signatory, and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from respondent.model.signoff import DocumentStatus, Signatory, SignOff, Stand, Standing, Word
from respondent.web.evidence.words import day_of

SAID: Mapping[Word, str] = MappingProxyType(
    {
        Word.AGREED: "agreed",
        Word.SUBJECT: "agreed on a condition",
        Word.REFUSED: "did not agree",
    }
)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signatory on the page; `tag` is a word with its colour, `lines` say who spoke for it, and what it lacks."""

    name: str
    tag: tuple[str, str]
    lines: tuple[str, ...]


def signed_of(status: DocumentStatus) -> tuple[Signed, ...]:
    """Every signatory of a document."""
    return tuple(Signed(one.name, _tag(one), tuple(_lines(one))) for one in status.signatories)


def signatory_of(status: DocumentStatus, organisation: str) -> Signatory | None:
    """An organisation as a signatory; None where the document does not go out in its name."""
    return next((one for one in status.signatories if one.organisation == organisation), None)


def last_word(signatory: Signatory) -> Standing | None:
    """What was said last for a signatory, whether it still stands or not."""
    return max(signatory.standings, key=lambda one: one.signoff.at, default=None)


def word_in_words(word: SignOff) -> str:
    """A word as a sentence: “Cy (chief executive) agreed on 5 January 2026”."""
    terms = f": “{word.terms}”" if word.terms else ""
    return f"{word.by} ({word.role}) {SAID[word.word]} on {day_of(word.at)}{terms}"


def _tag(signatory: Signatory) -> tuple[str, str]:
    standing = [one.signoff.word for one in signatory.standings if one.stand is not Stand.LAPSED]
    if Word.REFUSED in standing:
        return "Does not agree", "red"
    if Word.SUBJECT in standing:
        return "On a condition", "amber"
    if signatory.signed:
        return "Signed", "green"
    lapsed = bool(signatory.standings) and not standing
    return ("To be asked again", "amber") if lapsed else ("Not yet", "grey")


def _lines(signatory: Signatory) -> list[str]:
    words = [word_in_words(one.signoff) for one in signatory.standings if one.stand is not Stand.LAPSED]
    if not signatory.standings:
        return []
    told = [one for one in signatory.lacks if one.unheard or one.lapsed]
    return [*words, *(f"It {one.what.rstrip('.')}." for one in told)]
