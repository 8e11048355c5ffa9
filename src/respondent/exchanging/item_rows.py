"""The rows of a list of groups, such as an office's holders: items changed, new and taken out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from respondent.exchanging.cells import says
from respondent.exchanging.columns import Column, Part, layout_of
from respondent.exchanging.exporting import ITEM, RECORD, items_at
from respondent.exchanging.finding import Found, in_words
from respondent.exchanging.reading import Begun, Intake
from respondent.exchanging.record_rows import proposed_cell
from respondent.exchanging.texts import texts_of
from respondent.model.codes import H103, H106
from respondent.model.edit import ABSENT
from respondent.model.imported import ProposedField, Standing
from respondent.model.record import Plain, Record

_Texts = Mapping[str, str]


def read_items(sheet: Found, intake: Intake) -> None:
    """Take in what the rows of a part's sheet ask for; what is wrong is noted."""
    kind, _, path = sheet.key.partition(".")
    part = next(one for one in layout_of(kind).parts if one.path == path)
    rows: dict[str, list[int]] = {}
    for row in sheet.rows():
        name = intake.name_in(sheet, row)
        if name:
            rows.setdefault(name, []).append(row)
        else:
            message = "This row does not say which record it belongs to."
            intake.problems.note(
                H106, sheet, row, RECORD, message, "Write the record’s name into the first column."
            )
    known = {name for key, name, _ in intake.kept.rows if key == sheet.key}
    for name in dict.fromkeys((*rows, *sorted(known))):
        if name in intake.begun:
            _read_begun(sheet, rows[name], part, intake.begun[name], intake)
            continue
        record = (
            intake.record_now(name, sheet, rows[name][0], [kind]) if name in rows else _still(name, intake)
        )
        if record is not None and (name in rows or name in known):
            _Items(sheet, part, name, record, intake).read(rows.get(name, []))


def _still(name: str, intake: Intake) -> Record | None:
    record = intake.workspace.records.get(name) or intake.formerly.get(name)
    return record if record is not None and intake.may_change(record) else None


def _read_begun(sheet: Found, rows: Sequence[int], part: Part, begun: Begun, intake: Intake) -> None:
    """The items of a record that is new itself."""
    for number, row in enumerate(rows):
        found = _new_item(sheet, row, part, number, intake)
        if found is not None:
            begun.fields.append(found)
            begun.cells[found.path] = (sheet, row, RECORD)


class _Items:
    """One record's items: those that the workbook had, those that there are now, and the rows."""

    def __init__(self, sheet: Found, part: Part, name: str, record: Record, intake: Intake) -> None:
        self.sheet, self.part, self.name, self.record, self.intake = sheet, part, name, record, intake
        items = items_at(record.fields, part.path)
        self.now: list[_Texts] = [texts_of(item, part.columns) for item in items]
        self.was: dict[str, _Texts] = {
            json.loads(item)[0]: cells
            for (key, owner, item), cells in intake.kept.rows.items()
            if key == sheet.key and owner == name and item and name not in intake.kept.doubtful
        }

    def read(self, rows: Sequence[int]) -> None:
        """Compare the rows with the items, and take in what differs."""
        seen: set[str] = set()
        new = 0
        for row in rows:
            said = says(self.sheet, row, ITEM, None, self.intake.problems, *self.was)
            number = said.text if said else ""
            if not number:
                new += self._read_new(row, new)
            elif number in seen:
                message = f"There are two rows with the number {number} for “{self.name}”."
                remedy = "Keep one of them; leave the number of a new row empty."
                self.intake.problems.note(H106, self.sheet, row, ITEM, message, remedy)
            else:
                seen.add(number)
                self._read_known(row, number)
        if ITEM in self.sheet.columns:
            for number in self.was.keys() - seen:
                self._take_out(number)

    def _index(self, number: str) -> int | None:
        """Which item of now the workbook's item of that number is: others may have come or gone since."""
        index = int(number) - 1 if number.isdecimal() and len(number) < 6 else -1
        was = self.was.get(number)
        if was is None:
            return index if not self.was and 0 <= index < len(self.now) else None
        if 0 <= index < len(self.now) and _key(self.now[index], self.part.columns) == _key(
            was, self.part.columns
        ):
            return index
        alike = [
            at
            for at, one in enumerate(self.now)
            if _key(one, self.part.columns) == _key(was, self.part.columns)
        ]
        if len(alike) == 1:
            return alike[0]
        return index if len(self.now) == len(self.was) and 0 <= index < len(self.now) else None

    def _read_known(self, row: int, number: str) -> None:
        index = self._index(number)
        was = self.was.get(number)
        places = [self.sheet.columns[c.path] for c in self.part.columns if c.path in self.sheet.columns]
        if index is None:
            if was is not None and self._as_it_was(row, was):
                return
            message = f"“{self.name}” has no item {number} any more, or never had one."
            remedy = "Ask for a new workbook; leave the number of a new row empty."
            self.intake.problems.note(H106, self.sheet, row, ITEM, message, remedy)
            return
        if places and not any((row, at) in self.sheet.sheet.cells for at in places):
            self._take_out(number, row)
            return
        wanted = self.intake.want(self.record, in_words(self.sheet.sheet, row))
        for column in self.part.columns:
            before = was.get(column.path, "") if was is not None else None
            now = self.now[index].get(column.path, "")
            said = says(
                self.sheet, row, column.path, column, self.intake.problems, *(t for t in (before, now) if t)
            )
            if said is None:
                continue
            prefix = f"{self.part.path}.{index}."
            found = proposed_cell(self.sheet, row, column, said, before, now, self.intake, prefix)
            if found is not None:
                wanted.fields.append(found)
                wanted.cells[found.path] = (self.sheet, row, column.path)

    def _as_it_was(self, row: int, was: _Texts) -> bool:
        texts = {
            c.path: self.sheet.sheet.text(row, self.sheet.columns[c.path])
            for c in self.part.columns
            if c.path in self.sheet.columns
        }
        return all(
            " ".join(text.split()) == " ".join(was.get(path, "").split()) for path, text in texts.items()
        )

    def _read_new(self, row: int, before: int) -> bool:
        found = _new_item(self.sheet, row, self.part, len(self.now) + before, self.intake)
        if found is None or any(found.wants == summary(one, self.part.columns) for one in self.now):
            return False
        wanted = self.intake.want(self.record, in_words(self.sheet.sheet, row))
        wanted.fields.append(found)
        wanted.cells[found.path] = (self.sheet, row, RECORD)
        return True

    def _take_out(self, number: str, row: int | None = None) -> None:
        index = self._index(number)
        if index is None:
            return
        was, now = self.was.get(number), self.now[index]
        standing = Standing.READY if was == now else Standing.CLASH
        place = in_words(self.sheet.sheet, row)
        columns = self.part.columns
        path = f"{self.part.path}.{index}"
        wanted = self.intake.want(self.record, place)
        wanted.cells[path] = (self.sheet, row if row is not None else 0, RECORD)
        wanted.fields.append(
            ProposedField(
                path,
                f"{self.part.heading}, number {index + 1}",
                place,
                summary(was, columns) if was is not None else None,
                summary(now, columns),
                "",
                standing,
            )
        )


def _new_item(sheet: Found, row: int, part: Part, number: int, intake: Intake) -> ProposedField | None:
    """A row without a number: an item that is not there yet; its values are read cell by cell."""
    values: list[ProposedField] = []
    before = len(intake.problems.found)
    for column in part.columns:
        said = says(sheet, row, column.path, column, intake.problems)
        if said is not None and said.text:
            found = proposed_cell(sheet, row, column, said, "", "", intake)
            if found is not None:
                values.append(found)
    paths = {one.path for one in values}
    for column in part.columns:
        if column.required and column.path not in paths and len(intake.problems.found) == before:
            message = f"{column.heading} is needed, and this cell is empty."
            intake.problems.note(H103, sheet, row, column.path, message, "Write what it should say.")
    if len(intake.problems.found) > before or not values:
        return None
    item: dict[str, Plain] = {one.path: one.after for one in values if one.after is not ABSENT}
    texts = {one.path: one.wants for one in values}
    return ProposedField(
        f"{part.path}.{number}",
        f"{part.heading}, a new one",
        in_words(sheet.sheet, row),
        "",
        "",
        summary(texts, part.columns),
        Standing.READY,
        item,
    )


def summary(texts: _Texts, columns: Sequence[Column]) -> str:
    """An item in one line: “Name: Jo Bloggs; From: 2024-07-05”."""
    return "; ".join(
        f"{c.heading}: {' / '.join(texts[c.path].split(chr(10)))}" for c in columns if texts.get(c.path)
    )


def _key(texts: _Texts, columns: Sequence[Column]) -> str:
    """By what an item is known again: its first needed field."""
    first = next((c.path for c in columns if c.required), columns[0].path)
    return " ".join(texts.get(first, "").split())
