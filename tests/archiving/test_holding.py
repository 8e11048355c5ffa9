"""Records held against copies of their source: what is found of them, and what is said where it is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from respondent.archiving.holding import Held, Opened, hold
from respondent.loading.workspace import load
from respondent.model.review import ArchivedCopy

CellValue = str | int | float | bool | None
Rows = Sequence[Sequence[CellValue]]
Xlsx = Callable[[Mapping[str, Rows]], bytes]
Paragraphs = Callable[[Sequence[str]], bytes]
Workspaces = Callable[[dict[str, str]], Path]
Holds = Callable[..., Held]

STATISTIC = (
    "kind: statistic\nstatement: Police recorded 38,685 offences in 2023/24.\nsource: crime-data\n"
    "value: 38,685\nunit: offence\nmeasure: recorded\nperiod: 2023/24\n"
)
SHARE = (
    "kind: statistic\nstatement: Half of the offences were in private messages.\nsource: crime-data\n"
    "value: 50%\nof: offence\nunit: '%'\nperiod: 2023/24\n"
)
TABLE = (
    "kind: table\ntitle: Offences by force\nsource: crime-data\nunit: offence\nmeasure: recorded\n"
    "period: 2023/24\nplace: {column: force}\nrows: by-force.csv\nkey: force\nvalue: offences\n"
)
QUOTATION = (
    "kind: quotation\nsource: crime-data\nspeaker: Girl, aged 13\nverbatim: true\n"
    "consent: {basis: public, uses: [letter]}\n"
)
OFFENCES = "Force,Year,Offences\nGwent,2023/24,503\nDyfed-Powys,2023/24,192\nGwent,2022/23,..\n"


def opened(data: bytes, name: str) -> Opened:
    at = datetime(2025, 2, 18, 14, 30, tzinfo=UTC)
    return Opened(data, ArchivedCopy("crime-data", sha256(data).hexdigest(), name, len(data), at))


@pytest.fixture(name="held")
def held_fixture(workspace: Workspaces) -> Holds:
    """``held("value: 5 …", b"…", "a.txt")`` is what is found of a record, written so, in a copy."""

    def look(record: str, data: bytes | str, name: str = "a.txt", rows: str | None = None) -> Held:
        files = {"evidence/held.yaml": record}
        if rows is not None:
            files["evidence/by-force.csv"] = rows
        loaded = load(workspace(files))
        found = loaded.workspace.records.get("held")
        assert found is not None, [str(one) for one in loaded.diagnostics]
        return hold(found, opened(data.encode() if isinstance(data, str) else data, name))

    return look


def said(held: Held) -> list[tuple[str, str]]:
    return [(one.code.id, one.message) for one in held.diagnostics]


def codes(held: Held) -> list[str]:
    return [one.code.id for one in held.diagnostics]


def test_a_value_is_found_with_its_surroundings_and_page(held: Holds, pdf: Paragraphs) -> None:
    found = held(STATISTIC, pdf(["Summary", "In the year police recorded 38,685 offences."]), "a.pdf")
    assert found.diagnostics == ()
    assert found.passage is not None
    assert (found.passage.exact, found.passage.page) == ("38,685", 2)
    assert found.passage.suffix == "offences."


def test_a_value_that_does_not_stand_there_is_told_at_its_line(held: Holds) -> None:
    found = held(STATISTIC, "Police recorded 38,658 offences.")
    assert said(found) == [("V404", "38,685 does not stand in the archived copy of its source.")]
    assert (found.diagnostics[0].span.path, found.diagnostics[0].span.line) == ("evidence/held.yaml", 4)
    assert found.passage is None


def test_a_share_is_found_as_a_per_cent_before_as_a_bare_number(held: Holds) -> None:
    found = held(SHARE, "There are 50 pages. Of them 50 per cent were in private messages.")
    assert found.passage is not None
    assert found.passage.exact == "50 per cent"


def test_a_passage_is_looked_for_in_place_of_the_value(held: Holds) -> None:
    record = STATISTIC + "passage: recorded over thirty-eight thousand offences\n"
    assert codes(held(record, "Police recorded over thirty-eight\nthousand offences.")) == []
    assert said(held(record, "Police recorded 38,685 offences.")) == [
        (
            "V403",
            (
                "These words do not stand in the archived copy of the source: "
                "“recorded over thirty-eight thousand offences”."
            ),
        )
    ]


def test_a_quotation_is_held_paragraph_by_paragraph(held: Holds) -> None:
    record = QUOTATION + "text: |-\n  I did not know who to tell.\n\n  Then somebody listened.\n"
    assert (
        codes(held(record, "“I did not know who to tell.”\n\nShe said.\n\n“Then somebody listened.”")) == []
    )
    found = held(record, "“I did not know who to tell.”\n\nShe said.")
    assert said(found) == [
        ("V403", "These words do not stand in the archived copy of the source: “Then somebody listened.”.")
    ]
    assert found.passage is not None


def test_a_quotation_that_is_not_verbatim_need_not_stand_there(held: Holds) -> None:
    record = QUOTATION.replace("verbatim: true", "verbatim: false") + "text: I did not know.\n"
    found = held(record, "Something else.")
    assert (found.passage, found.diagnostics) == (None, ())


def test_a_finding_is_held_by_its_passage_and_without_one_nothing_is_said(held: Holds) -> None:
    record = "kind: finding\nstatement: Offences rose.\nsource: crime-data\n"
    assert held(record, "Nothing.") == Held("held")
    assert codes(held(record + "passage: offences rose\n", "It was found that offences rose.")) == []
    assert codes(held(record + "passage: offences rose\n", "Offences fell.")) == ["V403"]


def test_a_tables_values_are_looked_for_and_those_missing_are_named(held: Holds) -> None:
    rows = "force,offences\nGwent,503\nDyfed-Powys,192\nNorth Wales,..\n"
    assert codes(held(TABLE, "Gwent 503, Dyfed-Powys 192", rows=rows)) == []
    found = held(TABLE, "Gwent 503", rows=rows)
    assert said(found) == [("V404", "1 of 3 values is not in the archived copy: Dyfed-Powys (192).")]
    assert found.passage is not None
    assert found.passage.exact == "503"


def test_of_many_missing_values_five_are_named(held: Holds) -> None:
    rows = "force,offences\n" + "".join(f"Force {letter},{n}\n" for n, letter in enumerate("ABCDEFG", 101))
    [(_, message)] = said(held(TABLE, "Nothing.", rows=rows))
    assert message.startswith("7 of 7 values are not in the archived copy: Force A (101), ")
    assert message.endswith(" and 2 more.")


def test_a_source_has_nothing_to_be_held(workspace: Workspaces) -> None:
    source = load(workspace({})).workspace.records["crime-data"]
    assert hold(source, opened(b"Police recorded crime", "a.txt")) == Held("crime-data")


def test_a_copy_without_text_is_for_the_eye(held: Holds, pdf: Paragraphs) -> None:
    found = held(STATISTIC, pdf([""]), "scan.pdf")
    assert codes(found) == ["V407"]
    assert found.diagnostics[0].message.startswith(
        "The archived copy “scan.pdf” cannot be searched: there is"
    )


def test_the_text_of_a_copy_is_got_once(workspace: Workspaces) -> None:
    copy = opened(b"Police recorded 503 offences.", "a.txt")
    assert copy.text() is copy.text()


def method(record: str, text: str) -> str:
    return f"{record}method: {text}\n"


def test_a_value_is_worked_out_again_and_need_not_stand_there(held: Holds) -> None:
    record = method(STATISTIC.replace("38,685", "695"), "{where: {Year: 2023/24}, sum: Offences}")
    found = held(record, OFFENCES, "a.csv")
    assert (found.worked, found.diagnostics) == ("695, from 2 rows of “a.csv”", ())


def test_a_value_that_comes_to_another_is_an_error_with_both(held: Holds) -> None:
    found = held(method(STATISTIC, "{where: {Force: Gwent}, sum: Offences}"), OFFENCES, "a.csv")
    assert said(found) == [
        (
            "V405",
            (
                "the record says 38,685; worked out again from the archived copy it is 503, from 2 rows. "
                "1 of its cells holds no number."
            ),
        )
    ]


def test_counted_rows_are_not_called_a_sum(held: Holds) -> None:
    found = held(method(STATISTIC, "{where: {Force: Dyfed-Powys}, count: rows}"), OFFENCES, "a.csv")
    assert found.worked == "1, from 1 row of “a.csv”"
    assert "it is 1, from 1 row." in found.diagnostics[0].message


def test_a_method_in_a_workbook_is_followed_on_its_sheet(held: Holds, xlsx: Xlsx) -> None:
    data = xlsx({"Notes": [["x"]], "2023_24": [["Table 1"], ["Force", "Offences"], ["Gwent", 38685]]})
    found = held(method(STATISTIC, "{sheet: 2023_24, sum: Offences}"), data, "a.xlsx")
    assert (found.worked, found.diagnostics) == ("38,685, from 1 row of “a.xlsx”", ())


@pytest.mark.parametrize(
    ("cell", "agrees"), [("0.5", True), ("50", True), ("49.6", True), ("50.5", False), ("0.506", False)]
)
def test_a_per_cent_agrees_with_a_fraction_and_at_the_digits_it_is_written_with(
    held: Holds, cell: str, agrees: bool
) -> None:
    found = held(method(SHARE, "{value: share}"), f"share\n{cell}\n", "a.csv")
    assert (codes(found) == []) is agrees


def test_a_value_with_decimals_is_shown_with_those_that_it_has(held: Holds) -> None:
    found = held(method(SHARE, "{value: share}"), "share\n12.25\n", "a.csv")
    assert "it is 12.25, from 1 row." in found.diagnostics[0].message


def test_a_rounded_value_agrees_with_all_that_it_may_stand_for(held: Holds) -> None:
    record = STATISTIC.replace("value: 38,685", "value: 700\nprecision: 100")
    found = held(method(record, "{sum: Offences}"), OFFENCES, "a.csv")
    assert codes(found) == []


def test_a_tables_rows_are_worked_out_again(held: Holds) -> None:
    table = method(TABLE, "{by: Force, where: {Year: 2023/24}, sum: Offences}")
    found = held(table, OFFENCES, "a.csv", "force,offences\nGwent,503\nDyfed-Powys,192\n")
    assert (found.worked, found.diagnostics) == ("2 values, from 2 rows of “a.csv”", ())


def test_a_row_that_differs_and_one_that_is_not_there_are_each_named(held: Holds) -> None:
    table = method(TABLE, "{by: Force, where: {Year: 2023/24}, sum: Offences}")
    rows = "force,offences\nGwent,504\nDyfed Powys,192\nNorth Wales,..\n"
    found = held(table, OFFENCES, "a.csv", rows)
    assert said(found) == [
        (
            "V405",
            "Gwent: the record says 504; worked out again from the archived copy it is 503, from 1 row.",
        ),
        ("V406", "The method finds no rows for Dyfed Powys in the archived copy."),
    ]


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        ("Police recorded 38,685 offences.", "a.txt", "it is no CSV file or workbook."),
        ('a,b\n"' + "x" * 200_000, "a.csv", "its rows cannot be told apart"),
        (OFFENCES, "a.csv", "There is no column “Offenses”."),
    ],
)
def test_a_method_that_cannot_be_followed_is_told_once_and_the_value_still_looked_for(
    held: Holds, data: str, name: str, why: str
) -> None:
    found = held(method(STATISTIC, "{sum: Offenses}"), data, name)
    assert codes(found)[0] == "V406"
    assert f"The method cannot be followed in “{name}”: {why}" in found.diagnostics[0].message
    assert found.worked is None
    assert ("V404" in codes(found)) is ("Force" in data)
