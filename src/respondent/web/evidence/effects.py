"""What a change does, as the page shows it: its problems, and the sentences before and after, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from respondent.desk.preview import DocumentChange, Preview
from respondent.desk.unmade import Unmade
from respondent.model.diagnostic import Diagnostic, Severity
from respondent.model.listing import listed
from respondent.web.evidence.alike import alike
from respondent.web.evidence.errors import in_form_words
from respondent.web.wording import Marked, marked

_WORDS = {Severity.ERROR: "Error", Severity.WARNING: "Look at this", Severity.NOTE: "Note"}
MOST = 10
"""So many sentences of one document are shown."""
MOST_OF_A_WHOLE = 3
MOST_REASONS = 3
HIDDEN_REASON = "The reason is one that you may not see. Ask the policy team."


@dataclass(frozen=True, slots=True)
class Touched:
    """Documents that change alike, by id and title; `more` is how many sentences are not shown, `said` what else is
    to be said of them.

    `is_new`: they are not there yet, so that nothing can lead to them.
    """

    documents: tuple[tuple[str, str], ...]
    pairs: tuple[Marked, ...]
    more: int
    said: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change does; `problems` are those that it brings, each with a word for how grave it is.

    `said` stands where there is nothing to show yet, and where it cannot be told what else changes: `why`.
    """

    heading: str
    problems: tuple[tuple[str, Diagnostic], ...]
    mended: int
    documents: tuple[Touched, ...]
    said: str = ""
    why: tuple[str, ...] = ()


def effects_of(preview: Preview) -> Effects:
    """What the page shows of a preview."""
    documents = tuple(
        Touched(
            tuple((one.document, " ".join(one.title.split()) or one.document) for one in several),
            tuple(marked(one.before, one.after) for one in several[0].sentences[: _most(several[0])]),
            max(0, len(several[0].sentences) - _most(several[0])),
            _said(several[0], len(several)),
            several[0].appears,
        )
        for several in alike(
            preview.documents,
            lambda one: (
                one.sentences,
                one.vanishes,
                one.appears,
                one.elsewhere,
                _is_wrong(one),
                bool(one.mended),
            ),
        )
    )
    many = len(preview.documents)
    if many:
        heading = f"This changes {many} document{'s' if many != 1 else ''}"
    else:
        heading = "It cannot be told which documents change" if preview.untold else "No document changes"
    problems = sorted(preview.brought, key=lambda one: list(_WORDS).index(one.severity))
    told = tuple((_WORDS[one.severity], in_form_words(one)) for one in problems[:20])
    said = _untold_words(preview.untold, more=bool(many))
    return Effects(heading, told, len(preview.mended), documents, said, reasons_of(preview.untold))


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
    saved = f"Saved. {many} document{'s' if many != 1 else ''} changed with it." if many else "Saved."
    untold = sum(one.many for one in preview.untold)
    if not untold:
        return saved
    which = f"{untold} document{'s' if untold != 1 else ''}"
    return f"{saved} It cannot be told whether {which} changed, which cannot be made at present."


def reasons_of(found: Iterable[Unmade]) -> tuple[str, ...]:
    """Why documents cannot be made, each reason once, a few of them."""
    found = tuple(found)
    reasons = dict.fromkeys(f"{p.message} {p.remedy}".strip() for one in found for p in one.because)
    unsaid = [HIDDEN_REASON] if any(not one.because for one in found) else []
    return (*list(reasons)[:MOST_REASONS], *unsaid)


def _untold_words(found: Sequence[Unmade], *, more: bool) -> str:
    """What is said of documents of which nobody can tell whether they change."""
    if not found:
        return ""
    many = sum(one.many for one in found)
    these = f"{many} {'other ' if more else ''}document{'s' if many != 1 else ''}"
    names = listed([f"“{one.template}”" for one in found])
    so = f"{these} cannot be made at present ({names}), because of this:"
    return f"Whether more change cannot be told. {so}" if more else so


def _most(change: DocumentChange) -> int:
    """How many of its sentences are shown: of one that comes or goes as a whole a few are enough."""
    return MOST_OF_A_WHOLE if change.appears or change.vanishes else MOST


def _is_wrong(change: DocumentChange) -> bool:
    return any(one.severity is Severity.ERROR for one in change.brought)


def _said(change: DocumentChange, many: int) -> str:
    these, their = ("This document", "Its") if many == 1 else ("These documents", "Their")
    if change.vanishes and _is_wrong(change):
        return f"{these} could not be made any more."
    if change.vanishes:
        return f"There would be no such document{'s' if many > 1 else ''} any more."
    if change.appears and change.mended:
        return f"{these} can be made again."
    if change.appears:
        return f"{these} {'is' if many == 1 else 'are'} new."
    return f"{their} address, signatures or another part beside the text changes." if change.elsewhere else ""
