"""Signing off: a document rendered, its text taken, and an organisation's word on it kept; and the status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from respondent.build import chosen_documents, press_for
from respondent.errors import RespondentError, UnreadableFileError
from respondent.history.history import History, open_history
from respondent.leaving_out import known_organisation
from respondent.loading.signoffs import LARGEST_PROOF
from respondent.model.consultation import question_key
from respondent.model.diagnostic import Diagnostic, any_error, in_order
from respondent.model.document import Document
from respondent.model.listing import listed
from respondent.model.sent import FOLDER as SENT
from respondent.model.signed_text import SignedText, as_lines
from respondent.model.signoff import FOLDER, NOWHERE, DocumentStatus, Proof, SignOff, Word, text_file
from respondent.model.workspace import Workspace, did_you_mean
from respondent.signing.parts import part_named, parts_of
from respondent.signing.proof import is_mail, proof_of
from respondent.signing.record_file import file_name, record_text
from respondent.signing.text import text_of_blocks, text_of_document
from respondent.writing.files import holds, write_new, write_whole
from respondent.yamltext.text import refused_in

if TYPE_CHECKING:
    from respondent.loading.workspace import Loaded
    from respondent.press import Press

ATTRIBUTES = b"# What is kept here is held to its hash: git must not change its line ends.\n* -text\n"
_ATTRIBUTES_FILE = f"{FOLDER}/.gitattributes"
_MANY = 1000


class UnfitWordError(RespondentError):
    """What was to be signed off, or said of it, is not in order; the message says what would be."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What signing off did: the files of the words, how each document stands now, and the problems met.

    Nothing was written where `records` are none: `problems` say why.
    """

    records: tuple[Path, ...]
    statuses: tuple[DocumentStatus, ...]
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Statuses:
    """How documents stand by their sign-offs; `unknown` are those of which nothing can be told for errors."""

    documents: tuple[DocumentStatus, ...]
    unknown: tuple[str, ...]
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A word as it is given: whose, in which role, by whom, what, and on which part.

    The part is named by its heading, or as the `answer` to a question by its number.
    """

    organisation: str
    role: str
    by: str
    word: Word = Word.AGREED
    terms: str | None = None
    part: str | None = None
    answer: str | None = None


def sign_off(source: Path | Loaded, document: str, given: Given, proof: Path | None = None) -> Signed:
    """Keep an organisation's word on a document as it reads now; on each of them, where a template gives several.

    Raises UnfitWordError, UnknownOrganisationError, UnknownDocumentError, UnreadableFileError and
    UnwritableFileError. A document with errors is not signed off, unless it is refused.
    """
    press = press_for(source)
    fit = _fit(press.workspace, given)
    kept = _read_proof(proof) if proof is not None else None
    documents, problems = _to_sign(press, document, refusing=fit.word is Word.REFUSED)
    if not documents:
        return Signed((), (), problems)
    root = press.workspace.root
    words = _words(documents, fit, kept[0] if kept else None, root)
    records = []
    if not (root / _ATTRIBUTES_FILE).exists():
        write_whole(root / _ATTRIBUTES_FILE, ATTRIBUTES)
    for word, text in words:
        for path, data in _beside(word, text, kept[1] if kept else b""):
            if not holds(root / path, data):
                write_whole(root / path, data)
        records.append(_keep(root, word))
    after = press_for(root)
    statuses = tuple(after.register.status(one) for one in documents)
    return Signed(tuple(records), statuses, after.register.problems)


def sign_off_files(workspace: Workspace, document: Document, given: Given) -> dict[str, bytes]:
    """The files that a word on a document is kept in, by their paths, for whoever writes them in another way.

    Whether errors stand against the document has been looked at before. Raises UnfitWordError and
    UnknownOrganisationError.
    """
    ((word, text),) = _words([document], _fit(workspace, given), None, workspace.root)
    files = dict(_beside(word, text, b""))
    name = file_name(word.at, word.organisation, 1)
    files[f"{FOLDER}/{word.document}/{name}"] = record_text(word).encode()
    if not (workspace.root / _ATTRIBUTES_FILE).exists():
        files[_ATTRIBUTES_FILE] = ATTRIBUTES
    return files


def _fit(workspace: Workspace, given: Given) -> Given:
    known_organisation(workspace, given.organisation)
    return _in_order(given, workspace.settings.signoff.roles)


def _words(
    documents: Sequence[Document], given: Given, proof: Proof | None, root: Path
) -> list[tuple[SignOff, SignedText]]:
    """The word on each of the documents, with the text that it is on."""
    texts = [_text(one, _part(one, given)) for one in documents]
    commit = _commit(root)
    now = datetime.now(UTC).replace(microsecond=0)
    return [
        (
            SignOff(
                document=one.id,
                organisation=given.organisation,
                role=given.role,
                by=given.by,
                at=now,
                word=given.word,
                terms=given.terms,
                part=part,
                words=text.words_hash,
                claims=text.claims_hash,
                text=text_file(text.words_hash, text.claims_hash),
                commit=commit,
                proof=proof,
                span=NOWHERE,
            ),
            text,
        )
        for one, (part, text) in zip(documents, texts, strict=True)
    ]


def status(source: Path | Loaded, documents: Iterable[str] = ()) -> Statuses:
    """How the documents stand by their sign-offs: those named, or all that were signed or must be.

    Raises UnknownDocumentError and NoWorkspaceError.
    """
    press = press_for(source)
    names = tuple(documents)
    register, required = press.register, press.workspace.settings.signoff.required
    found: list[DocumentStatus] = []
    unknown: list[str] = []
    met: set[str] = set()
    for template_id, wanted in chosen_documents(press, names).items():
        for document in press.documents(template_id):
            met.add(document.id)
            asked = bool(names) and (wanted is None or document.id in wanted)
            if asked or (not names and (required or register.words_on(document.id))):
                found.append(register.status(document))
        if press.missing(template_id):
            unknown.append(template_id)
    strangers = () if names or unknown else tuple(register.unknown(met))
    return Statuses(tuple(found), tuple(unknown), in_order((*register.problems, *strangers)))


def _to_sign(press: Press, name: str, *, refusing: bool) -> tuple[list[Document], tuple[Diagnostic, ...]]:
    """The documents of that name, or the errors for which they cannot be signed off."""
    documents: list[Document] = []
    problems: list[Diagnostic] = []
    for template_id, wanted in chosen_documents(press, (name,)).items():
        for sheet in press.sheets(template_id):
            if wanted is None or sheet.document.id in wanted:
                documents.append(sheet.document)
                problems += sheet.because
        problems += press.missing(template_id)
    found = in_order(problems)
    if refusing and documents:
        return documents, ()
    return ([], found) if any_error(found) or not documents else (documents, ())


def _part(document: Document, given: Given) -> str | None:
    """The name of the part that is meant. Raises UnfitWordError where a question is not answered."""
    if given.answer is None:
        return given.part
    for answer in document.answers:
        if question_key(answer.number) == question_key(given.answer):
            return answer.label
    numbers = [answer.number for answer in document.answers]
    there_are = f"It has answers to {listed(numbers)}." if numbers else "It has no answers."
    raise UnfitWordError(f"“{document.id}” has no answer to a question “{given.answer}”. {there_are}")


def _text(document: Document, part: str | None) -> tuple[str | None, SignedText]:
    """The words that are signed off, and the part's name as the document has it."""
    if part is None:
        return None, text_of_document(document)
    found = part_named(document, part)
    if found is None:
        names = list(parts_of(document))
        near = did_you_mean(part, names) if names else "It has no headings, so it has no parts."
        raise UnfitWordError(f"“{document.id}” has no part “{part}”, or has several of that name. {near}")
    return found[0], text_of_blocks(found[1], document)


# What was given


def _in_order(given: Given, roles: tuple[str, ...]) -> Given:
    role, by = _line(given.role, "role"), _line(given.by, "by")
    near = get_close_matches(role.casefold(), [one.casefold() for one in roles], n=1, cutoff=0.75)
    if near and role.casefold() not in near:
        raise UnfitWordError(f"There is no role “{role}” in the settings. {did_you_mean(role, roles)}")
    role = next((one for one in roles if one.casefold() == role.casefold()), role)
    terms = _line(given.terms, "terms") if given.terms is not None else None
    if given.word is Word.SUBJECT and terms is None:
        raise UnfitWordError("Say subject to what it was agreed: --subject-to TEXT.")
    return replace(given, role=role, by=by, terms=terms)


def _line(text: str, name: str) -> str:
    line = " ".join(text.split())
    if not line:
        raise UnfitWordError(f"There is nothing in “{name}”. Say it in a few words.")
    if refused := refused_in(line):
        raise UnfitWordError(f"There is {refused} in “{name}”. Type it again without.")
    return line


def _read_proof(path: Path) -> tuple[Proof, bytes]:
    try:
        if path.stat().st_size > LARGEST_PROOF:
            raise UnreadableFileError(path, f"it has more than {LARGEST_PROOF // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path, (error.strerror or "it is not there").lower()) from error
    if not data:
        raise UnreadableFileError(path, "there is nothing in it")
    proof = proof_of(data, path.name)
    if proof.file.endswith(".eml") and not is_mail(proof):
        raise UnreadableFileError(
            path, "it is called an e-mail (.eml), but has no sender, date or Message-ID"
        )
    return proof, data


# Keeping it


def _beside(word: SignOff, text: SignedText, proof: bytes) -> Iterator[tuple[str, bytes]]:
    """What stands beside a word's record: the words that it is on, and the proof."""
    folder = f"{FOLDER}/{word.document}"
    yield f"{folder}/{word.text}", as_lines(text).encode("utf-8", "surrogatepass")
    if word.proof is not None:
        yield f"{folder}/{word.proof.file}", proof


def _keep(root: Path, word: SignOff) -> Path:
    """Write the record last, since it names what stands beside it."""
    data = record_text(word).encode()
    for number in range(1, _MANY):
        path = root / FOLDER / word.document / file_name(word.at, word.organisation, number)
        if write_new(path, data):
            return path
    raise UnfitWordError(f"{word.organisation} gave {_MANY} words in one second. Try again.")


def _commit(root: Path) -> str | None:
    """The present commit, if the words come from it: nothing but what was signed or sent is uncommitted."""
    history = open_history(root)
    if not isinstance(history, History) or history.commit is None:
        return None
    return None if inputs_uncommitted(history) != () else history.commit


def inputs_uncommitted(history: History) -> tuple[str, ...] | None:
    """What is not as committed of that from which documents are made; None where git did not say."""
    changed = history.uncommitted()
    if changed is None:
        return None
    return tuple(path for path in changed if path.partition("/")[0] not in {FOLDER, SENT, "out"})
