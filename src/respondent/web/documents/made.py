"""A document's file as the build would write it, made where a stranger's template can do no harm."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.build import chosen_documents, ending_of, press_for
from respondent.loading.workspace import Loaded
from respondent.model.diagnostic import Diagnostic
from respondent.model.edition import Edition


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A file with its name; or none, and `problems` say why."""

    name: str
    data: bytes | None
    problems: tuple[Diagnostic, ...] = ()


def made_document(
    loaded: Loaded,
    document_id: str,
    form: str,
    edition: Edition | None,
    draft: bool = False,  # noqa: FBT001, FBT002
) -> MadeDocument:
    """The file of a document in one of the build's formats, but PDF.

    `loaded` is the whole workspace, also for a public edition, which is looked through for what must not be in it.
    Raises UnknownDocumentError.
    """
    press = press_for(loaded, draft=draft, final=not draft, edition=edition)
    (template,) = chosen_documents(press, [document_id])
    for sheet in press.sheets(template):
        if sheet.document.id != document_id:
            continue
        if sheet.held_back:
            return MadeDocument("", None, sheet.because)
        (files,) = press.put([sheet.document], [form])
        if leaks := press.leaks(sheet.document, files):
            return MadeDocument("", None, leaks)
        return MadeDocument(f"{document_id}{ending_of(edition, draft=draft)}.{form}", files[form])
    return MadeDocument("", None, press.missing(template))
