"""What is confidential in a workspace, gathered from its records and from the passages of its documents.

What public records say as well is no secret. Of long texts every stretch of some words is looked for, so that
half a sentence is found too; short stretches that the public documents themselves use are left out, since two
texts on one matter share such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from respondent.leaking.numbers import is_distinctive, values_meant
from respondent.leaking.secret import NumberSecret, Secret, Secrets
from respondent.leaking.spoken import passages_of
from respondent.leaking.words import content_words, stem, words_of
from respondent.model.confidence import confidential_records
from respondent.model.content import content_hash
from respondent.model.document import Document
from respondent.model.evidence import DataTable, Statistic
from respondent.model.quantity import Quantity
from respondent.model.record import Plain, Record
from respondent.model.unit import Nature
from respondent.model.workspace import Workspace

SHORT, LONG = 6, 12
"""Words of a stretch that is looked for: a short one that the public documents use is passed over."""

_STRUCTURE = frozenset(
    (
        "kind type status standing unit measure period place precision value verbatim confidential reason rows key "
        "complete method owner source of per superseded_by formerly show uses until latest_checked accessed issued "
        "illustrative prices index level weighted support warning embargo by since n interval sheet jurisdiction"
    ).split()
)
"""Fields that hold no words of their own, or words that any document may hold."""

_OTHERS = frozenset(
    (
        "publisher",
        "author",
        "container",
        "house",
        "body",
        "short_name",
        "edition",
        "locator",
        "dimension",
        "columns",
    )
)
"""Fields whose words are often said openly for other reasons."""

_FEWEST_OF_A_PLACE = 4
"""Fewer words, such as “page 4” or “the second table”, are a place that any source may have."""

_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+", re.IGNORECASE)
_HASH_LENGTH = 8


class Gathering:
    """Puts the secrets of a workspace together. `public` are the texts of its public edition."""

    def __init__(self, workspace: Workspace, documents: Iterable[Document], public: Iterable[str]) -> None:
        self._workspace = workspace
        self._reasons = confidential_records(workspace.records)
        self._secrets = Secrets()
        open_records = [r for name, r in workspace.records.items() if name not in self._reasons]
        texts = [text for record in open_records for _, text in _texts_of(record, "")]
        self._known = f" {' | '.join(' '.join(words_of(text)) for text in texts)} "
        self._said = f" {' | '.join(' '.join(words_of(text)) for text in public)} "
        self._addresses = "\n".join(texts).casefold()
        self._open_values: dict[Fraction, frozenset[str]] = {}
        for record in open_records:
            for quantity, about in _quantities(record):
                known = self._open_values.get(quantity.value, frozenset())
                self._open_values[quantity.value] = known | content_words(about)
        for name in sorted(self._reasons):
            self._record(workspace.records[name])
        for document in documents:
            self._document(document)

    @property
    def secrets(self) -> Secrets:
        """All of them."""
        return self._secrets

    # Records

    def _record(self, record: Record) -> None:
        origin = record.span.path
        self._id(record)
        for field, text in _texts_of(record, ""):
            if field != "locator" or len(words_of(text)) >= _FEWEST_OF_A_PLACE:
                self._text(text, origin, weak=field in _OTHERS)
        for quantity, about in _quantities(record):
            self._number(quantity, about, origin)

    def _id(self, record: Record) -> None:
        """The record’s id, where it is not a plain word, and the beginning of its hash."""
        if "-" in record.id or any(sign.isdigit() for sign in record.id):
            self._secrets.literals.setdefault(record.id, Secret(f"the id “{record.id}”", record.span.path))
        hash8 = content_hash(record, self._workspace.records)[:_HASH_LENGTH]
        self._secrets.literals.setdefault(f"@{hash8}", Secret(f"the hash of “{record.id}”", record.span.path))

    def _text(self, text: str, origin: str, *, weak: bool) -> None:
        for address in _ADDRESS.findall(text):
            bare = address.rstrip(".,;)").casefold()
            if bare not in self._addresses:
                self._secrets.literals.setdefault(bare, Secret(f"“{bare}”", origin, weak=weak))
        words = words_of(_ADDRESS.sub(" ", text))
        self._phrases(words, text, origin, weak=weak)

    def _phrases(self, words: list[str], text: str, origin: str, *, weak: bool) -> None:
        secret = Secret(f"“{_shown(text)}”", origin, weak=weak)
        if len(words) == 1:
            self._name(text.strip(), origin, weak=weak)
        elif _says_something(words) and f" {' '.join(words)} " not in self._known:
            self._secrets.add_phrase(words, secret)
        for size in (SHORT, LONG):
            for start in range(len(words) - size + 1) if len(words) > size else ():
                stretch = words[start : start + size]
                phrase = f" {' '.join(stretch)} "
                if phrase in self._known or (size == SHORT and phrase in self._said):
                    continue
                self._secrets.add_phrase(stretch, Secret(secret.text, origin, weak=weak or size == SHORT))

    def _name(self, text: str, origin: str, *, weak: bool) -> None:
        """A single word: a name, as it is written, or a word that no language has."""
        bare = text.strip(".,;:!?()[]“”‘’\"'")
        is_name = len(bare) >= 4 and (bare[:1].isupper() or any(sign.isdigit() for sign in bare))
        if is_name and any(s.isalpha() for s in bare) and f" {bare.casefold()} " not in self._known:
            self._secrets.names.setdefault(bare, Secret(f"“{bare}”", origin, weak=weak))

    # Numbers

    def _number(self, quantity: Quantity, about: str, origin: str) -> None:
        unit = quantity.unit
        units = frozenset(
            word for name in (unit.singular, unit.plural, *unit.synonyms) for word in words_of(name)
        )
        percent = unit.nature in {Nature.PERCENT, Nature.POINTS}
        self._value(quantity.value, about, origin, units, percent=percent)

    def _value(
        self, value: Fraction, about: str, origin: str, units: frozenset[str], *, percent: bool
    ) -> None:
        shared = self._open_values.get(value)
        stems = content_words(about) - {stem(word) for word in units} - (shared or frozenset())
        secret = Secret(f"the number {_plain(value)}", origin)
        distinctive = shared is None and is_distinctive(value)
        if distinctive or stems:
            self._secrets.add_number(
                NumberSecret(
                    secret, abs(value), units if shared is None else frozenset(), stems, distinctive, percent
                )
            )

    # Passages

    def _document(self, document: Document) -> None:
        places = {passage.number: str(passage.span) for passage in document.passages}
        for number, texts in passages_of(document).items():
            origin = places.get(number, document.template)
            for text in texts:
                words = words_of(text)
                self._text(text, origin, weak=len(words) < 4)
                for value in values_meant(text):
                    known = value in self._open_values or value in self._secrets.numbers
                    if is_distinctive(value) and not known:
                        self._value(value, text, origin, frozenset(), percent=False)


def _says_something(words: list[str]) -> bool:
    """Whether a phrase is particular enough to be looked for: some letters, and not only small words."""
    return sum(map(len, words)) >= 8 and any(len(word) >= 4 and not word.isdigit() for word in words)


def _texts_of(record: Record, _: str) -> Iterator[tuple[str, str]]:
    """The texts of a record, each with the name of the field that it stands in; a table’s cells too."""
    yield from _leaves(record.fields, "")
    if isinstance(record, DataTable):
        for row in record.rows:
            for column, cell in row.cells.items():
                if column != record.value_column:
                    yield "columns", cell


def _leaves(value: Plain, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if name not in _STRUCTURE:
                yield from _leaves(part, name if not field or name in _OTHERS else field)
    elif isinstance(value, tuple):
        for part in value:
            yield from _leaves(part, field)


def _quantities(record: Record) -> Iterator[tuple[Quantity, str]]:
    """Every value that a record states, with words for what it is about."""
    if isinstance(record, Statistic):
        yield record.quantity, record.statement
        if record.change is not None:
            yield record.change.by, record.statement
    elif isinstance(record, DataTable):
        for row in record.rows:
            if row.quantity is not None:
                yield row.quantity, f"{record.heading} {' '.join(row.key)}"


def _plain(value: Fraction) -> str:
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,g}"


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:59]}…"


def secrets_of(workspace: Workspace, documents: Iterable[Document], public: Iterable[str]) -> Secrets:
    """What must not be in a public edition of the workspace’s documents.

    `documents` are those with everything in them, `public` the texts of their public editions.
    """
    return Gathering(workspace, documents, public).secrets
