"""The register of sign-offs: the words kept in a workspace, held against its documents as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from respondent.loading.signoffs import read_signoffs, read_text
from respondent.model.codes import G105
from respondent.model.diagnostic import Diagnostic
from respondent.model.directory import Organisation
from respondent.model.document import Document
from respondent.model.leaving_out import LeftOut, named_organisations
from respondent.model.signed_text import SignedText
from respondent.model.signoff import DocumentStatus, SignOff
from respondent.model.span import Span
from respondent.model.workspace import Workspace, did_you_mean
from respondent.signing.coverage import uncovered
from respondent.signing.left_out import left_out_problem
from respondent.signing.parts import part_named
from respondent.signing.requirement import problems_of
from respondent.signing.standing import status_of
from respondent.signing.text import text_of_blocks, text_of_document

FORBEARANCE = timedelta(minutes=10)
"""By how much the clocks of two computers may differ, before a word is one of the future."""


class Register:
    """The sign-offs of a workspace. `whole` is the workspace before organisations were `left_out` of it, or before
    what is confidential was; `between` the one without those organisations and with what is confidential.

    The others' word stands whether it was given on the text with those or on the text without.
    """

    def __init__(
        self,
        workspace: Workspace,
        whole: Workspace | None = None,
        left_out: Sequence[LeftOut] = (),
        between: Workspace | None = None,
    ) -> None:
        self._workspace = workspace
        self._whole = whole
        self._earlier = [one for one in (between, whole) if one is not None]
        self._left_out = left_out
        ids = workspace.all_of(Organisation).keys()
        latest = datetime.now(UTC) + FORBEARANCE
        self._read = read_signoffs(workspace.root, ids | workspace.broken, latest)
        self._made: tuple[str, tuple[Document, ...]] = "", ()

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files."""
        return self._read.problems

    def words_on(self, document_id: str) -> tuple[SignOff, ...]:
        """The words on a document, oldest first."""
        return self._read.by_document.get(document_id, ())

    def status(self, document: Document) -> DocumentStatus:
        """Who has signed a document."""
        versions = (document, *self._before(document))
        return status_of(
            document.id,
            [text_of_document(one) for one in versions],
            lambda name: [text for one in versions if (text := _text_of_part(one, name)) is not None],
            lambda organisation, signed: uncovered(versions[-1], organisation, signed),
            self._signatories(document),
            self.words_on(document.id),
            self._workspace.settings.signoff,
            lambda word: read_text(self._workspace.root, word),
        )

    def against(self, document: Document, *, final: bool) -> Iterator[Diagnostic]:
        """The problems of a document by its sign-offs; `final` where it is to be sent, and not only checked."""
        yield from self._left_out_of(document)
        if not self._workspace.settings.signoff.required and not self.words_on(document.id):
            return
        yield from problems_of(self.status(document), self._place(document), final=final)

    def unknown(self, documents: Collection[str]) -> Iterator[Diagnostic]:
        """The words on documents that are not among all those that there are."""
        for name, words in self._read.by_document.items():
            if name not in documents:
                near = did_you_mean(name, sorted(documents))
                yield G105.at(
                    words[-1].span,
                    f"There is no document “{name}” any more; {len(words)} word(s) on it are kept.",
                    f"Leave them as they are, or where its template was renamed, sign off anew. {near}",
                )

    def _signatories(self, document: Document) -> list[tuple[str, str]]:
        template = self._workspace.templates.get(document.template)
        if template is None or template.front is None:
            return []
        records = self._workspace.records
        return [
            (name, record.name)
            for name in named_organisations(template.front)
            if isinstance(record := records.get(name), Organisation)
        ]

    def _left_out_of(self, document: Document) -> Iterator[Diagnostic]:
        """What is said of those who were left out of a document: where their names still stand."""
        template = self._whole.templates.get(document.template) if self._whole else None
        front = template.front if template is not None else None
        for one in self._left_out if front is not None else ():
            if front is not None and one.organisation in named_organisations(front):
                record = self._workspace.get(Organisation, one.organisation)
                yield left_out_problem(document, record, one.reason, self._place(document))

    def _place(self, document: Document) -> Span:
        template = self._workspace.templates[document.template]
        places = template.front.places if template.front else {}
        return places.get("from") or places.get("signatories") or Span(template.path)

    def _before(self, document: Document) -> tuple[Document, ...]:
        """A document as it was before an organisation was left out, or something confidential."""
        from respondent.rendering.render import render  # few registers render anything

        if self._made[0] != document.template:
            made = [one for earlier in self._earlier for one in render(earlier, document.template).documents]
            self._made = document.template, tuple(made)
        return tuple(one for one in self._made[1] if one.id == document.id)


def _text_of_part(document: Document, name: str) -> SignedText | None:
    found = part_named(document, name)
    return None if found is None else text_of_blocks(found[1], document)
