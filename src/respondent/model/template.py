"""A template: its front matter, validated like a record, and its body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from respondent.model.cover import CoverStatement
from respondent.model.directory import Contact, Signatory
from respondent.model.edition import Edition
from respondent.model.settings import NoteStyle
from respondent.model.span import Span


class DocumentKind(StrEnum):
    """What a template makes."""

    LETTER = "letter"
    RESPONSE = "response"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Recipients:
    """The offices that a letter goes to: one letter to all of them (`joint`), or a copy each."""

    offices: tuple[str, ...] = ()
    joint: bool = False


@dataclass(frozen=True, slots=True)
class SignedBy:
    """A signatory named in the front matter, for an organisation (a record's id)."""

    organisation: str
    signatory: Signatory


@dataclass(frozen=True, slots=True)
class ForEach:
    """One document for each row of a table, whose key column is `column`."""

    column: str
    table: str


@dataclass(frozen=True, slots=True)
class FormUse:
    """The regulator's own form, by its path below the workspace's root, and what its fields and boxes get.

    `fields` are pairs of the form's label and a value; `yes` and `no` the words beside boxes; `confidential` the
    numbers of the questions whose answers are, None where nothing is said of any.
    """

    file: str
    fields: tuple[tuple[str, str], ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    confidential: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands between the two ``---`` lines of a template.

    `title` may hold template expressions. `by_hand`: the salutation is left to be written with a pen.
    `notice` stands visibly on the first page. `submitted` is when a response was sent; `left_out` are organisations
    that were taken out of `senders` for this build. `editions` are those that a build without one writes.
    """

    kind: DocumentKind
    title: str
    date: date
    senders: tuple[str, ...] = ()  # `from`: organisations' ids
    recipients: Recipients = Recipients()  # `to`
    letterhead: str | None = None
    reference: str | None = None
    signatories: tuple[SignedBy, ...] = ()
    cc: tuple[str, ...] = ()
    embargo: datetime | None = None
    for_each: ForEach | None = None
    notes: NoteStyle | None = None
    salutation: str | None = None
    by_hand: bool = False
    valediction: str | None = None
    contact: Contact | None = None
    notice: str | None = None
    consultation: str | None = None
    form: FormUse | None = None
    submitted: datetime | None = None
    cover: CoverStatement | None = None
    editions: tuple[Edition, ...] = ()
    left_out: tuple[str, ...] = ()
    places: Mapping[str, Span] = field(
        default_factory=lambda: MappingProxyType({}), repr=False, compare=False, hash=False
    )


@dataclass(frozen=True, slots=True)
class Template:
    """A file ``templates/**/*.md.j2``. Without front matter (`front` None) it is a partial, for inclusion.

    `id` is the file's name less ``.md.j2``, unique among the documents; `name` its path below the templates'
    folder, as ``{% include %}`` names it; `path` its path below the workspace's root; `body_line` the line of
    the file on which the body begins; `hash` the SHA-256 of the file's text, in hexadecimal.
    """

    id: str
    name: str
    path: str
    front: FrontMatter | None
    body: str
    body_line: int
    hash: str
