"""A rendered letter as other programs would be given it: the same words, taken from our own document.

docxtpl gets a Word file with a variable for each claim, and no notes. pandoc gets Markdown with a citation for
each note, and the sources as CSL-JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO

import docx

from respondent.model.document import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Claimed,
    Document,
    Emph,
    Heading,
    Inline,
    Inlines,
    Link,
    NoteRef,
    OrderedList,
    Para,
    Str,
    Strong,
    Table,
    text_of,
)
from respondent.model.evidence import Source
from respondent.writing.markdown import write_markdown
from respondent.writing.markdown.escape import words


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A docxtpl template and the values of its variables."""

    data: bytes
    values: dict[str, str]


def word_template(document: Document) -> WordTemplate:
    """The letter's paragraphs in python-docx's own template, claims as ``{{ claim_1 }}``."""
    file = docx.Document()
    for lines in _opening(document):
        file.add_paragraph(lines)
    file.add_heading(_variables(document.title), 1)
    _fill(file, document.blocks)
    for lines in _closing(document):
        file.add_paragraph(lines)
    saved = BytesIO()
    file.save(saved)
    return WordTemplate(saved.getvalue(), {f"claim_{c.number}": c.text for c in document.claims})


def _opening(document: Document) -> Iterator[str]:
    yield " · ".join(sender.name for sender in document.senders)
    for to in document.addressees:
        yield "\n".join(line for line in (to.name, to.title, to.organisation, *to.lines) if line)
    yield f"{document.date:%d %B %Y}"
    yield from (line for line in (document.reference, document.notice, document.salutation) if line)


def _closing(document: Document) -> Iterator[str]:
    yield document.valediction or ""
    for block in document.signatures:
        yield "\n".join(line for line in (block.name, block.role, block.organisation) if line)
    yield from document.cc


def _fill(file: docx.document.Document, blocks: Blocks, style: str | None = None) -> None:
    for block in blocks:
        match block:
            case Para(content):
                file.add_paragraph(_variables(content), style)
            case Heading(level, content):
                file.add_heading(_variables(content), level)
            case BulletList(items):
                for item in items:
                    _fill(file, item, "List Bullet")
            case OrderedList(items):
                for item in items:
                    _fill(file, item, "List Number")
            case BlockQuote():
                _fill(file, _with_furniture(block), "Quote")
            case Table():
                _fill_table(file, block)
            case _:
                pass


def _with_furniture(quotation: BlockQuote) -> Blocks:
    around = (quotation.warning, quotation.attribution, quotation.support)
    return (*quotation.content, *[Para(content, quotation.span) for content in around if content])


def _fill_table(file: docx.document.Document, table: Table) -> None:
    file.add_paragraph(_variables(table.caption), "Caption")
    rows = (table.head, *table.rows)
    drawn = file.add_table(len(rows), len(table.head), "Table Grid")
    for cells, row in zip(rows, drawn.rows, strict=True):
        for content, cell in zip(cells, row.cells, strict=True):
            cell.text = _variables(content)
    file.add_paragraph(_variables(table.source))


def _variables(content: Inlines) -> str:
    """The text with a variable in the place of each claim."""
    parts = []
    for inline in content:
        match inline:
            case Claimed(number, _):
                parts.append(f"{{{{ claim_{number} }}}}")
            case Emph(inner) | Strong(inner) | Link(inner, _):
                parts.append(_variables(inner))
            case _:
                parts.append(text_of((inline,)))
    return "".join(parts)


# pandoc

_MARK = re.compile("\ue000([0-9]+)\ue001")


def cited_markdown(document: Document) -> str:
    """The letter with ``[@source, locator]`` in the place of each note's mark."""
    citations = {
        note.number: "; ".join(
            f"@{citation.source.id}" + (f", {words(citation.locator)}" if citation.locator else "")
            for citation in note.citations
        )
        for note in document.notes
    }
    marked = replace(document, notes=(), blocks=tuple(_marked_block(block) for block in document.blocks))
    return _MARK.sub(lambda found: f"[{citations[int(found[1])]}]", write_markdown(marked))


def _marked_block(block: Block) -> Block:
    match block:
        case Para() | Heading():
            return replace(block, content=_marked(block.content))
        case BulletList() | OrderedList():
            return replace(
                block, items=tuple(tuple(_marked_block(inner) for inner in item) for item in block.items)
            )
        case BlockQuote():
            return replace(block, content=tuple(_marked_block(inner) for inner in block.content))
        case Table():
            return replace(
                block,
                caption=_marked(block.caption),
                rows=tuple(tuple(_marked(cell) for cell in row) for row in block.rows),
            )
        case _:
            return block


def _marked(content: Inlines) -> Inlines:
    """Marks of notes as text that Markdown leaves alone, whatever they stand in."""
    return tuple(_marked_inline(inline) for inline in content)


def _marked_inline(inline: Inline) -> Inline:
    match inline:
        case NoteRef(number):
            return Str(f"\ue000{number}\ue001")
        case Claimed() | Emph() | Strong() | Link():
            return replace(inline, content=_marked(inline.content))
        case _:
            return inline


def bibliography(document: Document) -> str:
    """The document's sources as CSL-JSON."""
    sources = {c.source.id: c.source for note in document.notes for c in note.citations}
    return json.dumps([_entry(source) for source in sources.values()])


def _entry(source: Source) -> dict[str, object]:
    entry: dict[str, object] = {"id": source.id, "type": "report", "title": source.heading}
    if source.publisher:
        entry["author"] = [{"literal": source.publisher}]
    if source.issued:
        entry["issued"] = {"date-parts": [_parts(source.issued.year, source.issued.month)]}
    if source.url:
        entry["URL"] = source.url
    return entry


def _parts(*numbers: int | None) -> list[int]:
    known: Iterable[int] = (number for number in numbers if number)
    return list(known)
