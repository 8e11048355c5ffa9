"""What of a document an organisation answers for, and what of that the parts which it signed leave out.

An organisation that signs part by part has signed when its words on parts cover all that is said in its name: every
answer that it stands behind, and all text outside of answers. Headings, and lists that a document makes of itself,
say nothing of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from respondent.model.document import Document, Heading, HorizontalRule
from respondent.model.response import Answer, Listing
from respondent.signing.parts import places_of_parts

OPENING = "what stands before the first heading"


def uncovered(document: Document, organisation: str, signed: Iterable[str]) -> tuple[str, ...]:
    """The names of the parts that an organisation answers for and that are not among those it `signed`."""
    places = places_of_parts(document)
    covered = {number for name in signed for number in places.get(name, ())}
    missing = [number for number in _answered_for(document, organisation) if number not in covered]
    return tuple(dict.fromkeys(_part_of(number, document) for number in missing))


def _answered_for(document: Document, organisation: str) -> Iterator[int]:
    for number, block in enumerate(document.blocks):
        match block:
            case Heading() | HorizontalRule() | Listing():
                pass
            case Answer(behind=behind):
                if not behind or organisation in {one.organisation for one in behind}:
                    yield number
            case _:
                yield number


def _part_of(number: int, document: Document) -> str:
    """The answer, or the nearest heading above a block."""
    block = document.blocks[number]
    if isinstance(block, Answer):
        return block.label
    around = [(len(where), name) for name, where in places_of_parts(document).items() if number in where]
    return f"“{min(around)[1]}”" if around else OPENING
