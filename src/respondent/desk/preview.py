"""What an edit would bring: problems new and mended, and each document that would say something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from respondent.checking.passages import passages_of
from respondent.desk.unmade import Unmade
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.document import Document, text_of
from respondent.model.span import Span

TO_THE_EYE = ("senders", "addressees", "letterhead", "reference", "salutation", "valediction", "signatures", "cc",
              "embargo", "contact", "notice", "date", "consultation")  # fmt: skip
"""What a document shows beside its text."""


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence, or a note, before and after; empty where there was or will be none."""

    before: str
    after: str
    note: bool = False


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document that an edit changes.

    `elsewhere`: its address, its signatures or another part beside the text changes. One that `appears` was not
    there before, or could not be made; one that `vanishes` will not be, or cannot be made: `brought` says why.
    """

    document: str
    template: str
    title: str
    sentences: tuple[SentenceChange, ...] = ()
    elsewhere: bool = False
    appears: bool = False
    vanishes: bool = False
    brought: tuple[Diagnostic, ...] = ()
    mended: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What an edit would bring. `brought` and `mended` are all problems, those of `documents` among them.

    `records` are those that would be otherwise, and `looked_at` the templates whose documents were made to know. Of
    `untold` nobody can tell whether they change: they can be made neither before nor after.
    """

    brought: tuple[Diagnostic, ...]
    mended: tuple[Diagnostic, ...]
    documents: tuple[DocumentChange, ...]
    records: frozenset[str] = frozenset()
    looked_at: tuple[str, ...] = ()
    untold: tuple[Unmade, ...] = ()


def sentences_of(document: Document) -> tuple[str, ...]:
    """The sentences of a document, its title and headings too."""
    return tuple(
        sentence
        for passage in passages_of(document, Span(""))
        for start, end in passage.sentences
        if (sentence := " ".join(passage.text[start:end].split()))
    )


def notes_of(document: Document) -> tuple[str, ...]:
    """The words of its notes and references."""
    notes = (*(note.content for note in document.notes), *document.references)
    return tuple(" ".join(text_of(content).split()) for content in notes)


def compare(before: Document | None, after: Document | None) -> DocumentChange | None:
    """In what two versions of a document differ for whoever reads it; None where they say the same."""
    if before is None or after is None:
        either = after or before
        if either is None:
            return None
        only = tuple(
            SentenceChange("", text) if before is None else SentenceChange(text, "")
            for text in sentences_of(either)
        )
        return DocumentChange(
            either.id,
            either.template,
            text_of(either.title),
            only,
            appears=before is None,
            vanishes=after is None,
        )
    sentences = (
        *_differing(sentences_of(before), sentences_of(after), note=False),
        *_differing(notes_of(before), notes_of(after), note=True),
    )
    elsewhere = any(getattr(before, name) != getattr(after, name) for name in TO_THE_EYE)
    if not sentences and not elsewhere:
        return None
    return DocumentChange(after.id, after.template, text_of(after.title), sentences, elsewhere)


def _differing(before: tuple[str, ...], after: tuple[str, ...], *, note: bool) -> Iterator[SentenceChange]:
    if before == after:
        return
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            for old, new in zip_longest(before[a:b], after[c:d], fillvalue=""):
                yield SentenceChange(old, new, note)


def brought_and_mended(
    before: Iterable[Diagnostic], after: Iterable[Diagnostic]
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The problems that are new, and those that are no more; one that only stands in another line is neither."""
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    gone = [problem for problem in old if problem not in new]
    come = [problem for problem in new if problem not in old]
    moved = Counter(map(_said, gone)) & Counter(map(_said, come))
    return in_order(_without(come, moved)), in_order(_without(gone, moved))


def _without(problems: Iterable[Diagnostic], moved: Counter[tuple[str, str, str]]) -> Iterator[Diagnostic]:
    left = moved.copy()
    for problem in problems:
        said = _said(problem)
        if left[said] > 0:
            left[said] -= 1
        else:
            yield problem


def _said(problem: Diagnostic) -> tuple[str, str, str]:
    return problem.code.id, problem.span.path, problem.message
