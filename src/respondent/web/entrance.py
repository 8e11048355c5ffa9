"""Who has come to a page, and by which session."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.model.person import Person


@dataclass(frozen=True, slots=True)
class Entrance:
    """A visitor: the person, None if nobody has signed in, and the session that their forms are bound to."""

    person: Person | None = None
    session: str = ""


NOBODY = Entrance()
