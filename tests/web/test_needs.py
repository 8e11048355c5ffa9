"""What the first page says needs somebody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

from respondent.loading.workspace import load
from respondent.model.consultation import Consultation
from respondent.model.evidence import Consent, Quotation
from respondent.model.partner import Partner
from respondent.model.review import Standing
from respondent.model.signoff import DocumentStatus, Lack, Signatory
from respondent.model.span import Span
from respondent.model.workspace import Workspace
from respondent.web.evidence.entry import Entry, entries
from respondent.web.evidence.needs import Group, Need, needs

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
EXAMPLE = load(Path(__file__).parents[2]).workspace


def workspace(*records: Consultation | Quotation, partners: tuple[Partner, ...] = ()) -> Workspace:
    settings = replace(EXAMPLE.settings, partners=partners)
    return replace(EXAMPLE, records=MappingProxyType({r.id: r for r in records}), settings=settings)


def consultation(closes: datetime) -> Consultation:
    return Consultation(
        id="codes", span=Span("evidence/codes.yaml", 1, 1), heading="Codes", publisher="Ofcom", closes=closes
    )


def quotation(until: date) -> Quotation:
    span = Span("evidence/words.yaml", 1, 1)
    consent = Consent("Form", until=until)
    return Quotation(id="words", span=span, text="Words.", speaker="A girl", source="s", consent=consent)


def entry(record_id: str, owner: str | None, standing: Standing, problems: int = 0) -> Entry:
    line = entries(EXAMPLE, {}, {}, NOW)[0]
    known = replace(line, id=record_id, title=record_id, owner=owner, standing=standing)
    return replace(known, problems=problems, value="5")


def test_a_consultation_is_shown_from_two_months_before_it_closes_until_it_has() -> None:
    soon = workspace(consultation(datetime(2026, 3, 1, 17, tzinfo=UTC)))
    assert needs(soon, (), "nspcc", NOW) == (
        Need(Group.DEADLINE, "Codes", "/evidence/codes", "The consultation closes", date(2026, 3, 1)),
    )
    for other in (datetime(2026, 6, 1, 17, tzinfo=UTC), datetime(2026, 1, 5, 11, tzinfo=UTC)):
        assert needs(workspace(consultation(other)), (), "nspcc", NOW) == ()


def test_consent_that_ends_or_has_ended_is_shown() -> None:
    for until, words in ((date(2026, 2, 1), "ends"), (date(2025, 12, 1), "ended")):
        (need,) = needs(workspace(quotation(until)), (), "nspcc", NOW)
        assert need.detail == f"Consent to use the words {words}"
        assert need.due == until
    assert needs(workspace(quotation(date(2027, 1, 1))), (), "nspcc", NOW) == ()
    half_past_midnight = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    (need,) = needs(workspace(quotation(date(2026, 7, 1))), (), "nspcc", half_past_midnight)
    assert need.detail == "Consent to use the words ended", "it is the second of July in London"


PARTNERS = (Partner("nspcc"), Partner("barnardos"))
LINES = (
    entry("theirs", "barnardos", Standing.STALE, 2),
    entry("mine", "nspcc", Standing.STALE, 1),
    entry("asked", "nspcc", Standing.QUERIED),
    entry("refused", "nspcc", Standing.REJECTED),
    entry("fine", "nspcc", Standing.VERIFIED),
)


def told(*, reviews: bool) -> list[tuple[str, str]]:
    found = needs(workspace(partners=PARTNERS), LINES, "nspcc", NOW, reviews=reviews)
    return [(need.group.name, need.title) for need in found]


def test_an_editor_sees_what_is_to_be_done_on_the_records_of_their_organisation() -> None:
    expected = [("PROBLEM", "mine"), ("REJECTED", "refused"), ("QUERIED", "asked"), ("STALE", "mine")]
    assert told(reviews=False) == expected


def test_a_question_that_was_answered_waits_for_reviewers_and_for_nobody_else() -> None:
    def groups(*, reviews: bool) -> list[tuple[str, str]]:
        found = needs(
            workspace(partners=PARTNERS), LINES, "nspcc", NOW, reviews=reviews, answered={"asked", "fine"}
        )
        return [(need.group.name, need.path) for need in found if need.title in ("asked", "refused")]

    assert groups(reviews=False) == [("REJECTED", "/evidence/refused")]
    assert groups(reviews=True) == [("REJECTED", "/evidence/refused"), ("ANSWERED", "/review/asked")]


def test_a_reviewer_sees_everything_to_be_verified_again() -> None:
    assert ("STALE", "theirs") in told(reviews=True)
    assert ("PROBLEM", "theirs") not in told(reviews=True)


def test_a_document_waits_for_the_organisations_that_have_not_signed() -> None:
    lacking = tuple(
        Signatory(name, name, (), (Lack("has not signed", None),)) for name in ("nspcc", "barnardos")
    )
    unsigned = DocumentStatus("letter", required=True, signatories=lacking)
    found = needs(workspace(), (), "nspcc", NOW, [unsigned])
    assert found == (Need(Group.SIGN_OFF, "letter", "/documents/letter"),)
    assert needs(workspace(), (), "csa-centre", NOW, [unsigned]) == ()
