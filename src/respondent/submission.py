"""A response's submission pack composed: all that goes to the regulator, refused while anything stands against it.

Both editions are built afresh, with the form, the cover sheet and the citation sheet, and put into one archive, and
into an e-mail that is ready to be sent. Everything that stands against the pack is told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from respondent.build import chosen_documents, press_for
from respondent.checking.deadline import Timing, deadline_problems
from respondent.covers import COVER, cover_files, cover_gaps, front_of, the_response
from respondent.errors import MissingProgramError, RespondentError
from respondent.leaving_out import check_left_out
from respondent.loading.workspace import Loaded, load
from respondent.model.citation_sheet import CitationSheet
from respondent.model.codes import Q405
from respondent.model.consultation import Consultation
from respondent.model.cover import Cover
from respondent.model.diagnostic import Diagnostic, Severity, any_error, in_order
from respondent.model.edition import Edition
from respondent.model.leaving_out import LeftOut
from respondent.model.span import Span
from respondent.output import ending_of
from respondent.packing.archive import pack_archive
from respondent.packing.item import Audience, PackItem
from respondent.packing.letter import letter_of
from respondent.packing.mail import mail
from respondent.rendering.cover import cover_of
from respondent.report import citation_sheet
from respondent.writing.files import FILLED_FORM, sweep, write_whole

if TYPE_CHECKING:
    from respondent.press import Press, Sheet

PACK = ".pack"
"""What the files of a pack have between the response's name and their ending."""

SHEET = ".citation-sheet"
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_REGULATOR, _PUBLIC = Audience.REGULATOR, Audience.PUBLIC


class UnfitAddressError(RespondentError):
    """An address that is none was given."""

    def __init__(self, address: str) -> None:
        super().__init__(f"“{address}” is no e-mail address. Write it as responses@example.org.")


@dataclass(frozen=True, slots=True)
class Packed:
    """What packing did: the archive, the e-mail and what is in them; nothing was written where `archive` is None.

    `refused` are the errors for which, `problems` all that was met. `without_pdf` says why there is no PDF.
    """

    archive: Path | None
    mail: Path | None
    items: tuple[PackItem, ...]
    to: tuple[str, ...]
    subject: str
    refused: tuple[Diagnostic, ...]
    problems: tuple[Diagnostic, ...]
    without_pdf: str | None = None


def pack(
    source: Path | Loaded,
    name: str,
    *,
    to: Sequence[str] = (),
    out: Path | None = None,
    left_out: Sequence[LeftOut] = (),
    pdf: bool = True,
    now: datetime | None = None,
) -> Packed:
    """Put a response's submission pack together in `out`, or ``out`` in the workspace.

    It is refused while a question is open, a respondent has not signed, the consultation has closed, an error
    stands against either edition, or the public one leaks. `to` are addresses instead of the consultation's; `now`
    is another time than the clock's. Raises NoResponseError, UnknownDocumentError, UnknownOrganisationError,
    UnfitAddressError, ConversionFailedError and UnwritableFileError.
    """
    for address in to:
        if _ADDRESS.fullmatch(address) is None:
            raise UnfitAddressError(address)
    loaded = _signed_in_any_case(source if isinstance(source, Loaded) else load(source))
    work = _Work(loaded, name, left_out, now)
    if work.whole is None or work.refused:
        return Packed(None, None, (), (), "", work.refused, work.problems)
    items, without_pdf = work.items(pdf=pdf)
    if leaks := work.leaks(items):
        return Packed(None, None, (), (), "", leaks, in_order((*work.problems, *leaks)))
    cover, consultation = work.cover, work.consultation
    found = tuple(to) or tuple(_ADDRESS.findall(consultation.respond_to or "") if consultation else ())
    gaps = work.gaps(found)
    letter = letter_of(cover, items, found)
    folder = loaded.workspace.root / "out" if out is None else out
    stem = f"{cover.document}{PACK}"
    written = (
        (folder / f"{stem}.zip", pack_archive(cover, items)),
        (folder / f"{stem}.eml", mail(letter, items)),
    )
    sweep(folder)
    _write_both(written)
    problems = in_order((*work.problems, *gaps))
    return Packed(written[0][0], written[1][0], items, found, letter.subject, (), problems, without_pdf)


def _signed_in_any_case(loaded: Loaded) -> Loaded:
    """The workspace as one that requires sign-off: nothing goes out in the name of somebody who has not agreed."""
    settings = loaded.workspace.settings
    required = replace(settings, signoff=replace(settings.signoff, required=True))
    return replace(loaded, workspace=replace(loaded.workspace, settings=required))


# What stands against it, and what goes into it


class _Work:
    """One response at work: its whole and its public edition, each on a press of its own."""

    def __init__(self, loaded: Loaded, name: str, left_out: Sequence[LeftOut], now: datetime | None) -> None:
        self._loaded = loaded
        self._now = now
        self._left_out = left_out
        self._presses = {
            edition: press_for(loaded, final=True, left_out=left_out, edition=edition, now=now)
            for edition in Edition
        }
        self._sheets: dict[Edition, Sheet | None] = {}
        problems: list[Diagnostic] = []
        press = self._presses[Edition.CONFIDENTIAL]
        check_left_out(press.workspace, press.whole, chosen_documents(press, (name,)), left_out)
        for edition, press in self._presses.items():
            sheet, missing = the_response(press, name)
            self._sheets[edition] = sheet
            problems += [*missing, *(sheet.problems if sheet else ())]
            if sheet is None:
                problems += self._of_gaps(press, name)
        self.whole = self._sheets[Edition.CONFIDENTIAL]
        self.divided = self.whole is not None and bool(self.whole.document.passages)
        early = self._leaks_of_words() if all(self._sheets.values()) else ()
        self.problems = in_order((*problems, *early))
        self.refused = tuple(one for one in self.problems if one.severity is Severity.ERROR)

    @property
    def _template(self) -> str:
        return self.whole.document.template if self.whole else ""

    def _of_gaps(self, press: Press, name: str) -> Iterator[Diagnostic]:
        """What else is said of a response that errors keep from being made: its questions, signatures and time."""
        draft = press_for(
            self._loaded, draft=True, left_out=self._left_out, edition=press.edition, now=self._now
        )
        sheet, _ = the_response(draft, name)
        if sheet is None:
            return
        document = sheet.document
        yield from press.register.against(document, final=True)
        found = press.workspace.records.get(document.consultation or "")
        if isinstance(found, Consultation):
            timing = Timing(self._now or datetime.now(UTC), final=True)
            front = front_of(press.workspace.templates[document.template])
            yield from deadline_problems(document, found, front, timing)

    def _leaks_of_words(self) -> tuple[Diagnostic, ...]:
        """What leaks in the quickest format, so that it is told along with everything else."""
        press, sheet = self._presses[Edition.PUBLIC], self._sheets[Edition.PUBLIC]
        if sheet is None:
            return ()
        return press.leaks(sheet.document, press.put([sheet.document], ("md",))[0])

    @property
    def cover(self) -> Cover:
        """The cover sheet."""
        assert self.whole is not None  # noqa: S101 - asked for only once there is a response
        press = self._presses[Edition.CONFIDENTIAL]
        return cover_of(
            self.whole.document, front_of(press.workspace.templates[self._template]), press.workspace
        )

    @property
    def consultation(self) -> Consultation | None:
        """The consultation that is answered."""
        found = (
            self._loaded.workspace.records.get(self.whole.document.consultation or "") if self.whole else None
        )
        return found if isinstance(found, Consultation) else None

    def gaps(self, to: Sequence[str]) -> tuple[Diagnostic, ...]:
        """Warnings: what the cover sheet leaves open, and that there is no address."""
        template = self._loaded.workspace.templates[self._template]
        found = list(cover_gaps(self.cover, template))
        if not to:
            record = self.consultation
            span = record.place_of("respond_to") if record else Span(template.path)
            found.append(
                Q405.at(
                    span,
                    "The record of the consultation has no address to send to, so the e-mail has none either.",
                    "Write it into `respond_to`, or give it with --to; where a portal takes responses, upload the "
                    "files of the pack there.",
                )
            )
        return tuple(found)

    def items(self, *, pdf: bool) -> tuple[tuple[PackItem, ...], str | None]:
        """The files of the pack, and why there is no PDF among them."""
        why: str | None = None if pdf else "it was not asked for"
        if pdf:
            try:
                return tuple(self._items(("docx", "pdf"))), None
            except MissingProgramError as error:
                why = str(error)
        return tuple(self._items(("docx",))), why

    def _items(self, formats: Sequence[str]) -> Iterator[PackItem]:
        cover = self.cover
        for form, data in cover_files(cover, formats).items():
            yield PackItem(f"{cover.document}{COVER}.{form}", "Cover sheet", _REGULATOR, data)
        if self.divided:
            yield from self._edition(Edition.CONFIDENTIAL, formats, Edition.CONFIDENTIAL)
            yield from self._edition(Edition.PUBLIC, formats, Edition.PUBLIC)
        else:
            yield from self._edition(Edition.CONFIDENTIAL, formats, None)
        yield from self._citation_sheet(cover.document)

    def _edition(self, built: Edition, formats: Sequence[str], named: Edition | None) -> Iterator[PackItem]:
        sheet = self._sheets[built]
        assert sheet is not None  # noqa: S101 - nothing is put together otherwise
        document = sheet.document if named else replace(sheet.document, edition=None)
        secret = named is Edition.CONFIDENTIAL
        what = f"{named.value.capitalize()} edition" if named else "Response"
        for form, data in self._presses[built].put([document], formats)[0].items():
            told = f"{what}, in the regulator’s form" if form == FILLED_FORM else what
            name = f"{document.id}{ending_of(named)}.{form}"
            yield PackItem(name, told, _REGULATOR if secret else _PUBLIC, data)

    def _citation_sheet(self, name: str) -> Iterator[PackItem]:
        from respondent.reporting.sheet.page import sheet_as_page

        assert self.whole is not None  # noqa: S101
        loaded = replace(self._loaded, workspace=self._presses[Edition.CONFIDENTIAL].workspace)
        sheet = for_others(citation_sheet(loaded, (name,), day=self.whole.document.date, rules=False))
        page = sheet_as_page(sheet).encode("utf-8", "replace")
        yield PackItem(f"{name}{SHEET}.html", "Citation sheet", _REGULATOR, page)
        with suppress(RespondentError):  # the extra for workbooks is not installed
            from respondent.reporting.sheet.workbook import sheet_as_xlsx

            yield PackItem(f"{name}{SHEET}.xlsx", "Citation sheet", _REGULATOR, sheet_as_xlsx(sheet))

    def leaks(self, items: Sequence[PackItem]) -> tuple[Diagnostic, ...]:
        """What is confidential in the files for publication, whatever their format."""
        press, sheet = self._presses[Edition.PUBLIC], self._sheets[Edition.PUBLIC]
        if sheet is None:
            return ()
        files = {
            item.name.removeprefix(sheet.document.id).removeprefix(ending_of(Edition.PUBLIC))[1:]: item.data
            for item in items
            if item.audience is _PUBLIC
        }
        found = press.leaks(sheet.document, files)
        return found if any_error(found) else ()


def for_others(sheet: CitationSheet) -> CitationSheet:
    """The citation sheet as others may see it: without open questions, and notes that we made for ourselves."""
    claims = tuple(
        replace(claim, records=tuple(replace(record, note=None) for record in claim.records))
        for claim in sheet.claims
    )
    return replace(sheet, claims=claims, questions=())


# Writing


def _write_both(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write the files; where one cannot be written, those before it are put back as they were."""
    before = [(path, path.read_bytes() if path.is_file() else None) for path, _ in files]
    for number, (path, data) in enumerate(files):
        try:
            write_whole(path, data)
        except RespondentError:
            for old, content in before[:number]:
                if content is None:
                    old.unlink(missing_ok=True)
                else:
                    write_whole(old, content)
            raise
