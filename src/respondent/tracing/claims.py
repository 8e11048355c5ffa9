"""A document's claims with all that a citation sheet says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from respondent.checking.page import Page, source_of
from respondent.model.citation_sheet import CitedClaim, CitedRecord
from respondent.model.directory import Organisation
from respondent.model.document import Claim
from respondent.model.evidence import DataTable, Finding, Quotation, Source, Statistic
from respondent.model.quantity import Quantity
from respondent.model.record import Record
from respondent.model.verification import Verifications
from respondent.model.workspace import KIND_NAMES, Workspace
from respondent.prose.figures import per_words
from respondent.prose.periods import write_period
from respondent.prose.working import write_working
from respondent.rendering.basis import covered
from respondent.tracing.contexts import NOWHERE, contexts_of
from respondent.tracing.links import link_to


class Claims:
    """Gives documents' claims; what several claims rest on is looked up once."""

    def __init__(self, workspace: Workspace, verifications: Verifications) -> None:
        self._workspace = workspace
        self._verifications = verifications
        self._records: dict[tuple[str, str | None], CitedRecord] = {}

    def of(self, page: Page) -> Iterator[CitedClaim]:
        """The claims of one document in their order."""
        contexts = contexts_of(page)
        places = _Places(page)
        for claim in page.document.claims:
            records = tuple(self._record(name, places.of(claim)) for name in claim.records)
            context = contexts.get(claim.number, NOWHERE)
            quantity = claim.quantity
            yield CitedClaim(
                document=page.document.id,
                number=claim.number,
                kind=claim.kind,
                text=claim.text,
                section=context.section,
                before=context.before,
                after=context.after,
                note=claim.note,
                records=records,
                value=quantity.value if quantity else None,
                unit=_unit(quantity) if quantity else None,
                is_interval=quantity is not None and not quantity.is_exact,
                period=self._period(quantity),
                place=quantity.place if quantity else None,
                measure=quantity.measure if quantity else None,
                derivation=self._derivation(claim),
                caveats=tuple(dict.fromkeys(self._caveats(page, claim))),
                coverage=tuple(dict.fromkeys(self._coverage(page, claim))),
                owners=tuple(dict.fromkeys(self._owners(page, claim))),
                confidential=tuple(dict.fromkeys(self._confidential(page, claim))),
            )

    def _record(self, name: str, places: Mapping[str, str | None]) -> CitedRecord:
        record = self._workspace.records[name.partition("#")[0]]
        source = source_of(record, self._workspace)
        own = record.locator if isinstance(record, _LOCATED) else None
        locator = places.get(source.id, own) if source else own
        known = self._records.get((name, locator))
        if known is None:
            known = self._records[name, locator] = self._looked_up(name, record, source, locator)
        return known

    def _looked_up(
        self, name: str, record: Record, source: Source | None, locator: str | None
    ) -> CitedRecord:
        passage = _passage(record)
        link, is_passage = link_to(source.url if source else None, passage, locator)
        return CitedRecord(
            name=name,
            kind=KIND_NAMES[type(record).__name__],
            title=record.title,
            source=source.id if source else None,
            locator=locator,
            link=link,
            is_passage=is_passage,
            passage=passage,
            note=record.note,
            verification=self._verifications(name),
        )

    def _derivation(self, claim: Claim) -> str | None:
        if claim.working or claim.quantity is None:
            return claim.working
        return write_working(claim.quantity, self._workspace.settings)

    def _period(self, quantity: Quantity | None) -> str | None:
        if quantity is None or quantity.period is None:
            return None
        return write_period(quantity.period, self._workspace.settings.financial_year)

    def _caveats(self, page: Page, claim: Claim) -> Iterator[str]:
        for record in page.with_bases(claim):
            if isinstance(record, Statistic | DataTable | Finding) and record.caveat is not None:
                yield record.caveat.text

    def _coverage(self, page: Page, claim: Claim) -> Iterator[str]:
        for record in page.with_bases(claim):
            if isinstance(record, Statistic | DataTable) and record.coverage is not None:
                yield from covered(record.coverage)

    def _owners(self, page: Page, claim: Claim) -> Iterator[str]:
        for record in page.records_of(claim):
            if record.owner:
                yield name_of(record.owner, self._workspace)

    def _confidential(self, page: Page, claim: Claim) -> Iterator[tuple[str, str]]:
        for record in (*page.with_bases(claim), *page.sources_of(claim)):
            if record.confidential:
                yield record.id, record.reason or "no reason is given"


class _Places:
    """Where a document's notes cite each source, if that is another place than the record's own."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @cached_property
    def _cited(self) -> dict[int, dict[str, list[str | None]]]:
        found: dict[int, dict[str, list[str | None]]] = {}
        for note in self._page.document.notes:
            for citation in note.citations:
                found.setdefault(note.number, {}).setdefault(citation.source.id, []).append(citation.locator)
        return found

    def of(self, claim: Claim) -> dict[str, str | None]:
        """The locator for each source that the claim's note cites elsewhere than its records say."""
        if claim.note is None:
            return {}
        changed: dict[str, str | None] = {}
        for source, locators in self._cited.get(claim.note, {}).items():
            own = [
                record.locator
                for record in self._page.records_of(claim)
                if isinstance(record, _LOCATED) and record.source == source
            ]
            if not any(locator in locators for locator in own):
                changed[source] = locators[0]
        return changed


_LOCATED = (Statistic, DataTable, Finding, Quotation)


def name_of(organisation: str, workspace: Workspace) -> str:
    """An organisation's name, or the id where there is no such record."""
    record = workspace.records.get(organisation)
    return record.name if isinstance(record, Organisation) else organisation


def _passage(record: Record) -> str | None:
    """The source's own words, where the record has them."""
    if isinstance(record, Statistic | Finding):
        return record.passage
    if isinstance(record, Quotation) and record.verbatim:
        return record.paragraphs[0] if record.paragraphs else None
    return None


def _unit(quantity: Quantity) -> str:
    """The unit as a column of a table names it: “offences”, “offences a day”, “per cent”."""
    rate = f" {per_words(quantity.per)}" if quantity.per is not None else ""
    return f"{quantity.unit.plural}{rate}"
