"""What is written is rendered at once, and stays only if it prints the draft's own words.

A tag that prints anything else is taken out again, and the author's words are kept. Where even these would not
come back, because the templates' Markdown has a meaning for them, emphasis goes, and then all but the letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from respondent.adopting.blocks import Block, as_code, source_of, words_of
from respondent.adopting.folding import folded
from respondent.adopting.notes import Mark, with_notes
from respondent.adopting.stretch import Piece, Stretch
from respondent.model.diagnostic import any_error
from respondent.model.document import (
    BlockQuote,
    Blocks,
    BulletList,
    CodeBlock,
    Heading,
    OrderedList,
    Para,
    Table,
    text_of,
)
from respondent.model.response import Answer, Recommendation
from respondent.model.template import DocumentKind, FrontMatter, Template
from respondent.model.workspace import Workspace
from respondent.rendering.render import render
from respondent.writing.furniture import said_by


@dataclass(frozen=True, slots=True)
class Proved:
    """A block as it stands in the template, with the stretches that tags write there."""

    block: Block
    source: str


@dataclass(frozen=True, slots=True)
class Prover:
    """Proves blocks in one workspace; `marks` are the marks of notes of each passage, by its number."""

    workspace: Workspace
    day: date
    marks: dict[int, tuple[Mark, ...]]

    def prove(self, blocks: Sequence[Block]) -> tuple[Proved, ...]:
        """Each block with as many of its stretches as print what they should."""
        proved: dict[int, Proved] = {}
        attempts = (
            self._as_they_are,
            self._one_by_one,
            self._without_tags,
            self._without_looks,
            self._without_depth,
        )
        for attempt in attempts:
            left = [number for number in range(len(blocks)) if number not in proved]
            if left:
                tried = attempt([blocks[number] for number in left])
                proved |= {n: found for n, found in zip(left, tried, strict=True) if found is not None}
        return tuple(
            proved.get(number) or Proved(self._bare(block), as_code(block))
            for number, block in enumerate(blocks)
        )

    def _as_they_are(self, blocks: Sequence[Block]) -> list[Proved | None]:
        return self._tried(blocks)

    def _one_by_one(self, blocks: Sequence[Block]) -> list[Proved | None]:
        """Each block with those of its stretches that hold when they stand alone, if they hold together."""
        alone = [(number, one) for number, block in enumerate(blocks) for one in _each_alone(block)]
        tried = self._tried([block for _, (block, _) in alone])
        good: dict[int, list[Stretch]] = {}
        for (number, (_, stretch)), found in zip(alone, tried, strict=True):
            if found is not None:
                good.setdefault(number, []).append(stretch)
        return self._tried([_with_only(block, good.get(number, [])) for number, block in enumerate(blocks)])

    def _without_tags(self, blocks: Sequence[Block]) -> list[Proved | None]:
        return self._tried([_with_only(block, []) for block in blocks])

    def _without_looks(self, blocks: Sequence[Block]) -> list[Proved | None]:
        return self._tried([_with_only(block, []) for block in blocks], looks=False)

    def _without_depth(self, blocks: Sequence[Block]) -> list[Proved | None]:
        """Lists in each other that Markdown cannot hold, as one list."""
        return self._tried([_flat(_with_only(block, [])) for block in blocks], looks=False)

    def _tried(self, blocks: Sequence[Block], *, looks: bool = True) -> list[Proved | None]:
        """The blocks of which the document has the words that it should have."""
        noted = [self._noted(block) for block in blocks]
        sources = [source_of(block, looks=looks) for block in noted]
        return [
            Proved(block, source) if said is not None and said == _folded(words_of(block)) else None
            for block, source, said in zip(noted, sources, self._said(sources), strict=True)
        ]

    def _noted(self, block: Block) -> Block:
        pieces = (with_notes(p, self.marks.get(p.number, ()), self.workspace) for p in block.pieces)
        return replace(block, pieces=tuple(pieces))

    def _bare(self, block: Block) -> Block:
        return replace(block, pieces=tuple(replace(piece, stretches=()) for piece in block.pieces))

    def _said(self, sources: Sequence[str]) -> Iterator[tuple[str, ...] | None]:
        """What the document of each text says, paragraph by paragraph; None where it has an error."""
        front = FrontMatter(kind=DocumentKind.LETTER, title="Draft", date=self.day)
        templates = {
            f"draft-{number}": Template(
                f"draft-{number}", f"draft-{number}", f"draft-{number}", front, f"{source}\n", 1, ""
            )
            for number, source in enumerate(sources)
        }
        workspace = replace(self.workspace, templates=MappingProxyType(templates))
        for name in templates:
            rendered = render(workspace, name)
            if any_error(rendered.diagnostics) or len(rendered.documents) != 1:
                yield None
            else:
                yield _folded(paragraphs(rendered.documents[0].blocks))


def paragraphs(blocks: Blocks) -> Iterator[str]:
    """The text of a document's blocks, each paragraph, item and cell by itself."""
    for block in blocks:
        match block:
            case Para(content, _) | Heading(_, content, _):
                yield text_of(content)
            case BulletList(items, _) | OrderedList(items, _, _):
                for item in items:
                    yield from paragraphs(item)
            case BlockQuote():
                yield text_of(block.warning)
                yield from paragraphs(block.content)
                yield text_of(said_by(block))
                yield text_of(block.support)
            case CodeBlock(text, _):
                yield text
            case Answer(blocks=content) | Recommendation(content=content):
                yield from paragraphs(content)
            case Table():
                yield text_of(block.caption)
                for row in (block.head, *block.rows):
                    yield from (text_of(cell) for cell in row)
                yield text_of(block.source)
            case _:
                pass


def _folded(texts: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    """The paragraphs that say anything."""
    return tuple(text for text in map(folded, texts) if text)


def _each_alone(block: Block) -> Iterator[tuple[Block, Stretch]]:
    for piece in block.pieces:
        for stretch in piece.stretches:
            yield _with_only(block, [stretch]), stretch


def _flat(block: Block) -> Block:
    pieces = []
    for piece in block.pieces:
        layout = replace(piece.passage.layout, depth=0, ordered=False, goes_on=False)
        pieces.append(replace(piece, passage=replace(piece.passage, layout=layout)))
    return replace(block, pieces=tuple(pieces))


def _with_only(block: Block, kept: Sequence[Stretch]) -> Block:
    """The block with those of its stretches alone."""
    pieces = tuple(
        Piece(piece.number, piece.passage, tuple(s for s in piece.stretches if any(s is k for k in kept)))
        for piece in block.pieces
    )
    return replace(block, pieces=pieces)
