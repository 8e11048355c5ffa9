"""A template that is made once for each row of a table: its rows, their variables and names, their problems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import DataTable, Row
from respondent.model.template import ForEach
from respondent.model.workspace import Workspace
from respondent.rendering.engine import row_names
from respondent.rendering.faces import RowFace, RowText

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST = 80
"""Characters of a row's name in a file's name: file systems take 255 bytes for the whole of it."""


def variables(workspace: Workspace, each: ForEach, row: Row) -> dict[str, object]:
    """What a row sets for its document: each column by its name, and `row`."""
    table = workspace.get(DataTable, each.table)
    found: dict[str, object] = {name: RowText(row.cells[name]) for name in row_names(workspace, each.table)}
    return found | {"row": RowFace(row.cells, table.value_column)}


def suffixes(rows: Sequence[Row]) -> tuple[str, ...]:
    """What each row adds to its document's name: "-south-yorkshire"; no two are alike."""
    taken: set[str] = set()
    found = []
    for row in rows:
        slug = _slug(" ".join(row.key))
        name, number = slug, 1
        while name in taken:
            number += 1
            name = f"{slug}-{number}"
        taken.add(name)
        found.append(f"-{name}")
    return tuple(found)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = _NOT_IN_A_NAME.sub("-", plain.replace("'", "")).strip("-")
    return slug[:_LONGEST].rstrip("-") or "row"


def told_once(problems: Sequence[tuple[str, Sequence[Diagnostic]]]) -> tuple[Diagnostic, ...]:
    """Each problem once for its place, with the rows that have it, unless all do: "(for Gwent and 3 more)".

    `problems` are each row's name and what is wrong in its document.
    """
    groups: dict[tuple[object, ...], list[tuple[str, Diagnostic]]] = {}
    for name, found in problems:
        counts: dict[tuple[object, ...], int] = {}
        for problem in found:
            place = (problem.code.id, problem.span)
            counts[place] = counts.get(place, 0) + 1
            groups.setdefault((*place, counts[place]), []).append((name, problem))
    return tuple(dict.fromkeys(_told(group, len(problems)) for group in groups.values()))


def _told(group: list[tuple[str, Diagnostic]], rows: int) -> Diagnostic:
    name, first = group[0]
    if len(group) == rows and all(problem.message == first.message for _, problem in group):
        return first
    more = f" and {len(group) - 1} more" if len(group) > 1 else ""
    return replace(first, message=f"{first.message.rstrip('.')} (for {name}{more}).")
