"""A document's file as the build would write it, made where what a stranger wrote can do no harm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from respondent.build import press_for
from respondent.checking.check import Checked
from respondent.loading.workspace import Loaded
from respondent.model.codes import L104
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Document
from respondent.model.edition import Edition
from respondent.output import ending_of


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A file with its name; or none, and `problems` say why."""

    name: str
    data: bytes | None
    problems: tuple[Diagnostic, ...] = ()


def made_document(
    loaded: Loaded,
    document: Document,
    form: str,
    edition: Edition | None,
    told: Sequence[Diagnostic] | None = None,
) -> MadeDocument:
    """The file of a document that a desk has rendered, in one of the build's formats, but PDF.

    `loaded` is what it was rendered of; of a public edition the whole workspace, for whose secrets it is looked
    through. The desk has held it to its evidence, and found no error; or it becomes a draft, with the problems that
    whoever gets it is `told`.
    """
    from respondent.rendering.remarks import remarked

    draft = told is not None
    press = press_for(loaded, draft=draft, final=not draft, edition=edition, records=Checked(()))
    sheet = press.sheet(document)
    because = tuple(one for one in sheet.because if one.code == L104) if draft else sheet.because
    if because:
        return MadeDocument("", None, because)
    made = sheet.document
    if told is not None:
        made = remarked(replace(document, edition=edition), told, press.workspace)
    (files,) = press.put([made], [form])
    if leaks := press.leaks(made, files):
        return MadeDocument("", None, leaks)
    return MadeDocument(f"{document.id}{ending_of(edition, draft=draft)}.{form}", files[form])
