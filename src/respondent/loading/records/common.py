"""What records of every kind have, and how a shape's values become a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from respondent.loading.pending import PendingTable
from respondent.loading.shapes.reading import CodeFamily, Reading
from respondent.loading.shapes.shape import Either, Field, Many, Scalar, Shape, Values, as_fields
from respondent.loading.shapes.values import FLAG, ID, LINE, MOMENT, TEXT, choice, read_line
from respondent.model.codes import R101, R102, R103, R104, R105
from respondent.model.evidence import Caveat
from respondent.model.record import Record
from respondent.model.settings import Settings

RECORD_CODES = CodeFamily(unknown=R101, missing=R102, value=R103, form=R104, clash=R105)

IDS = Many(ID)
LINES = Many(LINE)
SOURCE = Field("source", ID, "The id of the source that this comes from.", required=True)
LOCATOR = Field(
    "locator", LINE, "Where in the source: “para 4.12”, “s 121(2)”, “p 7”, “table 3”, “sheet 2023_24”."
)


def _short_caveat(text: str) -> Caveat:
    return Caveat(read_line(text))


CAVEAT = Field(
    "caveat",
    Either(
        Scalar("some text", _short_caveat, numeric=True),
        Shape(
            "fields such as {text: …, show: sentence}",
            (
                Field("text", LINE, "The words.", required=True),
                Field("show", choice(("note", "sentence")), "Where they are printed.", default="note"),
            ),
            as_fields(Caveat),
        ),
    ),
    "Words that travel with the evidence: in its note, or as a sentence in the text.",
)

COMMON = (
    Field("owner", LINE, "Who keeps the record up to date."),
    Field("confidential", FLAG, "Whether the record stays out of public editions.", default="false"),
    Field("reason", LINE, "Why the record is confidential."),
    Field("embargo", MOMENT, "Nothing that rests on the record goes out before this moment."),
    Field("note", TEXT, "For colleagues; never printed."),
    Field("formerly", IDS, "Ids that the record had before, so that older documents still find it."),
    Field("superseded_by", ID, "The id of the record that took this one's place."),
)

Made = Record | PendingTable | None


class Making(NamedTuple):
    """What a kind of record is made with: the record's id, the file being read, the workspace's settings."""

    record_id: str
    reading: Reading
    settings: Settings


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: what its file says, and how its values become the model's class."""

    name: str
    shape: Shape
    make: Callable[[Values, Making], Made]


def kind_of_record(name: str, help_line: str, make: Callable[[Values, Making], Made], *fields: Field) -> Kind:
    """A kind with these fields and those of every record."""
    first = Field("kind", choice((name,), f"“{name}”"), help_line, required=True)
    shape = Shape(f"the fields of a {name}", (first, *fields, *COMMON))
    return Kind(name, shape, make)


def check_common(values: Values, reading: Reading) -> None:
    """What the common fields promise each other."""
    if values.get("confidential") and "reason" not in values:
        reading.clash(
            "confidential", "a confidential record says why.", "Add “reason: …”, or take “confidential” out."
        )
