"""The words of organisations, from the files in ``signoffs/``: one folder a document, one file a word.

A file that is not in order, or that was changed by hand, is left out and told. Whether a word still stands is
worked out elsewhere (`signing`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from respondent.loading.files import LARGEST_TABLE, LARGEST_TEXT, read_file
from respondent.loading.folders import RECORD, Found, files_below
from respondent.loading.shapes.reading import CodeFamily, Refused
from respondent.loading.shapes.shape import Field, Scalar, Shape, Values
from respondent.loading.shapes.stamps import COMMIT, MOMENT_UTC, SHA256
from respondent.loading.shapes.values import COUNT, ID, LINE, TEXT, choice_of
from respondent.loading.shapes.whole import read_whole
from respondent.model.codes import G101, G102, G103, G104, G106
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.signed_text import SignedText, from_lines
from respondent.model.signoff import FOLDER, Proof, SignOff, Word, seal_of, text_file
from respondent.model.span import Span
from respondent.model.workspace import did_you_mean
from respondent.prose.dates import write_moment

SIGNOFF_CODES = CodeFamily(unknown=G101, missing=G101, value=G101, form=G101, clash=G101)
LARGEST_PROOF = 50_000_000

_NAME = re.compile(r"[0-9]{8}T[0-9]{6}Z-(?P<organisation>[a-z0-9]+(?:-[a-z0-9]+)*)")
_KEPT = re.compile(r"(?:text|proof)-[0-9a-f]{16}(?:\.[a-z0-9]{1,8})?")
_RESTORE = (
    "Bring the file back as it was, from git; a new word is given with “respondent signoff”, as a new file."
)


def _kept(text: str) -> str:
    if _KEPT.fullmatch(text) is None:
        raise Refused(f"“{text[:40]}” is no file that “respondent signoff” keeps.", _RESTORE)
    return text


_FILE = Scalar("the name of a file that is kept beside the record", _kept, pattern=f"^{_KEPT.pattern}$")

SIGNOFF = Shape(
    "fields as “respondent signoff” writes them",
    (
        Field("signoff", COUNT, "The version of this file’s form.", required=True),
        Field("document", LINE, "The document’s id.", required=True),
        Field("part", LINE, "The part of it that the word is on.", default="the whole document"),
        Field("organisation", ID, "Whose word it is.", required=True),
        Field("role", LINE, "In which role it was given.", required=True),
        Field("by", LINE, "Who gave it.", required=True),
        Field("at", MOMENT_UTC, "When, in universal time.", required=True),
        Field("word", choice_of(Word), "What was said.", required=True),
        Field("terms", TEXT, "The condition, or the reason of a refusal."),
        Field("words", SHA256, "The hash of all words.", required=True),
        Field("claims", SHA256, "The hash of claims, recommendations and signatories.", required=True),
        Field("text", _FILE, "The file that keeps the words.", required=True),
        Field("commit", COMMIT, "The commit that was present."),
        Field("proof", _FILE, "The file that shows it.", attribute="proof_file"),
        Field("proof_sha256", SHA256, "Its hash."),
        Field("proof_name", LINE, "What it was called."),
        Field("message_id", LINE, "Of an e-mail, its Message-ID."),
        Field("mail_from", LINE, "Its sender."),
        Field("mail_date", LINE, "Its date."),
        Field("mail_subject", LINE, "Its subject."),
        Field("seal", SHA256, "The hash of the lines above.", required=True),
    ),
)


@dataclass(frozen=True, slots=True)
class SignOffs:
    """The words that are in order, by document, oldest first; and everything that is wrong with the files."""

    by_document: Mapping[str, tuple[SignOff, ...]]
    problems: tuple[Diagnostic, ...]


NONE = SignOffs(MappingProxyType({}), ())


def read_signoffs(root: Path, organisations: Collection[str], now: datetime) -> SignOffs:
    """The words on all documents of the workspace at `root`, as of `now`.

    One of the future is told and left out, so that a wrong clock gives nobody the last word; one of an organisation
    that is not among those known is told.
    """
    base = os.path.realpath(root)
    if not Path(base, FOLDER).is_dir():
        return NONE
    files, found = files_below(base, [(str(Path(base, FOLDER)), FOLDER)], RECORD)
    problems = list(found)
    by_document: dict[str, list[SignOff]] = {}
    for file in files:
        signoff, wrong = _read(file)
        problems += wrong
        if signoff is None:
            continue
        if signoff.organisation not in organisations:
            problems.append(_unknown(signoff, organisations))
        if signoff.at > now:
            problems.append(_to_come(signoff))
            continue
        problems += _kept_files(signoff, base)
        by_document.setdefault(signoff.document, []).append(signoff)
    ordered = {name: tuple(sorted(words, key=_order)) for name, words in by_document.items()}
    return SignOffs(MappingProxyType(ordered), in_order(problems))


def read_text(root: Path, signoff: SignOff) -> SignedText | None:
    """The text that a word is on; None where its file is missing, or is not what was signed."""
    shown = _beside(signoff, signoff.text)
    data, _ = read_file(os.path.join(os.path.realpath(root), shown), shown, LARGEST_TABLE)  # noqa: PTH118
    text = from_lines(data.decode("utf-8", "replace")) if data is not None else None
    if text is None or (text.words_hash, text.claims_hash) != (signoff.words, signoff.claims):
        return None
    return text


def _read(file: Found) -> tuple[SignOff | None, list[Diagnostic]]:
    data, problem = read_file(file.path, file.shown, LARGEST_TEXT)
    if data is None:
        return None, [problem] if problem else []
    read, problems = read_whole(SIGNOFF, data, file.shown, SIGNOFF_CODES)
    if read is None:
        return None, list(problems)
    if seal_of(data.decode("utf-8")) != read.values["seal"]:
        message = "This word was changed by hand after it was given, and does not count."
        return None, [G102.at(Span(file.shown), message, _RESTORE)]
    signoff = _made(read.values, Span(file.shown))
    misplaced = _misplaced(signoff, file)
    return (None, [misplaced]) if misplaced else (signoff, [])


def _made(values: Values, span: Span) -> SignOff:
    values.pop("signoff")
    values.pop("seal")
    proof = {name: values.pop(name, None) for name in _PROOF}
    kept = None
    if proof["proof_file"] and proof["proof_sha256"]:
        kept = Proof(*proof.values())
    return SignOff(**values, proof=kept, span=span)


_PROOF = (
    "proof_file",
    "proof_sha256",
    "proof_name",
    "message_id",
    "mail_from",
    "mail_date",
    "mail_subject",
)


def _misplaced(signoff: SignOff, file: Found) -> Diagnostic | None:
    """What is said of a file that lies elsewhere than its word belongs, or is called otherwise."""
    path = PurePosixPath(file.shown)
    named = _NAME.fullmatch(file.stem)
    stamp = f"{signoff.at:%Y%m%dT%H%M%SZ}-{signoff.organisation}"
    if path.parent.name == signoff.document and named and file.stem.startswith(stamp):
        return None
    right = f"{FOLDER}/{signoff.document}/{stamp}.yaml"
    message = (
        "This file lies in another folder, or has another name, than its word was given; it does not count."
    )
    return G102.at(Span(file.shown), message, f"Move it back to {right}.")


def _unknown(signoff: SignOff, organisations: Collection[str]) -> Diagnostic:
    return G103.at(
        signoff.span,
        f"There is no organisation “{signoff.organisation}” in the workspace, whose word this is.",
        did_you_mean(signoff.organisation, sorted(organisations))
        + " Where its record was renamed, ask for its word anew under the new id.",
    )


def _to_come(signoff: SignOff) -> Diagnostic:
    return G104.at(
        signoff.span,
        f"This word was given at {write_moment(signoff.at)}, which is still to come; it does not count until then.",
        "That computer’s clock was wrong, or this one’s is. Set it right, and sign off anew.",
    )


def _kept_files(signoff: SignOff, base: str) -> list[Diagnostic]:
    """What is said of the words and of the proof beside a record where they are not as they were kept."""
    problems = []
    if signoff.text != text_file(signoff.words, signoff.claims) or read_text(Path(base), signoff) is None:
        problems.append(_lost(signoff, signoff.text, "the words that were signed"))
    if signoff.proof is not None:
        shown = _beside(signoff, signoff.proof.file)
        data, _ = read_file(os.path.join(base, shown), shown, LARGEST_PROOF)  # noqa: PTH118 - as the walk does
        if data is None or sha256(data).hexdigest() != signoff.proof.sha256:
            problems.append(_lost(signoff, signoff.proof.file, "the proof of it"))
    return problems


def _lost(signoff: SignOff, file: str, what: str) -> Diagnostic:
    message = (
        f"The file {_beside(signoff, file)} with {what} is missing, or was changed. The word itself counts."
    )
    return G106.at(signoff.span, message, "Bring that file back as it was, from git or from where it came.")


def _beside(signoff: SignOff, file: str) -> str:
    return f"{FOLDER}/{signoff.document}/{file}"


def _order(signoff: SignOff) -> tuple[datetime, int, str]:
    return signoff.at, len(signoff.span.path), signoff.span.path
