"""A day, as an option of several commands."""

from __future__ import annotations

from datetime import date

import click


class Day(click.ParamType[date]):
    """A day as it is written in records: 2025-02-18."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a usage error for anything else."""
        try:
            if len(value) == len("2025-02-18"):
                return date.fromisoformat(value)
        except ValueError:
            pass
        return self.fail(f"“{value}” is no day. Write it as 2025-02-18: year, month, day.", param, ctx)


def day_of(given: date | None) -> date:
    """The day that was given, or today."""
    return given or date.today()  # noqa: DTZ011 - the day on the reader's wall
