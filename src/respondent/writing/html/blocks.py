"""Blocks into HTML."""

from __future__ import annotations

from collections.abc import Sequence
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
    Table,
)
from respondent.model.response import NOT_ANSWERED, Answer, Listing, Recommendation
from respondent.writing.furniture import UNANSWERED, said_by
from respondent.writing.headings import in_answer, shallowest
from respondent.writing.html.escape import attributes, text
from respondent.writing.html.inlines import InlineWriter
from respondent.writing.html.remarks import margin


class BlockWriter:
    """Writes a document's blocks in their order. The title being the page's h1, headings begin with h2."""

    def __init__(self, inlines: InlineWriter) -> None:
        self._inlines = inlines
        self._first_heading = shallowest(inlines.document)
        self._tables = 0

    def html(self, blocks: Blocks) -> str:
        """The blocks, a line each or more."""
        return "\n".join([self._block(block) for block in blocks])

    def text(self, blocks: Blocks) -> str:
        """The blocks of a document, of a draft with its remarks before each block that they are about."""
        written = []
        for block in blocks:
            html = self._block(block)
            written += [margin(self._inlines), html]
        return "\n".join([part for part in written if part])

    def _block(self, block: Block) -> str:
        match block:
            case Para(content):
                return f"<p>{self._inlines.html(content)}</p>"
            case Heading(level, content):
                tag = f"h{min(level - self._first_heading + 2, 6)}"
                return f"<{tag}>{self._inlines.html(content)}</{tag}>"
            case BulletList(items):
                return f"<ul>\n{self._items(items)}\n</ul>"
            case OrderedList(items, start):
                number = attributes(start=str(start) if start != 1 else None)
                return f"<ol{number}>\n{self._items(items)}\n</ol>"
            case BlockQuote():
                return self._quotation(block)
            case CodeBlock(lines):
                return f"<pre><code>{text(lines)}</code></pre>"
            case HorizontalRule():
                return "<hr>"
            case Table():
                return self._table(block)
            case Answer():
                return self._answer(block)
            case Recommendation():
                return self._recommendation(block)
            case Listing(kind, table):
                return f"<div{attributes(class_=f'listing {kind.value}')}>\n{self._table(table)}\n</div>"
            case _:
                assert_never(block)

    # Responses

    def _answer(self, answer: Answer) -> str:
        """The question in a box with its number, who answers, the answer, and what some of them reserve."""
        named = attributes(class_="answer", id=answer.anchor, aria_labelledby=f"{answer.anchor}-number")
        number = f"<h3{attributes(id=f'{answer.anchor}-number')}>{text(answer.label)}{_aside(answer)}</h3>"
        paragraphs = answer.question.text.split("\n\n") if answer.question else ()
        asked = "".join([f"<p>{text(' '.join(words.split()))}</p>" for words in paragraphs])
        line = NOT_ANSWERED if answer.skipped else answer.standing or (UNANSWERED if answer.is_open else "")
        parts = [
            f'<div class="question">{number}{asked}</div>',
            f'<p class="standing">{text(line)}</p>' if line else "",
            self._in_answer(answer.content),
            *[
                f'<div class="reservation">\n<p class="lead">{text(one.lead)}</p>\n'
                f"{self._in_answer(one.reservation)}\n</div>"
                for one in answer.reserved
            ],
        ]
        return f"<section{named}>\n" + "\n".join([part for part in parts if part]) + "\n</section>"

    def _in_answer(self, blocks: Blocks) -> str:
        """Blocks with their headings below the question's; of a draft with its remarks."""
        return self.text(in_answer(blocks, self._first_heading))

    def _recommendation(self, block: Recommendation) -> str:
        name = None if block.again else block.anchor
        label = f'<p class="label">{text(block.label)}</p>'
        return f"<div{attributes(class_='recommendation', id=name)}>\n{label}\n{self.html(block.content)}\n</div>"

    def _items(self, items: Sequence[Blocks]) -> str:
        return "\n".join([f"<li>{self._item(item)}</li>" for item in items])

    def _item(self, item: Blocks) -> str:
        """An item; a single paragraph, or one before a nested list, needs no spacing of its own."""
        if item and isinstance(item[0], Para) and not any(isinstance(block, Para) for block in item[1:]):
            rest = f"\n{self.html(item[1:])}" if item[1:] else ""
            return self._inlines.html(item[0].content) + rest
        return f"\n{self.html(item)}\n"

    def _quotation(self, block: BlockQuote) -> str:
        lines = []
        if block.warning:
            lines.append(f'<p class="warning">{self._inlines.html(block.warning)}</p>')
        lines.append(f"<blockquote>\n{self.html(block.content)}\n</blockquote>")
        after = [
            f'<p class="{name}">{self._inlines.html(content)}</p>'
            for name, content in (("attribution", said_by(block)), ("support", block.support))
            if content
        ]
        if after:
            lines.append(f"<figcaption>{''.join(after)}</figcaption>")
        if len(lines) == 1:
            return lines[0]
        return '<figure class="quotation">\n' + "\n".join(lines) + "\n</figure>"

    # Tables

    def _table(self, table: Table) -> str:
        """A table that can be scrolled by itself, also from the keyboard, where it is wider than the page."""
        self._tables += 1
        name = f"table-{self._tables}"
        caption = (
            f"<caption{attributes(id=name)}>{self._inlines.html(table.caption)}</caption>\n"
            if table.caption
            else ""
        )
        labels = {"aria_labelledby": name} if table.caption else {"aria_label": "Table"}
        scroller = attributes(class_="scroll", role="region", tabindex="0", **labels)
        source = f'\n<p class="source">{self._inlines.html(table.source)}</p>' if table.source else ""
        return (
            f'<div class="table">\n<div{scroller}>\n<table>\n{caption}{self._head(table)}'
            f"{self._body(table)}</table>\n</div>{source}\n</div>"
        )

    def _head(self, table: Table) -> str:
        if not table.head:
            return ""
        cells = [
            f"<th{attributes(scope='col', class_=_class(table, column))}>{self._inlines.html(cell)}</th>"
            for column, cell in enumerate(table.head)
        ]
        return f"<thead>\n<tr>{''.join(cells)}</tr>\n</thead>\n"

    def _body(self, table: Table) -> str:
        named = _names_its_rows(table)
        rows = [f"<tr>{self._row(table, row, named=named)}</tr>\n" for row in table.rows]
        return f"<tbody>\n{''.join(rows)}</tbody>\n"

    def _row(self, table: Table, row: Sequence[Inlines], *, named: bool) -> str:
        return "".join(
            [
                f"<th{attributes(scope='row', class_=_class(table, column))}>{self._inlines.html(cell)}</th>"
                if named and column == 0
                else f"<td{attributes(class_=_class(table, column))}>{self._inlines.html(cell)}</td>"
                for column, cell in enumerate(row)
            ]
        )


def _aside(answer: Answer) -> str:
    """Where the question belongs, and whether it was invented, after its number."""
    words = answer.heading.removeprefix(answer.label).removeprefix(" · ")
    return f" <small>{text(words)}</small>" if words else ""


def _class(table: Table, column: int) -> str | None:
    """Which way the cells of a column stand, where it is not to the left."""
    if column >= len(table.alignments) or table.alignments[column] is Alignment.LEFT:
        return None
    return table.alignments[column].value


def _names_its_rows(table: Table) -> bool:
    """Whether the first column says what each row is about: it stands to the left of columns of figures."""
    first, *others = table.alignments or (Alignment.LEFT,)
    return first is Alignment.LEFT and Alignment.RIGHT in others
