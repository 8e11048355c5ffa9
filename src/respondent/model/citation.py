"""A reference to a place in a source, which a note turns into words."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.model.evidence import Source


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and the place in it: "sheet 2023_24", "para 4.12", "s 121(2)", "p 7", "table 3".

    `caveats` and `coverage` are sentences that travel with a figure into its note. Two citations with the same
    source and locator share a note.
    """

    source: Source
    locator: str | None = None
    caveats: tuple[str, ...] = ()
    workings: tuple[str, ...] = ()  # "1,249 offences ÷ 366 days = 3.41 a day"

    @property
    def place(self) -> tuple[str, str | None]:
        """What decides whether two citations are of the same thing."""
        return self.source.id, self.locator
