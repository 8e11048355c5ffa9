"""The citation sheet: every claim with where it stands and all that it rests on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from tests.tracing.conftest import DAY, FULL

from respondent.build import UnknownDocumentError
from respondent.model.citation_sheet import Age, CitationSheet
from respondent.model.review import Standing
from respondent.model.verification import NO_VERDICT, Verification, worst
from respondent.report import citation_sheet

Workspaces = Callable[[dict[str, str]], Path]


def test_each_claim_stands_in_its_section_and_sentence(sheet: CitationSheet) -> None:
    found = [(one.number, one.text, one.section, one.before, one.after) for one in sheet.claims]
    assert found == [
        (1, "38,685", "Beginning", "Police recorded ", " offences in 2023/24."),
        (2, "2023/24", "Beginning", "Police recorded 38,685 offences in ", "."),
        (3, "41 per cent", "What parents say", "Last year ", " of parents were worried."),
        (4, "more than 100", "What parents say", "That is ", " a day."),
        (5, "The rules apply to every service", "What parents say", "", "."),
    ]


def test_a_claim_has_its_record_source_place_and_link(sheet: CitationSheet) -> None:
    (record,) = sheet.claims[2].records
    assert (record.name, record.kind, record.source, record.locator) == (
        "worried",
        "statistic",
        "survey",
        "table 2",
    )
    assert record.is_passage
    assert record.link is not None
    assert record.link.startswith("https://example.org/survey#:~:text=Forty%2Done%20per")


def test_a_claim_that_cites_another_place_has_that_place(sheet: CitationSheet) -> None:
    assert sheet.claims[4].records[0].locator == "p 9"


def test_a_derived_figure_has_its_working_and_its_exact_value(sheet: CitationSheet) -> None:
    claim = sheet.claims[3]
    assert claim.derivation == "38,685 offences ÷ 366 days = 105.7 a day"
    assert (claim.value, claim.unit) == (Fraction(38685, 366), "offences a day")
    assert sheet.claims[0].derivation is None


def test_a_claim_has_its_owner_what_is_confidential_and_what_travels_with_it(sheet: CitationSheet) -> None:
    claim = sheet.claims[2]
    assert claim.owners == ("Our Charity",)
    assert claim.confidential == (("survey", "under embargo"),)
    assert claim.coverage == ("Figures from 39 of 43 asked.",)
    assert claim.caveats == ("Those who answered had children under 12.",)
    assert claim.is_interval
    assert not sheet.claims[0].confidential


def test_without_verdicts_nothing_is_verified(sheet: CitationSheet) -> None:
    assert {one.verification for one in sheet.claims} == {NO_VERDICT}


def test_verdicts_are_given_from_outside_and_the_worst_decides(workspace: Workspaces) -> None:
    verified = Verification(Standing.VERIFIED, "Reviewer", date(2025, 3, 1))
    rejected = Verification(Standing.REJECTED, "Reviewer", date(2025, 3, 2), "The table has 38,658.")
    sheet = citation_sheet(
        workspace({}), ["letter"], day=DAY, verifications=lambda n: rejected if n == "offences" else verified
    )
    assert {one.verification for one in sheet.claims} == {rejected}
    (question,) = [one for one in sheet.questions if one.topic == "Rejected"]
    assert question.what.endswith("Reviewer: The table has 38,658.")
    assert question.claims == ("letter-1", "letter-2")
    assert worst((verified, rejected)) == rejected
    assert worst(()) == NO_VERDICT


def test_sources_are_cited_in_full_with_their_age(sheet: CitationSheet) -> None:
    found = [(one.source.id, one.reference, one.age, one.claims, one.owner) for one in sheet.sources]
    assert found == [
        ("crime-data", "Home Office, Police recorded crime, 2024.", Age.UNDER_ONE, 3, None),
        (
            "survey",
            "Example Foundation, A survey of parents, 2021.",
            Age.THREE_TO_FIVE,
            2,
            "Our Charity",
        ),
    ]


def test_what_is_open_has_verdicts_problems_sources_and_notes(sheet: CitationSheet) -> None:
    topics = {(one.topic, one.about) for one in sheet.questions}
    assert {
        ("Not verified", "offences"),
        ("Not verified", "rules"),
        ("Source", "crime-data"),
        ("Source", "survey"),
        ("Note on the source", "survey"),
        ("Warning E103", "letter"),
    } <= topics


def test_a_document_that_an_error_holds_back_is_in_it_with_the_error(workspace: Workspaces) -> None:
    wrong = FULL["templates/letter.md.j2"].replace("to: minister", "to: minister\nletterhead: nowhere.docx")
    sheet = citation_sheet(workspace(FULL | {"templates/letter.md.j2": wrong}), ["letter"], day=DAY)
    assert sheet.documents[0].errors >= 1
    assert sheet.questions[0].topic.startswith("Error ")


def test_what_does_not_render_is_an_open_question(workspace: Workspaces) -> None:
    broken = FULL["templates/letter.md.j2"].replace('figure("offences")', 'figure("nothing")', 1)
    sheet = citation_sheet(workspace(FULL | {"templates/letter.md.j2": broken}), ["letter"], day=DAY)
    assert sheet.documents == ()
    assert sheet.questions[0].about == "letter"


def test_all_documents_are_meant_by_none_and_an_unknown_one_is_refused(workspace: Workspaces) -> None:
    root = workspace({})
    assert [one.id for one in citation_sheet(root, day=DAY).documents] == [
        "letter",
        "release-gwent",
        "release-dyfed-powys",
    ]
    assert [one.id for one in citation_sheet(root, ["release-gwent"], day=DAY).documents] == ["release-gwent"]
    with pytest.raises(UnknownDocumentError):
        citation_sheet(root, ["nothing"], day=DAY)
