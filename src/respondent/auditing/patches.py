"""Patches of the evidence and of templates, to be looked at and applied by a person: nothing here writes a file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from difflib import unified_diff

from respondent.model.built import BuiltClaim
from respondent.model.evidence import DataTable, Statistic
from respondent.model.lineage import Given
from respondent.model.template import Template
from respondent.model.workspace import Workspace

Read = Callable[[str], str | None]
"""Gives a file of the workspace as text, by its path from the root; None where it cannot be read."""

_STRAIGHT = str.maketrans("’‘“”", "''\"\"")
_NUMBER = re.compile(r"(?<![\d,.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d,]*\d)")


def evidence_patch(given: Given, new: str, workspace: Workspace, read: Read) -> str | None:
    """A patch that gives a record or a row the number that stands in `new`; None where that cannot be told."""
    numbers = _NUMBER.findall(new)
    record = workspace.records.get(given.record)
    if len(numbers) != 1 or given.part != "value":
        return None
    if isinstance(record, DataTable):
        return _row_patch(record, given, numbers[0], read)
    if not isinstance(record, Statistic) or "value" not in record.places:
        return None
    place = record.places["value"]
    text = read(place.path)
    if text is None:
        return None
    lines = text.splitlines(keepends=True)
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    start = place.column - 1
    if place.end_line not in {0, place.line} or not _NUMBER.search(line, start):
        return None
    changed = line[:start] + _NUMBER.sub(numbers[0], line[start:], count=1)
    return _diff(place.path, lines, place.line - 1, changed)


def _row_patch(table: DataTable, given: Given, number: str, read: Read) -> str | None:
    row = next((row for row in table.rows if row.key == given.row), None)
    text = read(table.rows_path)
    if row is None or text is None:
        return None
    lines = text.splitlines(keepends=True)
    if not 0 < row.span.line <= len(lines):
        return None
    line = lines[row.span.line - 1]
    header = next(csv.reader(io.StringIO(text.lstrip("\ufeff"))), [])
    cells = next(csv.reader([line]), [])
    names = [name.strip() for name in header]
    if table.value_column not in names or len(cells) != len(names):
        return None
    column = names.index(table.value_column)
    # What stands around the number stays: “11%”, “£1,200”.
    cells[column] = _NUMBER.sub(number, cells[column], count=1) if _NUMBER.search(cells[column]) else number
    out = io.StringIO()
    csv.writer(out, lineterminator=line[len(line.rstrip("\r\n")) :] or "").writerow(cells)
    return _diff(table.rows_path, lines, row.span.line - 1, out.getvalue())


def template_patch(claim: BuiltClaim, new: str, template: Template | None, read: Read) -> str | None:
    """A patch that gives a claim's prose in its template the words `new`; None where they cannot be found once."""
    return None if template is None else words_patch(claim.text, new, template.path, read)


def words_patch(old: str, new: str, path: str, read: Read) -> str | None:
    """A patch of a template in which the words `old` stand once, over whatever lines; None where they do not."""
    text = read(path)
    words = [re.escape(_as_typed(word)) for word in old.split()]
    if text is None or not words:
        return None
    pattern = re.compile(
        r"\s+".join(words).replace("'", "['’‘]").replace('\\"', '["“”]').replace('"', '["“”]')
    )
    places = list(pattern.finditer(text))
    if len(places) != 1 or "{" in new:
        return None
    changed = text[: places[0].start()] + " ".join(new.split()) + text[places[0].end() :]
    return "".join(
        unified_diff(
            text.splitlines(keepends=True), changed.splitlines(keepends=True), f"a/{path}", f"b/{path}", n=1
        )
    )


def _as_typed(word: str) -> str:
    return word.translate(_STRAIGHT)


def _diff(path: str, lines: list[str], index: int, changed: str) -> str | None:
    """A unified diff of one line; None where nothing would change."""
    others = [*lines[:index], changed, *lines[index + 1 :]]
    return "".join(unified_diff(lines, others, f"a/{path}", f"b/{path}", n=1)) or None
