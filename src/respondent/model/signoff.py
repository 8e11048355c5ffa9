"""An organisation's word on a document's text, and how it stands now.

A word is a file of its own in ``signoffs/<document>/``, never changed: a new word is a new file. Whether it stands
is never stored: it is worked out from the hashes of the text that it was given on and of the text as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from respondent.model.change import Change
from respondent.model.span import Span

NOWHERE = Span("")
FOLDER = "signoffs"
SEAL = "seal"


class Word(StrEnum):
    """What an organisation said of a text."""

    AGREED = "agreed"
    SUBJECT = "agreed subject to"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that the word was given: a `file` kept beside the record, `name` as it was called before.

    Of an e-mail, also its Message-ID, who sent it and when, and its subject, as its head has them.
    """

    file: str
    sha256: str
    name: str
    message_id: str | None = None
    sender: str | None = None
    date: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """One word: of which `organisation` (a record's id), in which `role`, given by whom, when and on which text.

    `terms` is the condition, or the reason of a refusal; `part` the name of the part of the document that it is on,
    None for the whole; `text` the file beside the record that keeps the words; `span` the record's own place.
    """

    document: str
    organisation: str
    role: str
    by: str
    at: datetime
    word: Word
    words: str
    claims: str
    text: str
    terms: str | None = None
    part: str | None = None
    commit: str | None = None
    proof: Proof | None = None
    span: Span = NOWHERE

    @property
    def said(self) -> str:
        """The word with its terms: "agreed subject to a new date"."""
        if self.word is Word.SUBJECT:
            return f"{self.word.value} {self.terms}"
        return f"{self.word.value}: {self.terms}" if self.terms else self.word.value


class Stand(StrEnum):
    """How a word stands: on the present text, on other words but the same claims, or no longer."""

    STANDS = "stands"
    NOTIFIED = "stands, to be notified"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Lack:
    """What a signatory's signature lacks: a clause that follows its name, and in which role.

    `unheard`: there is no word at all; `lapsed`: there is one on an earlier text.
    """

    what: str
    role: str | None
    unheard: bool = False
    lapsed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A word, how it stands, and what changed since; None where the signed text is not kept any more."""

    signoff: SignOff
    stand: Stand
    changes: tuple[Change, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    """A signatory of a document, its words that count, and what it lacks: nothing where it has signed."""

    organisation: str
    name: str
    standings: tuple[Standing, ...]
    lacks: tuple[Lack, ...]

    @property
    def signed(self) -> bool:
        """Whether it has signed the present text."""
        return not self.lacks


@dataclass(frozen=True, slots=True)
class DocumentStatus:
    """Who has signed a document: its signatories, the words of others, and those on parts of it.

    `earlier` is how many words were replaced by later ones.
    """

    document: str
    required: bool
    signatories: tuple[Signatory, ...]
    others: tuple[Standing, ...] = ()
    parts: tuple[Standing, ...] = ()
    earlier: int = 0

    @property
    def signed(self) -> bool:
        """Whether every signatory has signed the present text."""
        return all(signatory.signed for signatory in self.signatories)


def seal_of(text: str) -> str:
    """The SHA-256 over the lines of a record's file, comments and the seal itself apart, in hexadecimal."""
    lines = (line.rstrip() for line in text.splitlines())
    sealed = [line for line in lines if line and not line.startswith(("#", f"{SEAL}:"))]
    return sha256("\n".join(sealed).encode("utf-8", "surrogatepass")).hexdigest()


def text_file(words_hash: str, claims_hash: str) -> str:
    """The name of the file that keeps a text: several words on one text share it."""
    return f"text-{sha256((words_hash + claims_hash).encode()).hexdigest()[:16]}.txt"
