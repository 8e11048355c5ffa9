"""The rules applied: to the records, to one document after the other, and to what all of them use.

A rule that the settings leave out is not asked; what a comment silences is not told, and a comment that
silences nothing is. A rule that breaks down is told of, and the others go on. The rules are imported where one is
asked: they and what they read prose with take longer to import than all else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from respondent.checking.page import Page
from respondent.checking.rule import DocumentRule, Findings, RecordRule, UseRule
from respondent.model.codes import S301, S303
from respondent.model.dependence import rests_on
from respondent.model.diagnostic import Code, Diagnostic, in_order
from respondent.model.document import Document
from respondent.model.silence import Silence
from respondent.model.span import Span
from respondent.model.workspace import Workspace

R = TypeVar("R", RecordRule, DocumentRule, UseRule)


@dataclass(frozen=True, slots=True)
class Checked:
    """What some rules found, the comments that kept any of it quiet, and the ids of the records that are
    used.
    """

    diagnostics: tuple[Diagnostic, ...]
    silences: frozenset[Silence] = frozenset()
    used: frozenset[str] = frozenset()


def check_records(workspace: Workspace) -> Checked:
    """The records held to the rules that need no document."""
    from respondent.checking.registry import RECORD_RULES

    return check_by(RECORD_RULES, workspace)


def check_by(rules: Iterable[RecordRule], workspace: Workspace) -> Checked:
    """The records held to some of the rules that need no document."""
    return _heard(workspace, _found(workspace, rules, lambda rule: rule.find(workspace)))


def check_document(document: Document, workspace: Workspace) -> Checked:
    """A rendered document held to its evidence."""
    from respondent.checking.registry import DOCUMENT_RULES

    page = Page(document, workspace)
    template = workspace.templates.get(document.template)
    place = Span(template.path if template else document.template)
    checked = _heard(workspace, _found(workspace, DOCUMENT_RULES, lambda rule: rule.find(page), place))
    return Checked(checked.diagnostics, checked.silences, rests_on(document, workspace))


def check_use(workspace: Workspace, checked: Iterable[Checked]) -> tuple[Diagnostic, ...]:
    """What only shows when every document has been looked at: records that none uses, silences for nothing."""
    from respondent.checking.registry import USE_RULES

    every = tuple(checked)
    used = frozenset[str]().union(*(one.used for one in every))
    found = _heard(workspace, _found(workspace, USE_RULES, lambda rule: rule.find(workspace, used)))
    needed = found.silences.union(*(one.silences for one in every))
    return found.diagnostics + tuple(_idle(silence) for silence in _needless(workspace, needed))


def check_workspace(workspace: Workspace, documents: Iterable[Document]) -> tuple[Diagnostic, ...]:
    """Everything that the rules find in a workspace and its rendered documents."""
    checked = [check_records(workspace)]
    checked += [check_document(document, workspace) for document in documents]
    found = [problem for one in checked for problem in one.diagnostics]
    return in_order((*found, *check_use(workspace, checked)))


def _found(
    workspace: Workspace, rules: Iterable[R], find: Callable[[R], Findings], place: Span | None = None
) -> list[Diagnostic]:
    """What the rules find, those that the settings leave out not asked."""
    found: list[Diagnostic] = []
    for rule in rules:
        if rule.code.id in workspace.settings.checks.ignore:
            continue
        try:
            found += find(rule)
        except Exception as error:  # a rule must not stop the others, whatever goes wrong in it
            found.append(_broken(rule.code, error, place or Span("respondent.yaml")))
    return found


def _broken(code: Code, error: Exception, place: Span) -> Diagnostic:
    return S303.at(
        place,
        f"The check {code.id} ({code.title}) broke down here: {type(error).__name__}.",
        "The others went on. This is a fault of the program: please report it with the file.",
    )


def _heard(workspace: Workspace, found: Iterable[Diagnostic]) -> Checked:
    """The findings that no comment silences, and the comments that silence some."""
    by_path: dict[str, list[Silence]] = {}
    for silence in workspace.silences:
        by_path.setdefault(silence.span.path, []).append(silence)
    heard: list[Diagnostic] = []
    needed: set[Silence] = set()
    for problem in found:
        silencing = [s for s in by_path.get(problem.span.path, ()) if s.silences(problem)]
        needed.update(silencing)
        if not silencing:
            heard.append(problem)
    return Checked(in_order(heard), frozenset(needed))


def _needless(workspace: Workspace, needed: frozenset[Silence]) -> Iterable[Silence]:
    """The comments that kept nothing quiet, those about rules that are left out anyway apart."""
    ignored = set(workspace.settings.checks.ignore)
    return (s for s in workspace.silences if s not in needed and not ignored.intersection(s.codes))


def _idle(silence: Silence) -> Diagnostic:
    codes = " and ".join(silence.codes)
    return S301.at(
        silence.span,
        f"Nothing here needs {codes} to be silenced.",
        "Delete the comment, or move it to its line.",
    )
