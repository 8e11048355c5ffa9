"""Somebody who works on the evidence: a name, an organisation, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; each may do what those before it may.

    A reader looks; an editor changes the records of their own organisation; a reviewer also verifies and signs off;
    an administrator also invites people, and changes any record.
    """

    READER = "reader"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    def covers(self, needed: Role) -> bool:
        """Whether this role may do what `needed` may."""
        order = tuple(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Person:
    """A person by whose name changes are kept; `organisation` is the id of a record, or empty if unknown."""

    name: str
    email: str
    organisation: str = ""
    role: Role = Role.EDITOR
