"""The shapes of statistics and tables: one figure, and many of one kind."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from posixpath import dirname, join, normpath

from respondent.loading.numbers import WrittenNumber
from respondent.loading.pending import PendingTable
from respondent.loading.records.common import CAVEAT, LOCATOR, SOURCE, Kind, Made, Making, kind_of_record
from respondent.loading.records.figure_parts import (
    COVERAGE,
    INDEX_BASE,
    METHOD,
    PER,
    PRICES,
    SURVEY,
    Denominator,
)
from respondent.loading.records.units import unit_called
from respondent.loading.shapes.reading import Reading
from respondent.loading.shapes.shape import Either, Field, Many, Named, Shape, Values
from respondent.loading.shapes.values import ID, LINE, NUMBER, PERIOD, ROWS_FILE, TEXT
from respondent.model.evidence import PublishedChange, Statistic
from respondent.model.lineage import Given
from respondent.model.quantity import Quantity
from respondent.model.unit import INDEX, PERCENT, POUND, Nature, Per, Unit

_SIGN_UNITS = {"%": PERCENT, "£": POUND}
_SIGN_NATURES = {"%": Nature.PERCENT, "£": Nature.MONEY}


def _statistic(values: Values, making: Making) -> Made:
    reading = making.reading
    written: WrittenNumber = values.pop("value")
    unit = _unit(values.pop("unit", None), written, "index_base" in values, making)
    if unit is None:
        return None
    value = _exactly(written)
    half = _NOTHING
    if "precision" in values or written.step is not None:
        half = _half_width(values.pop("precision", None), written, unit, "precision", reading)
    denominator: Denominator | None = values.pop("per", None)
    place: str | None = values.pop("place", None)
    quantity = Quantity(
        value=value,
        low=value if half is _NOTHING else value - half,
        high=value if half is _NOTHING else value + half,
        unit=unit,
        lineage=Given(making.record_id, label=place or ""),
        written=written.value,
        per=_per(denominator, making),
        measure=values.pop("measure", None),
        period=values.pop("period", None),
        place=place,
        dimensions=values.pop("dimension", ()),
        prices=values.pop("prices", None),
        index_base=values.pop("index_base", None),
        survey=values.pop("survey", None),
    )
    if denominator is not None:
        values["denominator"] = denominator.of
    change: Values | None = values.pop("change", None)
    if change is not None:
        values["change"] = _change(change, quantity, making)
    return Statistic(quantity=quantity, **values)


def _table(values: Values, making: Making) -> Made:
    reading = making.reading
    values["unit"] = unit_called(values["unit"], "unit", making.settings, reading)
    precision: WrittenNumber | None = values.pop("precision", None)
    if precision is not None:
        values["precision"] = 2 * _half_width(precision, None, values["unit"], "precision", reading)
    for name in ("place", "period"):
        if isinstance(column := values.get(name), _Column):
            del values[name]
            values[f"{name}_column"] = column.name
    values["rows_path"] = normpath(join(dirname(reading.path), values["rows_path"]))
    values["dimensions"] = values.pop("dimension", ())
    denominator: Denominator | None = values.pop("per", None)
    if denominator is not None:
        values["per"], values["denominator"] = _per(denominator, making), denominator.of
    return PendingTable(**values)


def _exactly(number: WrittenNumber) -> Fraction:
    """The number as a fraction; of a whole number, several times as fast as by way of its decimal digits."""
    whole = int(number.value)
    return Fraction(whole) if whole == number.value else Fraction(number.value)


def _unit(name: str | None, written: WrittenNumber, is_index: bool, making: Making) -> Unit | None:  # noqa: FBT001
    """The unit that a statistic names, or that its number's sign stands for."""
    reading = making.reading
    if name is None:
        implied = INDEX if is_index else _SIGN_UNITS.get(written.symbol or "")
        if implied is None:
            reading.missing("unit", reading.node.span, "what is counted: offence, person, %, £")
        return implied
    unit = unit_called(name, "unit", making.settings, reading)
    _check_sign("value", written, unit, reading)
    return unit


def _check_sign(place: str, written: WrittenNumber, unit: Unit, reading: Reading) -> None:
    """Note a sign on a number that does not go together with the record's unit."""
    sign = written.symbol
    if sign is None or unit.nature is _SIGN_NATURES[sign]:
        return
    reading.clash(
        place,
        f"the number has a {sign} sign, but the unit is “{unit.singular}”.",
        f"Take the sign out, or write unit: {'£' if sign == '£' else chr(34) + '%' + chr(34)}.",
    )


def _half_width(
    precision: WrittenNumber | None, written: WrittenNumber | None, unit: Unit, place: str, reading: Reading
) -> Fraction:
    """Half of what the value was rounded to: by `precision`, or as “£1.26 billion” shows by itself."""
    step = written.step if written is not None else None
    if precision is None:
        return Fraction(step) / 2 if step else _NOTHING
    _check_sign(place, precision, unit, reading)
    if precision.value <= 0:
        reading.clash(place, "a value is rounded to more than nothing.", "Write it as 1%, 100 or 0.1.")
        return _NOTHING
    return max(Fraction(precision.value), Fraction(step or 0)) / 2


def _per(denominator: Denominator | None, making: Making) -> Per | None:
    """The denominator with its unit; where only its record knows what it counts, people."""
    if denominator is None:
        return None
    name = denominator.unit
    unit = unit_called(name, "per.unit", making.settings, making.reading) if name else _PERSON
    return Per(unit, denominator.count)


def _change(values: Values, quantity: Quantity, making: Making) -> PublishedChange:
    """A published change: in per cent, in percentage points, or in the figure's own unit."""
    by: WrittenNumber = values["by"]
    name: str | None = values.get("unit")
    reading = making.reading
    if name is not None:
        unit = unit_called(name, "change.unit", making.settings, reading)
    else:
        unit = PERCENT if by.symbol == "%" else quantity.unit
    _check_sign("change.by", by, unit, reading)
    if name is None and by.symbol is None and unit.nature is Nature.PERCENT:
        reading.clash(
            "change.by",
            "of a percentage, a change may be in per cent or in percentage points.",
            "Add “unit: percentage point”, or write the number with its % sign.",
        )
    value = Fraction(by.value)
    half = _half_width(values.get("precision"), by, unit, "change.precision", reading)
    changed = Quantity(
        value=value,
        low=value - half,
        high=value + half,
        unit=unit,
        lineage=Given(making.record_id, part="change", label=quantity.place or ""),
        written=by.value,
        measure=quantity.measure,
        period=quantity.period,
        place=quantity.place,
        dimensions=quantity.dimensions,
    )
    return PublishedChange(changed, values["since"])


@dataclass(frozen=True, slots=True)
class _Column:
    """That each row says it in this column."""

    name: str


def _column(what: str) -> Shape:
    return Shape(
        "{column: …}, where each row has its own",
        (Field("column", LINE, f"The column that has each row's {what}.", required=True),),
        lambda values, _place, _reading: _Column(values["column"]),
    )


_NOTHING = Fraction(0)
_PERSON = Unit("person", "people")

_CHANGE = Shape(
    "fields such as {by: 7%, since: 2022/23}",
    (
        Field("by", NUMBER, "How much; below nought for a fall: 7%, -120.", required=True),
        Field("since", PERIOD, "The period that it is compared with.", required=True),
        Field("unit", LINE, "Its unit, if it is neither % nor the figure's own: percentage point."),
        Field("precision", NUMBER, "What it was rounded to: 1%."),
    ),
)

_MEASURE = Field(
    "measure", LINE, "What kind of count: recorded, estimated, reported. “Recorded” is not “happened”."
)
_OF = Field("of", ID, "The id of the statistic that a percentage is a percentage of.")
_PRECISION = Field("precision", NUMBER, "What was published rounded: 1% stands for half of it either way.")
_DIMENSION = Field(
    "dimension",
    Named("fields such as {platform: Snapchat}", LINE),
    "What else the figure is about: any names and values.",
    default="nothing else",
)

STATISTIC = kind_of_record(
    "statistic",
    "One figure.",
    _statistic,
    Field("statement", LINE, "What the figure says, as a sentence.", required=True),
    SOURCE,
    LOCATOR,
    Field("value", NUMBER, "The number, as published.", required=True),
    Field(
        "unit",
        LINE,
        "What is counted: offence, person, %, £.",
        default="per cent or pounds, if the value has the sign",
    ),
    _MEASURE,
    Field("period", PERIOD, "The time that it is about; “at 2024-03-31” for a stock."),
    Field("place", LINE, "The place that it is about."),
    _DIMENSION,
    _OF,
    _PRECISION,
    PER,
    Field("change", _CHANGE, "A published change whose base was not published."),
    COVERAGE,
    CAVEAT,
    SURVEY,
    PRICES,
    INDEX_BASE,
    Field("passage", TEXT, "The source's own words that bear it out."),
    METHOD,
)

TABLE = kind_of_record(
    "table",
    "Figures of one kind, whose rows are kept in a CSV file.",
    _table,
    Field("title", LINE, "Its title.", required=True, attribute="heading"),
    SOURCE,
    LOCATOR,
    Field("rows", ROWS_FILE, "The CSV file with the rows.", required=True, attribute="rows_path"),
    Field("key", Many(LINE), "The column that tells the rows apart, or several.", required=True),
    Field("value", LINE, "The column with the figures.", required=True, attribute="value_column"),
    Field("unit", LINE, "What is counted: offence, person, %, £.", required=True),
    _MEASURE,
    Field(
        "period", Either(PERIOD, _column("period")), "The time that it is about, or the column that says so."
    ),
    Field("place", Either(LINE, _column("place")), "The place that it is about, or the column that says so."),
    _DIMENSION,
    _OF,
    _PRECISION,
    PER,
    Field(
        "complete",
        Named("fields such as {region: [Wales, West Midlands]}", Many(LINE)),
        "Groups of which every row is here, by column; only these may be summed.",
        default="no group is",
    ),
    COVERAGE,
    CAVEAT,
    PRICES,
    INDEX_BASE,
    METHOD,
)

KINDS: tuple[Kind, ...] = (STATISTIC, TABLE)
