"""What a kind of record says, field by field, in plain words: what is needed, and what each field accepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from respondent.loading.records.record import KINDS
from respondent.model.record import Plain
from respondent.model.workspace import NotFoundError, did_you_mean


@dataclass(frozen=True, slots=True)
class KindField:
    """A field of a kind of record: what it is, accepts and stands for where it is left out."""

    name: str
    help: str
    accepts: str
    default: str
    required: bool


def fields_of(kind: str) -> tuple[KindField, ...]:
    """The fields of a kind in their usual order, without `kind` itself. Raises NotFoundError."""
    if kind not in KINDS:
        raise NotFoundError(f"There is no kind of record “{kind}”.", did_you_mean(kind, tuple(KINDS)))
    return tuple(
        KindField(one.name, one.help, one.accepts.words, one.default, one.required)
        for one in KINDS[kind].shape.fields
        if one.name != "kind"
    )


def missing_in(kind: str, fields: Mapping[str, Plain]) -> tuple[KindField, ...]:
    """The needed fields that are not there. Raises NotFoundError."""
    return tuple(one for one in fields_of(kind) if one.required and not fields.get(one.name))


def in_usual_order(kind: str, fields: Mapping[str, Plain]) -> dict[str, Plain]:
    """The fields as a record of the kind has them: `kind` first, the unknown ones last."""
    order = ["kind", *(one.name for one in fields_of(kind))]
    known: dict[str, Plain] = {"kind": kind}
    known |= {name: fields[name] for name in order if fields.get(name) not in (None, "") and name != "kind"}
    return known | {n: v for n, v in fields.items() if n not in order and v not in (None, "")}
