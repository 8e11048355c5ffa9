"""Several returned copies of one document side by side: what each did to each paragraph, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from respondent.model.audit import Audit, Touch
from respondent.model.diagnostic import Diagnostic, any_error


class State(StrEnum):
    """How the copies stand to a paragraph."""

    EDITED = "edited"  # by one copy
    AGREED = "edited alike"  # by several, and all of them in the same way
    CLASH = "clash"  # by several, in different ways
    SAME = "as built"


@dataclass(frozen=True, slots=True)
class Copy:
    """One returned copy; `editor` and `modified` are what the file says of its last saving, "" where nothing."""

    name: str
    audit: Audit
    editor: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class WordEdit:
    """Words of a paragraph that a copy has otherwise.

    `start` and `end` are places in the paragraph as it was built, `at` where `new` stands in the copy's. `claims`
    are the numbers of the claims that the edit reaches into; `touches` who made it, where changes were tracked.
    `doubt` says why it cannot become text of the template as it stands, "" where nothing speaks against it.
    """

    start: int
    end: int
    old: str
    new: str
    at: int = 0
    claims: tuple[int, ...] = ()
    touches: tuple[Touch, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A paragraph as one copy has it: `text` is None where it is gone; `moved` says that it stands elsewhere.

    `runs` are its words in order, each stretch with "same", "gone" or "new".
    """

    copy: int
    text: str | None
    runs: tuple[tuple[str, str], ...] = ()
    edits: tuple[WordEdit, ...] = ()
    touches: tuple[Touch, ...] = ()
    passage: int | None = None
    moved: bool = False

    @property
    def is_gone(self) -> bool:
        """Whether the copy lacks the paragraph."""
        return self.text is None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the base, or one that copies have put in (`text` is None then).

    `number` counts the paragraphs as they are laid side by side, from 1; `section` is the heading above; `kind` is
    a passage's. `versions` are those of the copies that have it otherwise. `claims` are the claims in it.
    """

    number: int
    kind: str
    section: str
    text: str | None
    state: State
    versions: tuple[Version, ...] = ()
    claims: tuple[int, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    base: int | None = None

    @property
    def is_changed(self) -> bool:
        """Whether any copy has it otherwise."""
        return bool(self.versions)

    def version(self, copy: int) -> Version | None:
        """What a copy did to it, if it did anything."""
        return next((one for one in self.versions if one.copy == copy), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply to a comment."""

    author: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: in which copies, who said what, when, about which words and claims, and what was answered.

    `paragraph` is the number of its paragraph, None where it has no place; `records` are what its claims rest on.
    """

    copies: tuple[int, ...]
    author: str
    date: str
    text: str
    about: str
    section: str = ""
    paragraph: int | None = None
    claims: tuple[int, ...] = ()
    records: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    done: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """An accepted edit, and what became of it.

    `path` and `line` are its place in the templates, as far as it is known; `reason` says why it is to be made by
    hand, and is "" where it is in the patch.
    """

    paragraph: int
    copies: tuple[int, ...]
    old: str
    new: str
    path: str = ""
    line: int = 0
    reason: str = ""

    @property
    def is_placed(self) -> bool:
        """Whether the patch has it."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class Patch:
    """The accepted edits as a patch of the templates: `text` is "" where there is none.

    `also` are the other documents that the changed templates make; `files` the templates' texts with the edits.
    """

    text: str = ""
    taken: tuple[Taken, ...] = ()
    also: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """All that several copies say. `basis` says what they are held against, and how sure that is."""

    document: str
    basis: str
    copies: tuple[Copy, ...]
    paragraphs: tuple[Paragraph, ...]
    remarks: tuple[Remark, ...]
    diagnostics: tuple[Diagnostic, ...]
    patch: Patch = Patch()

    @property
    def changed(self) -> tuple[Paragraph, ...]:
        """The paragraphs that any copy has otherwise."""
        return tuple(one for one in self.paragraphs if one.is_changed)

    @property
    def is_false(self) -> bool:
        """Whether a copy was left out, or has a claim that the evidence contradicts."""
        return any_error(self.diagnostics) or any(copy.audit.is_false for copy in self.copies)
