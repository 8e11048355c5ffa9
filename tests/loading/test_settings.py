"""The workspace's settings."""

from __future__ import annotations

import pytest

from respondent.loading.settings import read_settings
from respondent.model.diagnostic import Diagnostic
from respondent.model.partner import Partner
from respondent.model.settings import NoteStyle, Review, Settings, SignOff, SmallNumbers, YearForm
from respondent.model.unit import Unit
from respondent.yamltext.parse import parse_yaml


def read(text: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings of a file, and what is wrong with them."""
    node, problems = parse_yaml(text, "respondent.yaml")
    settings, more = read_settings(node, "respondent.yaml")
    return settings, problems + more


def said(text: str) -> list[tuple[str, str]]:
    """The code and the place of everything that is wrong."""
    return [(p.code.id, f"{p.span.line}:{p.span.column}") for p in read(text)[1]]


def test_the_version_of_the_format_is_enough() -> None:
    assert read("respondent: 1\n") == (Settings(), ())


def test_without_a_file_that_can_be_read_there_are_the_defaults() -> None:
    assert read_settings(None, "respondent.yaml") == (Settings(), ())


def test_every_setting() -> None:
    settings, problems = read(
        'respondent: 1\nevidence: [evidence, private/ours/]\ntemplates: letters\npercent: "%"\n'
        "financial_year: year ending March 2024\nnotes: oscola\nstale_after: 18 months\n"
        "units:\n  - {name: offence, plural: offences, synonyms: [crime, crimes]}\n  - {name: child}\n  - session\n"
        "small_numbers: {below: 10}\nreview: {four_eyes: false, other_organisation: true}\n"
        "signoff: {required: true, lapses_on: claims}\n"
        "partners:\n"
        "  - {organisation: nspcc, everything: true, addresses: [nspcc.example.org], confidential: true}\n"
        "  - organisation: barnardos\n    folders: [evidence/barnardos]\n"
        '    code_owners: ["@barnardos/policy", evidence@barnardos.example.org]\n'
    )
    assert problems == ()
    assert settings == Settings(
        evidence=("evidence", "private/ours"),
        templates="letters",
        percent="%",
        financial_year=YearForm.ENDING,
        notes=NoteStyle.OSCOLA,
        stale_after=18,
        units=(
            Unit("offence", "offences", ("crime", "crimes")),
            Unit("child", "children"),
            Unit("session", "sessions"),
        ),
        small_numbers=SmallNumbers(10),
        review=Review(four_eyes=False, other_organisation=True),
        signoff=SignOff(required=True, lapses_on="claims"),
        partners=(
            Partner("nspcc", addresses=("nspcc.example.org",), everything=True, confidential=True),
            Partner(
                "barnardos",
                folders=("evidence/barnardos",),
                code_owners=("@barnardos/policy", "evidence@barnardos.example.org"),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("example", "form"),
    [("2023/24", YearForm.SLASH), ("2019/20", YearForm.SLASH), ("2023-24", YearForm.HYPHEN)],
)
def test_the_form_of_a_financial_year_is_given_by_example(example: str, form: YearForm) -> None:
    assert read(f"respondent: 1\nfinancial_year: {example}\n")[0].financial_year is form


@pytest.mark.parametrize(
    ("length", "months"), [("3 years", 36), ("1 year", 12), ("6 months", 6), ("1 month", 1)]
)
def test_a_length_of_time_is_in_years_or_months(length: str, months: int) -> None:
    assert read(f"respondent: 1\nstale_after: {length}\n")[0].stale_after == months


@pytest.mark.parametrize(
    "line",
    [
        "stale_after: three years",
        "stale_after: 0 months",
        "stale_after: 200 years",
        "stale_after: 3",
        "financial_year: 2023",
        "percent: percent",
        "notes: apa",
        "evidence: ../other",
        "evidence: /etc",
        "evidence: C:\\evidence",
        "evidence: ~/evidence",
        "templates: a\\b",
        "templates: '  '",
        "evidence: []",
    ],
)
def test_a_wrong_value_is_refused_and_the_default_stands(line: str) -> None:
    settings, (problem,) = read(f"respondent: 1\n{line}\n")
    assert problem.code.id == "S103"
    assert problem.span.line == 2
    assert problem.remedy
    assert settings == Settings()


def test_every_problem_is_found_in_one_run() -> None:
    text = "evidnce: [a]\npercent: pc\nsmall_numbers: 5\nreview: {four_eyes: yes}\nsignoff:\n  - required\n"
    assert said(text) == [
        ("S101", "1:1"),
        ("S103", "2:10"),
        ("S104", "3:16"),
        ("S103", "4:21"),
        ("S104", "6:3"),
        ("S102", "1:1"),
    ]


def test_settings_that_are_no_fields_are_refused() -> None:
    assert said("- respondent: 1\n") == [("S104", "1:1")]
    assert said("respondent 1\n") == [("S104", "1:1")]


@pytest.mark.parametrize("version", ["2", "17", "0"])
def test_another_version_of_the_format_is_named_and_nothing_else_is_read(version: str) -> None:
    settings, (problem,) = read(f"respondent: {version}\nevidnce: [a]\nstale_after: 1 month\n")
    assert problem.code.id == "S106"
    assert f"format {version};" in problem.message
    assert settings == Settings()


def test_a_version_that_is_no_number_is_refused() -> None:
    assert said("respondent: one\n") == [("S103", "1:13")]
    assert said("respondent: [1]\n") == [("S104", "1:13")]


@pytest.mark.parametrize(
    "units",
    [
        "[{name: offence, synonyms: [case]}, {name: session, synonyms: [Case]}]",
        "[{name: offence}, {name: crime, synonyms: [offences]}]",
        "[offence, {name: pounds sterling, synonyms: [£]}]",
    ],
)
def test_two_units_do_not_have_a_name_in_common(units: str) -> None:
    assert [code for code, _ in said(f"respondent: 1\nunits: {units}\n")] == ["S105"]


def test_a_unit_may_be_its_own_plural() -> None:
    assert said("respondent: 1\nunits: [{name: sheep, plural: sheep, synonyms: [sheep]}]\n") == []


@pytest.mark.parametrize(
    "partners",
    [
        "[{organisation: nspcc}, {organisation: nspcc}]",
        "[{organisation: a, folders: [evidence/a]}, {organisation: b, folders: [evidence/a/]}]",
        "[{organisation: a, addresses: [a.org]}, {organisation: b, addresses: ['@A.org']}]",
    ],
)
def test_what_two_partners_cannot_both_have(partners: str) -> None:
    assert [code for code, _ in said(f"respondent: 1\npartners: {partners}\n")] == ["S105"]


@pytest.mark.parametrize(
    "partner",
    [
        "{organisation: nspcc, folders: [../others]}",
        "{organisation: nspcc, addresses: [nobody]}",
        "{organisation: nspcc, code_owners: [the policy team]}",
    ],
)
def test_what_a_partner_cannot_have(partner: str) -> None:
    assert [code for code, _ in said(f"respondent: 1\npartners: [{partner}]\n")] == ["S103"]
