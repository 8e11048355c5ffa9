"""Verification composed: a workspace's queue of reviews, what a reviewer is shown, and a verdict given.

Git says who edited a record last, the archive what its source says, and the documents what is printed of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from respondent.archiving.store import AlteredCopyError, copy_path, read_copy
from respondent.checking.passages import Passage, passages_of
from respondent.errors import RespondentError
from respondent.history.blame import Edit
from respondent.history.history import History, open_history, user_of
from respondent.model.codes import V401, V402, V403, V404, V407
from respondent.model.diagnostic import Diagnostic
from respondent.model.directory import Organisation
from respondent.model.evidence import DataTable, Evidence, Source
from respondent.model.record import Record
from respondent.model.review import (
    ArchivedCopy,
    QuotedPassage,
    Review,
    Reviewer,
    ReviewStatus,
    ReviewVerdict,
    Standing,
)
from respondent.model.review_sheet import PrintedClaim, ReviewSheet
from respondent.model.span import Span
from respondent.model.workspace import Workspace, did_you_mean
from respondent.prose.sentences import sentence_ends
from respondent.reviewing.fingerprint import fingerprint
from respondent.reviewing.four_eyes import Editor, objection
from respondent.reviewing.hashed import HASHED
from respondent.reviewing.standing import current_copy, reviews_of, status_of
from respondent.reviewing.verdict_file import verdict_path, verdict_text
from respondent.writing.files import write_whole

if TYPE_CHECKING:
    from respondent.archiving.holding import Held, Opened
    from respondent.loading.workspace import Loaded

_ORDER = {standing: number for number, standing in enumerate(Standing)}


class ReviewRefusedError(RespondentError):
    """A verdict that cannot be given; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Given:
    """A verdict that was given, the file that holds it from the workspace's root, and how the record stands."""

    review: Review
    path: str
    status: ReviewStatus


def queue(workspace: Workspace, now: datetime) -> tuple[ReviewStatus, ...]:
    """How the evidence stands, and every other record with a verdict: what needs somebody first."""
    found = [
        standing(workspace, record, now)
        for record in workspace.records.values()
        if isinstance(record, Evidence) or reviews_of(workspace, record)
    ]
    return tuple(sorted(found, key=lambda status: (_ORDER[status.standing], status.record)))


def standing(workspace: Workspace, record: Record, now: datetime) -> ReviewStatus:
    """How a record stands, with git asked whether whoever verified it also edited it."""
    known: list[Mapping[str, Editor] | None] = []

    def object_to(review: Review) -> str | None:
        if not known:
            known.append(editors_of(workspace, record))
        return _objection(workspace, review.reviewer, record, known[0])

    return status_of(workspace, record.id, now, object_to)


def sheet(loaded: Loaded, record_id: str, now: datetime, *, claims: bool = True) -> ReviewSheet:
    """What a reviewer looks at; without `claims`, no document is rendered for it. Raises ReviewRefusedError."""
    from respondent.archiving.holding import Held, hold  # which reads PDFs and workbooks

    workspace = loaded.workspace
    record = _record(workspace, record_id)
    copy = current_copy(workspace, record)
    opened, problems = open_copy(workspace, copy)
    status = standing(workspace, record, now)
    held = seen_by_reviewer(hold(record, opened), status) if opened else Held(record.id)
    source = workspace.records.get(str(record.fields.get("source", record.id)))
    return ReviewSheet(
        record,
        source if isinstance(source, Source) else None,
        status,
        reviews_of(workspace, record),
        copy,
        _shown_path(workspace, copy) if copy and opened else None,
        held.passage,
        held.worked,
        _printed(loaded, record.id) if claims else (),
        (*problems, *held.diagnostics),
    )


def give(
    workspace: Workspace,
    record_id: str,
    verdict: ReviewVerdict,
    reviewer: Reviewer,
    now: datetime,
    comment: str | None = None,
    words: str | None = None,
) -> Given:
    """Give a verdict on a record as it is now, in a new file; `words` are the source's own, if not the record's.

    Raises ReviewRefusedError where the reviewer may not, and UnwritableFileError.
    """
    review = verdict_on(workspace, record_id, verdict, reviewer, now, comment, words)
    path = verdict_path(review)
    target = workspace.root / path
    if os.path.lexists(target):
        raise ReviewRefusedError(f"{path} is there already: a verdict is never written over. Try again.")
    write_whole(target, verdict_text(review).encode())
    reviews = {**workspace.reviews, review.record: (*workspace.reviews.get(review.record, ()), review)}
    return Given(review, path, status_of(replace(workspace, reviews=reviews), review.record, now))


def verdict_on(
    workspace: Workspace,
    record_id: str,
    verdict: ReviewVerdict,
    reviewer: Reviewer,
    now: datetime,
    comment: str | None = None,
    words: str | None = None,
) -> Review:
    """The verdict that `give` would keep, before anything is written. Raises ReviewRefusedError."""
    record = _record(workspace, record_id)
    if verdict is not ReviewVerdict.VERIFIED and not comment:
        raise ReviewRefusedError("Say what is asked, or what is wrong, with “--comment”.")
    if verdict is ReviewVerdict.VERIFIED:
        reason = _objection(workspace, reviewer, record, editors_of(workspace, record))
        if reason:
            raise ReviewRefusedError(f"“{record.id}” was not verified. {reason}")
    copy = current_copy(workspace, record)
    _, problems = open_copy(workspace, copy)
    for problem in problems:
        # It would be bound to a copy that nobody can have looked at.
        if verdict is ReviewVerdict.VERIFIED and problem.code is V401:
            raise ReviewRefusedError(f"“{record.id}” was not verified. {problem.message} {problem.remedy}")
    return Review(
        record.id,
        verdict,
        reviewer,
        now.replace(microsecond=0),
        fingerprint(record, workspace.records).fields,
        copy.sha256 if copy else None,
        _passage(workspace, record, copy, words),
        comment,
    )


def reviewer_here(workspace: Workspace, name: str | None, organisation: str | None) -> Reviewer:
    """Who is at the keyboard: as given (“Jo <jo@example.org>”), or as git has it. Raises ReviewRefusedError."""
    if name is None:
        given, email = user_of(workspace.root)
    else:
        given, _, rest = name.partition("<")
        given, email = given.strip(), rest.rstrip("> ").strip()
    if not given:
        raise ReviewRefusedError(
            "Nobody can tell who you are. Say it with “--by "
            "'Jo Bloggs <jo@example.org>'”, or set git’s user.name and user.email."
        )
    if organisation is not None:
        known = [r.id for r in workspace.records.values() if isinstance(r, Organisation)]
        if known and organisation not in known:
            raise ReviewRefusedError(
                f"There is no organisation “{organisation}”. {did_you_mean(organisation, known)}"
            )
    return Reviewer(given, email or None, organisation)


def editors_of(workspace: Workspace, record: Record) -> Mapping[str, Editor] | None:
    """Who last changed each field that a verdict is bound to, and each row; None where there is no git."""
    history = open_history(workspace.root)
    edits = _edits(history, record.span.path) if isinstance(history, History) else {}
    if not edits:
        return None
    kind = str(record.fields.get("kind"))
    names = list(record.fields)
    begins = [record.place_of(name).line for name in names]
    found: dict[str, Editor] = {}
    for index, name in enumerate(names):
        if name in HASHED.get(kind, ()):
            after = min((line for line in begins if line > begins[index]), default=max(edits) + 1)
            last = _last(edits, range(begins[index], max(after, begins[index] + 1)))
            if last:
                found[name] = last
    if isinstance(record, DataTable) and isinstance(history, History):
        rows = _edits(history, record.rows_path)
        for row in record.rows:
            if row.span.line in rows:
                found[f"rows {', '.join(row.key)}"] = _editor(rows[row.span.line])
    return found


def open_copy(
    workspace: Workspace, copy: ArchivedCopy | None
) -> tuple[Opened | None, tuple[Diagnostic, ...]]:
    """The archived copy, opened; or what is said where it is not here, or no longer what it was."""
    from respondent.archiving.holding import Opened

    if copy is None:
        return None, ()
    folder = workspace.settings.archive
    path = _shown_path(workspace, copy)
    try:
        data = read_copy(workspace.root, folder, copy)
    except AlteredCopyError:
        message = f"{path} is not what was archived as “{copy.name}”: it was altered, or is damaged."
        remedy = "Delete it, and get the copy from a colleague, or archive the source anew."
        return None, (V401.at(copy.span, message, remedy),)
    if data is None:
        message = f"The archived copy “{copy.name}” of “{copy.source}” is not on this computer."
        return None, (V402.at(copy.span, message, f"Get {path} from whoever archived it."),)
    return Opened(data, copy), ()


def seen_by_reviewer(held: Held, status: ReviewStatus) -> Held:
    """What a machine found, put right by a verdict that holds: its reviewer found the passage by eye."""
    review = status.review
    if (
        held.passage is not None
        or review is None
        or review.passage is None
        or status.standing is Standing.STALE
    ):
        return held
    said = held.diagnostics
    if status.is_verified:
        said = tuple(one for one in said if one.code not in {V403, V404, V407})
    return replace(held, passage=review.passage, diagnostics=said)


def _record(workspace: Workspace, record_id: str) -> Record:
    record = workspace.records.get(record_id)
    if record is not None:
        return record
    if record_id in workspace.broken:
        raise ReviewRefusedError(
            f"“{record_id}” cannot be reviewed, since its file has errors. Mend those first."
        )
    raise ReviewRefusedError(
        f"There is no record “{record_id}”. {did_you_mean(record_id, list(workspace.records))}"
    )


def _objection(
    workspace: Workspace, reviewer: Reviewer, record: Record, editors: Mapping[str, Editor] | None
) -> str | None:
    names = [
        [name for name in (one.id, one.name, one.short_name) if name]
        for one in workspace.records.values()
        if isinstance(one, Organisation)
    ]
    return objection(workspace.settings.review, reviewer, editors, record, names)


def _passage(
    workspace: Workspace, record: Record, copy: ArchivedCopy | None, words: str | None
) -> QuotedPassage | None:
    """The source's words that a verdict rests on. Raises ReviewRefusedError where given ones are not there."""
    from respondent.archiving.holding import hold
    from respondent.archiving.searching import find_passage
    from respondent.archiving.texts import UnsearchableError

    opened, _ = open_copy(workspace, copy)
    if words is None:
        return hold(record, opened).passage if opened else None
    if opened is None:
        return QuotedPassage(" ".join(words.split()))
    try:
        found = find_passage(opened.text(), words)
    except UnsearchableError:
        return QuotedPassage(" ".join(words.split()))
    if found is None:
        raise ReviewRefusedError(
            f"“{words}” does not stand in the archived copy “{opened.copy.name}”. Copy the words from there."
        )
    return found


def _printed(loaded: Loaded, record_id: str) -> tuple[PrintedClaim, ...]:
    """The sentences that the documents print of the record; of those that one template gives alike, the first."""
    from respondent.press import Press

    press = Press(loaded)
    found: dict[tuple[str, str], PrintedClaim] = {}
    for template_id in press.templates:
        for one in press.sheets(template_id):
            for passage in passages_of(one.document, Span(template_id)):
                for printed in _sentences(one.document.id, passage, record_id):
                    found.setdefault((template_id, printed.text), printed)
    return tuple(found.values())


def _sentences(document: str, passage: Passage, record_id: str) -> Iterator[PrintedClaim]:
    """The sentences of a passage in which claims rest on the record."""
    ours = [p for p in passage.claims if any(n.partition("#")[0] == record_id for n in p.claim.records)]
    begin = 0
    for end in sentence_ends(passage.text) if ours else ():
        inside = [placed for placed in ours if begin <= placed.start < end]
        while begin < end and passage.text[begin].isspace():
            begin += 1
        if inside:
            marked = tuple((placed.start - begin, min(placed.end, end) - begin) for placed in inside)
            workings = dict.fromkeys(p.claim.working for p in inside if p.claim.working)
            numbers = tuple(dict.fromkeys(placed.claim.number for placed in inside))
            yield PrintedClaim(document, passage.text[begin:end], numbers, marked, tuple(workings))
        begin = end


def _shown_path(workspace: Workspace, copy: ArchivedCopy) -> str:
    path = copy_path(Path(), workspace.settings.archive, copy)
    return path.as_posix()


def _edits(history: History, path: str) -> Mapping[int, Edit]:
    """The last edit of each line of a file, by the line's number."""
    return {edit.line: edit for edit in history.edits(path) or ()}


def _last(edits: Mapping[int, Edit], lines: Iterable[int]) -> Editor | None:
    """Who edited any of the lines last, blank ones and comments apart; what is not committed is later than all."""
    said = (edits[line] for line in lines if line in edits)
    ours = [one for one in said if one.text.strip() and not one.text.lstrip().startswith("#")]
    return _editor(max(ours, key=lambda edit: (not edit.committed, edit.time))) if ours else None


def _editor(edit: Edit) -> Editor:
    return Editor(edit.author, edit.email, edit.commit if edit.committed else None)
