"""Records of every kind: what a file may say, and what is said about what it may not."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest

from respondent.loading.pending import PendingTable
from respondent.loading.records.record import KINDS, read_record
from respondent.model.consultation import Consultation, ConsultedDocument, Question
from respondent.model.diagnostic import Diagnostic
from respondent.model.directory import Address, Contact, Holder, Office, Organisation, Signatory
from respondent.model.evidence import (
    Caveat,
    Consent,
    Coverage,
    Finding,
    PartialDate,
    Quotation,
    Source,
    SourceType,
    Statistic,
    Status,
)
from respondent.model.lineage import Given
from respondent.model.period import financial_year, parse_period
from respondent.model.record import Record
from respondent.model.settings import Settings
from respondent.model.survey import Survey
from respondent.model.unit import INDEX, PERCENT, POINT, POUND, Per, Unit
from respondent.yamltext.parse import parse_yaml

R = TypeVar("R", bound=Record)

OFFENCE = Unit("offence", "offences", ("crime", "crimes"))
LISTED = Settings(units=(OFFENCE,))

STATISTIC = "kind: statistic\nstatement: A sentence.\nsource: a-source\n"
TABLE = (
    "kind: table\ntitle: A table\nsource: a-source\nrows: rows.csv\nkey: force\nvalue: offences\n"
    "unit: offence\n"
)
SOURCE = "kind: source\ntype: report\ntitle: A report\n"
OFFICE = "kind: office\nname: Home Secretary\n"
QUOTATION = "kind: quotation\ntext: Words.\nspeaker: Somebody\nsource: a-source\n"


def read(text: str, settings: Settings = LISTED) -> tuple[Record | None, list[Diagnostic]]:
    """The record, and what is wrong with it, of a file evidence/nspcc/an-id.yaml."""
    node, problems = parse_yaml(text, "evidence/nspcc/an-id.yaml")
    assert node is not None
    record, more = read_record(node, "an-id", "evidence/nspcc/an-id.yaml", settings)
    return record, [*problems, *more]


def good(kind: type[R], text: str, settings: Settings = LISTED) -> R:
    """The record, which is of that kind and has nothing wrong with it."""
    record, problems = read(text, settings)
    assert problems == []
    assert isinstance(record, kind)
    return record


def one_problem(text: str, settings: Settings = LISTED) -> Diagnostic:
    """The one thing that is wrong."""
    _, (problem,) = read(text, settings)
    return problem


def said(text: str, settings: Settings = LISTED) -> list[tuple[str, str]]:
    """The code and the place of everything that is wrong."""
    return [(p.code.id, f"{p.span.line}:{p.span.column}") for p in read(text, settings)[1]]


# What every record has


def test_a_record_knows_its_id_its_place_and_what_it_says_field_by_field() -> None:
    record = good(
        Source, "# so\nkind: source\ntype: report\ntitle: 'A  report'\nstanding: [official]\nnote:\n"
    )
    assert (record.id, str(record.span)) == ("an-id", "evidence/nspcc/an-id.yaml:2:1")
    assert dict(record.fields) == {
        "kind": "source",
        "type": "report",
        "title": "A  report",
        "standing": ("official",),
    }
    assert len(record.fields) == 4
    assert "note" not in record.fields
    assert "publisher" not in record.fields
    assert str(record.place_of("standing.0")) == "evidence/nspcc/an-id.yaml:5:12"
    assert str(record.place_of("standing.7")) == "evidence/nspcc/an-id.yaml:5:11"
    assert str(record.place_of("publisher")) == str(record.span)
    assert list(record.places) == ["kind", "type", "title", "standing", "standing.0", "note"]
    assert len(record.places) == 6


def test_the_common_fields_of_a_record() -> None:
    record = good(
        Source,
        f"{SOURCE}owner: policy team\nconfidential: true\nreason: unpublished\nembargo: 2025-07-01 00:01\n"
        "note: |\n  One.\n\n  Two.\nformerly: [old-id, older-id]\nsuperseded_by: new-id\n",
    )
    assert record.owner == "policy team"
    assert record.confidential
    assert record.reason == "unpublished"
    assert record.embargo == datetime(2025, 7, 1, 0, 1, tzinfo=ZoneInfo("Europe/London"))
    assert record.embargo.utcoffset() is not None
    assert record.note == "One.\n\nTwo."
    assert record.formerly == ("old-id", "older-id")
    assert record.superseded_by == "new-id"


def test_a_confidential_record_says_why() -> None:
    assert said(f"{SOURCE}confidential: true\n") == [("R105", "4:15")]
    assert said(f"{SOURCE}confidential: false\n") == []


def test_what_cannot_be_read_as_confidential_or_not_is_kept_in() -> None:
    record, problems = read(f"{SOURCE}confidential: yes\nreason: x\n")
    assert [p.code.id for p in problems] == ["R103"]
    assert record is not None
    assert record.confidential


def test_every_problem_of_a_record_is_found_in_one_run() -> None:
    text = (
        "kind: statistic\nstatement: One: two\n".replace(": two", " – two")
        + "source: Home Office\nvalue: 1,24\n"
        "unit: ofence\nperod: 2023/24\nperiod: 2023-24\ncoverage: {asked: 3, answered: 5}\nvalue: 3\n"
        "dimension: Snapchat\nembargo: 18/02/2025\n"
    )
    assert said(text) == [
        ("Y102", "9:1"),
        ("R103", "3:9"),
        ("R103", "4:8"),
        ("R101", "6:1"),
        ("R103", "7:9"),
        ("R105", "8:32"),
        ("R104", "10:12"),
        ("R103", "11:10"),
    ]


def test_a_wrong_unit_a_missing_field_and_a_repeated_one_are_found_in_one_run() -> None:
    text = f"{STATISTIC}value: 5\nunit: ofence\nvalue: 6\nsource_: x\n"
    record, problems = read(text)
    assert [p.code.id for p in problems] == ["Y102", "R101", "R106"]
    assert isinstance(record, Statistic)  # so that its source can still be looked for


@pytest.mark.parametrize("text", ["a text", "[a, list]", "- kind: source\n"])
def test_a_record_without_fields_is_said_to_have_none(text: str) -> None:
    record, (problem,) = read(text)
    assert record is None
    assert problem.code.id == "R107"


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("title: x\n", "1:1", "Begin it with “kind: …”: source, statistic, table"),
        ("title: x\nkind:\n", "2:6", "Begin it with"),
        ("kind: sauce\n", "1:7", "Did you mean “source”?"),
        ("kind: [source]\n", "1:7", "Write one of source, statistic"),
        ("title: x\nkind: xyzzy\n", "2:7", "Write one of source, statistic"),
        ("{}\n", "1:1", "Begin it with"),
    ],
)
def test_a_record_of_no_kind_is_told_the_kinds(text: str, place: str, remedy: str) -> None:
    record, (problem,) = read(text)
    assert record is None
    assert problem.code.id == "R108"
    assert f"{problem.span.line}:{problem.span.column}" == place
    assert problem.remedy.startswith(remedy)


def test_kind_need_not_come_first() -> None:
    assert good(Source, "title: x\ntype: report\nkind: source\n").heading == "x"


def test_an_unknown_field_is_named_with_the_nearest() -> None:
    problem = one_problem(f"{SOURCE}publsher: x\n")
    assert (problem.code.id, problem.message) == ("R101", "There is no field “publsher”.")
    assert problem.remedy == "Did you mean “publisher”?"


def test_an_unknown_field_of_a_group_is_named_with_the_group() -> None:
    problem = one_problem(f"{STATISTIC}value: 1%\ncoverage: {{asked: 3, xyzzy: 3}}\n")
    assert problem.message == "There is no field “xyzzy” in “coverage”."
    assert problem.remedy == "Delete it, or choose another: asked, answered, usable, missing."


def test_a_very_long_unknown_field_is_shown_cut() -> None:
    assert len(one_problem(f"{SOURCE}{'x' * 300}: x\n").message) < 80


@pytest.mark.parametrize("line", ["", "title:\n", "title: ~\n", "title: null\n"])
def test_a_missing_field_is_told_what_it_wants(line: str) -> None:
    record, (problem,) = read(f"kind: source\ntype: report\n{line}")
    assert record is None
    assert problem.code.id == "R102"
    assert problem.message == "“title” is missing."
    assert problem.remedy == "Write “title: …” with some text."
    assert problem.span.line == (3 if line else 1)


def test_a_text_of_nothing_but_spaces_is_refused() -> None:
    assert said("kind: source\ntype: report\ntitle: '  '\n") == [("R103", "3:8")]


def test_a_text_that_is_quoted_may_say_null() -> None:
    assert good(Source, "kind: source\ntype: report\ntitle: 'null'\n").heading == "null"


def test_a_title_on_several_lines_is_one_line() -> None:
    assert good(Source, "kind: source\ntype: report\ntitle: >\n  A\n  report\n").heading == "A report"


@pytest.mark.parametrize("name", ["a", "a-b", "2024", "a1-b2", "x" * 40])
def test_ids_are_lower_case_words_with_hyphens(name: str) -> None:
    assert good(Source, f"{SOURCE}superseded_by: {name}\n").superseded_by == name


def test_several_ids_without_brackets_are_told_of_them() -> None:
    problem = one_problem(f"{SOURCE}superseded_by: one-id, another\n")
    assert problem.message == "superseded_by: “one-id, another” is several ids."
    assert problem.remedy == "Put brackets around them: [one-id, another]."


@pytest.mark.parametrize(
    ("name", "likely"),
    [
        ("Home Office", "“home-office”"),
        ("a_b", "“a-b”"),
        ("x" * 41, f"“{'x' * 40}”"),
        ("“–”", "at most."),
        ("a--b", "“a-b”"),
    ],
)
def test_what_is_no_id_is_told_the_likely_one(name: str, likely: str) -> None:
    problem = one_problem(f"{SOURCE}superseded_by: {name}\n")
    assert problem.code.id == "R103"
    assert likely in problem.remedy


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2025-02-30", "there is no day “2025-02-30”"),
        ("18.02", "is not a date"),
        ("18 Brumaire 2025", "is not a date"),
        ("2025-02", "is not a date"),
        ("[2025-02-18]", "this is a list"),
        ("{day: 3}", "this is a group of fields"),
        ('""', "is not a date"),
    ],
)
def test_a_date_is_year_month_day(value: str, message: str) -> None:
    problem = one_problem(f"{SOURCE}accessed: {value}\n")
    assert message in problem.message
    assert problem.message.startswith("accessed: ")
    assert problem.span.column == 11


@pytest.mark.parametrize(
    ("value", "message", "remedy"),
    [
        ("18/02/2025", "does not begin with the year", "Write 2025-02-18."),
        ("8.13.2025", "does not begin with the year", "Write 2025-08-13."),
        ("40/40/2025", "is not a date", "Write it as 2025-02-18: year, month, day."),
        ("2.2.2025", "does not begin with the year", "Write 2025-02-02."),
        ("02/18/2025", "does not begin with the year", "Write 2025-02-18."),
        (
            "05/07/2024",
            "can be read in two ways",
            "Write 2024-07-05 if the day stands first, 2024-05-07 if the month does.",
        ),
        ("5 July 2024", "is a date in words", "Write 2024-07-05."),
        ("1st Sept 2024", "is a date in words", "Write 2024-09-01."),
    ],
)
def test_a_date_written_otherwise_is_shown_as_it_should_stand(value: str, message: str, remedy: str) -> None:
    problem = one_problem(f"{SOURCE}accessed: {value}\n")
    assert message in problem.message
    assert problem.remedy == remedy
    assert problem.message.startswith("accessed: ")
    assert problem.span.column == 11


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2025-02-18", "is not a day with a time"),
        ("2025-02-18 24:00", "there is no time “24:00”"),
        ("2025-02-30 10:00", "there is no day"),
        ("noon", "is not a day with a time"),
    ],
)
def test_a_moment_is_a_day_and_a_time(value: str, message: str) -> None:
    assert message in one_problem(f"{SOURCE}embargo: {value}\n").message


@pytest.mark.parametrize("value", ["2025-02-18 00:01", "2025-02-18T00:01", "'2025-02-18 00:01:00'"])
def test_a_moment_may_be_written_in_three_ways(value: str) -> None:
    assert good(Source, f"{SOURCE}embargo: {value}\n").embargo == datetime(
        2025, 2, 18, 0, 1, tzinfo=ZoneInfo("Europe/London")
    )


# Sources


def test_a_source_with_every_field() -> None:
    source = good(
        Source,
        "kind: source\ntype: foi\ntitle: T\nshort_title: S\npublisher: P\nauthor: [A, B]\nissued: 2024-07\n"
        "edition: E\nversion: V\nurl: https://www.gov.uk/x\naccessed: 2025-02-10\nlatest_checked: 2025-02-11\n"
        "status: provisional\nstanding: [official, unpublished]\nreference: 2024/1\ncontainer: C\nvolume: 3\n"
        "issue: 4\npages: 1–2\nsession: 2023–24\nchapter: c 50\njurisdiction: Scotland\nhouse: Lords\n"
        "column: 12\nbody: police forces\nrecipient: R\nrequested: 2024-06-01\nasked: 43\nanswered: 41\n",
    )
    assert source.type is SourceType.FOI
    assert source.heading == source.title == "T"
    assert source.author == ("A", "B")
    assert source.issued == PartialDate(2024, 7)
    assert (source.accessed, source.latest_checked) == (date(2025, 2, 10), date(2025, 2, 11))
    assert source.status is Status.PROVISIONAL
    assert source.standing == ("official", "unpublished")
    assert (source.volume, source.issue, source.column) == ("3", "4", "12")
    assert (source.requested, source.asked, source.answered) == (date(2024, 6, 1), 43, 41)


@pytest.mark.parametrize("member", list(SourceType))
def test_a_source_may_be_of_every_type(member: SourceType) -> None:
    assert good(Source, f"kind: source\ntype: {member.value}\ntitle: T\n").type is member


def test_a_wrong_word_is_told_the_nearest_or_all() -> None:
    assert one_problem("kind: source\ntype: datset\ntitle: T\n").remedy.startswith("Did you mean “dataset”")
    remedy = one_problem(f"{SOURCE}status: unknown\n").remedy
    assert remedy == "Write final, provisional, revised or superseded."


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2024", PartialDate(2024)), ("2024-07", PartialDate(2024, 7)), ("2024-07-05", PartialDate(2024, 7, 5))],
)
def test_a_source_may_be_dated_as_exactly_as_is_known(value: str, expected: PartialDate) -> None:
    assert good(Source, f"{SOURCE}issued: {value}\n").issued == expected


@pytest.mark.parametrize("value", ["2024-13", "2024-02-30", "July 2024", "0000", "24"])
def test_a_source_s_date_exists(value: str) -> None:
    assert said(f"{SOURCE}issued: {value}\n") == [("R103", "4:9")]


@pytest.mark.parametrize(
    "value", ["www.gov.uk", "ftp://x.org/y", "javascript:alert(1)", "http://x", "a link"]
)
def test_an_address_on_the_web_is_written_in_full(value: str) -> None:
    assert said(f"{SOURCE}url: {value}\n") == [("R103", "4:6")]


def test_no_more_answer_than_were_asked() -> None:
    assert said(f"{SOURCE}asked: 41\nanswered: 43\n") == [("R105", "5:11")]


@pytest.mark.parametrize("value", ["-1", "4.5", "many", "1,23", "½"])
def test_a_count_is_a_whole_number(value: str) -> None:
    assert said(f"{SOURCE}asked: {value}\n") == [("R103", "4:8")]


def test_a_count_may_have_commas() -> None:
    assert good(Source, f"{SOURCE}asked: 1,234\n").asked == 1234


# Statistics


def test_a_statistic_keeps_its_number_as_it_was_written() -> None:
    statistic = good(
        Statistic,
        f"{STATISTIC}value: 54.20\nunit: crime\nmeasure: recorded\nperiod: 2023/24\nplace: Wales\n"
        "dimension: {platform: Snapchat, age.group: under 18}\nlocator: p 7\npassage: Their words.\n",
    )
    quantity = statistic.quantity
    assert quantity.written == Decimal("54.20")
    assert str(quantity.written) == "54.20"
    assert quantity.value == quantity.low == quantity.high == Fraction(542, 10)
    assert quantity.unit is OFFENCE
    assert (quantity.measure, quantity.place) == ("recorded", "Wales")
    assert quantity.period == financial_year(2023)
    assert quantity.dimensions == (("platform", "Snapchat"), ("age.group", "under 18"))
    assert quantity.lineage == Given("an-id", label="Wales")
    assert (statistic.locator, statistic.passage) == ("p 7", "Their words.")
    assert statistic.place_of("dimension.age.group").column == 44


@pytest.mark.parametrize(
    ("value", "expected", "unit"),
    [
        ("50%", "50", PERCENT),
        ("£54.20", "54.20", POUND),
        ("£1.26 billion", "1260000000", POUND),
        ("38,685", "38685", OFFENCE),
        ("1249", "1249", OFFENCE),
        ("0", "0", OFFENCE),
    ],
)
def test_a_value_s_sign_stands_for_its_unit(value: str, expected: str, unit: Unit) -> None:
    line = "" if unit is not OFFENCE else "unit: offence\n"
    quantity = good(Statistic, f"{STATISTIC}value: {value}\n{line}").quantity
    assert quantity.value == Fraction(expected)
    assert quantity.unit is unit


@pytest.mark.parametrize(
    ("unit", "expected"), [('"%"', PERCENT), ("£", POUND), ("per cent", PERCENT), ("Crimes", OFFENCE)]
)
def test_a_unit_goes_by_all_its_names(unit: str, expected: Unit) -> None:
    assert good(Statistic, f"{STATISTIC}value: 5\nunit: {unit}\n").quantity.unit is expected


def test_a_number_without_sign_or_unit_is_asked_what_it_counts() -> None:
    record, (problem,) = read(f"{STATISTIC}value: 5\n")
    assert record is None
    assert (problem.code.id, problem.message) == ("R102", "“unit” is missing.")


def test_a_unit_near_one_of_the_settings_is_a_slip() -> None:
    problem = one_problem(f"{STATISTIC}value: 5\nunit: ofence\n")
    assert (problem.code.id, f"{problem.span.line}:{problem.span.column}") == ("R106", "5:7")
    assert problem.message == "unit: “ofence” is not a unit of this workspace."
    assert problem.remedy == "Did you mean “offence”?"


def test_another_unit_is_told_how_it_is_added() -> None:
    problem = one_problem(f"{STATISTIC}value: 5\nunit: household\n")
    assert problem.remedy == "Add it to `units:` in respondent.yaml: - {name: household, plural: households}"


def test_without_units_in_the_settings_any_unit_is_taken_with_its_regular_plural() -> None:
    quantity = good(Statistic, f"{STATISTIC}value: 5\nunit: counselling session\n", Settings()).quantity
    assert quantity.unit == Unit("counselling session", "counselling sessions")


@pytest.mark.parametrize(
    ("line", "low", "high"),
    [
        ("value: 50%\nprecision: 1%", "49.5", "50.5"),
        ("value: 38,700\nunit: offence\nprecision: 100", "38650", "38750"),
        ("value: £1.26bn", "1255000000", "1265000000"),
        ("value: £1.26bn\nprecision: 100,000,000", "1210000000", "1310000000"),
        ("value: £1.26bn\nprecision: 100", "1255000000", "1265000000"),
    ],
)
def test_a_rounded_value_is_an_interval(line: str, low: str, high: str) -> None:
    quantity = good(Statistic, f"{STATISTIC}{line}\n").quantity
    assert (quantity.low, quantity.high) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("value: 50%\nunit: offence\n", "4:8"),
        ("value: £5\nunit: offence\n", "4:8"),
        ("value: 7%\nunit: percentage point\n", "4:8"),
        ("value: 5\nunit: offence\nprecision: 1%\n", "6:12"),
        ("value: 5\nunit: offence\nprecision: 0\n", "6:12"),
    ],
)
def test_a_sign_and_a_unit_go_together(lines: str, place: str) -> None:
    assert said(f"{STATISTIC}{lines}") == [("R105", place)]


def test_a_wrong_number_says_what_is_accepted() -> None:
    problem = one_problem(f"{STATISTIC}value: 1,24\nunit: offence\n")
    assert problem.message == "value: “1,24” has a comma where a decimal point may be meant."
    assert problem.remedy.startswith("Write it as 1249, 1,249, 54.20, 50%")


@pytest.mark.parametrize(
    ("value", "message", "remedy"),
    [
        ("2023-24", "“2023-24” could be a month or a financial year.", "For the year, write 2023/24."),
        ("last year", "“last year” is not a period.", "Write 2023/24 (financial year), 2024"),
        ("2023/25", "“2023/25” is not one year.", "2023/24 would be."),
        ("2024-02-30..2024-03-01", "“2024-02-30..2024-03-01” names a day or month", "Check its parts."),
    ],
)
def test_a_wrong_period_says_what_is_accepted(value: str, message: str, remedy: str) -> None:
    problem = one_problem(f"{STATISTIC}value: 5%\nperiod: {value}\n")
    assert problem.message.startswith(f"period: {message}")
    assert problem.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("line", "per", "denominator"),
    [
        ("per: population-2023", Per(Unit("person", "people")), "population-2023"),
        (
            "per: {count: 100000, of: population-2023}",
            Per(Unit("person", "people"), 100_000),
            "population-2023",
        ),
        ("per: {count: 1000, unit: offence}", Per(OFFENCE, 1000), None),
    ],
)
def test_a_rate_is_per_so_many_of_something(line: str, per: Per, denominator: str | None) -> None:
    statistic = good(Statistic, f"{STATISTIC}value: 64.1\nunit: offence\n{line}\n")
    assert statistic.quantity.per == per
    assert statistic.denominator == denominator


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("Population", "R103"),
        ("{count: 0, of: population-2023}", "R105"),
        ("{count: 100000}", "R105"),
        ("[a]", "R104"),
    ],
)
def test_a_rate_that_is_per_nothing_is_refused(value: str, code: str) -> None:
    assert [p.code.id for p in read(f"{STATISTIC}value: 64.1\nunit: offence\nper: {value}\n")[1]] == [code]


def test_a_number_with_commas_inside_brackets_is_explained() -> None:
    problem = one_problem(f"{STATISTIC}value: 64.1\nunit: offence\nper: {{count: 100,000, of: people}}\n")
    assert problem.message == "Inside brackets a comma ends a value, so “000” is taken for a field in “per”."
    assert problem.remedy == "Write the number without commas."


def test_a_published_change_knows_its_period_and_its_record() -> None:
    statistic = good(
        Statistic,
        f"{STATISTIC}value: 903\nunit: offence\nperiod: 2023/24\nplace: Wales\n"
        "change: {by: 7%, since: 2022/23, precision: 1%}\n",
    )
    assert statistic.change is not None
    by = statistic.change.by
    assert (by.value, by.low, by.high) == (Fraction(7), Fraction("6.5"), Fraction("7.5"))
    assert by.unit is PERCENT
    assert (by.period, by.place) == (financial_year(2023), "Wales")
    assert by.lineage == Given("an-id", part="change", label="Wales")
    assert statistic.change.since == financial_year(2022)


@pytest.mark.parametrize(
    ("lines", "value", "unit"),
    [
        ("value: 9\nunit: offence\nchange: {by: -120, since: 2022}", -120, OFFENCE),
        ("value: 9\nunit: offence\nchange: {by: -7%, since: 2022}", -7, PERCENT),
        ("value: 9%\nchange: {by: 3, unit: percentage point, since: 2022}", 3, POINT),
    ],
)
def test_a_change_may_be_in_per_cent_in_points_or_in_the_figure_s_own_unit(
    lines: str, value: int, unit: Unit
) -> None:
    statistic = good(Statistic, f"{STATISTIC}{lines}\n")
    assert statistic.change is not None
    assert statistic.change.by.value == value
    assert statistic.change.by.unit == unit


def test_a_change_of_a_percentage_says_whether_it_is_in_points() -> None:
    assert said(f"{STATISTIC}value: 9%\nchange: {{by: 3, since: 2022}}\n") == [("R105", "5:14")]


def test_a_change_without_its_period_is_refused() -> None:
    assert said(f"{STATISTIC}value: 9%\nchange: {{by: 3%}}\n") == [("R102", "5:9")]


def test_coverage_a_caveat_a_survey_and_a_method() -> None:
    statistic = good(
        Statistic,
        f"{STATISTIC}value: 32%\nof: a-base\n"
        "coverage: {asked: 43, answered: 41, usable: 39, missing: [Kent, Gwent]}\n"
        "caveat: {text: Known platforms only., show: sentence}\n"
        "survey: {population: adults, n: '2,416', fieldwork: March, weighted: true, "
        "interval: [30%, 34%], level: 95%}\n"
        "method: {sheet: 2023_24, where: {a: [b, c]}}\n",
    )
    assert statistic.of == "a-base"
    assert statistic.coverage == Coverage(43, 41, 39, ("Kent", "Gwent"))
    assert statistic.caveat == Caveat("Known platforms only.", "sentence")
    assert statistic.quantity.survey == Survey(
        "adults", 2416, "March", weighted=True, interval=(Fraction(30), Fraction(34)), level=Fraction(95)
    )
    assert statistic.method == {"sheet": "2023_24", "where": {"a": ("b", "c")}}


def test_a_caveat_may_be_one_text() -> None:
    assert good(Statistic, f"{STATISTIC}value: 3%\ncaveat: Known only.\n").caveat == Caveat("Known only.")


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ("{asked: 41, answered: 43}", 33),
        ("{asked: 43, answered: 41, usable: 42}", 45),
        ("{asked: 43, usable: 41, missing: [a, b, c]}", 44),
    ],
)
def test_coverage_adds_up(value: str, column: int) -> None:
    assert said(f"{STATISTIC}value: 3%\ncoverage: {value}\n") == [("R105", f"5:{column}")]


def test_a_survey_may_have_no_interval() -> None:
    survey = good(Statistic, f"{STATISTIC}value: 3%\nsurvey: {{population: adults, n: 5}}\n").quantity.survey
    assert survey == Survey("adults", 5)


def test_all_may_be_known_to_be_missing() -> None:
    text = f"{STATISTIC}value: 3%\ncoverage: {{asked: 2, missing: [Kent, Gwent]}}\n"
    assert good(Statistic, text).coverage == Coverage(2, missing=("Kent", "Gwent"))
    assert said(text.replace("asked: 2", "asked: 1")) == [("R105", "5:31")]


def test_a_place_in_a_list_with_nothing_in_it_is_reported() -> None:
    problem = one_problem(f"{SOURCE}formerly: [old-id, ~]\n")
    assert (problem.code.id, problem.message) == ("R103", "formerly.1: there is no value.")


def test_an_empty_group_counts_as_left_out() -> None:
    statistic = good(Statistic, f"{STATISTIC}value: 3%\ncoverage:\ncaveat:\nformerly: ~\nplace: null\n")
    assert (statistic.coverage, statistic.caveat, statistic.formerly) == (None, None, ())


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("{population: adults, n: 5, interval: [34%, 30%]}", "R105"),
        ("{population: adults, n: 5, interval: [30%]}", "R103"),
        ("{population: adults, n: 5, interval: 30%}", "R104"),
        ("{population: adults, n: 5, level: 100%}", "R105"),
        ("{n: 5}", "R102"),
        ("adults", "R104"),
    ],
)
def test_a_survey_that_makes_no_sense_is_refused(value: str, code: str) -> None:
    assert [c for c, _ in said(f"{STATISTIC}value: 3%\nsurvey: {value}\n")] == [code]


def test_money_says_which_prices_and_an_index_its_base() -> None:
    assert (
        good(Statistic, f"{STATISTIC}value: £3\nprices: 2024/25 prices\n").quantity.prices == "2024/25 prices"
    )
    index = good(Statistic, f"{STATISTIC}value: 112.4\nindex: 2015=100\n").quantity
    assert (index.index_base, index.unit) == ("2015 = 100", INDEX)
    assert said(f"{STATISTIC}value: £3\nprices: real\n") == [("R103", "5:9")]
    assert said(f"{STATISTIC}value: 3%\nindex: 2015\n") == [("R103", "5:8")]


@pytest.mark.parametrize("value", ["[a]", "a", "{}"])
def test_a_method_and_a_dimension_are_fields(value: str) -> None:
    assert [c for c, _ in said(f"{STATISTIC}value: 3%\ndimension: {value}\n")] == ["R104"]
    assert [c for c, _ in said(f"{STATISTIC}value: 3%\nmethod: {value}\n")] == (
        ["R104"] if value != "{}" else []
    )


# Tables


def test_a_table_waits_for_its_rows() -> None:
    table = good(
        PendingTable,
        f"{TABLE}period: 2023/24\nplace: {{column: force}}\nmeasure: recorded\nlocator: sheet 2\nof: a-base\n"
        "precision: 10\ncomplete: {region: [Wales, London], country: Wales}\ndimension: {age: under 18}\n"
        "per: {count: '1,000', of: people-2023}\ncaveat: Known only.\ncoverage: {asked: 3}\n",
    )
    assert (table.heading, table.title) == ("A table", "A table")
    assert table.rows_path == "evidence/nspcc/rows.csv"
    assert (table.key, table.value_column) == (("force",), "offences")
    assert (table.place, table.place_column) == (None, "force")
    assert (table.period, table.period_column) == (financial_year(2023), None)
    assert table.precision == 10
    assert table.complete == (("region", ("Wales", "London")), ("country", ("Wales",)))
    assert table.dimensions == (("age", "under 18"),)
    assert (table.per, table.denominator) == (Per(Unit("person", "people"), 1000), "people-2023")
    assert table.coverage == Coverage(3)


def test_a_table_may_have_two_keys_and_a_period_in_each_row() -> None:
    table = good(
        PendingTable,
        TABLE.replace("key: force", "key: [force, year]") + "period: {column: year}\nplace: Wales\n",
    )
    assert table.key == ("force", "year")
    assert (table.period, table.period_column) == (None, "year")
    assert table.place == "Wales"


def test_a_table_needs_a_unit() -> None:
    assert said(TABLE.replace("unit: offence\n", "")) == [("R102", "1:1")]
    assert said(f"{TABLE}period: {{col: year}}\n") == [("R101", "8:10"), ("R102", "8:9")]


# Quotations and findings


def test_a_quotation_keeps_its_paragraphs_and_its_consent() -> None:
    quotation = good(
        Quotation,
        "kind: quotation\ntext: |\n  One.\n\n  Two.\nspeaker: Girl, aged 13\nsource: a-source\nlocator: p 3\n"
        "verbatim: true\nillustrative: true\nwarning: W\nsupport: S\nplace: Wales\n"
        "consent: {basis: B, approved_by: A, uses: [letter, release], until: 2027-03-31}\n",
    )
    assert quotation.paragraphs == ("One.", "Two.")
    assert quotation.verbatim
    assert quotation.illustrative
    assert quotation.consent == Consent("B", "A", ("letter", "release"), date(2027, 3, 31))


def test_a_quotation_is_not_verbatim_unless_it_says_so() -> None:
    assert not good(Quotation, QUOTATION).verbatim


def test_consent_needs_a_basis_and_known_uses() -> None:
    assert said(f"{QUOTATION}consent: {{uses: [tweet]}}\n") == [("R103", "5:18"), ("R102", "5:10")]


def test_a_finding_has_a_passage() -> None:
    finding = good(Finding, "kind: finding\nstatement: S\nsource: a\nlocator: s 1\npassage: P\ncaveat: C\n")
    assert (finding.statement, finding.passage, finding.caveat) == ("S", "P", Caveat("C"))


# Organisations and offices


def test_an_organisation_with_every_field() -> None:
    organisation = good(
        Organisation,
        "kind: organisation\nname: N\nshort_name: S\naddress: [1 Street, London]\nwebsite: https://www.x.org\n"
        "charity_number: 216401\nlogo: logos/x.png\nlogo_alt: L\nsignatory: {name: J, role: R, image: s.png}\n"
        "press: {name: P, email: p@x.org, phone: 020, hours: 9–5}\nabout: A\n",
    )
    assert organisation.address == ("1 Street", "London")
    assert organisation.charity_number == "216401"
    assert organisation.signatory == Signatory("J", "R", "s.png")
    assert organisation.press == Contact("P", "p@x.org", "020", "9–5")


@pytest.mark.parametrize(
    "value", ["|\n  1 Street\n\n  London\n", "[1 Street, London]\n", "\n  - 1 Street\n  - London\n"]
)
def test_an_address_may_be_a_list_or_lines(value: str) -> None:
    assert good(Organisation, f"kind: organisation\nname: N\naddress: {value}").address == (
        "1 Street",
        "London",
    )


def test_an_address_in_one_line_is_parted_at_its_commas() -> None:
    made = good(Organisation, "kind: organisation\nname: N\naddress: 2a Some Street, Leeds LS1 1AA\n")
    assert made.address == ("2a Some Street", "Leeds LS1 1AA")


@pytest.mark.parametrize("value", ["p at x.org", "p@x", "@x.org", "a@b@c.org", "<p@x.org>"])
def test_an_e_mail_address_looks_like_one(value: str) -> None:
    text = f"kind: organisation\nname: N\npress: {{name: P, email: '{value}'}}\n"
    assert [p.code.id for p in read(text)[1]] == ["R103"]


def test_an_office_has_holders_and_addresses_with_their_days() -> None:
    office = good(
        Office,
        f"{OFFICE}organisation: Home Office\nsalutation: Home Secretary\nemail: h@x.org\n"
        "addresses:\n  - {lines: [2 Street, London], from: 2005-01-01, to: 2026-01-01}\n"
        "holders:\n  - {name: A, honours: MP, salutation: Dame A, from: 2024-07-05, to: 2025-09-05}\n"
        "  - {name: B, from: 2025-09-06}\n",
    )
    assert office.holders == (
        Holder("A", date(2024, 7, 5), date(2025, 9, 5), "MP", "Dame A"),
        Holder("B", date(2025, 9, 6)),
    )
    assert office.addresses == (Address(("2 Street", "London"), date(2005, 1, 1), date(2026, 1, 1)),)
    assert office.place_of("holders.1.name").line == 10


def test_an_office_may_have_one_address_without_days() -> None:
    assert good(Office, f"{OFFICE}address: [2 Street, London]\n").addresses == (
        Address(("2 Street", "London")),
    )
    assert [p.code.id for p in read(f"{OFFICE}address: x\naddresses: [{{lines: [y]}}]\n")[1]] == ["R105"]


@pytest.mark.parametrize(
    "lines",
    [
        "holders: [{name: A, from: 2025-01-02, to: 2025-01-01}]",
        "addresses: [{lines: [A], from: 2025-01-02, to: 2025-01-01}]",
    ],
)
def test_a_term_does_not_end_before_it_begins(lines: str) -> None:
    problem = one_problem(f"{OFFICE}{lines}\n")
    assert problem.code.id == "R105"
    assert problem.span.line == 3


@pytest.mark.parametrize("to", ["", ", to: 2025-09-05"])
def test_two_people_do_not_hold_an_office_at_once(to: str) -> None:
    text = f"{OFFICE}holders:\n  - {{name: B, from: 2025-09-05}}\n  - {{name: A, from: 2024-07-05{to}}}\n"
    problem = one_problem(text)
    assert problem.code.id == "R105"
    assert "A and B both hold the office on 2025-09-05" in problem.message


# Consultations


def test_a_consultation_has_questions_and_closes_by_the_clock_in_london() -> None:
    consultation = good(
        Consultation,
        "kind: consultation\ntitle: T\npublisher: Ofcom\nreference: R\nopens: 2025-06-30\n"
        "closes: 2025-10-20 17:00\nrespond_to: a@b.org\nurl: https://www.ofcom.org.uk/x\n"
        "documents: [{title: D, version: V, status: draft, source: a-source}]\n"
        "questions:\n  - {number: 12a, text: Q, chapter: C, asks_for_evidence: true, word_limit: 500}\n"
        "  - {number: 13, text: R, illustrative: true}\n",
    )
    assert consultation.title == "T"
    assert consultation.closes is not None
    assert consultation.closes.isoformat() == "2025-10-20T17:00:00+01:00"
    assert consultation.documents == (ConsultedDocument("D", "V", "draft", "a-source"),)
    assert consultation.questions == (
        Question("12a", "Q", "C", asks_for_evidence=True, word_limit=500),
        Question("13", "R", illustrative=True),
    )


def test_a_consultation_does_not_close_before_it_opens_nor_number_a_question_twice() -> None:
    text = (
        "kind: consultation\ntitle: T\npublisher: O\nopens: 2025-06-30\ncloses: 2025-06-29 17:00\n"
        "questions: [{number: 1, text: Q}, {number: 1, text: R}]\n"
    )
    assert said(text) == [("R105", "5:9"), ("R105", "6:44")]


# The shapes and the model


def test_every_field_of_a_shape_has_its_attribute_in_the_model() -> None:
    built = {
        "source": Source, "quotation": Quotation, "finding": Finding, "organisation": Organisation,
        "office": Office, "consultation": Consultation,
    }  # fmt: skip
    for name, model in built.items():
        attributes = {one.name for one in fields(model)}
        wanted = {one.attribute or one.name for one in KINDS[name].shape.fields} - {"kind", "address"}
        assert wanted - attributes == set()


def test_every_attribute_of_the_model_can_be_written() -> None:
    set_by_the_loader = {"id", "span", "fields", "places"}
    for name, model in (
        ("source", Source),
        ("quotation", Quotation),
        ("finding", Finding),
        ("office", Office),
    ):
        attributes = {one.name for one in fields(model)} - set_by_the_loader
        assert attributes - {one.attribute or one.name for one in KINDS[name].shape.fields} == set()


def test_a_period_of_a_stock_is_read() -> None:
    assert good(Statistic, f"{STATISTIC}value: 5%\nperiod: at 2024-03-31\n").quantity.period == parse_period(
        "at 2024-03-31"
    )
