"""Every figure that a workspace's evidence holds or adds up to, as candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from respondent.errors import ArithmeticRefusedError
from respondent.model.evidence import DataTable, Row, Source, Statistic
from respondent.model.quantity import Quantity, total_of
from respondent.model.unit import Nature, Unit
from respondent.model.workspace import Workspace
from respondent.weighing.candidate import Candidate, Kind
from respondent.weighing.longer import longer_totals
from respondent.weighing.names import PLACE, Name
from respondent.weighing.nouns import before_tail, heads
from respondent.weighing.words import content_of, times_in

_EVERYTHING = re.compile(r"(?:all|total|overall|everyone|everybody|any)\b", re.IGNORECASE)
"""How the value of a row begins that is about all of them: it need not be named."""

_MOST_GROUPS = 2000
"""Columns with more different values than this hold no groups, but something of each row's own."""


def gather(workspace: Workspace) -> Iterator[Candidate]:
    """The candidates of each record, in the order of the records."""
    for record in workspace.records.values():
        if isinstance(record, Statistic):
            yield from _of_statistic(record, workspace)
        elif isinstance(record, DataTable):
            yield from _of_table(record, workspace)


def place_name(text: str) -> Name:
    """The name of a place."""
    return Name(PLACE, " ".join(text.casefold().split()))


def _name(facet: str, text: str) -> Name:
    return Name(facet, " ".join(text.casefold().split()))


def _of_statistic(record: Statistic, workspace: Workspace) -> Iterator[Candidate]:
    quantity = replace(record.quantity, base=_base(record.of, workspace))
    place = frozenset({place_name(quantity.place)} if quantity.place else ())
    figure = Candidate(
        quantity=quantity,
        kind=Kind.STATISTIC,
        record=record.id,
        references=(record.id,),
        label=quantity.place or "",
        needs=frozenset(_name(column, value) for column, value in quantity.dimensions if _is_proper(value)),
        fits=place | {_name(column, value) for column, value in quantity.dimensions if not _is_proper(value)},
        words=content_of(f"{record.statement} {quantity.unit.plural} {record.id.replace('-', ' ')}"),
        source_words=_source_words(record.source, workspace),
        topic=_topic(record.statement, quantity),
        times=times_in(record.statement),
        facets=frozenset(column for column, _ in quantity.dimensions),
    )
    yield figure
    yield from _asked(record, figure)
    if record.change is not None:
        yield replace(figure, quantity=record.change.by, kind=Kind.CHANGE, since=record.change.since)


def _is_proper(value: str) -> bool:
    """Whether a dimension's value is a name, such as Snapchat. Others ("longer than 18 weeks") only describe
    what the record's statement says anyway.
    """
    return value[:1].isupper()


def _asked(record: Statistic, figure: Candidate) -> Iterator[Candidate]:
    """How many people a survey asked, and how many bodies were asked, answered, and gave figures."""
    numbers: list[tuple[int, str]] = []
    if (survey := record.quantity.survey) is not None:
        numbers.append((survey.n, before_tail(survey.population).strip() or "respondent"))
    if (coverage := record.coverage) is not None:
        given = (coverage.asked, coverage.answered, coverage.usable)
        numbers += [(number, "body") for number in given if number is not None]
    for number, noun in numbers:
        unit = Unit(noun, noun, ("respondent", "person", "participant") if survey else ("force", "authority"))
        value = Fraction(number)
        counted = Quantity(
            value=value,
            low=value,
            high=value,
            unit=unit,
            lineage=record.quantity.lineage,
            period=record.quantity.period,
            place=record.quantity.place,
        )
        yield replace(figure, quantity=counted, kind=Kind.SAMPLE, facets=frozenset(), needs=frozenset())


def _of_table(table: DataTable, workspace: Workspace) -> Iterator[Candidate]:
    base = _base(table.of, workspace)
    about = " ".join(column for column in table.columns if column != table.value_column)
    words = content_of(f"{table.heading} {table.unit.plural} {table.id.replace('-', ' ')} {about}")
    source_words = _source_words(table.source, workspace)
    topic: frozenset[str] = frozenset()
    times = times_in(f"{table.heading} {about}")
    rows: list[tuple[Row, Candidate]] = []
    for row in table.rows:
        if row.quantity is None:
            continue
        needs, groups = _row_names(table, row)
        topic = topic or _topic(table.heading, row.quantity)
        candidate = Candidate(
            quantity=replace(row.quantity, base=base),
            kind=Kind.ROW,
            record=table.id,
            references=(str(row.quantity.lineage),),
            label=", ".join(row.cells[column] for column in _naming_columns(table)) or table.heading,
            needs=needs,
            fits=groups | ({place_name(table.place)} if table.place else set()),
            groups=groups,
            words=words,
            source_words=source_words,
            topic=topic,
            times=times,
            facets=frozenset(name.facet for name in needs | groups),
        )
        rows.append((row, candidate))
        yield candidate
    yield from longer_totals(candidate for _, candidate in rows)
    for column in table.columns:
        if column not in (table.value_column, table.period_column) and [column] != _naming_columns(table):
            yield from _totals(table, column, rows)


def _topic(text: str, quantity: Quantity) -> frozenset[str]:
    """What a title or a statement says beside the noun, the place and the dimensions."""
    names = " ".join([quantity.place or "", *(value for _, value in quantity.dimensions)])
    return content_of(text) - heads(quantity.unit) - content_of(names)


def _row_names(table: DataTable, row: Row) -> tuple[frozenset[Name], frozenset[Name]]:
    """What a row's key names, and what its other columns do."""
    needs: set[Name] = set()
    groups: set[Name] = set()
    for column in table.columns:
        text = row.cells[column]
        if column in (table.value_column, table.period_column) or not text or _EVERYTHING.match(text):
            continue
        (needs if column in table.key else groups).add(_name(_facet(table, column), text))
    return frozenset(needs), frozenset(groups)


def _naming_columns(table: DataTable) -> list[str]:
    return [column for column in table.key if column != table.period_column]


def _facet(table: DataTable, column: str) -> str:
    """A column holds places if the record says so, or if it groups rows that are places and is no other key."""
    is_place = column == table.place_column or (table.place_column is not None and column not in table.key)
    return PLACE if is_place else column


def _totals(table: DataTable, column: str, rows: list[tuple[Row, Candidate]]) -> Iterator[Candidate]:
    """The sums over the groups of one column, a period at a time."""

    def group_of(pair: tuple[Row, Candidate]) -> tuple[str, str]:
        return pair[0].cells[column], str(pair[1].quantity.period)

    ordered = sorted(rows, key=group_of)
    if len({row.cells[column] for row, _ in rows}) > _MOST_GROUPS:
        return
    for (value, _), found in groupby(ordered, key=group_of):
        members = [candidate for _, candidate in found]
        declared = table.is_complete(column, value)
        if not value or (len(members) < 2 and not declared) or (column in table.key and not declared):
            continue
        unknown = (
            any(row.quantity is None and row.cells[column] == value for row in table.rows)
            if declared
            else True
        )
        place = value if _facet(table, column) == PLACE else None
        quantity = _sum(
            tuple(member.quantity for member in members), place, complete=declared and not unknown
        )
        if quantity is None:
            continue
        name = _name(_facet(table, column), value)
        shared = frozenset.intersection(*(member.groups for member in members)) - {name}
        yield replace(
            members[0],
            quantity=quantity,
            kind=Kind.TOTAL,
            references=tuple(reference for member in members for reference in member.references),
            label=value,
            needs=frozenset({name}),
            fits=shared | ({place_name(table.place)} if table.place else set()),
            groups=frozenset({name}),
            parts=len(members),
        )


def _sum(parts: tuple[Quantity, ...], place: str | None, *, complete: bool) -> Quantity | None:
    """The sum of a group's rows; of shares of one whole also where nothing says that no row is missing."""
    shares = parts[0].unit.nature is Nature.PERCENT
    try:
        return total_of(parts, place=place, complete=complete or shares)
    except ArithmeticRefusedError:
        return None


def _base(record_id: str | None, workspace: Workspace) -> Quantity | None:
    record = workspace.records.get(record_id) if record_id else None
    return record.quantity if isinstance(record, Statistic) else None


def _source_words(source_id: str, workspace: Workspace) -> frozenset[str]:
    source = workspace.records.get(source_id)
    if not isinstance(source, Source):
        return frozenset()
    return content_of(f"{source.heading} {source.publisher or ''} {source.type.value}")
