"""One document as the rules look at it: its passages, and the records behind its claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from respondent.checking.passages import Passage, Place, Placed, passages_of
from respondent.model.document import Claim, ClaimKind, Document, text_of
from respondent.model.evidence import DataTable, Finding, Quotation, Row, Source, Statistic
from respondent.model.quantity import Quantity
from respondent.model.record import Record
from respondent.model.span import Span
from respondent.model.template import FrontMatter, Template
from respondent.model.workspace import Workspace

if TYPE_CHECKING:
    from respondent.prose.mentions.mention import Mention


@dataclass(frozen=True)
class Page:
    """A rendered document with its workspace."""

    document: Document
    workspace: Workspace

    @cached_property
    def template(self) -> Template | None:
        """The template that gave the document."""
        return self.workspace.templates.get(self.document.template)

    @cached_property
    def front(self) -> FrontMatter | None:
        """The template's front matter."""
        return self.template.front if self.template is not None else None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The document's passages, the title first."""
        return passages_of(self.document, self.front_place("title"))

    @cached_property
    def mentions(self) -> tuple[tuple[Passage, tuple[Mention, ...]], ...]:
        """Each passage with the quantities that its text states, somebody else's words apart."""
        from respondent.prose.mentions.find import find_mentions  # a report that asks no rule goes without

        own = (passage for passage in self.passages if passage.place is not Place.QUOTATION)
        return tuple((passage, find_mentions(passage.text)) for passage in own)

    @cached_property
    def notes(self) -> str:
        """The words of all notes and references, and of the citations in the text, one a line."""
        words = [note.content for note in self.document.notes] + list(self.document.references)
        cited = (words for passage in self.passages for words in passage.cited)
        return "\n".join((*map(text_of, words), *cited))

    def front_place(self, path: str) -> Span:
        """Where a field of the front matter stands, or the template."""
        whole = Span(self.template.path if self.template else self.document.template)
        return self.front.places.get(path, whole) if self.front else whole

    def record(self, name: str) -> Record | None:
        """The record that a claim's entry, "id" or "id#row", names."""
        return self.workspace.records.get(name.partition("#")[0])

    def records_of(self, claim: Claim) -> tuple[Record, ...]:
        """The records that a claim rests on, each once."""
        found = dict.fromkeys(name.partition("#")[0] for name in claim.records)
        return tuple(r for name in found if (r := self.workspace.records.get(name)) is not None)

    def with_bases(self, claim: Claim) -> tuple[Record, ...]:
        """The records that a claim rests on, and those that their shares are of and their rates per."""
        found = {record.id: record for record in self.records_of(claim)}
        for record in tuple(found.values()):
            if isinstance(record, Statistic | DataTable):
                for name in (record.of, record.denominator):
                    base = self.workspace.records.get(name) if name else None
                    if base is not None:
                        found[base.id] = base
        return tuple(found.values())

    def sources_of(self, claim: Claim) -> tuple[Source, ...]:
        """The sources that a claim rests on, each once."""
        found = (source_of(record, self.workspace) for record in self.records_of(claim))
        return tuple({source.id: source for source in found if source is not None}.values())

    def row_of(self, name: str) -> Row | None:
        """The table's row that a claim's entry "id#row" names."""
        record, key = self.record(name), name.partition("#")[2]
        if not isinstance(record, DataTable) or not key:
            return None
        return next((row for row in record.rows if ", ".join(row.key) == key), None)

    def goes_out_before(self, moment: datetime | None) -> bool:
        """Whether the document goes out before a moment, as far as its date and its own embargo say."""
        if moment is None:
            return False
        own = self.document.embargo
        return moment > own if own is not None else self.document.date < moment.date()

    def place_of(self, passage: Passage, start: int, end: int) -> Span:
        """Where the words of a passage between two offsets stand in the template, as near as can be told.

        A passage knows the line on which its paragraph begins; the words are looked for from there on.
        """
        span, words = passage.span, passage.text[start:end]
        lines = self._paragraph(span)
        before = len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", passage.text[:start]))
        inside = sum(
            words in placed.claim.text
            for placed in passage.claims
            if placed.end <= start and _is_printed(placed)
        )
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        places = [
            Span(span.path, number, found.start() + 1, number, found.end() + 1)
            for number, line in lines
            for found in pattern.finditer(line)
        ]
        wanted = max(0, before - inside)
        return places[min(wanted, len(places) - 1)] if places else span

    def _paragraph(self, span: Span) -> list[tuple[int, str]]:
        """The template's lines from a place on, to the paragraph's end."""
        template = self._files.get(span.path)
        if template is None or span.line < template.body_line:
            return []
        lines = template.body.split("\n")[span.line - template.body_line :]
        found: list[tuple[int, str]] = []
        for number, line in enumerate(lines, span.line):
            if not line.strip() and found:
                break
            found.append((number, line))
        return found

    @cached_property
    def _files(self) -> dict[str, Template]:
        every = (*self.workspace.templates.values(), *self.workspace.partials.values())
        return {template.path: template for template in every}


def source_of(record: Record, workspace: Workspace) -> Source | None:
    """The source that a record rests on, or is."""
    if isinstance(record, Source):
        return record
    if isinstance(record, Statistic | DataTable | Quotation | Finding):
        source = workspace.records.get(record.source)
        return source if isinstance(source, Source) else None
    return None


def figures_of(passage: Passage) -> tuple[tuple[Placed, Quantity], ...]:
    """The figures that a passage states, with their places."""
    return tuple((p, p.claim.quantity) for p in passage.claims if p.claim.quantity is not None)


def _is_printed(placed: Placed) -> bool:
    """Whether a claim's words come from a record, and so do not stand in the template."""
    return placed.claim.kind is not ClaimKind.PROSE
