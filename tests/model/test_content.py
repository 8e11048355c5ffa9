"""The content hashes that tags and verifications are bound to."""

from __future__ import annotations

from fractions import Fraction

import pytest

from respondent.model.content import content_hash, key_hash, lineage_hash, row_hash
from respondent.model.evidence import DataTable, Row, Source, SourceType, Statistic
from respondent.model.lineage import Derived, Given, Operation
from respondent.model.quantity import Quantity
from respondent.model.record import Plain, Record
from respondent.model.span import Span
from respondent.model.unit import Unit

HERE = Span("a.yaml", 1, 1)
OFFENCE = Unit("offence", "offences")


def figure(lineage: Given | Derived) -> Quantity:
    one = Fraction(1)
    return Quantity(value=one, low=one, high=one, unit=OFFENCE, lineage=lineage)


def source(**fields: Plain) -> Source:
    return Source(
        id="crime", span=HERE, type=SourceType.DATASET, heading="Crime", fields={"title": "Crime", **fields}
    )


def statistic(record_id: str = "offences", /, **fields: Plain) -> Statistic:
    content: dict[str, Plain] = {"statement": "It is so.", "source": "crime", "value": "1249", **fields}
    return Statistic(
        id=record_id,
        span=HERE,
        statement="It is so.",
        source="crime",
        quantity=figure(Given(record_id)),
        fields=content,
    )


def table(*cells: tuple[str, str], **fields: Plain) -> DataTable:
    rows = tuple(
        Row((name,), {"force": name, "offences": value}, figure(Given("forces", (name,))), (), HERE)
        for name, value in cells
    )
    return DataTable(
        id="forces",
        span=HERE,
        heading="By force",
        source="crime",
        unit=OFFENCE,
        columns=("force", "offences"),
        key=("force",),
        value_column="offences",
        rows=rows,
        rows_path="forces.csv",
        fields={"title": "By force", "source": "crime", **fields},
    )


def index(*records: Record) -> dict[str, Record]:
    return {record.id: record for record in records}


RECORDS = index(source(), statistic())


def test_a_hash_is_the_same_each_time_and_in_whatever_order_the_fields_stand() -> None:
    record = statistic()
    turned = statistic(**dict(reversed(list(record.fields.items()))))

    assert content_hash(record, RECORDS) == content_hash(turned, RECORDS)
    assert len(content_hash(record, RECORDS)) == 64


@pytest.mark.parametrize("name", ["note", "owner", "formerly", "superseded_by"])
def test_what_is_said_about_a_record_is_not_its_content(name: str) -> None:
    assert content_hash(statistic(**{name: "x"}), RECORDS) == content_hash(statistic(), RECORDS)


@pytest.mark.parametrize("name", ["value", "statement", "unit", "caveat", "confidential", "locator"])
def test_every_other_field_is_content(name: str) -> None:
    assert content_hash(statistic(**{name: "x"}), RECORDS) != content_hash(statistic(), RECORDS)


def test_a_number_and_its_text_with_another_nought_are_two_contents() -> None:
    assert content_hash(statistic(value="54.20"), RECORDS) != content_hash(statistic(value="54.2"), RECORDS)


def test_lists_and_groups_enter_by_what_they_hold() -> None:
    one = statistic(coverage={"asked": "43", "missing": ("Gwent", "Kent")}, verbatim=True, place=None)
    other = statistic(coverage={"asked": "43", "missing": ("Gwent",)}, verbatim=True, place=None)

    assert content_hash(one, RECORDS) != content_hash(other, RECORDS)


def test_a_change_of_the_source_shows_in_what_rests_on_it() -> None:
    changed = index(source(edition="October 2024"))

    assert content_hash(statistic(), RECORDS) != content_hash(statistic(), changed)


def test_a_note_in_the_source_does_not_show() -> None:
    changed = index(source(note="Looked at again."))

    assert content_hash(statistic(), RECORDS) == content_hash(statistic(), changed)


def test_a_change_of_the_base_or_its_source_shows() -> None:
    base = statistic("base")
    share = statistic("share", of="base")
    before = content_hash(share, index(source(), base))

    assert content_hash(share, index(source(), statistic("base", value="7"))) != before
    assert content_hash(share, index(source(edition="x"), base)) != before


def test_a_renamed_source_changes_nothing() -> None:
    renamed = Source(id="c", span=HERE, type=SourceType.DATASET, heading="Crime", fields={"title": "Crime"})

    assert content_hash(statistic(), RECORDS) == content_hash(statistic(source="c"), index(renamed))


def test_a_denominator_enters_by_its_content_wherever_the_field_names_it() -> None:
    population = statistic("population")
    rate = statistic("rate", per={"of": "population", "count": "100000"})

    changed = index(source(), statistic("population", value="7"))
    assert content_hash(rate, index(source(), population)) != content_hash(rate, changed)


def test_a_circle_of_bases_has_a_hash_all_the_same() -> None:
    one, two = statistic("one", of="two"), statistic("two", of="one")

    assert content_hash(one, index(one, two)) != content_hash(two, index(two)) != ""


def test_a_reference_to_nothing_enters_as_it_is_written() -> None:
    assert content_hash(statistic(source="x"), {}) != content_hash(statistic(source="y"), {})


def test_a_table_s_hash_is_over_all_its_rows_and_a_row_s_over_that_row() -> None:
    before, after = table(("Gwent", "503"), ("Kent", "7")), table(("Gwent", "503"), ("Kent", "8"))

    assert content_hash(before, RECORDS) != content_hash(after, RECORDS)
    assert row_hash(before, before.rows[0], RECORDS) == row_hash(after, after.rows[0], RECORDS)
    assert row_hash(before, before.rows[1], RECORDS) != row_hash(after, after.rows[1], RECORDS)


def test_the_head_of_a_table_is_content_of_its_rows() -> None:
    before, after = table(("Gwent", "503")), table(("Gwent", "503"), unit="session")

    assert row_hash(before, before.rows[0], RECORDS) != row_hash(after, after.rows[0], RECORDS)


def test_a_figure_s_hash_is_that_of_what_it_rests_on() -> None:
    forces, one = table(("Gwent", "503"), ("Kent", "7")), statistic()
    records = index(source(), forces, one)

    assert lineage_hash(Given("offences"), records) == content_hash(one, records)
    assert lineage_hash(Given("forces", ("Kent",)), records) == row_hash(forces, forces.rows[1], records)
    assert lineage_hash(Given("forces"), records) == content_hash(forces, records)


def test_a_calculation_s_hash_is_over_all_that_it_rests_on() -> None:
    records = index(source(), table(("Gwent", "503"), ("Kent", "7")))
    changed = index(source(), table(("Gwent", "503"), ("Kent", "8")))
    rows = tuple(figure(Given("forces", (name,))) for name in ("Gwent", "Kent"))
    total = Derived(Operation.SUM, rows)

    assert lineage_hash(total, records) != lineage_hash(total, changed)
    assert lineage_hash(Derived(Operation.RATE, rows[:1]), records) == lineage_hash(
        Derived(Operation.RATE, rows[:1]), changed
    )


def test_keys_that_would_read_alike_have_different_hashes() -> None:
    assert key_hash(("a, b",)) != key_hash(("a", "b"))
    assert key_hash(("Gwent",)) == key_hash(("Gwent",))
