"""The documents of one template as they were made, with all that was looked up for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from respondent.checking.check import Checked
from respondent.collector import paused
from respondent.desk.differing import Differing
from respondent.desk.watched import watched
from respondent.loading.workspace import Loaded
from respondent.model.dependence import rests_on, with_theirs
from respondent.model.diagnostic import Diagnostic
from respondent.model.edition import Edition
from respondent.model.record import Record
from respondent.model.workspace import Workspace

if TYPE_CHECKING:
    from respondent.press import Sheet


@dataclass(frozen=True, slots=True)
class Made:
    """The sheets of a template, whose `problems` are their own alone, not those of records and files.

    `names` are records that were looked up, there or not, `kinds` classes that were looked through; a template
    that looked at `everything` may say something else after any change. `rests` are the records that each document
    rests on, `expected` is about how many there would be without errors.
    """

    template: str
    sheets: tuple[Sheet, ...]
    missing: tuple[Diagnostic, ...]
    names: frozenset[str]
    kinds: frozenset[type[Record]]
    everything: bool
    texts: frozenset[str]
    rests: Mapping[str, frozenset[str]]
    day: date
    expected: int = 1

    def depends_on(self, difference: Differing) -> bool:
        """Whether the documents might be other ones where that differs."""
        return (
            difference.settings
            or not self.texts.isdisjoint(difference.templates)
            or not self.names.isdisjoint(difference.records)
            or any(issubclass(one, kind) for one in difference.classes for kind in self.kinds)
            or (self.everything and bool(difference.records))
        )


def make(workspace: Workspace, template_id: str, now: datetime) -> Made:
    """Render a template's documents and hold them to their evidence."""
    from respondent.press import Press  # and all that renders: a desk opens without

    watching, looked_up = watched(workspace)
    edition = Edition.PUBLIC if workspace.public else None
    with paused():
        press = Press(Loaded(watching, ()), records=Checked(()), now=now, edition=edition)
        sheets = tuple(press.sheets(template_id))
        missing = press.missing(template_id)
        expected = press.expected(template_id)
    rests = {sheet.document.id: rests_on(sheet.document, workspace) for sheet in sheets}
    return Made(
        template_id,
        sheets,
        missing,
        frozenset(looked_up.names) | with_theirs(looked_up.names, workspace),
        frozenset(looked_up.kinds),
        looked_up.everything,
        texts_of(workspace, template_id),
        rests,
        now.date(),
        expected,
    )


def texts_of(workspace: Workspace, template_id: str) -> frozenset[str]:
    """The names of the templates that a document is made of: its own, and all whose names stand in one of them.

    Some that do not exist yet may be meant too; their names cannot be known, but a text that names one is not made
    without an error, which is told of the template's own.
    """
    template = workspace.templates[template_id]
    bodies = {partial.name: partial.body for partial in workspace.partials.values()}
    bodies |= {one.name: one.body for one in workspace.templates.values()}
    found, waiting = {template.name}, [template.body]
    while waiting:
        body = waiting.pop()
        for name, text in bodies.items():
            if name not in found and name in body:
                found.add(name)
                waiting.append(text)
    return frozenset(found)
