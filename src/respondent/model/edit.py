"""A change of one record, as values: fields and rows as they were read, and as somebody wants them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from respondent.model.record import Plain


class Absent(Enum):
    """Stands where a field has no value, because the record does not have it."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT


class Why(StrEnum):
    """Why somebody changes a record; a reviewer reads it, and so does whoever explains a correction."""

    NEW = "new"
    TYPO = "typo"
    SOURCE_REVISED = "source revised"
    OUR_ERROR = "our error"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """One field changed; `path` is that of ``Record.places`` ("coverage.asked", "holders.0.name").

    `before` is what was read when the change was begun, ABSENT where the field was not there; `after` what it is
    to be, ABSENT to take the field out. A whole list or mapping may be given; what is the
    same in it keeps its text.
    """

    path: str
    before: Plain | Absent
    after: Plain | Absent


@dataclass(frozen=True, slots=True)
class RowEdit:
    """One row of a table changed, known by its `key`, the cells of the table's key columns in their order.

    `before` and `after` are its cells by column; None before: the row is added; None after: it is taken out.
    """

    key: tuple[str, ...]
    before: Mapping[str, str] | None
    after: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wants to change in one record.

    `base` is the digest of the record's files as they were read (None: nothing is guarded, for a new record).
    """

    record: str
    fields: tuple[FieldEdit, ...] = ()
    rows: tuple[RowEdit, ...] = ()
    base: str | None = None


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file as it was read and as it is to be; `path` is below the workspace's root, with “/”.

    None before: the file is new; None after: it is taken away.
    """

    path: str
    before: bytes | None
    after: bytes | None
