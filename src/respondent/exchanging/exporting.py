"""A partner's records out of a workspace, as the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from respondent.errors import RespondentError
from respondent.exchanging.columns import LOCKED, Column, Form, Layout, Part, layout_of
from respondent.exchanging.marks import HIDDEN
from respondent.exchanging.texts import texts_and_unshown
from respondent.loading.shapes.values import COUNT, NUMBER
from respondent.model.confidence import confidential_records
from respondent.model.evidence import DataTable
from respondent.model.partner import owner_of
from respondent.model.record import Plain, Record
from respondent.model.sheets import PartnerBook, Sheet, SheetColumn, SheetRow
from respondent.model.workspace import KIND_NAMES, Workspace, did_you_mean

RECORD, ITEM, RETIRE = "record", "item", "retire"
"""The keys of the columns that no field is: whose row it is, its number, and that the record should go."""

KIND_TITLES = {
    "source": "Sources",
    "statistic": "Statistics",
    "table": "Tables",
    "quotation": "Quotations",
    "finding": "Findings",
    "organisation": "Organisations",
    "office": "Offices",
    "consultation": "Consultations",
}

_ABOUT = {
    "source": "A source a row: the text, data set or law that evidence comes from.",
    "statistic": "A figure a row, with its source and what it is about.",
    "table": "A table a row. Its figures are on a sheet of their own.",
    "quotation": "Somebody’s words, a quotation a row.",
    "finding": "What a source says or shows without a figure, a finding a row.",
    "organisation": "An organisation a row, as it signs letters and answers journalists.",
    "office": "A post a row that letters go to. Who holds it is on a sheet of its own.",
    "consultation": "A consultation a row. Its questions are on a sheet of their own.",
}
_WIDE = frozenset(
    {"statement", "text", "title", "passage", "note", "about", "caveat.text", "lines", "method"}
)
_MOST_SUGGESTED = 2_000
_NAMES_TAKEN = frozenset({"history", "read me", HIDDEN})
"""Excel keeps the first for itself."""


class NoRecordsError(RespondentError):
    """There is nothing to export for that owner."""


class NotForThemError(RespondentError):
    """Confidential records were asked for, and the settings do not let the owner's people see them."""


def book_for(workspace: Workspace, owner: str, day: date, *, confidential: bool = False) -> PartnerBook:
    """The workbook of the records whose owner that is; confidential ones only if asked for, and allowed.

    Raises NoRecordsError with the nearest names, and NotForThemError.
    """
    hidden = confidential_records(workspace.records)
    if confidential and not _may_see(workspace, owner):
        raise NotForThemError(
            f"The settings do not let {owner} see confidential records. Leave “--confidential” out, or write "
            f"“confidential: true” for {owner} under “partners” in respondent.yaml."
        )
    seen = {one.id: one for one in workspace.records.values() if confidential or one.id not in hidden}
    partners = workspace.settings.partners
    own = [one for one in seen.values() if owner_of(one, partners) == owner]
    if not own:
        raise NoRecordsError(_nothing(workspace, owner, {one.id for one in seen.values()}))
    layouts = {kind: layout_of(kind) for kind in KIND_TITLES}
    sheets: list[Sheet] = []
    for kind, layout in layouts.items():
        records = sorted(
            (one for one in own if KIND_NAMES[type(one).__name__] == kind), key=lambda one: one.id
        )
        if records:
            sheets += _sheets_of_kind(layout, records, sheets)
    lists = {
        "sources": tuple(sorted(i for i, one in seen.items() if KIND_NAMES[type(one).__name__] == "source")),
        "units": tuple(unit.singular for unit in workspace.settings.all_units),
    }
    named = workspace.records.get(owner)
    name = named.title if named is not None and owner in seen else owner
    return PartnerBook(
        owner,
        name,
        day,
        tuple(sheets),
        {key: words[:_MOST_SUGGESTED] for key, words in lists.items()},
        confidential,
    )


def _may_see(workspace: Workspace, owner: str) -> bool:
    return any(p.organisation == owner and p.confidential for p in workspace.settings.partners)


def _nothing(workspace: Workspace, owner: str, seen: set[str]) -> str:
    partners = workspace.settings.partners
    owners = {owner_of(one, partners) for one in workspace.records.values() if one.id in seen}
    known = sorted({*(name for name in owners if name), *(p.organisation for p in partners)})
    if owner in known:
        return f"There is no record of {owner} that it may see, so that there is nothing to export."
    if not known:
        return (
            f"No record says that it is {owner}’s. Write “owner: {owner}” into its records, or name its folders "
            "under “partners” in respondent.yaml."
        )
    return f"No record says that it is {owner}’s. {did_you_mean(owner, known)}"


def _sheets_of_kind(layout: Layout, records: Sequence[Record], before: Sequence[Sheet]) -> list[Sheet]:
    kind = layout.kind
    taken = {sheet.title for sheet in before}
    rows = [_row(record.id, (), record.fields, layout.columns) for record in records]
    columns = (
        _record_column(),
        *_field_columns(layout.columns, rows),
    )
    shown = [column for column in columns if not column.hidden]
    rest = [column for column in columns if column.hidden]
    title = _title(KIND_TITLES[kind], taken)
    sheets = [Sheet(kind, title, KIND_TITLES[kind], _ABOUT[kind], (*shown, _RETIRE, *rest), tuple(rows))]
    sheets += [_part_sheet(kind, part, records, taken) for part in layout.parts]
    return sheets + [_rows_sheet(record, taken) for record in records if isinstance(record, DataTable)]


def _part_sheet(kind: str, part: Part, records: Sequence[Record], taken: set[str]) -> Sheet:
    rows = [
        _row(record.id, (str(number),), item, part.columns)
        for record in records
        for number, item in enumerate(items_at(record.fields, part.path), 1)
    ]
    number = SheetColumn(ITEM, "No.", "Leave it.", 6, locked=True)
    columns = (_record_column(), number, *_field_columns(part.columns, rows))
    singular = KIND_TITLES[kind].removesuffix("s")
    name = f"{singular} {part.heading.lower()}"
    about = f"{part.help} One a row; a new one below the others."
    return Sheet(f"{kind}.{part.path}", _title(name, taken), name, about, columns, tuple(rows))


def _rows_sheet(table: DataTable, taken: set[str]) -> Sheet:
    rows = tuple(SheetRow(table.id, row.key, dict(row.cells)) for row in table.rows)
    columns = tuple(
        SheetColumn(
            name,
            name,
            _about_column(table, name),
            _width(name, [row.cells.get(name, "") for row in rows[:200]], wide=False),
            required=name in table.key,
            locked=name in table.key,
            figures=name == table.value_column,
        )
        for name in table.columns
    )
    about = "A figure a row; new rows below."
    return Sheet(f"table:{table.id}", _title(f"Rows {table.id}", taken), table.title, about, columns, rows)


def _about_column(table: DataTable, name: str) -> str:
    if name in table.key:
        return "Tells the rows apart."
    if name == table.value_column:
        return f"In {table.unit.plural}. Empty where it is not known."
    return ""


def items_at(fields: Mapping[str, Plain], path: str) -> tuple[Mapping[str, Plain], ...]:
    """The groups of a list; one that stands without brackets is a list of one."""
    value = fields.get(path)
    items = value if isinstance(value, tuple) else (value,)
    return tuple(item for item in items if isinstance(item, Mapping))


def _row(
    record: str, item: tuple[str, ...], fields: Mapping[str, Plain], columns: Sequence[Column]
) -> SheetRow:
    cells, kept = texts_and_unshown(fields, columns)
    locked = {column.path for column in columns if column.path in LOCKED} | kept
    return SheetRow(record, item, cells, frozenset(locked))


def _record_column() -> SheetColumn:
    return SheetColumn(
        RECORD,
        "Record",
        "Its name in the evidence. Leave it; in a new row you may choose one.",
        24,
        locked=True,
    )


_RETIRE = SheetColumn(
    RETIRE, "Retire?", "Leave it empty. If the record should no longer be used, say why here.", 22
)


def _field_columns(columns: Iterable[Column], rows: Sequence[SheetRow]) -> tuple[SheetColumn, ...]:
    used = {path for row in rows for path in (*row.cells, *row.locked)}
    return tuple(
        _field_column(column, rows, shown=column.required or column.path in used) for column in columns
    )


def _field_column(column: Column, rows: Sequence[SheetRow], *, shown: bool) -> SheetColumn:
    texts = [row.cells.get(column.path, "") for row in rows[:200]]
    return SheetColumn(
        column.path,
        column.heading,
        help_of(column),
        _width(column.heading, texts, wide=column.path in _WIDE),
        choices=column.choices,
        suggested={"source": "sources", "unit": "units"}.get(column.path, ""),
        required=column.required,
        locked=column.path in LOCKED,
        hidden=not shown,
        figures=column.scalar in {NUMBER, COUNT},
    )


def help_of(column: Column) -> str:
    """What a column wants, in plain words."""
    match column.form:
        case Form.LINES if column.scalar is not None and column.scalar.choices:
            return f"{column.help} One on each line: {', '.join(column.scalar.choices)}."
        case Form.LINES:
            return f"{column.help} One on each line."
        case Form.PAIRS:
            return f"{column.help} On each line a name, a colon and a value."
        case _:
            return column.help


def _width(heading: str, texts: Sequence[str], *, wide: bool) -> float:
    """Wide enough for what is in it, and no wider than reads well."""
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    if wide or longest > 60:
        return 52 if longest > 40 else max(24, longest + 2)
    return min(30, max(15, longest + 3, min(len(heading), 18) + 4))


def _title(name: str, taken: set[str]) -> str:
    """A name that a sheet may have and no other has: 31 characters, without signs of formulas."""
    plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in name)[:31].strip()
    title, number = plain, 2
    used = _NAMES_TAKEN | {other.casefold() for other in taken}
    while title.casefold() in used:
        ending = f" {number}"
        title, number = plain[: 31 - len(ending)].strip() + ending, number + 1
    taken.add(title)
    return title
