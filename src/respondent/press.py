"""A workspace's documents one by one: each rendered, with what holds it back, and put into a format.

A document is held back by an error in its template, in whatever the template uses, in a record that it rests
on, however indirectly, in its letterhead or a picture, or by one that a rule finds in what it says. An error
elsewhere does not hold it back, so that a slip in one partner's record does not stop another's letter. An error
in the settings holds back everything, since they bear on every word.

The writers are imported where they write, so that `check` does without them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from respondent.checking.check import Checked, check_document, check_records, check_use
from respondent.checking.cover import cover_problems
from respondent.checking.deadline import Timing, deadline_problems
from respondent.loading.templates import SUFFIX
from respondent.loading.workspace import SETTINGS, Loaded
from respondent.model.codes import W201
from respondent.model.consultation import Consultation, Question
from respondent.model.dependence import named_by, rests_on
from respondent.model.diagnostic import Diagnostic, Severity, any_error, in_order
from respondent.model.document import Document
from respondent.model.edition import Edition
from respondent.model.evidence import DataTable
from respondent.model.form_values import FormValues
from respondent.model.leaving_out import LeftOut
from respondent.model.span import Span
from respondent.model.template import Template
from respondent.model.workspace import Workspace
from respondent.redacting.needed import needs_edition
from respondent.redacting.notice import with_notice
from respondent.redacting.opaque import opaque
from respondent.redacting.public import withheld_in
from respondent.register import Register
from respondent.rendering.excerpt import excerpt
from respondent.rendering.form_values import form_values_of
from respondent.rendering.remarks import remarked
from respondent.rendering.render import Rendered, render
from respondent.supplies import Supplies
from respondent.writing.files import FILLED_FORM
from respondent.writing.pictures import pictures

if TYPE_CHECKING:
    from respondent.guarding import Guard
    from respondent.writing.html import Look


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rendered document, the errors that stand against it, and whether they hold it back: not every draft.

    `problems` are all that stand against it, warnings and notes too.
    """

    document: Document
    because: tuple[Diagnostic, ...]
    held_back: bool
    problems: tuple[Diagnostic, ...] = ()


class Press:
    """Gives a loaded workspace's documents; keeps letterheads and pictures that several of them share.

    With `draft`, the documents are drafts, whose errors and warnings are remarks at their places; `final` ones are
    to be sent. Without `rules` nothing is held to its evidence, and only what keeps a document from being made at
    all is known; with `records`, these are what the rules that need no document found. `whole` is the workspace
    before organisations were `left_out` of it, or before it was made that of a public `edition`, whose documents a
    `guard` looks through, with `between` the one without those organisations alone; `now` another time than the
    clock's, to which closing times are held.
    """

    def __init__(
        self,
        loaded: Loaded,
        *,
        draft: bool = False,
        final: bool = False,
        rules: bool = True,
        records: Checked | None = None,
        whole: Workspace | None = None,
        left_out: Sequence[LeftOut] = (),
        now: datetime | None = None,
        edition: Edition | None = None,
        guard: Guard | None = None,
        between: Workspace | None = None,
    ) -> None:
        self.workspace = loaded.workspace
        self.whole = whole
        self.draft = draft
        self.edition = edition
        self._guard = guard
        self.final = final and not draft
        self.register = Register(loaded.workspace, whole, left_out, between)
        self._timing = Timing(now or datetime.now(UTC), final=self.final)
        self._rules = rules
        found = records if records is not None or not rules else check_records(loaded.workspace)
        self._checked: list[Checked] = [found or Checked(())]
        known = (*loaded.diagnostics, *self._checked[0].diagnostics, *self.register.problems)
        self._diagnostics = dict.fromkeys(known)
        self._by_file = _by_file(known)
        self._by_stem = _by_stem(self._by_file)
        self._rendered: tuple[str, Rendered] | None = None
        self._template_of: dict[str, str] = {}
        self._supplies = Supplies(loaded.workspace, draft=draft, public=edition is Edition.PUBLIC)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every problem met so far, those of loading included."""
        return in_order(self._diagnostics)

    def report(self, *problems: Diagnostic) -> None:
        """Keep problems."""
        self._diagnostics.update(dict.fromkeys(problems))

    @property
    def templates(self) -> tuple[str, ...]:
        """The ids of the document templates in order, also of those that did not load."""
        return tuple(sorted({*self.workspace.templates, *self._broken_templates()}))

    def _broken_templates(self) -> Iterator[str]:
        """Templates that did not load. What the others include is none, though it may hold errors."""
        partials = {partial.path for partial in self.workspace.partials.values()}
        for path, problems in self._by_file.items():
            if path.endswith(SUFFIX) and path not in partials and _errors(problems):
                yield PurePosixPath(path).name.removesuffix(SUFFIX)

    def expected(self, template_id: str) -> int:
        """About how many documents a template gives."""
        template = self.workspace.templates.get(template_id)
        front = template.front if template is not None else None
        if front is None:
            return 0
        table = self.workspace.records.get(front.for_each.table) if front.for_each else None
        rows = len(table.rows) if isinstance(table, DataTable) else 1
        copies = 1 if front.recipients.joint else max(1, len(front.recipients.offices))
        return rows * copies

    def document_ids(self, template_id: str) -> tuple[str, ...]:
        """The ids of a template's documents that render."""
        rendered = self._render(template_id)
        return tuple(document.id for document in rendered.documents) if rendered else ()

    def documents(self, template_id: str) -> tuple[Document, ...]:
        """A template's documents that render, whatever else may stand against them."""
        rendered = self._render(template_id)
        return rendered.documents if rendered else ()

    def sheets(self, template_id: str) -> Iterator[Sheet]:
        """A template's documents that render; `missing` says why there are no others."""
        rendered = self._render(template_id)
        if rendered is None:
            return
        self.report(
            *rendered.diagnostics, *withheld_in(self.workspace.templates[template_id], self.workspace)
        )
        template = self.workspace.templates[template_id]
        for document in rendered.documents:
            made = replace(document, edition=self.edition)
            yield self._sheet(made, template, rendered.problems[document.id])

    def sheet(self, document: Document) -> Sheet:
        """A document of this workspace that was rendered before without errors, with what stands against it."""
        made = replace(document, edition=self.edition)
        return self._sheet(made, self.workspace.templates[document.template], ())

    def _sheet(self, document: Document, template: Template, met: tuple[Diagnostic, ...]) -> Sheet:
        """The document with what stands against it; `met` is what was met in rendering it."""
        problems = in_order((*met, *self._against(document, template, gaps=any_error(met))))
        because = _errors(problems)
        if not self.draft:
            return Sheet(document, because, held_back=bool(because), problems=problems)
        told = [problem for problem in problems if problem.severity is not Severity.NOTE]
        nameless = any(error.code is W201 for error in because)  # it would be written over another one
        return Sheet(remarked(document, told, self.workspace), because, held_back=nameless, problems=problems)

    def conclude(self) -> None:
        """Look for what no document uses, once every template has had its turn.

        Where an error keeps some documents from being known, nothing can be said of that.
        """
        if not any_error(self._diagnostics) or not any(self.missing(name) for name in self.templates):
            self.report(*check_use(self.workspace, self._checked))
            self.report(*self.register.unknown(self._template_of))

    def missing(self, template_id: str) -> tuple[Diagnostic, ...]:
        """The errors for which some or all of a template's documents are not among its sheets."""
        rendered = self._render(template_id)
        if rendered is None:
            name = template_id + SUFFIX
            return tuple(
                error
                for path, problems in self._by_file.items()
                if PurePosixPath(path).name == name
                for error in _errors(problems)
            )
        if rendered.whole:
            return ()
        withheld = withheld_in(self.workspace.templates[template_id], self.workspace)
        errors = in_order((*_errors(rendered.diagnostics), *withheld))
        front = self.workspace.templates[template_id].front
        if rendered.documents or front is None:
            return errors
        named = (e for record_id in named_by(front) for e in _errors(self._of_record(record_id)))
        return in_order((*named, *errors))

    def _render(self, template_id: str) -> Rendered | None:
        """What a template gives, kept until the next one's turn; None where the template did not load."""
        if template_id not in self.workspace.templates:
            return None
        if self._rendered is None or self._rendered[0] != template_id:
            self._rendered = template_id, render(self.workspace, template_id, draft=self.draft)
        return self._rendered[1]

    def put(self, documents: Sequence[Document], formats: Collection[str]) -> tuple[Mapping[str, bytes], ...]:
        """Each document in each of the formats: docx, html, md and pdf; with docx comes its form, filled in.

        Several documents at once make PDFs quicker. Raises MissingProgramError where a program is not
        installed, and ConversionFailedError.
        """
        from respondent.writing.html import write_html
        from respondent.writing.markdown import write_markdown
        from respondent.writing.pdf import pdfs_of

        if self.edition is not None:
            documents = [with_notice(document) for document in documents]
        whole = documents  # a form's notes are composed anew from what public ones do not have
        if self.edition is Edition.PUBLIC:
            documents = [opaque(document) for document in documents]
        assets = [self._supplies.pictures_of(document) for document in documents]
        files: list[dict[str, bytes]] = [{} for _ in documents]
        words: dict[str, bytes] = {}
        if "docx" in formats or "pdf" in formats:
            from respondent.writing.word.writer import write_word

            words = {
                document.id: write_word(document, self._supplies.letterhead_for(document), found)
                for document, found in zip(documents, assets, strict=True)
            }
        pdfs = pdfs_of(words) if "pdf" in formats else {}
        for document, found, file, full in zip(documents, assets, files, whole, strict=True):
            if "docx" in formats and (filled := self._filled(full, found)) is not None:
                file[FILLED_FORM] = filled
            for form in formats:
                match form:
                    case "docx":
                        file[form] = words[document.id]
                    case "pdf":
                        file[form] = pdfs[document.id]
                    case "html":
                        file[form] = write_html(document, found).encode()
                    case _:
                        file[form] = write_markdown(document).encode()
        return tuple(files)

    def preview(self, document: Document, looks: Mapping[int, Look]) -> str:
        """The document as a page on which its claims look as `looks` says, by their numbers."""
        from respondent.writing.html import write_html

        return write_html(document, self._supplies.pictures_of(document), looks)

    # What stands against a document; an error holds it back

    def _against(self, document: Document, template: Template, *, gaps: bool) -> Iterator[Diagnostic]:
        """The problems of a document; one with `gaps` in it is not held to its evidence, as none is by `check`."""
        yield from self._by_file.get(SETTINGS, ())
        yield from self._by_file.get(template.path, ())
        yield from self._told(tuple(self._of_edition(document)))
        for record_id in rests_on(document, self.workspace):
            yield from self._of_record(record_id)
        if not gaps and self._rules:
            checked = check_document(document, self.workspace)
            self._checked.append(replace(checked, diagnostics=()))
            yield from self._told(checked.diagnostics)
        yield from self._told(self._named_twice(document, template))
        yield from self._told(self._supplies.letterhead(document, template)[1])
        yield from self._told(self._against_form(document, template))
        yield from self._told(tuple(self.register.against(document, final=self.final)))
        yield from self._told(tuple(self._deadline(document, template)))
        yield from self._told(tuple(self._cover(document, template)))
        for path, span in pictures(document):
            place = span or self._supplies.place_of_picture(path, template)
            problem = self._supplies.picture(path, place)[1]
            yield from self._told((problem,) if problem else ())

    def _of_record(self, record_id: str) -> tuple[Diagnostic, ...]:
        """The problems of a record's file, of its CSV file, and of another file that claims its id."""
        found = self._by_stem.get(record_id, ())
        record = self.workspace.records.get(record_id) if self._by_file else None
        if record is None:
            return found
        files = {record.span.path} | ({record.rows_path} if isinstance(record, DataTable) else set())
        return (*found, *(problem for path in files for problem in self._by_file.get(path, ())))

    def _cover(self, document: Document, template: Template) -> Iterator[Diagnostic]:
        """What the cover sheet of a response says otherwise than the response; a public edition has none."""
        if template.front is not None and self.edition is not Edition.PUBLIC and self._rules:
            yield from cover_problems(document, template.front, self.workspace.records)

    def _deadline(self, document: Document, template: Template) -> Iterator[Diagnostic]:
        """What a response leaves open, and the time at which its consultation closes."""
        consultation = self.workspace.records.get(document.consultation or "")
        if template.front is not None and isinstance(consultation, Consultation) and self._rules:
            yield from deadline_problems(document, consultation, template.front, self._timing)

    def _of_edition(self, document: Document) -> Iterator[Diagnostic]:
        """What is said of a document that needs an edition, or whose figures reveal what is kept back."""
        if self.final and self.edition is None and document.passages:
            yield needs_edition(document)
        if self._guard is not None:
            yield from self._guard.revealed(document)

    def leaks(self, document: Document, files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
        """What is confidential in the files of a public edition, by their formats; nothing of any other."""
        if self._guard is None:
            return ()
        return self._told(tuple(self._guard.leaks(document, files)))

    def _told(self, problems: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """The problems, which are kept."""
        self.report(*problems)
        return problems

    def _named_twice(self, document: Document, template: Template) -> tuple[Diagnostic, ...]:
        first = self._template_of.setdefault(document.id, template.id)
        if first == template.id:
            return ()
        return (
            W201.at(
                Span(template.path),
                f"This template gives a document “{document.id}”, and so does the template “{first}”.",
                "Rename one of the two templates.",
            ),
        )

    def _against_form(self, document: Document, template: Template) -> tuple[Diagnostic, ...]:
        """What is wrong with the form, and what of the response has no place in it."""
        form, problems = self._supplies.form(document, template)
        if form is None:
            return problems
        from respondent.writing.word.filling.planned import planned

        asked, sheet = self._asked(document)
        return (*problems, *planned(document, form, asked, sheet)[1])

    def _filled(self, document: Document, assets: Mapping[str, bytes]) -> bytes | None:
        """The form with the answers in it; None where the response has none."""
        if document.form is None:
            return None
        template = self.workspace.templates[document.template]
        form = self._supplies.form(document, template)[0]
        if form is None:
            return None
        from respondent.writing.word.filling.planned import planned
        from respondent.writing.word.filling.write import write_form

        asked, sheet = self._asked(document)
        numbers = planned(document, form, asked, sheet)[0].numbers
        style = template.front.notes if template.front else None
        part = excerpt(document, numbers, style or self.workspace.settings.notes)
        if self.edition is Edition.PUBLIC:
            part = opaque(part)
        return write_form(part, form, asked, sheet, assets)

    def _asked(self, document: Document) -> tuple[tuple[Question, ...], FormValues]:
        """The questions of the consultation that a response answers, and its cover sheet."""
        record = self.workspace.records.get(document.consultation or "")
        consultation = record if isinstance(record, Consultation) else None
        template = self.workspace.templates.get(document.template)
        use = template.front.form if template is not None and template.front is not None else None
        return consultation.questions if consultation else (), form_values_of(document, consultation, use)


def _errors(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def _by_file(diagnostics: Iterable[Diagnostic]) -> Mapping[str, tuple[Diagnostic, ...]]:
    found: defaultdict[str, tuple[Diagnostic, ...]] = defaultdict(tuple)
    for problem in in_order(diagnostics):
        found[problem.span.path] += (problem,)
    return dict(found)


def _by_stem(by_file: Mapping[str, tuple[Diagnostic, ...]]) -> Mapping[str, tuple[Diagnostic, ...]]:
    """The problems of files by the id that the file would give its record."""
    found: defaultdict[str, tuple[Diagnostic, ...]] = defaultdict(tuple)
    for path, problems in by_file.items():
        found[PurePosixPath(path).stem] += problems
    return dict(found)
