"""What cannot be made at present, because a record or a template has errors: how many documents, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from respondent.desk.made import Made, texts_of
from respondent.loading.references import front_place
from respondent.loading.templates import SUFFIX
from respondent.loading.workspace import Loaded
from respondent.model.codes import T220
from respondent.model.dependence import named_by, with_theirs
from respondent.model.diagnostic import Diagnostic, Severity
from respondent.model.evidence import DataTable
from respondent.model.record import words_like_ids
from respondent.model.workspace import NotFoundError, Workspace


@dataclass(frozen=True, slots=True)
class Unmade:
    """A template of whose documents about so `many` cannot be made, and the errors `because` of which."""

    template: str
    many: int
    because: tuple[Diagnostic, ...]

    def may_give(self, document: str) -> bool:
        """Whether a document of that id would be one of them."""
        return document == self.template or (self.many > 1 and document.startswith(f"{self.template}-"))


def unmade(made: Made, workspace: Workspace, there: Collection[str] = ()) -> Unmade | None:
    """What is missing of a template's documents, none where nothing is; `there` are some known from elsewhere."""
    because = (*made.missing, *_without_its_table(made, workspace))
    known = {sheet.document.id for sheet in made.sheets} | set(there)
    many = made.expected - len(known)
    if not because or (known and many < 1):
        return None
    return Unmade(made.template, max(1, many), because)


def unread(loaded: Loaded) -> Iterator[Unmade]:
    """The templates whose files cannot be read, so that nobody knows what they give."""
    workspace = loaded.workspace
    read = {one.path for one in (*workspace.templates.values(), *workspace.partials.values())}
    found: dict[str, list[Diagnostic]] = {}
    for problem in loaded.diagnostics:
        path = problem.span.path
        if problem.severity is Severity.ERROR and path.endswith(SUFFIX) and path not in read:
            found.setdefault(path.rpartition("/")[2].removesuffix(SUFFIX), []).append(problem)
    return (Unmade(name, 1, tuple(problems)) for name, problems in sorted(found.items()))


def may_rest_on(workspace: Workspace, template_id: str, records: Collection[str]) -> bool:
    """Whether a template may rest on any of these records, by their names in its texts.

    One that cannot be made need not have come to where it looks them up.
    """
    if not records:
        return False
    names = texts_of(workspace, template_id)
    texts = [
        one.body for one in (*workspace.templates.values(), *workspace.partials.values()) if one.name in names
    ]
    front = workspace.templates[template_id].front
    named: Iterable[str] = named_by(front) if front is not None else ()
    words = {word for text in texts for word in words_like_ids(text)} | set(named)
    return not (words | with_theirs(words, workspace)).isdisjoint(records)


def _without_its_table(made: Made, workspace: Workspace) -> Iterator[Diagnostic]:
    """The error of a template that is made for the rows of a table which cannot be read."""
    template = workspace.templates[made.template]
    each = template.front.for_each if template.front is not None else None
    if each is not None and each.table in workspace.broken and not made.missing:
        try:
            workspace.get(DataTable, each.table)
        except NotFoundError as error:
            yield T220.at(front_place(template, "for_each"), error.message, error.remedy)
