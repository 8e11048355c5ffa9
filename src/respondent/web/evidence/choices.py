"""What can be chosen in a field that names a record."""

from __future__ import annotations

from collections.abc import Callable

from respondent.model.workspace import KIND_NAMES, Workspace

MOST = 300
"""More than this a list that drops down helps nobody; the id can be typed all the same."""

Choices = Callable[[tuple[str, ...]], list[tuple[str, str]]]


def choices_in(workspace: Workspace) -> Choices:
    """For kinds of record, the ids of those that there are, each with its title; no more than MOST."""

    def choices(kinds: tuple[str, ...]) -> list[tuple[str, str]]:
        found = [
            (record.id, record.title)
            for record in workspace.records.values()
            if KIND_NAMES[type(record).__name__] in kinds
        ]
        return sorted(found, key=lambda one: one[1].casefold())[:MOST]

    return choices
