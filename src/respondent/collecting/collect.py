"""Copies of one document that came back, read one by one and laid side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from respondent.auditing.returned import Returned
from respondent.audits import NotAuditedError, audit_opened, open_returned
from respondent.collecting.bases import Found, find_base, given_base
from respondent.collecting.choosing import chosen
from respondent.collecting.laying import Base, lay
from respondent.collecting.patching import patch_of
from respondent.collecting.remarks import remarks_of
from respondent.collecting.words import key_of
from respondent.collector import paused
from respondent.errors import RespondentError, UnreadableFileError
from respondent.loading.workspace import Loaded, load
from respondent.model.audit import Audit
from respondent.model.built import read_manifest
from respondent.model.codes import A601, A602, A603, A604, A605, A606
from respondent.model.collection import Collection, Copy
from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span
from respondent.ooxml.faults import PackageError
from respondent.ooxml.package import read_package
from respondent.reading.complaints import complaint
from respondent.reading.whole_file import file_bytes
from respondent.reading.word.saved import read_saved

_STRANGE = 0.5
"""A file without any mark of ours is a copy if it has at least so much of the document's paragraphs."""


class NoBaseError(RespondentError):
    """The file that was named as the built document cannot be read as one."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}, which was to be the document as it was built, was not read. {why}")


@dataclass(frozen=True, slots=True)
class _Read:
    """A copy that could be read."""

    name: str
    data: bytes
    returned: Returned

    @property
    def document(self) -> str | None:
        """The document that it was built as, as far as its manifest tells."""
        built = read_manifest(self.returned.manifest) if self.returned.manifest else None
        return built.document if built else None


_Audited = tuple[_Read, Audit]


@paused()
def collect(
    files: Sequence[Path | str],
    source: Path | str | Loaded = ".",
    *,
    base: Path | None = None,
    accept: Sequence[str] = (),
) -> Collection:
    """Several copies side by side, with what they are accepted to change as a patch of the templates.

    `base` is the document as it was built; without it, it is looked for. `accept` names copies, or paragraphs of
    them ("file.docx#12"), or "agreed". The files are only read; one that is bad is reported, and left out.

    Raises NoBaseError, NotChosenError, NoWorkspaceError.
    """
    loaded = source if isinstance(source, Loaded) else load(source)
    problems: list[Diagnostic] = []
    read = _read(files, problems)
    found = _given(base) if base is not None else None
    document = _document(read, found)
    read = _of_one_document(read, document, problems)
    if found is None:
        found = find_base(_manifest(read), [(one.name, one.data, one.returned) for one in read], loaded)
    if found is None:
        return Collection(document, "", (), (), (), tuple(problems))
    document = document or _template(found)[1]
    audited = [(one, _audit(one, found, loaded)) for one in read]
    audited = _alike(audited, found.base, document, problems)
    problems += _about([one for one, _ in audited], found, document)
    copies = tuple(_copy(one, audit) for one, audit in audited)
    laid = lay(found.base, copies)
    whole = Collection(
        document, found.basis, copies, laid.paragraphs, remarks_of(copies, laid), tuple(problems)
    )
    wanted = chosen(whole, accept)
    return replace(whole, patch=patch_of(whole, wanted, found.base, _template(found), loaded))


def _template(found: Found) -> tuple[str, str]:
    """The template of the base and its document, "" where its manifest does not tell."""
    built = read_manifest(found.manifest) if found.manifest else None
    return (built.template, built.document) if built else ("", "")


def _given(path: Path) -> Found:
    name = path.as_posix()
    try:
        return given_base(file_bytes(path), name)
    except PackageError as error:
        problem = complaint(error, name)
        raise NoBaseError(name, f"{problem.message} {problem.remedy}") from error


def _read(files: Iterable[Path | str], problems: list[Diagnostic]) -> list[_Read]:
    """The copies that can be read; of the others it is said why not."""
    found: list[_Read] = []
    for file in files:
        path = Path(file)
        name = path.as_posix()
        try:
            data = file_bytes(path)
            twin = next((one for one in found if one.data == data), None)
            if twin is not None:
                message = f"This is the very file that {twin.name} is; it was taken once."
                problems.append(A606.at(Span(name), message, "If it should be another copy, look for it."))
                continue
            found.append(_Read(name, data, open_returned(data, name)))
        except UnreadableFileError as error:
            remedy = "Look whether the name is right and whether you may read it; the other copies were read."
            problems.append(A601.at(Span(name), str(error), remedy))
        except NotAuditedError as error:
            cause = error.__cause__
            if isinstance(cause, PackageError):
                problem = complaint(cause, name)
                problems.append(A601.at(Span(name), problem.message, problem.remedy))
            else:
                message = "This is no Word file (.docx), and only these can be laid side by side."
                remedy = "Ask for the Word file, or save it as one; the other copies were read."
                problems.append(A601.at(Span(name), message, remedy))
    return found


def _document(read: Sequence[_Read], base: Found | None) -> str:
    """The document of the base, or the one of which there are most copies."""
    if base is not None and base.manifest:
        built = read_manifest(base.manifest)
        if built is not None:
            return built.document
    names = Counter(one.document for one in read if one.document)
    return names.most_common(1)[0][0] if names else ""


def _of_one_document(read: Sequence[_Read], document: str, problems: list[Diagnostic]) -> list[_Read]:
    kept = []
    for one in read:
        if one.document in {None, document}:
            kept.append(one)
            continue
        problems.append(_another(one.name, one.document or "", document))
    return kept


def _another(name: str, other: str, document: str) -> Diagnostic:
    message = f"This is a copy of “{other}”, the others are of “{document}”; it was left out."
    return A602.at(Span(name), message, f"Collect the copies of “{other}” by themselves.")


def _audit(read: _Read, found: Found, loaded: Loaded) -> Audit:
    """The audit of a copy; what it was is known from the base if that is of the same build."""
    same = found.manifest is not None and found.manifest == read.returned.manifest
    return audit_opened(read.returned, loaded.workspace, found.base.passages if same else None)


def _manifest(read: Sequence[_Read]) -> str | None:
    """The manifest that most copies carry; one that was altered counts only where there is no other."""
    for altered in (False, True):
        own = Counter(
            one.returned.manifest
            for one in read
            if one.returned.manifest and one.returned.is_altered is altered
        )
        if own:
            return own.most_common(1)[0][0]
    return None


def _alike(
    audited: Sequence[_Audited], base: Base, document: str, problems: list[Diagnostic]
) -> list[_Audited]:
    """The copies less those whose marks are another document's, or that have no mark and not its words either."""
    keys = {key_of(passage.text) for passage in base.passages} - {""}
    kept = []
    for one, audit in audited:
        other = audit.built.document if audit.built else document
        own = {key_of(passage.text) for passage in audit.draft.passages}
        if document and other != document:
            problems.append(_another(one.name, other, document))
        elif audit.is_ours or len(keys & own) >= _STRANGE * len(keys):
            kept.append((one, audit))
        else:
            message = f"Nothing shows that this is a copy of “{document or 'the document'}”; it was left out."
            remedy = "If it was built here, it lost its marks and most of its words: look at it by itself."
            problems.append(A602.at(Span(one.name), message, remedy))
    return kept


def _about(read: Sequence[_Read], found: Found, document: str) -> list[Diagnostic]:
    """What is to be said of the copies that are laid side by side, and of what they are held against."""
    told = []
    for one in read:
        if one.returned.manifest is None:
            message = (
                "Its list of claims is missing: it was laid beside the others by its marks and its words."
            )
            remedy = "Look at its paragraphs before you accept them, or ask for the file itself."
            told.append(A604.at(Span(one.name), message, remedy))
        elif one.returned.manifest != found.manifest:
            message = (
                "This copy is of another build than the others: what was built otherwise shows as its edits."
            )
            remedy = (
                "Accept nothing of it that the template has changed since; name its own file with --base."
            )
            told.append(A603.at(Span(one.name), message, remedy))
    if not found.is_sure:
        name = document or "the document"
        message = (
            f"The file that was built as “{name}” is not there; the copies are held against {found.basis}."
        )
        remedy = (
            "Edits that nobody tracked in that copy do not show. Name the file that you sent with --base."
        )
        told.append(A605.at(Span(read[0].name if read else name), message, remedy))
    return told


def _copy(read: _Read, audit: Audit) -> Copy:
    saved = read_saved(read_package(read.data))
    return Copy(read.name, audit, saved.by, saved.at)
