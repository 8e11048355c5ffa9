"""Sending composed: a document built afresh and frozen in ``sent/``, with its manifest, to whom and when it went.

What goes into the folder is made from the evidence as it is now, never copied from ``out``, where somebody may have
edited it. The folder takes its name in one step, when it is whole, and only if none has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from respondent.build import chosen_documents, press_for
from respondent.errors import RespondentError
from respondent.history.history import History, open_history
from respondent.leaving_out import check_left_out
from respondent.loading.sent import read_sent
from respondent.model.diagnostic import Diagnostic, Severity
from respondent.model.document import Document, text_of
from respondent.model.edition import Edition
from respondent.model.leaving_out import LeftOut
from respondent.model.manifest import manifest_of
from respondent.model.sent import FOLDER, MANIFEST, PARTICULARS, Agreed, Sent, SentFile
from respondent.model.signoff import Stand, Word
from respondent.output import ending_of, known_formats
from respondent.signing.sent_file import particulars
from respondent.signing.text import text_of_document
from respondent.signing_off import ATTRIBUTES, inputs_uncommitted
from respondent.writing.files import holds, write_folder, write_new
from respondent.yamltext.text import refused_in

if TYPE_CHECKING:
    from respondent.loading.workspace import Loaded
    from respondent.press import Press, Sheet

_MANY = 1000


class NotSentError(RespondentError):
    """A document cannot be sent as asked; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What sending did: the frozen copy, and the problems met; nothing was written where `sent` is None.

    `differing` are files in ``out`` that are not those that were frozen; `no_commit` says why there is no commit.
    """

    sent: Sent | None
    problems: tuple[Diagnostic, ...]
    differing: tuple[Path, ...] = ()
    no_commit: str | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    """From what a document is made, as git has it; `why` there is no commit."""

    commit: str | None = None
    uncommitted: tuple[str, ...] | None = None
    why: str | None = None


def send(
    source: Path | Loaded,
    document: str,
    to: Sequence[str],
    on: date,
    formats: Sequence[str] = ("docx",),
    left_out: Sequence[LeftOut] = (),
    *,
    edition: Edition | None = None,
) -> Frozen:
    """Build a document and freeze it as what was sent on a day.

    It must be without errors, and signed off where the settings require it. Raises NotSentError,
    UnknownDocumentError, and whatever `build` raises.
    """
    recipients = _recipients(to)
    _check_day(on)
    endings = known_formats(formats)
    press = press_for(source, final=True, left_out=left_out, edition=edition)
    sheet, because = _sheet(press, document, left_out)
    if sheet is None:
        return Frozen(None, because)
    root = press.workspace.root
    built = press.put([sheet.document], endings)[0]
    leaks = press.leaks(sheet.document, built)
    if any(leak.severity is Severity.ERROR for leak in leaks):
        return Frozen(None, leaks)
    stem = f"{sheet.document.id}{ending_of(edition)}"
    files = {f"{stem}.{form}": data for form, data in built.items()}
    made_from = _made_from(root)
    sent = _sent(sheet.document, files, recipients, on, press, left_out, made_from)
    _refuse_twice(root, sent)
    frozen = _freeze(root, sent, files, manifest_of(sheet.document).json, made_from.why)
    out = ((root / "out" / name, data) for name, data in files.items())
    differing = tuple(path for path, data in out if path.is_file() and not holds(path, data))
    return Frozen(frozen, press.diagnostics, differing, made_from.why)


def _sheet(
    press: Press, name: str, left_out: Sequence[LeftOut]
) -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    """The one document of that name, or what holds it back. Raises NotSentError where there are several."""
    chosen = chosen_documents(press, (name,))
    check_left_out(press.workspace, press.whole, chosen, left_out)
    ((template_id, wanted),) = chosen.items()
    sheets = [s for s in press.sheets(template_id) if wanted is None or s.document.id in wanted]
    if len(sheets) > 1:
        raise NotSentError(
            f"“{name}” is {len(sheets)} documents. Send one of them, such as “{sheets[0].document.id}”, at a time."
        )
    if not sheets:
        return None, press.missing(template_id)
    return (None, sheets[0].because) if sheets[0].held_back else (sheets[0], ())


# What is frozen


def _sent(
    document: Document,
    files: Mapping[str, bytes],
    to: tuple[str, ...],
    on: date,
    press: Press,
    left_out: Sequence[LeftOut],
    made_from: _Source,
) -> Sent:
    text = text_of_document(document)
    changed = made_from.uncommitted
    return Sent(
        document=document.id,
        folder="",
        on=on,
        to=to,
        title=" ".join(text_of(document.title).split()),
        template=document.template,
        manifest_sha256=manifest_of(document).sha256,
        words=text.words_hash,
        claims=text.claims_hash,
        files=tuple(SentFile(name, sha256(data).hexdigest()) for name, data in files.items()),
        commit=made_from.commit,
        clean=None if changed is None else not changed,
        uncommitted=changed or (),
        left_out=tuple(left_out),
        agreed=tuple(_agreed(press, document)),
    )


def _agreed(press: Press, document: Document) -> Iterator[Agreed]:
    """The signatories' words that stand on what is sent; an agreement under a condition is no signature."""
    for signatory in press.register.status(document).signatories:
        for standing in signatory.standings:
            word = standing.signoff
            if standing.stand is not Stand.LAPSED and word.word is Word.AGREED:
                yield Agreed(word.organisation, word.role, word.span.path)


def _made_from(root: Path) -> _Source:
    history = open_history(root)
    if not isinstance(history, History):
        return _Source(why=history.why)
    if history.commit is None:
        return _Source(why="nothing was ever committed")
    return _Source(history.commit, inputs_uncommitted(history))


def _freeze(root: Path, sent: Sent, files: Mapping[str, bytes], manifest: str, why: str | None) -> Sent:
    """Write the folder, under the first name of that day that is free."""
    made = datetime.now(UTC)
    held = {**files, MANIFEST: manifest.encode(), PARTICULARS: particulars(sent, made, why).encode()}
    write_new(root / FOLDER / ".gitattributes", ATTRIBUTES)
    folder = root / FOLDER / sent.document
    for number in range(1, _MANY):
        name = sent.on.isoformat() + (f"-{number}" if number > 1 else "")
        if write_folder(folder / name, held):
            shown = f"{FOLDER}/{sent.document}/{name}"
            return next(one for one in read_sent(root, sent.document)[0] if one.folder == shown)
    raise NotSentError(f"“{sent.document}” was sent {_MANY} times on {sent.on}. That cannot be right.")


# What was asked for


def _recipients(to: Sequence[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(line for one in to if (line := " ".join(one.split()))))
    if not found:
        raise NotSentError("Say to whom it goes: --to “Home Secretary”, once for each.")
    for one in found:
        if refused := refused_in(one):
            raise NotSentError(f"There is {refused} in --to. Type it again without.")
    return found


def _check_day(on: date) -> None:
    """Raise NotSentError for a day to come; tomorrow may have begun elsewhere."""
    if on > datetime.now(UTC).date() + timedelta(days=1):
        raise NotSentError(
            f"{on} is still to come. Freeze a document on the day on which it goes out; if that is today, this "
            "computer’s clock is wrong."
        )


def _refuse_twice(root: Path, sent: Sent) -> None:
    """Raise NotSentError where the same text was frozen as sent to the same people on the same day."""
    for one in read_sent(root, sent.document)[0]:
        if (one.on, one.to, one.manifest_sha256, one.words) == (
            sent.on,
            sent.to,
            sent.manifest_sha256,
            sent.words,
        ):
            raise NotSentError(f"This very text is frozen already, to the same on that day: {one.folder}.")
