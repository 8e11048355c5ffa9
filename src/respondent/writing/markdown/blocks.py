"""Blocks into Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import assert_never

from respondent.model.document import (
    Alignment,
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    CodeBlock,
    Heading,
    HorizontalRule,
    Inlines,
    OrderedList,
    Para,
    Str,
    Strong,
    Table,
)
from respondent.model.response import NOT_ANSWERED, Answer, Listing, Recommendation
from respondent.writing.furniture import UNANSWERED, said_by
from respondent.writing.headings import in_answer
from respondent.writing.markdown.inlines import InlineWriter

_APART = "<!-- -->"
"""Two lists, or two tables, with nothing between them would be read as one."""


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """Writes blocks, whose inlines `inlines` writes; headings of level `first_heading` come out as ``##``."""

    inlines: InlineWriter
    first_heading: int = 1

    def markdown(self, blocks: Blocks) -> str:
        """The blocks with an empty line between each two."""
        parts: list[str] = []
        previous: Block | None = None
        for block in blocks:
            text = self._block(block)
            if not text:
                continue
            if _are_one(previous, block):
                parts.append(_APART)
            parts.append(text)
            previous = block
        return "\n\n".join(parts)

    def _block(self, block: Block) -> str:
        match block:
            case Para(content):
                return self.inlines.paragraph(content)
            case Heading(level, content):
                text = replace(self.inlines, one_line=True).paragraph(content)
                return f"{'#' * min(level - self.first_heading + 2, 6)} {text}" if text else ""
            case BulletList(items):
                return self._list(items, ["-"] * len(items))
            case OrderedList(items, start):
                return self._list(items, [f"{start + i}." for i in range(len(items))])
            case BlockQuote():
                return self._quotation(block)
            case CodeBlock(text):
                return _fenced(text.rstrip("\n"))
            case HorizontalRule():
                return "* * *"
            case Table():
                return self._table(block)
            case Answer():
                return self._answer(block)
            case Recommendation(content=content):
                return f"{self._strong(block.label)}\n\n{self.markdown(content)}"
            case Listing(table=table):
                return self._table(table)
            case _:
                assert_never(block)

    def _answer(self, answer: Answer) -> str:
        """The question below its number, who answers, the answer, and what some of them reserve."""
        asked = replace(self.inlines, one_line=True).paragraph((Str(answer.heading),))
        parts = [f"{'#' * 3} {asked}"]
        if answer.question is not None:
            lines = self.inlines.paragraph((Str(answer.question.text),)).split("\n")
            parts.append("\n".join(f"> {line}".rstrip() for line in lines))
        line = NOT_ANSWERED if answer.skipped else answer.standing or (UNANSWERED if answer.is_open else "")
        parts += [_emphasised(self.inlines, (Str(line),)), self._text_of(answer.content)]
        for one in answer.reserved:
            parts += [self._strong(one.lead), self._text_of(one.reservation)]
        return "\n\n".join(part for part in parts if part)

    def _text_of(self, blocks: Blocks) -> str:
        """An answer's blocks, with their headings below the question's."""
        return self.markdown(in_answer(blocks, self.first_heading))

    def _strong(self, words: str) -> str:
        return self.inlines.paragraph((Strong((Str(words),)),))

    def _list(self, items: Sequence[Blocks], markers: Sequence[str]) -> str:
        """A list, close together where no item has more than a paragraph and a list below it."""
        close = all(_is_close(item) for item in items)
        gap = "\n" if close else "\n\n"
        texts = [
            self._item(item, marker, gap if close else "\n\n")
            for item, marker in zip(items, markers, strict=True)
        ]
        return gap.join(texts)

    def _item(self, item: Blocks, marker: str, gap: str) -> str:
        text = gap.join(part for block in item if (part := self._block(block)))
        return f"{marker} {_indented(text, len(marker) + 1)}".rstrip()

    def _quotation(self, block: BlockQuote) -> str:
        parts = [
            _emphasised(self.inlines, block.warning),
            self.markdown(block.content),
            self.inlines.paragraph(said_by(block)),
            self.inlines.paragraph(block.support),
        ]
        text = "\n\n".join(part for part in parts if part)
        return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""

    def _table(self, table: Table) -> str:
        cells = replace(self.inlines, one_line=True)
        rows = [[cells.markdown(cell).strip() for cell in row] for row in (table.head, *table.rows)]
        columns = max(len(row) for row in rows)
        if not columns:
            return ""
        rows = [row + [""] * (columns - len(row)) for row in rows]
        widths = [max(3, *(len(row[column]) for row in rows)) for column in range(columns)]
        aligned = [
            alignment or Alignment.LEFT
            for alignment, _ in zip_longest(table.alignments[:columns], range(columns))
        ]
        lines = [_row(row, widths, aligned) for row in rows]
        lines.insert(1, _rule(widths, aligned))
        caption = cells.markdown(table.caption).strip()
        parts = [
            f"Table: {caption}" if caption else "",
            "\n".join(lines),
            self.inlines.paragraph(table.source),
        ]
        return "\n\n".join(part for part in parts if part)


def _fenced(text: str) -> str:
    """Lines of code between more backquotes than they hold."""
    fence = "`" * max([2, *(len(run) for run in re.findall("`+", text))]) + "`"
    return f"{fence}\n{text}\n{fence}"


def _emphasised(inlines: InlineWriter, content: Inlines) -> str:
    text = replace(inlines, emphasised=True).paragraph(content)
    return f"*{text}*" if text else ""


def _row(cells: Sequence[str], widths: Sequence[int], aligned: Sequence[Alignment]) -> str:
    set_out = [
        cell.rjust(width) if alignment is Alignment.RIGHT else cell.ljust(width)
        for cell, width, alignment in zip(cells, widths, aligned, strict=True)
    ]
    return f"| {' | '.join(set_out)} |"


def _rule(widths: Sequence[int], aligned: Sequence[Alignment]) -> str:
    """The line under the headings, which says how the columns stand."""
    dashes = {
        Alignment.LEFT: lambda width: "-" * width,
        Alignment.RIGHT: lambda width: "-" * (width - 1) + ":",
        Alignment.CENTRE: lambda width: ":" + "-" * (width - 2) + ":",
    }
    parts = [dashes[alignment](width) for width, alignment in zip(widths, aligned, strict=True)]
    return f"| {' | '.join(parts)} |"


def _indented(text: str, width: int) -> str:
    """All lines but the first moved to the right, empty ones left empty."""
    return re.sub(r"\n(?!\n|\Z)", "\n" + " " * width, text)


def _is_close(item: Blocks) -> bool:
    first, *rest = item or (None,)
    return isinstance(first, Para | None) and all(isinstance(b, BulletList | OrderedList) for b in rest)


def _are_one(previous: Block | None, block: Block) -> bool:
    """Whether a reader would take the two for one."""
    lists = isinstance(previous, BulletList | OrderedList) and isinstance(block, BulletList | OrderedList)
    tables = isinstance(previous, Table) and not previous.source and isinstance(block, Table)
    return lists or tables
