"""What a record, or a change of records, touches: templates, built documents and documents that were sent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from respondent.model.quantity import Quantity


class Where(StrEnum):
    """In what form a document rests on a record; those that have left the building first."""

    SENT = "sent"
    BUILT = "built"
    TEMPLATE = "template"


class Outcome(StrEnum):
    """What the evidence as it is now makes of a claim; in this order, the worst first."""

    FALSE = "no longer true"
    GONE = "no longer borne out"
    LOOK = "to be looked at"
    TRUE = "still true"
    SAME = "unchanged"

    @property
    def is_wrong(self) -> bool:
        """Whether somebody who was told this should be told otherwise."""
        return self in (Outcome.FALSE, Outcome.GONE)


@dataclass(frozen=True, slots=True)
class Subject:
    """A record or row that is asked about: its name, and what it said and says where that has changed.

    `changed` names what is different: “value”, “title”, “added”, “removed”.
    """

    name: str
    title: str
    was: str | None = None
    now: str | None = None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """A claim that rests on one of the subjects.

    `would` is what it would say now, where that is known and is something else; `why` a sentence on what became of
    it. `through` names the subjects that it rests on. `becomes` is the figure as it is now, `recipe` how a template
    would write it. `before` and `after` are the rest of its sentence, where that is known.
    """

    number: int
    kind: str
    text: str
    outcome: Outcome
    through: tuple[str, ...]
    would: str | None = None
    why: str = ""
    becomes: Quantity | None = None
    recipe: str | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Resting:
    """A document that rests on a subject.

    `paths` are its files below the workspace's root; `day` the day of its text; `whole` are sentences on how it
    rests on a subject as a whole (its address, its row). Of what was sent, `sent_on` is the day, `to` its readers.
    """

    where: Where
    document: str
    template: str
    paths: tuple[str, ...]
    kind: str
    day: str
    effects: tuple[Effect, ...]
    whole: tuple[str, ...] = ()
    sent_on: str | None = None
    to: tuple[str, ...] = ()
    title: str = ""

    @property
    def outcome(self) -> Outcome:
        """The worst of its claims’ outcomes."""
        order = list(Outcome)
        return min((effect.outcome for effect in self.effects), key=order.index, default=Outcome.SAME)


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that rests on some records; `unread` are files whose manifests could not be read."""

    subjects: tuple[Subject, ...]
    resting: tuple[Resting, ...]
    unread: tuple[str, ...] = ()

    @property
    def is_wrong(self) -> bool:
        """Whether something that was built or sent is not borne out any more."""
        return any(one.outcome.is_wrong for one in self.resting if one.where is not Where.TEMPLATE)
