"""What to know of a document’s figures, and what to say of them if challenged, from their records alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from respondent.errors import RespondentError
from respondent.model.brief import Brief, BriefedFigure
from respondent.model.citation_sheet import CitationSheet, CitedClaim, CitedSource, SheetDocument
from respondent.model.document import ClaimKind
from respondent.model.evidence import Status
from respondent.model.listing import listed
from respondent.model.review import Standing
from respondent.prose.dates import write_date

_MEASURES = {
    "recorded": "It counts what was recorded. What nobody recorded is not in it, and we do not say that it is.",
    "estimated": "It is an estimate, and we do not say that it is a count.",
    "reported": "It is what was reported, by those who were asked.",
}
_STATES = {
    Status.PROVISIONAL: "The source is provisional: its figures may still change.",
    Status.REVISED: "The source was revised; this is the revised figure.",
    Status.SUPERSEDED: "The source has been superseded by a newer one.",
}


class NothingToBriefOnError(RespondentError):
    """No document could be made of what was named, and so there is none to brief on."""

    def __init__(self) -> None:
        super().__init__(
            "There is no document to brief on: errors keep it from being made. “respondent check” shows them."
        )


def briefs_of(sheet: CitationSheet) -> tuple[Brief, ...]:
    """A brief for each document of a citation sheet. Raises NothingToBriefOnError where it has none."""
    if not sheet.documents:
        raise NothingToBriefOnError
    return tuple(_brief(sheet, document) for document in sheet.documents)


def _brief(sheet: CitationSheet, document: SheetDocument) -> Brief:
    claims = [claim for claim in sheet.claims if claim.document == document.id]
    sources = {cited.source.id: cited for cited in sheet.sources}
    figures: dict[tuple[object, ...], list[CitedClaim]] = {}
    for claim in claims:
        if claim.kind is ClaimKind.FIGURE:
            names = tuple(record.name for record in claim.records)
            figures.setdefault((names, claim.value, claim.unit), []).append(claim)
    used = {source_id for claim in claims for source_id in claim.sources}
    return Brief(
        document=document.id,
        title=document.title,
        kind=document.kind.value,
        date=document.date,
        day=sheet.day,
        figures=tuple(_figure(found, sources) for found in figures.values()),
        others=tuple(c for c in claims if c.kind in (ClaimKind.PROSE, ClaimKind.QUOTATION)),
        sources=tuple(cited for source_id, cited in sources.items() if source_id in used),
    )


def _figure(found: list[CitedClaim], sources: Mapping[str, CitedSource]) -> BriefedFigure:
    claim = found[0]
    cited = tuple(sources[source_id] for source_id in claim.sources if source_id in sources)
    return BriefedFigure(
        claim=claim,
        also=tuple(found[1:]),
        sources=cited,
        line=" ".join(_line(claim, cited)),
        questions=tuple(_questions(claim, cited)),
        beware=tuple(_beware(claim, cited)),
    )


def _line(claim: CitedClaim, sources: tuple[CitedSource, ...]) -> Iterator[str]:
    """The line to take: whose figure it is, what of, how we got it, and what it does not say."""
    yield f"{_whose(sources)}."
    about = " and ".join(part for part in (claim.place, claim.period) if part)
    if about:
        yield f"It is for {about}."
    if claim.derivation:
        yield f"We worked it out from that: {claim.derivation}."
    yield from _limits(claim)


def _whose(sources: tuple[CitedSource, ...]) -> str:
    names = [f"{_publisher(one)}, “{one.source.title}”" for one in sources]
    if not names:
        return "Nobody’s figure: there is no source"
    return f"The figure comes from {listed(names)}"


def _publisher(cited: CitedSource) -> str:
    source = cited.source
    return source.publisher or listed(source.author) or "its author"


def _limits(claim: CitedClaim) -> Iterator[str]:
    if claim.measure in _MEASURES:
        yield _MEASURES[claim.measure]
    yield from claim.coverage
    yield from claim.caveats


def _questions(claim: CitedClaim, sources: tuple[CitedSource, ...]) -> Iterator[tuple[str, str]]:
    """What a journalist is likely to ask, as far as the records have the answer."""
    for cited in sources:
        yield "Where can I read that?", _where(claim, cited)
    if claim.derivation:
        yield "How did you get from there to your figure?", f"{claim.derivation}."
    if claim.measure in _MEASURES:
        yield "Is that all of them?", _MEASURES[claim.measure]
    if claim.coverage:
        yield "Whom does it leave out?", " ".join(claim.coverage)
    if claim.is_interval and not claim.derivation:
        yield (
            "Is it exactly that?",
            "No: it was published rounded, and we do not give it more exactly than that.",
        )
    if claim.caveats:
        yield "What is the catch?", " ".join(claim.caveats)
    for cited in sources:
        if (answer := _newer(cited)) is not None:
            yield "Is there nothing newer?", answer


def _where(claim: CitedClaim, cited: CitedSource) -> str:
    locators = dict.fromkeys(
        record.locator for record in claim.records if record.source == cited.source.id and record.locator
    )
    place = f" Look for {listed(list(locators))}." if locators else ""
    published = "" if "unpublished" not in cited.source.standing else " It is not published."
    return f"{cited.reference.rstrip('.')}.{place}{published}"


def _newer(cited: CitedSource) -> str | None:
    source = cited.source
    if source.latest_checked is not None:
        return f"There was nothing newer on {write_date(source.latest_checked)}, when we last looked."
    if source.issued is None:
        return None
    return f"It came out in {source.issued.year}. Nobody has noted since that there is nothing newer."


def _beware(claim: CitedClaim, sources: tuple[CitedSource, ...]) -> Iterator[str]:
    """What the speaker must know before using the figure at all."""
    verification = claim.verification
    if verification.standing is not Standing.VERIFIED:
        yield f"{verification.standing.value.capitalize()}: {verification.why}".removesuffix(": ")
    for name, why in claim.confidential:
        yield f"Confidential ({name}): {why}. Do not name the source."
    for cited in sources:
        if cited.source.status in _STATES:
            yield _STATES[cited.source.status]
