"""A part of a document by its name: what stands below a heading, up to the next one of its level, or an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from respondent.model.document import Blocks, Document, Heading
from respondent.model.response import Answer
from respondent.signing.flat import flat

_NO_NAME = re.compile(r"[\W_]+")


def parts_of(document: Document) -> Mapping[str, Blocks]:
    """The parts by the words of their headings, with all that stands below, and the answers by their questions
    (“Question 4”); of two with one name, neither.
    """
    return {
        name: document.blocks[where.start : where.stop] for name, where in places_of_parts(document).items()
    }


def places_of_parts(document: Document) -> Mapping[str, range]:
    """The same parts, each as the numbers of its blocks in the document."""
    found: dict[str, range] = {}
    twice: set[str] = set()
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Heading | Answer):
            continue
        name = block.label if isinstance(block, Answer) else " ".join(flat(block.content).text.split())
        if part_key(name) in map(part_key, found):
            twice.add(part_key(name))
        if isinstance(block, Answer):
            found[name] = range(index, index + 1)
            continue
        end = index + 1
        while end < len(document.blocks) and not _ends(document.blocks[end], block.level):
            end += 1
        found[name] = range(index, end)
    return {name: where for name, where in found.items() if part_key(name) not in twice}


def part_key(name: str) -> str:
    """A part's name as names are compared: capitals and punctuation do not matter."""
    return _NO_NAME.sub(" ", name).strip().casefold()


def part_named(document: Document, name: str) -> tuple[str, Blocks] | None:
    """The part of that name, as it is written in the document; None where there is none, or there are two."""
    return next(((own, b) for own, b in parts_of(document).items() if part_key(own) == part_key(name)), None)


def _ends(block: object, level: int) -> bool:
    return isinstance(block, Heading) and block.level <= level
