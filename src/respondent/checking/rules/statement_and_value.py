"""A record whose statement its value does not bear out."""

from __future__ import annotations

from respondent.checking.borne_out import SCALES, none_holds
from respondent.checking.rule import Findings
from respondent.model.codes import E115
from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import Statistic
from respondent.model.quantity import Quantity
from respondent.model.unit import Nature
from respondent.model.workspace import Workspace
from respondent.prose.figures import write_quantity
from respondent.prose.mentions.find import find_mentions
from respondent.prose.mentions.mention import ChangeKind, Mention, Scale


def statement_and_value(workspace: Workspace) -> Findings:
    """The statement is what people read, and the value is what letters print: they must be one.

    Anti-pattern: a statement that says 38,685, and a value of 38,658.

    Best practice: copy both from the source, and correct them together.
    """
    for record in workspace.records.values():
        if not isinstance(record, Statistic):
            continue
        mentions = find_mentions(record.statement)
        levels = [m for m in mentions if m.change in (None, ChangeKind.TO) and m.rate is None]
        changes = [m for m in mentions if m.change is ChangeKind.BY]
        if record.change is not None and _says_another(record.change.by, changes, record.quantity):
            yield _differs(record, "change", record.change.by, workspace)
        if not record.quantity.is_change and none_holds(_of_scale(levels, record.quantity), record.quantity):
            yield _differs(record, "value", record.quantity, workspace)


def _says_another(change: Quantity, changes: list[Mention], quantity: Quantity) -> bool:
    """Whether the statement's changes are other ones. A percentage's change in the wrong unit is one, too."""
    if quantity.unit.nature is not Nature.PERCENT:
        return none_holds([m for m in changes if m.scale is Scale.PERCENT], change)
    scale = SCALES.get(change.unit.nature)
    if same := [m for m in changes if m.scale is scale]:
        return none_holds(same, change)
    mixed_up = [m for m in changes if m.scale in (Scale.PERCENT, Scale.POINTS)]
    return any(
        m.promise and m.promise.stated and m.promise.stated.value == abs(change.value) for m in mixed_up
    )


def _of_scale(mentions: list[Mention], quantity: Quantity) -> list[Mention]:
    scale = SCALES.get(quantity.unit.nature) if quantity.per is None else None
    return [mention for mention in mentions if mention.scale is scale]


def _differs(record: Statistic, field: str, quantity: Quantity, workspace: Workspace) -> Diagnostic:
    true = write_quantity(quantity, workspace.settings)
    return E115.at(
        record.place_of(field),
        f"The statement of “{record.id}” does not say {true}, which is its {field}: “{record.statement}”",
        f"Correct the statement, or the {field}.",
    )
