"""One version of the workspace as one kind of visitor sees it, and its documents, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from threading import Lock, RLock
from typing import TYPE_CHECKING

from respondent.checking.passages import passages_of
from respondent.desk.differing import Differing, differing
from respondent.desk.made import Made, texts_of
from respondent.desk.making import Maker
from respondent.desk.unmade import Unmade, may_rest_on, unmade
from respondent.loading.workspace import Loaded
from respondent.model.document import Document, text_of
from respondent.model.span import Span
from respondent.model.workspace import Workspace

if TYPE_CHECKING:
    from respondent.press import Sheet

AT_A_TIME = 8
"""Templates whose documents are made in one go."""


@dataclass(frozen=True, slots=True)
class Use:
    """A document that rests on a record, with the sentences in which it states something of it."""

    document: str
    template: str
    title: str
    sentences: tuple[str, ...]


class Side:
    """A `workspace`, all of it or that of a public edition, and its documents. Several threads may ask."""

    def __init__(
        self,
        workspace: Workspace,
        clock: Callable[[], datetime],
        maker: Maker,
        made: Mapping[str, Made] | None = None,
    ) -> None:
        self.workspace = workspace
        self._clock = clock
        self._maker = maker
        self._made = dict(made or {})
        self._lock = Lock()
        self._making = RLock()

    @cached_property
    def loaded(self) -> Loaded:
        """The workspace as it is given to a press; always the same object, so that children know it again."""
        return Loaded(self.workspace, ())

    def after(self, workspace: Workspace) -> Side:
        """The next version's side, with the documents that are sure to be the same."""
        difference = differing(self.workspace, workspace)
        kept = {n: m for n, m in self._known().items() if not m.depends_on(difference)}
        return Side(workspace, self._clock, self._maker, kept)

    def adopt(self, trial: Side) -> bool:
        """Take over the documents of another version that are sure to be the same; True if it is the same version.

        What somebody saves was made already when they were shown what it would do.
        """
        if trial.workspace.public != self.workspace.public:
            return False
        difference = differing(trial.workspace, self.workspace)
        with self._lock:
            for name, made in trial._known().items():
                if not made.depends_on(difference):
                    self._made.setdefault(name, made)
        return not difference

    def affected(self, workspace: Workspace) -> tuple[str, ...]:
        """The templates whose documents might be other ones in another version, and those that only one has."""
        difference = differing(self.workspace, workspace)
        both = self.workspace.templates.keys() & workspace.templates.keys()
        self.make_ready(both)
        only = self.workspace.templates.keys() ^ workspace.templates.keys()
        changed = {name for name in both if self._may_depend(name, difference)}
        if difference.templates:  # one may name what only the other version has
            changed |= {name for name in both if texts_of(workspace, name) & difference.templates}
        return tuple(sorted(changed | only))

    def _may_depend(self, template_id: str, difference: Differing) -> bool:
        made = self.made(template_id)
        return made.depends_on(difference) or (
            bool(made.missing) and may_rest_on(self.workspace, template_id, difference.records)
        )

    def made(self, template_id: str) -> Made:
        """The documents of a template."""
        now = self._clock()
        found = self._known().get(template_id)
        if found is not None and found.day == now.date():
            return found  # at once, though another thread may be making others
        with self._making:
            found = self._known().get(template_id)
            if found is None or found.day != now.date():
                found = self._maker(self.workspace, [template_id], now)[template_id]
                with self._lock:
                    self._made[template_id] = found
            return found

    def make_ready(self, names: Iterable[str]) -> None:
        """Make the documents of several templates, a few at a time, so that whoever wants another need not wait."""
        waiting = sorted(names)
        while waiting:
            now = self._clock()
            with self._making:
                known = self._known()
                waiting = [name for name in waiting if name not in known or known[name].day != now.date()]
                some, waiting = waiting[:AT_A_TIME], waiting[AT_A_TIME:]
                found = self._maker(self.workspace, some, now) if some else {}
                with self._lock:
                    self._made |= found

    def to_make(self) -> int:
        """Of how many templates the documents would have to be made first, if somebody asked for all of them."""
        today = self._clock().date()
        known = self._known()
        made = sum(1 for name in self.workspace.templates if name in known and known[name].day == today)
        return len(self.workspace.templates) - made

    @property
    def is_for_now(self) -> bool:
        """Whether some documents were not made for a reason that passes, and are to be tried again."""
        return any(one.day == date.min for one in self._known().values())

    def forget(self) -> None:
        """Make all documents anew when they are asked for: something else than records has changed."""
        with self._making, self._lock:
            self._made.clear()
            self.__dict__.pop("_by_record", None)

    def _known(self) -> dict[str, Made]:
        with self._lock:
            return dict(self._made)

    def all_made(self) -> Iterator[Made]:
        """The documents of every template, in order."""
        self.make_ready(self.workspace.templates)
        for name in sorted(self.workspace.templates):
            yield self.made(name)

    def sheets(self) -> Iterator[Sheet]:
        """Every document."""
        for made in self.all_made():
            yield from made.sheets

    def sheet(self, document_id: str) -> Sheet | None:
        """One document; None where there is none, or it has errors that keep it from being made."""
        templates = sorted(self.workspace.templates, key=lambda name: not document_id.startswith(name))
        for name in templates:
            if name == document_id or document_id.startswith(f"{name}-"):
                for sheet in self.made(name).sheets:
                    if sheet.document.id == document_id:
                        return sheet
        return None

    def unmade(self) -> Iterator[Unmade]:
        """What cannot be made, template by template."""
        return (one for made in self.all_made() if (one := unmade(made, self.workspace)) is not None)

    def uses(self, record_id: str) -> tuple[Use, ...]:
        """The documents that rest on a record."""
        return tuple(_use(document, record_id) for document in self._by_record.get(record_id, ()))

    @cached_property
    def _by_record(self) -> Mapping[str, tuple[Document, ...]]:
        found: dict[str, list[Document]] = {}
        for made in self.all_made():
            for sheet in made.sheets:
                for name in made.rests[sheet.document.id]:
                    found.setdefault(name, []).append(sheet.document)
        return {name: tuple(documents) for name, documents in found.items()}

    @property
    def used(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the documents that rest on each record, for the records on which any does."""
        return {name: tuple(one.id for one in documents) for name, documents in self._by_record.items()}


def _use(document: Document, record_id: str) -> Use:
    sentences = (
        passage.text[start:end].strip()
        for passage in passages_of(document, Span(""))
        for start, end in passage.sentences
        if any(
            record_id in {name.partition("#")[0] for name in placed.claim.records}
            for placed in passage.claims
            if start <= placed.start < end
        )
    )
    return Use(
        document.id, document.template, text_of(document.title), tuple(dict.fromkeys(filter(None, sentences)))
    )
