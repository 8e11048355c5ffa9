"""Claims whose records have another id now than when the file was built, by what these records say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from respondent.auditing.fates import Found
from respondent.model.built import BuiltClaim
from respondent.model.built_figure import BuiltFigure
from respondent.model.workspace import Workspace


def with_present_ids(found: tuple[Found, ...], workspace: Workspace) -> tuple[Found, ...]:
    """The same claims, resting on records by the ids that these have now (`formerly` says what they had before)."""
    former = workspace.by_former_name()
    ids = {old: record.id for old, record in former.items() if old not in workspace.records}
    if not ids:
        return found
    return tuple(replace(one, match=replace(one.match, claim=_claim(one.claim, ids))) for one in found)


def _claim(claim: BuiltClaim, ids: Mapping[str, str]) -> BuiltClaim:
    return replace(
        claim,
        tag=replace(claim.tag, record=ids.get(claim.tag.record, claim.tag.record)),
        records=tuple(_name(name, ids) for name in claim.records),
        figure=_figure(claim.figure, ids) if claim.figure is not None else None,
    )


def _name(name: str, ids: Mapping[str, str]) -> str:
    identity, row, key = name.partition("#")
    return f"{ids.get(identity, identity)}{row}{key}"


def _figure(figure: BuiltFigure, ids: Mapping[str, str]) -> BuiltFigure:
    given = figure.given
    return replace(
        figure,
        given=replace(given, record=ids.get(given.record, given.record)) if given is not None else None,
        operands=tuple(_figure(operand, ids) for operand in figure.operands),
    )
