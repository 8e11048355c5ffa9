"""Templates as they would be with edits in them, and the proof that the document then says just what it should."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from respondent.collecting.diffs import diff_of
from respondent.collecting.units import units_of
from respondent.loading.templates import read_template
from respondent.loading.workspace import Loaded
from respondent.model.diagnostic import any_error
from respondent.model.document import Document
from respondent.model.template import Template
from respondent.model.workspace import Workspace
from respondent.rendering.render import render

State = tuple[Mapping[str, str], tuple[str, ...]]
"""The changed files' texts by path, and the words of each paragraph that the document should then have."""


class Proof:
    """The templates of one document in the making; `units` are its paragraphs before, `path` its own template's."""

    def __init__(self, loaded: Loaded, template: str, document: str) -> None:
        self._workspace = loaded.workspace
        self._template, self._name = template, document
        self.path = own.path if (own := loaded.workspace.templates.get(template)) else ""
        self._count: int | None = None
        rendered = self._rendered(self._workspace)
        self.units = units_of(rendered) if rendered else ()
        self._claims = _claims(rendered)
        self.state: State = ({}, tuple(unit.key for unit in self.units))

    @property
    def keys(self) -> tuple[str, ...]:
        """The words of each paragraph that the document should have."""
        return self.state[1]

    def read(self, path: str) -> str:
        """A template's text as it would be; nothing where it cannot be read."""
        return self.state[0].get(path) or self._as_it_is(path)

    def put(self, path: str, lines: Sequence[str], keys: Sequence[str]) -> None:
        """Give a template other lines, with which the document should have these paragraphs."""
        self.state = ({**self.state[0], path: "".join(lines)}, tuple(keys))

    def holds(self) -> bool:
        """Whether the document has these paragraphs, the claims that it had, and as many others beside it."""
        workspace: Workspace | None = self._workspace
        for path, text in self.state[0].items():
            workspace = _with(workspace, path, text) if workspace else None
        document = self._rendered(workspace) if workspace else None
        if document is None:
            return False
        keys = tuple(unit.key for unit in units_of(document))
        return keys == self.keys and _claims(document) == self._claims

    def patch(self) -> str:
        """The changes of all templates, as git applies them."""
        files = sorted(self.state[0].items())
        return "".join(diff_of(path, self._as_it_is(path), text) for path, text in files)

    def also(self) -> tuple[str, ...]:
        """The other documents that the changed templates make, through whatever includes them."""
        partials = self._workspace.partials.values()
        names = {one.name for one in partials if one.path in self.state[0]}
        more = names
        while more:
            more = {one.name for one in partials if any(name in one.body for name in names)} - names
            names |= more
        found: set[str] = set()
        for template_id, template in self._workspace.templates.items():
            if template.path in self.state[0] or any(name in template.body for name in names):
                found |= {one.id for one in render(self._workspace, template_id).documents}
        return tuple(sorted(found - {self._name}))

    def _as_it_is(self, path: str) -> str:
        try:
            return (self._workspace.root / path).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def _rendered(self, workspace: Workspace) -> Document | None:
        """The document, if its template renders without an error, and as many others as before."""
        if self._template not in workspace.templates:
            return None
        rendered = render(workspace, self._template)
        if self._count is not None and len(rendered.documents) != self._count:
            return None
        self._count = len(rendered.documents)
        return next((one for one in rendered.documents if one.id == self._name), None)


def _with(workspace: Workspace, path: str, text: str) -> Workspace | None:
    """The workspace with another text of one of its templates; None where that is no template any more."""
    for kind in ("templates", "partials"):
        known: Mapping[str, Template] = getattr(workspace, kind)
        for name, template in known.items():
            if template.path == path:
                changed, problems = read_template(text.encode("utf-8"), path, template.name)
                if changed is None or any_error(problems):
                    return None
                fresh = MappingProxyType({**known, name: changed})
                if kind == "templates":
                    return replace(workspace, templates=fresh)
                return replace(workspace, partials=fresh)
    return None


def _claims(document: Document | None) -> tuple[tuple[str, str], ...]:
    return tuple((str(claim.tag), claim.text) for claim in document.claims) if document else ()
