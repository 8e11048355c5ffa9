"""What a change does, as the page shows it: its problems, and the sentences before and after, word by word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from respondent.desk.preview import DocumentChange, Preview
from respondent.model.change import runs_between
from respondent.model.diagnostic import Diagnostic, Severity

_WORDS = {Severity.ERROR: "Error", Severity.WARNING: "Look at this", Severity.NOTE: "Note"}
MOST = 10
"""So many sentences of one document are shown."""
MOST_OF_A_WHOLE = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence before and after, the words that go and come marked."""

    before: Markup
    after: Markup


@dataclass(frozen=True, slots=True)
class Touched:
    """A document that changes; `more` is how many sentences are not shown, `said` what else is to be said of it.

    `is_new`: it is not there yet, so that nothing can lead to it.
    """

    id: str
    title: str
    pairs: tuple[Pair, ...]
    more: int
    said: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change does; `problems` are those that it brings, each with a word for how grave it is.

    `said` stands where there is nothing to show yet.
    """

    heading: str
    problems: tuple[tuple[str, Diagnostic], ...]
    mended: int
    documents: tuple[Touched, ...]
    said: str = ""


def effects_of(preview: Preview) -> Effects:
    """What the page shows of a preview."""
    documents = tuple(
        Touched(
            one.document,
            " ".join(one.title.split()) or one.document,
            tuple(pair_of(sentence.before, sentence.after) for sentence in one.sentences[: _most(one)]),
            max(0, len(one.sentences) - _most(one)),
            _said(one),
            one.appears,
        )
        for one in preview.documents
    )
    many = len(documents)
    heading = f"This changes {many} document{'s' if many != 1 else ''}" if many else "No document changes"
    problems = sorted(preview.brought, key=lambda one: list(_WORDS).index(one.severity))
    told = tuple((_WORDS[one.severity], one) for one in problems[:20])
    return Effects(heading, told, len(preview.mended), documents)


def effects_not_yet() -> Effects:
    """What is shown of a change with errors of its own: they stand at their fields."""
    said = "Put right what is wrong in the form, and the sentences that change are shown here."
    return Effects("It cannot be saved yet", (), 0, (), said)


def errors_in(preview: Preview) -> tuple[Diagnostic, ...]:
    """The errors that a change brings."""
    return tuple(one for one in preview.brought if one.severity is Severity.ERROR)


def saved_words(preview: Preview) -> str:
    """What is said of a change that was saved: how many documents it reached."""
    many = len(preview.documents)
    return f"Saved. {many} document{'s' if many != 1 else ''} changed with it." if many else "Saved."


def _most(change: DocumentChange) -> int:
    """How many of its sentences are shown: of one that comes or goes as a whole a few are enough."""
    return MOST_OF_A_WHOLE if change.appears or change.vanishes else MOST


def _said(change: DocumentChange) -> str:
    if change.vanishes:
        wrong = any(one.severity is Severity.ERROR for one in change.brought)
        return "It could not be made any more." if wrong else "There would be no such document any more."
    if change.appears:
        return "This document is new."
    return "Its address, its signatures or another part beside the text changes." if change.elsewhere else ""


def pair_of(before: str, after: str) -> Pair:
    """Two versions of a sentence, each with the words that the other does not have marked."""
    runs = runs_between(before.split(), after.split())
    return Pair(_marked(runs, "gone", "del"), _marked(runs, "new", "ins"))


def _marked(runs: Iterable[tuple[str, str]], what: str, tag: str) -> Markup:
    parts = [
        Markup(f"<{tag}>{escape(text)}</{tag}>") if kind == what else escape(text)  # noqa: S704 - escaped
        for kind, text in runs
        if kind in ("same", what)
    ]
    return Markup(" ").join(parts)
