"""The citation sheet of a workspace's documents: each is rendered and checked as for a build."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from respondent.build import chosen_documents
from respondent.checking.page import Page
from respondent.loading.workspace import Loaded, load
from respondent.model.citation_sheet import CitationSheet, CitedClaim, SheetDocument
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Document, text_of
from respondent.model.verification import (
    NO_VERDICT,
    Verification,
    Verifications,
    no_verdicts,
    verification_of,
)
from respondent.model.workspace import Workspace
from respondent.press import Press
from respondent.tracing.claims import Claims
from respondent.tracing.questions import questions_of
from respondent.tracing.sources import sources_of
from respondent.verifying import standing


def citation_sheet(
    source: Path | str | Loaded,
    documents: Iterable[str] = (),
    *,
    day: date,
    verifications: Verifications | None = None,
    rules: bool = True,
) -> CitationSheet:
    """Every claim of the documents that are named as for a build, of all of them if none is, as of a `day`.

    Each claim has the verification of its record, worked out from the verdicts that are kept, if none are given.
    Documents that errors hold back are in it as far as they render, with the errors among the open questions.
    Without `rules`, which take most of the time, what `check` finds is left out. Raises NoWorkspaceError and
    UnknownDocumentError.
    """
    press = Press(source if isinstance(source, Loaded) else load(source), rules=rules)
    claims = Claims(press.workspace, verifications or _kept(press.workspace))
    found: list[CitedClaim] = []
    shown: list[SheetDocument] = []
    problems: dict[str, tuple[Diagnostic, ...]] = {}
    for template_id, wanted in chosen_documents(press, documents).items():
        for sheet in press.sheets(template_id):
            document = sheet.document
            if wanted is None or document.id in wanted:
                found += claims.of(Page(document, press.workspace))
                shown.append(_shown(document, len(sheet.because)))
                problems[document.id] = sheet.problems
        if missing := press.missing(template_id):
            problems[template_id] = missing
    sources = sources_of(found, press.workspace, day)
    return CitationSheet(day, tuple(shown), tuple(found), sources, questions_of(found, sources, problems))


def _shown(document: Document, errors: int) -> SheetDocument:
    title = " ".join(text_of(document.title).split())
    return SheetDocument(document.id, document.kind, title, document.date, len(document.claims), errors)


def _kept(workspace: Workspace) -> Verifications:
    """The verifications that the workspace's verdicts make, each worked out once."""
    if not workspace.reviews:
        return no_verdicts
    now = datetime.now(UTC)

    @cache
    def of(name: str) -> Verification:
        record = workspace.records.get(name.partition("#")[0])
        return NO_VERDICT if record is None else verification_of(standing(workspace, record, now))

    return of
