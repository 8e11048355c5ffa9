"""What is confidential in a workspace, held against public editions before they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from respondent.leaking.check import leaks_of
from respondent.leaking.gather import secrets_of
from respondent.leaking.secret import Secrets
from respondent.leaking.spoken import text_said
from respondent.model.codes import L106
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Document
from respondent.model.edition import Edition
from respondent.model.span import Span
from respondent.model.workspace import Workspace
from respondent.redacting.public import public_workspace
from respondent.redacting.revealing import Revealing
from respondent.rendering.render import render


class Guard:
    """Knows the whole `workspace`, as far as it was opened, and its `public` one; looks public editions through."""

    def __init__(self, workspace: Workspace, public: Workspace | None = None) -> None:
        self._workspace = workspace
        self._public_workspace = public or public_workspace(workspace)
        self._revealing = Revealing(workspace)

    @cached_property
    def secrets(self) -> Secrets:
        """What must not be found in any public edition."""
        public = tuple(map(text_said, self._public))
        return secrets_of(self._workspace, self._whole.values(), public)

    @cached_property
    def said(self) -> str:
        """What the public editions say, all together."""
        return "\n".join(map(text_said, self._public))

    @cached_property
    def _whole(self) -> Mapping[str, Document]:
        return {document.id: document for document in _rendered(self._workspace)}

    @cached_property
    def _public(self) -> tuple[Document, ...]:
        return tuple(_rendered(self._public_workspace))

    def revealed(self, document: Document) -> Iterator[Diagnostic]:
        """The figures of a public document from which confidential ones can be worked out."""
        yield from self._revealing.of(document, self._whole.get(document.id))

    def leaks(self, document: Document, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
        """What is confidential in the files of a document, by their formats."""
        yield from self._unknown()
        said = text_said(document)
        for form, data in files.items():
            yield from leaks_of(f"{document.id}.{Edition.PUBLIC.value}.{form}", data, self.secrets, said)

    def leaks_in(self, name: str, data: bytes) -> Iterator[Diagnostic]:
        """What is confidential in any file."""
        yield from self._unknown()
        yield from leaks_of(name, data, self.secrets, self.said)

    def _unknown(self) -> Iterator[Diagnostic]:
        """The records that cannot be read: what they hold cannot be looked for."""
        for name in sorted(self._workspace.broken):
            yield L106.at(
                Span(name),
                f"The file of the record “{name}” has errors, so nobody can tell whether it is confidential.",
                "Mend the record first (“respondent check”): what is in it cannot be looked for.",
            )


def _rendered(workspace: Workspace) -> Iterator[Document]:
    """Every document as far as it can be rendered, with gaps where there are errors."""
    for template_id in sorted(workspace.templates):
        for document in render(workspace, template_id, draft=True).documents:
            yield replace(document, draft=False)
