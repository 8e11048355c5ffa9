"""A document as a draft: its problems as remarks, each at the words that it is about.

A problem knows where it stands in a template or in a record; a block knows its template line, and a claim its
template line and its records. What belongs to no place in the text, such as a problem of the letterhead, is
said of the whole document, at its title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.document import (
    Cited,
    Claim,
    Claimed,
    ClaimKind,
    Confidential,
    Document,
    Emph,
    Inlines,
    Link,
    Remark,
    Remarked,
    Strong,
)
from respondent.model.evidence import DataTable, Finding, Quotation, Statistic
from respondent.model.record import Record
from respondent.model.span import Span
from respondent.model.template import Template
from respondent.model.workspace import Workspace
from respondent.rendering.covering import covered
from respondent.rendering.marking import Run, flat, runs_of, size, with_runs
from respondent.rendering.session import GAP

_OF_TEMPLATES = "T"
"""What the codes of problems begin with that leave gaps."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Part of a document's text: the number of a run, and offsets in its `flat` text."""

    run: int
    start: int
    end: int


def remarked(document: Document, problems: Iterable[Diagnostic], workspace: Workspace) -> Document:
    """The document as a draft, with a remark for each of the problems."""
    finder = _Finder(document, workspace)
    placed: list[tuple[Stretch, Diagnostic]] = []
    whole: list[Diagnostic] = []
    for problem in in_order(problems):
        stretch = finder.find(problem)
        if stretch is None:
            whole.append(problem)
        else:
            placed.append((stretch, problem))
    remarks = [Remark(1, tuple(whole), whole=True)] if whole else []
    stretches = [finder.title] if whole else []
    for stretch, problem in sorted(placed, key=lambda one: (one[0].run, one[0].start, -one[0].end)):
        remarks.append(Remark(len(remarks) + 1, (problem,)))
        stretches.append(stretch)
    contents = [run.content for run in finder.runs]
    for remark, stretch in zip(remarks, stretches, strict=True):
        here = contents[stretch.run]
        contents[stretch.run] = covered(here, stretch.start, stretch.end, remark.number)
    blocks = with_runs(document.blocks, contents[1:])
    return replace(document, title=contents[0], blocks=blocks, remarks=tuple(remarks), draft=True)


class _Finder:
    """Finds the words of a document that a place in the workspace's files is about."""

    def __init__(self, document: Document, workspace: Workspace) -> None:
        self._document = document
        self._records = workspace.records
        self._files: dict[str, Template] = {
            template.path: template
            for template in (*workspace.templates.values(), *workspace.partials.values())
        }
        template = workspace.templates.get(document.template)
        front = template.front if template else None
        at = front.places.get("title") if front else None
        first, *others = runs_of(document.title, document.blocks)
        self.runs: Sequence[Run] = (replace(first, span=at), *others)
        self._gaps: Counter[int] = Counter()
        self._claims = {
            claim: Stretch(number, start, end)
            for number, run in reversed(tuple(enumerate(self.runs)))
            for claim, start, end in reversed(tuple(_claims(run.content)))
        }  # of a claim in several runs, its first part

    @property
    def title(self) -> Stretch:
        """The document's title."""
        return self._all_of(0)

    def find(self, problem: Diagnostic) -> Stretch | None:
        """The claim that a problem is about, the very words, or the run that they stand in.

        None where it has no place in the text. The problems are to be given in their order.
        """
        span = problem.span
        if span.path not in self._files:
            return self._of_record(span.path)
        if problem.code.id.startswith(_OF_TEMPLATES):
            return self._of_gap(span) or self._of_text(span)
        return self._of_claim(span) or self._of_text(span)

    def _all_of(self, number: int) -> Stretch:
        return Stretch(number, 0, sum(size(inline) for inline in self.runs[number].content))

    def _of_record(self, path: str) -> Stretch | None:
        """The first claim that rests on the record in a file, or else on one whose source it is."""
        for among in (self._direct, self._sources):
            for claim in self._document.claims:
                if claim.number in self._claims and path in {
                    file for record in among(claim) for file in _files_of(record)
                }:
                    return self._claims[claim.number]
        return None

    def _direct(self, claim: Claim) -> Iterator[Record]:
        for name in claim.records:
            record = self._records.get(name.partition("#")[0])
            if record is not None:
                yield record

    def _sources(self, claim: Claim) -> Iterator[Record]:
        for record in self._direct(claim):
            if isinstance(record, Statistic | DataTable | Quotation | Finding):
                source = self._records.get(record.source)
                if source is not None:
                    yield source

    def _of_claim(self, span: Span) -> Stretch | None:
        found = (claim for claim in self._document.claims if claim.span == span)
        return next((self._claims[claim.number] for claim in found if claim.number in self._claims), None)

    def _of_gap(self, span: Span) -> Stretch | None:
        """The gap that an error left: in the run at its place, or further on, where a value is printed that was
        set there. Each gap has one problem.
        """
        for number in (*self._near(span), *self._after(span)):
            gaps = [found.span() for found in re.finditer(re.escape(GAP), self._text(number))]
            if self._gaps[number] < len(gaps):
                self._gaps[number] += 1
                return Stretch(number, *gaps[self._gaps[number] - 1])
        return None

    def _of_text(self, span: Span) -> Stretch | None:
        """The words at the place, or all of the run that begins there or last before it."""
        near = self._near(span)
        if not near:
            return None
        if near == [0]:
            return self.title
        first_line = self._line(near[0])
        words, earlier = self._words(span, first_line)
        for number in near if words else ():
            typed = list(self._typed(number, words))
            if typed:
                return typed[min(earlier, len(typed) - 1)]
        return self._all_of(next((n for n in near if self._all_of(n).end), near[0]))

    def _text(self, number: int) -> str:
        return flat(self.runs[number].content)[0]

    def _line(self, number: int) -> int:
        span = self.runs[number].span
        return span.line if span else 0

    def _in(self, path: str) -> list[int]:
        """The runs that come from a file, the title apart."""
        return [n for n, run in enumerate(self.runs) if n and run.span is not None and run.span.path == path]

    def _near(self, span: Span) -> list[int]:
        """The runs of the block that begins at a place or last before it; or the title, if that is there."""
        title = self.runs[0].span
        if title is not None and (title.path, title.line) == (span.path, span.line):
            return [0]
        before = [number for number in self._in(span.path) if self._line(number) <= span.line]
        first_line = max(map(self._line, before), default=0)
        return [number for number in before if self._line(number) == first_line]

    def _after(self, span: Span) -> list[int]:
        return [number for number in self._in(span.path) if self._line(number) > span.line]

    def _words(self, span: Span, first_line: int) -> tuple[str, int]:
        """The words at a place of a template, and how often they stand before it from a line on."""
        lines = ["", *["" for _ in range(self._files[span.path].body_line - 1)]]
        lines += self._files[span.path].body.split("\n")
        if span.end_line != span.line or span.line >= len(lines):
            return "", 0
        words = lines[span.line][span.column - 1 : span.end_column - 1]
        above = "\n".join((*lines[first_line : span.line], lines[span.line][: span.column - 1]))
        return words, len(_word(words).findall(above)) if words else 0

    def _typed(self, number: int, words: str) -> Iterator[Stretch]:
        """Where the words stand in a run, those apart that a record's claim printed."""
        content = self.runs[number].content
        kinds = {claim.number: claim.kind for claim in self._document.claims}
        printed = [
            (start, end) for claim, start, end in _claims(content) if kinds.get(claim) is not ClaimKind.PROSE
        ]
        for found in _word(words).finditer(self._text(number)):
            if not any(start <= found.start() and found.end() <= end for start, end in printed):
                yield Stretch(number, found.start(), found.end())


def _word(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _files_of(record: Record) -> tuple[str, ...]:
    """The files that hold a record."""
    return (record.span.path, record.rows_path) if isinstance(record, DataTable) else (record.span.path,)


def _claims(content: Inlines, at: int = 0) -> Iterator[tuple[int, int, int]]:
    """Each claim in a run with the offsets of its beginning and its end, an outer one first."""
    for inline in content:
        stop = at + size(inline)
        if isinstance(inline, Claimed):
            yield inline.claim, at, stop
        if isinstance(inline, Claimed | Emph | Strong | Link | Remarked | Cited | Confidential):
            yield from _claims(inline.content, at)
        at = stop
