"""Working out what an edit would bring, from two versions of a workspace."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from respondent.desk.differing import differing
from respondent.desk.made import Made
from respondent.desk.preview import DocumentChange, Preview, brought_and_mended, compare
from respondent.desk.redacted import Discretion
from respondent.desk.side import Side
from respondent.desk.unmade import Unmade, unmade, unread
from respondent.desk.view import View
from respondent.loading.disk import Overlay
from respondent.loading.workspace import Loaded
from respondent.model.diagnostic import Diagnostic, Severity, in_order
from respondent.model.edit import FileChange
from respondent.model.evidence import DataTable
from respondent.model.workspace import Workspace
from respondent.redacting.public import public_workspace

if TYPE_CHECKING:
    from respondent.press import Sheet

UNSAID = "This gets in the way of something that you may not see."
ASK = "Ask the policy team to make the change."


@dataclass(frozen=True, slots=True)
class Means:
    """What a preview is worked out with: a side of a workspace, a file’s past, and files laid over the disk’s."""

    trial: Callable[[Workspace], Side]
    past: Callable[[str], str | None]
    laid_over: Callable[[Overlay], Loaded]


def preview_for(
    now: View, whole: Loaded, edited: Loaded, files: Sequence[FileChange], means: Means
) -> Preview:
    """What a change of files brings, as the visitor of the view `now` may see it.

    Who guesses the name of something confidential is told the same as of what is not there.
    """
    own = {file.path for file in files}
    after = Discretion(edited, means.past, own)
    discretions = [] if now.confidential else [one for one in (now.discretion, after) if one]
    guessed = now.discretion is not None and guesses(now.discretion, files, whole, edited)
    paths = frozenset() if guessed else frozenset(own)
    preview = previewed(now, whole, edited, discretions, means.trial, paths)
    if now.discretion is None or not guessed:
        return preview
    unknown = _as_if_unknown(now.discretion, files, means)
    if reads_hidden_rows(now.discretion, own, edited):
        return Preview(in_order(unknown), (), ())
    return replace(preview, brought=in_order((*preview.brought, *unknown)))


def _as_if_unknown(
    discretion: Discretion, files: Sequence[FileChange], means: Means
) -> tuple[Diagnostic, ...]:
    """The problems that files would have where what is confidential were not there at all."""
    changed = {file.path: file.after for file in files}
    gone: dict[str, bytes | None] = {path: None for path in discretion.paths if path not in changed}
    before, after = (means.laid_over({**gone, **more}) for more in ({}, changed))
    brought, _ = brought_and_mended(before.diagnostics, after.diagnostics)
    return tuple(problem for problem in brought if problem.span.path in changed)


def previewed(
    now: View,
    whole: Loaded,
    edited: Loaded,
    discretions: Sequence[Discretion],
    trial: Callable[[Workspace], Side],
    paths: frozenset[str] = frozenset(),
) -> Preview:
    """What comes of an edit, where the workspace is `whole` as it is and `edited` after it.

    `now` is the visitor's view of what is. Problems that tell of what any of `discretions` hides are left out; of
    errors in the files of the edit itself, `paths`, it is still said that there are some. `trial` gives a side of
    the workspace after the edit.
    """
    before = now.side.workspace
    is_bare = before.public or any(one.ids for one in discretions)
    is_bare = is_bare or (not now.confidential and bool(edited.workspace.reasons))
    after = public_workspace(edited.workspace) if is_bare else edited.workspace
    difference = differing(before, after)
    problems = [brought_and_mended(whole.diagnostics, edited.diagnostics)]
    if not difference.settings:
        problems.append(brought_and_mended(*now.findings.between(before, after, difference.records)))
    templates = now.side.affected(after) if difference else ()
    fresh = trial(after)
    documents = [one for name in templates for one in _compared(now.side, fresh, name)]
    problems += [(one.brought, one.mended) for one in documents]
    untold = _untold(now.side, fresh, whole, edited, templates)

    def told(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        every = shown = tuple(found)
        for discretion in discretions:
            shown = tuple(discretion.told(shown))
        unsaid = [one for one in every if one not in shown and one.span.path in paths]
        errors = (one for one in unsaid if one.severity is Severity.ERROR)
        return in_order((*shown, *(replace(one, message=UNSAID, remedy=ASK) for one in errors)))

    return Preview(
        told(problem for brought, _ in problems for problem in brought),
        told(problem for _, mended in problems for problem in mended),
        tuple(replace(one, brought=told(one.brought), mended=told(one.mended)) for one in documents),
        difference.records - frozenset(name for one in discretions for name in one.ids),
        templates,
        tuple(replace(one, because=told(one.because)) for one in untold),
    )


def guesses(discretion: Discretion, files: Sequence[FileChange], whole: Loaded, edited: Loaded) -> bool:
    """Whether a change of files names what is confidential, or nearly: its problems would tell that it is there."""
    own = {file.path for file in files}
    if any(discretion.is_named_anew(file.before, file.after) for file in files) or reads_hidden_rows(
        discretion, own, edited
    ):
        return True
    brought, _ = brought_and_mended(whole.diagnostics, edited.diagnostics)
    mine = tuple(problem for problem in brought if problem.span.path in own)
    return len(tuple(discretion.told(mine))) < len(mine)


def reads_hidden_rows(discretion: Discretion, own: Collection[str], edited: Loaded) -> bool:
    """Whether a table among the files of a change has come to read the rows of a confidential one."""
    hidden = {path.casefold() for path in discretion.rows}  # one file, on some disks
    return any(
        record.rows_path.casefold() in hidden
        for record in edited.workspace.records.values()
        if isinstance(record, DataTable) and record.span.path in own
    )


def _compared(old: Side, new: Side, template: str) -> Iterator[DocumentChange]:
    """The documents of a template that differ, with the problems that are new or mended in each."""
    before = _made(old, template)
    after = _made(new, template)
    first, second = _sheets(before), _sheets(after)
    missing = brought_and_mended(before.missing if before else (), after.missing if after else ())
    for name in dict.fromkeys((*first, *second)):
        one, other = first.get(name), second.get(name)
        brought, mended = brought_and_mended(one.problems if one else (), other.problems if other else ())
        change = compare(one.document if one else None, other.document if other else None)
        if change is None and not brought and not mended:
            continue
        found = change or DocumentChange(name, template, "")
        yield replace(
            found,
            brought=(*brought, *(missing[0] if found.vanishes else ())),
            mended=(*mended, *(missing[1] if found.appears else ())),
        )


def _untold(
    old: Side, new: Side, whole: Loaded, edited: Loaded, templates: Iterable[str]
) -> Iterator[Unmade]:
    """What can be made neither before nor after, of these templates and those that cannot be read at all."""
    for name in templates:
        before, after = _made(old, name), _made(new, name)
        if before is None or after is None or unmade(before, old.workspace) is None:
            continue
        if (found := unmade(after, new.workspace, _sheets(before))) is not None:
            yield found
    before_too = {one.template for one in unread(whole)}
    yield from (one for one in unread(edited) if one.template in before_too)


def _made(side: Side, template: str) -> Made | None:
    return side.made(template) if template in side.workspace.templates else None


def _sheets(made: Made | None) -> dict[str, Sheet]:
    return {sheet.document.id: sheet for sheet in made.sheets} if made is not None else {}
