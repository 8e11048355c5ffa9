"""A workspace from which a public edition is built: what is confidential does not exist in it.

Confidential organisations and offices that a template names keep their place, as a record that holds nothing but
the sign for what was taken out. All else is gone, and what rests on it with it. The words between ``{%
confidential %}`` and its end are cut out when a template of such a workspace is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from respondent.model.codes import L102
from respondent.model.diagnostic import Diagnostic
from respondent.model.directory import Office, Organisation, Signatory
from respondent.model.edition import SCISSORS
from respondent.model.record import Record
from respondent.model.span import Span
from respondent.model.template import FrontMatter, Template
from respondent.model.workspace import Workspace


def public_workspace(workspace: Workspace) -> Workspace:
    """The workspace without its confidential records."""
    reasons = workspace.reasons
    records = {name: record for name, record in workspace.records.items() if name not in reasons}
    stand_ins = _stand_ins(workspace.records, reasons)
    templates = {name: _without(one, stand_ins) for name, one in workspace.templates.items()}
    return replace(
        workspace,
        records=MappingProxyType(records | stand_ins),
        templates=MappingProxyType(templates),
        reviews=MappingProxyType({n: found for n, found in workspace.reviews.items() if n not in reasons}),
        copies=MappingProxyType({n: found for n, found in workspace.copies.items() if n not in reasons}),
        public=True,
        withheld=frozenset(reasons) - frozenset(stand_ins),
    )


def withheld_in(template: Template, workspace: Workspace) -> Iterator[Diagnostic]:
    """What a template's front matter names and a public edition cannot do without."""
    front = template.front
    if front is None:
        return
    named = {
        "for_each": front.for_each.table if front.for_each else None,
        "consultation": front.consultation,
    }
    for field, name in named.items():
        if name in workspace.withheld:
            yield L102.at(
                front.places.get(field, Span(template.path)),
                f"`{field}` names “{name}”, which is confidential, and this is the public edition.",
                "Name a record that is not confidential, or build the confidential edition alone.",
            )


def _stand_ins(records: Mapping[str, Record], reasons: Mapping[str, str]) -> dict[str, Record]:
    """What stands for each confidential organisation and office, by the id of what it stands for."""
    found: dict[str, Record] = {}
    for number, name in enumerate(sorted(reasons), 1):
        record = records[name]
        if isinstance(record, Organisation):
            found[name] = Organisation(id=f"withheld-{number}", span=record.span, name=SCISSORS)
        elif isinstance(record, Office):
            found[name] = Office(id=f"withheld-{number}", span=record.span, name=SCISSORS)
    return found


def _without(template: Template, stand_ins: Mapping[str, Record]) -> Template:
    """The template whose signatories for confidential organisations have no names."""
    front: FrontMatter | None = template.front
    if front is None or not any(signed.organisation in stand_ins for signed in front.signatories):
        return template
    signatories = tuple(
        replace(signed, signatory=Signatory(SCISSORS)) if signed.organisation in stand_ins else signed
        for signed in front.signatories
    )
    return replace(template, front=replace(front, signatories=signatories))
