"""How a template writes a figure that a manifest has: ``figure("offences").per_day | more_than``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from respondent.model.built_figure import BuiltFigure
from respondent.model.evidence import DataTable
from respondent.model.lineage import Given, Operation
from respondent.model.period import Period
from respondent.model.workspace import NotFoundError, Workspace
from respondent.tracing.reworking import quantity_of

Group = Callable[[BuiltFigure], tuple[str, dict[str, str]] | None]
Rate = Callable[[BuiltFigure], str | None]


def recipe(
    figure: BuiltFigure,
    workspace: Workspace,
    ids: Mapping[str, str],
    group: Group,
    rate: Rate,
    filter_: str = "",
) -> str | None:
    """The expression, with a wording filter at its end if one is named; None where there is none.

    `group` gives a table and the group that a sum is over, `rate` the name of a rate.
    """
    written = _written(figure, workspace, ids, group, rate)
    return f"{written} | {filter_}" if written and filter_ else written


def _written(
    figure: BuiltFigure, workspace: Workspace, ids: Mapping[str, str], group: Group, rate: Rate
) -> str | None:
    if figure.given is not None:
        return _stated(figure.given, workspace, ids)
    if figure.operation is Operation.SUM and (found := group(figure)) is not None:
        return _call("total", found[0], found[1])
    parts = [_written(operand, workspace, ids, group, rate) for operand in figure.operands]
    if any(part is None for part in parts):
        return None
    first, last = parts[0], parts[-1]
    match figure.operation:
        case Operation.SUM:
            return _sum(figure, [part for part in parts if part], workspace, ids)
        case Operation.RATE:
            name = rate(figure)
            return f"{first}.{name}" if name else None
        case Operation.EVERY:
            return f"{first}.every"
        case Operation.DIFFERENCE:
            return f"{first}.minus({last}, across_periods=true)"
        case Operation.SHARE:
            return f"{first}.share_of({last})"
        case Operation.CHANGE:
            return f"{first}.change_from({last})"
        case Operation.RATIO:
            return f"{first}.times({last})"
        case Operation.PART:
            return f"{first}.of_base"
        case _:
            per = figure.value * figure.operands[1].value / figure.operands[0].value
            return f"{first}.per_population({last}, per={int(per)})"


def _sum(figure: BuiltFigure, parts: list[str], workspace: Workspace, ids: Mapping[str, str]) -> str:
    """A plain sum of rows of one table; of other figures a template must say that they may be added."""
    given = [operand.given for operand in figure.operands if operand.given is not None]
    if len(given) == len(parts) and all(one.row and one.record == given[0].record for one in given):
        return f"({' + '.join(parts)})"
    periods = {_period(one, workspace, ids) for one in given}
    across = "across_places=true" + (", across_periods=true" if len(periods) > 1 else "")
    return parts[0] + "".join(f".plus({part}, {across})" for part in parts[1:])


def _period(given: Given, workspace: Workspace, ids: Mapping[str, str]) -> Period | None:
    try:
        return quantity_of(given, workspace, ids).period
    except NotFoundError:
        return None


def _stated(given: Given, workspace: Workspace, ids: Mapping[str, str]) -> str | None:
    record_id = ids.get(given.record, given.record)
    if given.part == "change":
        return _call("change", record_id, {})
    record = workspace.records.get(record_id)
    if not given.row:
        return _call("figure", record_id, {})
    if not isinstance(record, DataTable) or len(record.key) != len(given.row):
        return None
    return _call("figure", record_id, dict(zip(record.key, given.row, strict=True)))


def _call(name: str, record_id: str, key: Mapping[str, str]) -> str | None:
    """A call with a key as keywords; None where a column’s name can be no keyword."""
    if not all(column.isidentifier() for column in key):
        return None
    more = "".join(f", {column}={json.dumps(value, ensure_ascii=False)}" for column, value in key.items())
    return f'{name}("{record_id}"{more})'
