"""The stages composed: a workspace checked, and its documents built.

A document is written whole, in every format asked for, or not at all; what holds one back is in `press`. The
old version of a document that is held back stays in the folder and is named, so that nobody takes it for new.
A draft has a name of its own, and nothing that is written takes the place of what is of the other kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from respondent.collector import paused
from respondent.errors import HeldOpenError, RespondentError
from respondent.leaving_out import check_left_out
from respondent.model.codes import W202
from respondent.model.diagnostic import Diagnostic, Severity, in_order
from respondent.model.document import Document
from respondent.model.edition import Edition
from respondent.model.leaving_out import LeftOut, without
from respondent.model.span import Span
from respondent.model.workspace import did_you_mean
from respondent.output import drafts_of, ending_of, files_of, known_formats, old_of
from respondent.writing.files import holds, sweep, write_whole

if TYPE_CHECKING:
    from respondent.checking.check import Checked
    from respondent.loading.workspace import Loaded
    from respondent.press import Press

BATCH = 20
"""How many documents LibreOffice is given at once: it takes longer to start than to make a PDF."""


Progress = Callable[[int, int], None]
"""Told how many of about how many documents are done."""


class UnknownDocumentError(RespondentError):
    """No template or document has the name that was asked for."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"There is no document “{name}”. {did_you_mean(name, tuple(known))}")


@dataclass(frozen=True, slots=True)
class Written:
    """A file that holds the document as built now; `changed` says whether it had to be written for that.

    Of a draft against which errors stand, `old` are the final files of an earlier build.
    """

    document: str
    path: Path
    format: str
    size: int
    claims: int
    notes: int
    changed: bool
    draft: bool = False
    old: tuple[Path, ...] = ()
    edition: Edition | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """A document, or a template whose documents are not known, that was not written; `old` are files of its
    from an earlier build.
    """

    document: str
    because: tuple[Diagnostic, ...]
    old: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did, and every problem that it met, those of loading included.

    `drafts` are those that an earlier build left of documents whose final files are written now.
    """

    written: tuple[Written, ...]
    withheld: tuple[Withheld, ...]
    diagnostics: tuple[Diagnostic, ...]
    drafts: tuple[Path, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that hold this build's documents."""
        return tuple(written.path for written in self.written)


@paused()
def check(
    source: Path | str | Loaded, progress: Progress | None = None, *, now: datetime | None = None
) -> tuple[Diagnostic, ...]:
    """Every problem of a workspace: of its files, of what refers to nothing, of templates that do not render,
    and of documents that say what their evidence does not bear out.

    `now` is another time than the clock's. Raises NoWorkspaceError where a path leads to no workspace.
    """
    from respondent.discussing.remark import check_remarks
    from respondent.loading.proposals import check_proposals
    from respondent.loading.sent import check_sent

    press = press_for(source, now=now)
    steps = _Steps(press, press.templates, progress)
    for template_id in press.templates:
        for _ in press.sheets(template_id):
            steps.one_more()
    press.conclude()
    if press.workspace.reviews:
        from respondent.reviewing.problems import review_problems

        press.report(*review_problems(press.workspace, datetime.now(UTC)))
    root = press.workspace.root
    press.report(*check_sent(root), *check_proposals(press.workspace), *check_remarks(root))
    steps.finish()
    return press.diagnostics


def build(
    source: Path | str | Loaded,
    documents: Iterable[str] = (),
    formats: Iterable[str] = ("docx",),
    out: Path | None = None,
    progress: Progress | None = None,
    *,
    draft: bool = False,
    left_out: Sequence[LeftOut] = (),
    edition: Edition | None = None,
    now: datetime | None = None,
) -> Built:
    """Write documents into the folder `out`, or ``out`` in the workspace.

    `documents` are ids of templates or of single documents; none means all of them. With `draft`, they are drafts,
    written even where errors stand, with the errors and warnings at their places. The organisations `left_out` are
    taken out of senders and signatories. With an `edition`, those in which something is confidential are built, or
    those named, each under a name that says which edition it is; without one, a template whose front matter names
    `editions` gives those. `now` is another time than the clock's. Raises
    NoWorkspaceError, UnknownDocumentError, UnknownFormatError, UnknownOrganisationError, NobodyLeftError,
    MissingProgramError, ConversionFailedError, and UnwritableFileError where nothing more can be written; a single
    file that another program holds open is a diagnostic.
    """
    endings = known_formats(formats)
    documents = tuple(documents)
    press = press_for(source, draft=draft, final=True, left_out=left_out, edition=edition, now=now)
    chosen = chosen_documents(press, documents)
    check_left_out(press.workspace, press.whole, chosen, left_out)
    folder = press.workspace.root / "out" if out is None else out
    sweep(folder)
    divided = {} if draft or edition is not None else _divided(press, chosen)
    run = _Run(press, endings, folder, _Steps(press, chosen, progress), named=bool(documents))
    for template_id, wanted in chosen.items():
        if template_id not in divided:
            run.build(template_id, wanted)
    found = Built((), (), ())
    for one, templates in _by_edition(divided).items():
        other = press_for(source, final=True, left_out=left_out, edition=one, now=now)
        beside = _Run(other, endings, folder, _Steps(other, (), None), named=True)
        for template_id in templates:
            beside.build(template_id, chosen[template_id])
        beside.finish()
        found = _with(found, beside, other)
    run.finish()
    found = _with(found, run, press)
    return replace(found, drafts=() if draft else drafts_of(folder, (one.document for one in found.written)))


def _divided(press: Press, chosen: Iterable[str]) -> dict[str, tuple[Edition, ...]]:
    """The templates whose front matter names the editions to build, with these."""
    templates = ((name, press.workspace.templates.get(name)) for name in chosen)
    fronts = ((name, template.front) for name, template in templates if template is not None)
    return {name: front.editions for name, front in fronts if front is not None and front.editions}


def _by_edition(divided: Mapping[str, tuple[Edition, ...]]) -> dict[Edition, list[str]]:
    """The templates of each edition that any of them names."""
    found = {one: [name for name, editions in divided.items() if one in editions] for one in Edition}
    return {one: names for one, names in found.items() if names}


def _with(built: Built, run: _Run, press: Press) -> Built:
    """What was built so far and in one more run."""
    return Built(
        (*run.written, *built.written),
        (*run.withheld, *built.withheld),
        in_order((*press.diagnostics, *built.diagnostics)),
    )


def press_for(
    source: Path | str | Loaded,
    *,
    draft: bool = False,
    final: bool = False,
    left_out: Sequence[LeftOut] = (),
    edition: Edition | None = None,
    now: datetime | None = None,
    records: Checked | None = None,
) -> Press:
    """The press for a workspace. The stages are imported here, so that ``import respondent`` is quick.

    For a public `edition`, a folder of confidential evidence is not opened, unless `source` is loaded already.
    `records` are what the rules about records found, where these were asked before.
    """
    from respondent.loading.workspace import Loaded, load
    from respondent.press import Press

    public = edition is Edition.PUBLIC
    loaded = source if isinstance(source, Loaded) else load(Path(source), confidential=not public)
    whole = loaded.workspace
    reduced = without(whole, [one.organisation for one in left_out]) if left_out else whole
    between = reduced if left_out and public else None
    guard = None
    if public:
        from respondent.guarding import Guard
        from respondent.redacting.public import public_workspace

        public_one = public_workspace(reduced)
        guard, reduced = Guard(reduced, public_one), public_one
    rest = Loaded(reduced, loaded.diagnostics)
    before = whole if left_out or public else None
    return Press(
        rest,
        draft=draft,
        final=final,
        whole=before,
        left_out=left_out,
        edition=edition,
        guard=guard,
        between=between,
        now=now,
        records=records,
    )


class _Steps:
    """Counts the documents that are done, for a progress bar."""

    def __init__(self, press: Press, template_ids: Iterable[str], progress: Progress | None) -> None:
        self._progress = progress
        self._done = 0
        self._expected = sum(press.expected(template_id) for template_id in template_ids) if progress else 0
        self._tell()

    def one_more(self) -> None:
        self._done += 1
        self._expected = max(self._done, self._expected)
        self._tell()

    def finish(self) -> None:
        self._expected = self._done
        self._tell()

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self._done, self._expected)


# Which documents


def chosen_documents(press: Press, names: Iterable[str]) -> dict[str, frozenset[str] | None]:
    """The templates that are meant, each with the ids of the documents that are wanted of it; None: all.

    `names` are ids of templates or of single documents; none means all. Raises UnknownDocumentError.
    """
    names = tuple(names)
    if not names:
        return dict.fromkeys(press.templates)
    chosen: dict[str, frozenset[str] | None] = {}
    for name in map(_bare, names):
        if name in press.templates:
            chosen[name] = None
            continue
        template_id = _template_of(press, name)
        already = chosen.get(template_id, frozenset())
        chosen[template_id] = None if already is None else already | {name}
    return chosen


def _bare(name: str) -> str:
    """The id in a name that was typed or completed as a file's: ``out/joint-letter.docx``. Ids have no dots."""
    return PurePosixPath(name.replace("\\", "/")).name.partition(".")[0]


def _template_of(press: Press, document_id: str) -> str:
    """The template that gives a document. Raises UnknownDocumentError.

    Documents are named after their templates, so only those whose id the name begins with are looked into.
    Where an error keeps some of a template's documents from being known, the name may be one of theirs.
    """
    near = [name for name in press.templates if document_id.startswith(f"{name}-")]
    ids: list[str] = []
    for template_id in sorted(near, key=len, reverse=True):
        found = press.document_ids(template_id)
        if document_id in found or press.missing(template_id):
            return template_id
        ids += found
    raise UnknownDocumentError(document_id, (*press.templates, *ids))


# Writing


class _Run:
    """One build at work: documents are written as they come, those for LibreOffice a batch at a time."""

    def __init__(
        self, press: Press, formats: Sequence[str], folder: Path, steps: _Steps, *, named: bool
    ) -> None:
        self.written: list[Written] = []
        self.withheld: list[Withheld] = []
        self._press = press
        self._formats = formats
        self._folder = folder
        self._steps = steps
        self._named = named
        self._ending = ending_of(press.edition, draft=press.draft)
        self._batch = BATCH if "pdf" in formats else 1
        self._ready: list[Document] = []
        self._wrong: set[str] = set()  # of drafts, those against which errors stand

    def build(self, template_id: str, wanted: frozenset[str] | None) -> None:
        """Build a template's documents, or those of them that are wanted."""
        met: set[str] = set()
        for sheet in self._press.sheets(template_id):
            document = sheet.document
            met.add(document.id)
            if wanted is not None and document.id not in wanted:
                continue
            if self._press.edition is not None and not document.passages and not self._named:
                self._steps.one_more()
                continue
            if sheet.held_back:
                self.withheld.append(Withheld(document.id, sheet.because, self._old(document.id)))
                self._steps.one_more()
            else:
                self._ready.append(document)
                self._wrong |= {document.id} if sheet.because else set()
                if len(self._ready) >= self._batch:
                    self._write_ready()
        missing = self._press.missing(template_id)
        if missing and wanted is None:
            old = old_of(self._folder, template_id, met, self._press.templates, self._ending)
            self.withheld.append(Withheld(template_id, missing, old))
        for document_id in sorted((wanted or frozenset()) - met):
            self.withheld.append(Withheld(document_id, missing, self._old(document_id)))

    def _old(self, document_id: str) -> tuple[Path, ...]:
        """The files of a document that is not written: where drafts are built, its draft too."""
        own = files_of(self._folder, f"{document_id}{self._ending}") if self._ending else ()
        return (*files_of(self._folder, document_id), *own)

    def finish(self) -> None:
        """Write what is still waiting."""
        self._write_ready()
        self._steps.finish()

    def _write_ready(self) -> None:
        """Put the documents into every format, and only then write the first file of each."""
        ready, self._ready = self._ready, []
        if not ready:
            return
        for document, files in zip(ready, self._press.put(ready, self._formats), strict=True):
            leaks = tuple(one for one in self._press.leaks(document, files) if one.severity is Severity.ERROR)
            if leaks:
                self.withheld.append(Withheld(document.id, leaks, self._old(document.id)))
            for form, data in files.items() if not leaks else ():
                self._write(document, form, data)
            self._steps.one_more()

    def _write(self, document: Document, form: str, data: bytes) -> None:
        path = self._folder / f"{document.id}{self._ending}.{form}"
        changed = not holds(path, data)
        try:
            if changed:
                write_whole(path, data)
        except HeldOpenError as error:
            problem = W202.at(
                Span(path.as_posix()), f"{path.name} was not written: {error.why}.", error.remedy
            )
            self._press.report(problem)
            self.withheld.append(Withheld(document.id, (problem,), (path,)))
            return
        claims, notes = len(document.claims), len(document.notes)
        old = files_of(self._folder, document.id) if document.id in self._wrong else ()
        self.written.append(
            Written(
                document.id,
                path,
                form,
                len(data),
                claims,
                notes,
                changed,
                document.draft,
                old,
                self._press.edition,
            )
        )
