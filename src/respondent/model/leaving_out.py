"""A workspace from whose documents an organisation is taken out: as sender, as signatory, and in their counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from respondent.model.template import FrontMatter, Template
from respondent.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An organisation that was taken out of a document's signatories, and why."""

    organisation: str
    reason: str


def named_organisations(front: FrontMatter) -> tuple[str, ...]:
    """The ids of those in whose name a document goes out: senders, and signatories besides."""
    return tuple(dict.fromkeys((*front.senders, *(signed.organisation for signed in front.signatories))))


def without(workspace: Workspace, organisations: Collection[str]) -> Workspace:
    """The workspace whose templates do not name these organisations in `from` and `signatories`.

    The places that the front matter keeps stay those of the file; a template that names none of them is the same.
    """
    templates = {name: _without(template, organisations) for name, template in workspace.templates.items()}
    return replace(workspace, templates=MappingProxyType(templates))


def left_out_of(templates: Mapping[str, Template], organisation: str) -> tuple[str, ...]:
    """The ids of the templates in which an organisation is named, in order."""
    return tuple(
        sorted(
            name
            for name, template in templates.items()
            if template.front is not None and organisation in named_organisations(template.front)
        )
    )


def _without(template: Template, organisations: Collection[str]) -> Template:
    front = template.front
    if front is None or not set(named_organisations(front)) & set(organisations):
        return template
    senders = tuple(one for one in front.senders if one not in organisations)
    signatories = tuple(one for one in front.signatories if one.organisation not in organisations)
    gone = tuple(one for one in named_organisations(front) if one in organisations)
    reduced = replace(front, senders=senders, signatories=signatories, left_out=gone)
    return replace(template, front=reduced)
