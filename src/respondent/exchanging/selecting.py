"""Which of a workbook's proposals somebody accepts: all without a clash, or records and fields by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from respondent.errors import RespondentError
from respondent.exchanging.columns import Column, layout_of
from respondent.exchanging.texts import read_text_of
from respondent.loading.shapes.reading import Refused
from respondent.model.imported import Doing, Import, Proposed, ProposedField, Standing
from respondent.model.listing import listed
from respondent.model.workspace import did_you_mean

ALL = "*"
"""What stands for everything that has no clash."""


class NotProposedError(RespondentError):
    """Something was accepted that the workbook does not propose, or that needs an answer first."""


def accepted(found: Import, names: Iterable[str]) -> tuple[Proposed, ...]:
    """What is accepted of the proposals, by record.

    ALL takes what has no clash; "ID" what of a record has none; "ID:field" one field, or the row of that key, even
    where it clashes; "ID:field=text" gives the answer where a cell can be read in several ways. What is the same,
    only written otherwise, is taken where its field is named. Raises NotProposedError.
    """
    chosen: dict[str, Proposed] = {}
    for name in names:
        if name == ALL:
            new = [one for one in map(_ready, found.proposals) if one is not None]
        elif found.of(name) is not None or ":" not in name:
            new = [_record(found, name)]
        else:
            new = [_field(found, name)]
        for one in new:
            chosen[one.record] = _both(chosen.get(one.record), one)
    return tuple(chosen.values())


def _ready(one: Proposed) -> Proposed | None:
    if one.doing is not Doing.CHANGE:
        return one
    ready = one.ready()
    return ready if ready.fields or ready.rows else None


def _record(found: Import, name: str) -> Proposed:
    one = found.of(name)
    if one is None:
        near = did_you_mean(name, [proposed.record for proposed in found.proposals])
        raise NotProposedError(f"{found.file} proposes nothing for “{name}”. {near}")
    ready = _ready(one)
    if ready is None:
        names = [*(field.path for field in one.fields[:3]), *(row.name for row in one.rows[:3])]
        fields = listed([f"{name}:{field}" for field in names])
        raise NotProposedError(
            f"All that {found.file} proposes for “{name}” clashes, asks or is the same. "
            f"Name what you accept: {fields}."
        )
    return ready


def _field(found: Import, name: str) -> Proposed:
    record, _, field = name.partition(":")
    one = found.of(record)
    if one is None:
        return _record(found, record)
    path, answered, answer = field.partition("=")
    only = one.only([field])
    if not (only.fields or only.rows) and answered:
        only = one.only([path])
        only = replace(only, fields=tuple(_answered(found, one, path, answer, only)))
    if not (only.fields or only.rows):
        near = did_you_mean(field, [*(f.path for f in one.fields), *(r.name for r in one.rows)])
        raise NotProposedError(f"{found.file} proposes no “{field}” for “{record}”. {near}")
    if one.doing is not Doing.CHANGE:
        raise NotProposedError(
            f"“{record}” is {one.doing.value}: accept it as a whole, with “--apply {record}”."
        )
    for asked in only.fields:
        if asked.standing is Standing.ASKS:
            answers = " or ".join(f"“--apply {record}:{asked.path}={reading}”" for reading in asked.readings)
            raise NotProposedError(
                f"“{asked.heading}” of “{record}” can be read in several ways: say {answers}."
            )
    return only


def _answered(
    found: Import, one: Proposed, path: str, answer: str, only: Proposed
) -> Iterator[ProposedField]:
    for field in only.fields:
        if field.standing is not Standing.ASKS:
            raise NotProposedError(f"{found.file} does not ask what “{path}” of “{one.record}” is.")
        try:
            value = read_text_of(answer, _column(one.kind, path))
        except Refused as refused:
            raise NotProposedError(f"{path}: {refused.message} {refused.remedy}") from refused
        yield replace(field, wants=answer, after=value, standing=Standing.READY)


def _column(kind: str, path: str) -> Column:
    """The column of a field's path, also within an item of a list ("holders.0.from")."""
    layout = layout_of(kind)
    if path in layout.by_path:
        return layout.by_path[path]
    name, _, rest = path.partition(".")
    part = next(part for part in layout.parts if part.path == name)
    return next(column for column in part.columns if column.path == rest.partition(".")[2])


def _both(one: Proposed | None, other: Proposed) -> Proposed:
    if one is None:
        return other
    fields = {field.path: field for field in (*one.fields, *other.fields)}
    rows = {row.key: row for row in (*one.rows, *other.rows)}
    return replace(other, fields=tuple(fields.values()), rows=tuple(rows.values()))
