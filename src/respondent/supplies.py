"""What documents are written with besides their words: letterheads, pictures and forms, each read once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from respondent.loading.files import read_file
from respondent.loading.paths import locate
from respondent.loading.references import front_place
from respondent.model.codes import W203
from respondent.model.diagnostic import Diagnostic
from respondent.model.directory import Organisation
from respondent.model.document import Document
from respondent.model.span import Span
from respondent.model.template import Template
from respondent.model.workspace import Workspace
from respondent.writing.bare_pictures import bare_picture
from respondent.writing.pictures import pictures

if TYPE_CHECKING:
    from respondent.writing.word.filling.form import Form
    from respondent.writing.word.prepared import Letterhead

LARGEST_PICTURE = 20_000_000
LARGEST_LETTERHEAD = 50_000_000


class Supplies:
    """Those of a workspace's documents, for drafts or final ones, for a public edition or not.

    What is wrong with a file is given with it, at the place where it is named.
    """

    def __init__(self, workspace: Workspace, *, draft: bool, public: bool) -> None:
        self._workspace = workspace
        self._draft = draft
        self._public = public
        self._root = os.path.realpath(workspace.root)
        self._letterheads: dict[str, tuple[Letterhead | None, tuple[Diagnostic, ...]]] = {}
        self._bare_letterheads: dict[str | None, Letterhead] = {}
        self._forms: dict[str, tuple[Form | None, tuple[Diagnostic, ...]]] = {}
        self._pictures: dict[str, tuple[bytes | None, Diagnostic | None]] = {}

    def letterhead(
        self, document: Document, template: Template
    ) -> tuple[Letterhead | None, tuple[Diagnostic, ...]]:
        """The letterhead that a document names, and what is wrong with it; None where it has none of its own."""
        path = document.letterhead
        if path is None:
            return None, ()
        if path not in self._letterheads:
            from respondent.writing.word.letterhead import open_letterhead

            places = template.front.places if template.front else {}
            span = places.get("letterhead", Span(template.path))
            data, problem = self._read(path, span, LARGEST_LETTERHEAD)
            self._letterheads[path] = (
                (None, (problem,) if problem else ())
                if data is None
                else open_letterhead(data, span, draft=self._draft)
            )
        return self._letterheads[path]

    def letterhead_for(self, document: Document) -> Letterhead:
        """The letterhead that a document is written on: its own, which was looked for before, or the plain one."""
        from respondent.writing.word.letterhead import plain_letterhead

        letterhead = self._letterheads[document.letterhead][0] if document.letterhead else None
        if letterhead is None:
            letterhead = plain_letterhead(draft=self._draft)
        return self._bare(document.letterhead, letterhead) if self._public else letterhead

    def form(self, document: Document, template: Template) -> tuple[Form | None, tuple[Diagnostic, ...]]:
        """The regulator's form that a response goes into, and what is wrong with the file."""
        from respondent.writing.word.filling.form import open_form

        path = document.form
        if path is None:
            return None, ()
        if path not in self._forms:
            span = front_place(template, "form.file") if template.front else Span(template.path)
            data, problem = self._read(path, span, LARGEST_LETTERHEAD)
            self._forms[path] = (
                (None, (problem,) if problem else ()) if data is None else open_form(data, span)
            )
        return self._forms[path]

    def pictures_of(self, document: Document) -> dict[str, bytes]:
        """The pictures in a document that can be shown, by their paths."""
        read = {path: self.picture(path, span or Span(""))[0] for path, span in pictures(document)}
        shown = {path: data for path, data in read.items() if data is not None}
        if not self._public:
            return shown
        return {path: bare_picture(data) for path, data in shown.items()}

    def picture(self, path: str, span: Span) -> tuple[bytes | None, Diagnostic | None]:
        """A picture, or what is wrong with it; `span` is where it is named."""
        if path not in self._pictures:
            from respondent.writing.word.pictures import picture_of

            data, problem = self._read(path, span, LARGEST_PICTURE)
            if data is not None and picture_of(data) is None:
                problem = W203.at(
                    span,
                    f"“{path}” is no picture that Word can show.",
                    "Save it as PNG or JPEG, and name that file.",
                )
            self._pictures[path] = data, problem
        return self._pictures[path]

    def place_of_picture(self, path: str, template: Template) -> Span:
        """Where a logo or a signature is named."""
        front = template.front
        for index, signed in enumerate(front.signatories if front else ()):
            if front and signed.signatory.image == path:
                return front.places.get(f"signatories.{index}.image", Span(template.path))
        for record in self._workspace.all_of(Organisation).values():
            if record.logo == path:
                return record.place_of("logo")
            if record.signatory is not None and record.signatory.image == path:
                return record.place_of("signatory.image")
        return Span(template.path)

    def _bare(self, path: str | None, letterhead: Letterhead) -> Letterhead:
        """The letterhead as public editions have it, made once."""
        from respondent.writing.word.bare import bare

        if path not in self._bare_letterheads:
            self._bare_letterheads[path] = bare(letterhead)
        return self._bare_letterheads[path]

    def _read(self, path: str, span: Span, largest: int) -> tuple[bytes | None, Diagnostic | None]:
        found, problem = locate(path, span, self._root, self._root)
        return (None, problem) if found is None else read_file(found, path, largest)
