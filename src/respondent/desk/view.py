"""The workspace as one visitor sees it at one moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from respondent.desk.findings import Findings
from respondent.desk.redacted import Discretion
from respondent.desk.side import Side, Use
from respondent.desk.unmade import Unmade, unread
from respondent.loading.workspace import Loaded
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.document import Document
from respondent.model.evidence import DataTable
from respondent.model.workspace import Workspace

if TYPE_CHECKING:
    from respondent.press import Sheet

FEW = 3
"""Of so many templates the documents are made while somebody waits; of more in the background."""


@dataclass(frozen=True)
class View:
    """A version of the workspace, all of it or, unless `confidential`, without what is confidential.

    `loaded` is for reading: of a view that is not confidential, its templates' texts are without their confidential
    passages. `version` counts up with each change that was noticed; `commit` is the repository's, if there is one.
    `side`, `findings` and `discretion` are the desk's own: they know more than the visitor may see.
    """

    version: int
    commit: str | None
    loaded: Loaded
    side: Side = field(repr=False)
    findings: Findings = field(repr=False)
    discretion: Discretion | None = field(default=None, repr=False)
    confidential: bool = field(kw_only=True)

    @property
    def workspace(self) -> Workspace:
        """The workspace, for reading."""
        return self.loaded.workspace

    @cached_property
    def checked(self) -> bool:
        """Whether the rules about records have been asked; if not, `diagnostics` are those of files alone."""
        return self._found is not None

    def once_checked(self) -> View:
        """The same view when the rules about records have been asked: a second's wait with 10,000 records, once."""
        if self.checked:
            return self
        self.findings.look(self.side.workspace)
        return replace(self)

    @property
    def is_made(self) -> bool:
        """Whether all documents have been made, but for a few that whoever asks can wait for."""
        return self.side.to_make() <= FEW

    @cached_property
    def _found(self) -> frozenset[Diagnostic] | None:
        return self.findings.known(self.side.workspace)

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The problems of files and records, in order; those of documents are with these."""
        return in_order(self._unordered)

    @cached_property
    def _unordered(self) -> tuple[Diagnostic, ...]:
        found = self._found or frozenset()
        if self.discretion is not None:
            found = frozenset(self.discretion.told(found))
        return (*self.loaded.diagnostics, *found)

    @cached_property
    def problems(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        """The problems of each record by its id, those of its CSV file too; a broken record is among them."""
        owners = {
            record.rows_path: record.id
            for record in self.workspace.records.values()
            if isinstance(record, DataTable)
        }
        found: dict[str, list[Diagnostic]] = {}
        for problem in self._unordered:
            path = problem.span.path
            name = owners.get(path) or path.rpartition("/")[2].rpartition(".")[0]
            if name in self.workspace.records or name in self.workspace.broken:
                found.setdefault(name, []).append(problem)
        return {name: in_order(problems) for name, problems in found.items()}

    def may_show(self, path: str) -> bool:
        """Whether the visitor may see a file: its name, its content and its history."""
        return self.discretion is None or self.discretion.may_show(path)

    # Documents; the first time, they are made

    @property
    def made_of(self) -> Loaded:
        """What the documents are made of, for making their files, and not to be shown; without problems."""
        return self.side.loaded

    def uses(self, record_id: str) -> tuple[Use, ...]:
        """The documents that rest on a record, with the sentences in which they state something of it."""
        return self.side.uses(record_id) if record_id in self.workspace.records else ()

    def used_in(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the documents that rest on each record, for the records on which any does."""
        return {name: used for name, used in self.side.used.items() if name in self.workspace.records}

    def documents(self) -> Iterator[Document]:
        """Every document that can be made, without what is said of it; what stays the same is the same object."""
        return (sheet.document for sheet in self.side.sheets())

    def sheets(self) -> tuple[Sheet, ...]:
        """Every document that can be made, with its problems."""
        return tuple(map(self._shown, self.side.sheets()))

    def sheet(self, document_id: str) -> Sheet | None:
        """One document with its problems; None where there is none, or it cannot be made."""
        found = self.side.sheet(document_id)
        return None if found is None else self._shown(found)

    def missing(self, template_id: str) -> tuple[Diagnostic, ...]:
        """Why some or all of a template's documents cannot be made."""
        return self.told(self.side.made(template_id).missing)

    def told(self, problems: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """Those of some problems that the visitor may be told of."""
        return problems if self.discretion is None else tuple(self.discretion.told(problems))

    def unmade(self) -> tuple[Unmade, ...]:
        """What cannot be made, template by template, with the reasons that the visitor may know."""
        found = (*self.side.unmade(), *unread(self.loaded))
        if self.discretion is None:
            return found
        return tuple(replace(one, because=tuple(self.discretion.told(one.because))) for one in found)

    def _shown(self, sheet: Sheet) -> Sheet:
        """The sheet with the problems of the records that it rests on; an error among them holds it back."""
        own = self.told(sheet.problems)
        made = self.side.made(sheet.document.template)
        rests = sorted(made.rests[sheet.document.id])
        template = self.workspace.templates.get(sheet.document.template)
        of_files = [
            problem
            for problem in self.loaded.diagnostics
            if problem.span.path == "respondent.yaml" or (template and problem.span.path == template.path)
        ]
        problems = in_order((*own, *of_files, *(p for name in rests for p in self.problems.get(name, ()))))
        because = tuple(problem for problem in problems if problem.severity == "error")
        return replace(sheet, because=because, held_back=bool(because) or sheet.held_back, problems=problems)
