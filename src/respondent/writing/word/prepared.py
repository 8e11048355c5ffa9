"""A letterhead made ready: all that its letters share, packed once; and where each letter's own parts go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from respondent.ooxml.archive import PackedPart


@dataclass(frozen=True, slots=True)
class Halves:
    """The text of a part before and after what a letter puts into it."""

    before: str
    after: str

    def around(self, text: str) -> str:
        """The whole part with `text` in its place."""
        return self.before + text + self.after


@dataclass(frozen=True, slots=True)
class FootnotePart:
    """The footnotes' part. `first_free` is the id of a letter's first note; `before` how many come before it."""

    text: Halves
    first_free: int
    before: int
    relationships: str

    def id_of(self, note: int) -> int:
        """The footnote's id of a document's note."""
        return self.first_free + note - 1


@dataclass(frozen=True, slots=True)
class NumberingPart:
    """The lists' part. `bullets` is the number of every list with bullets, `numbers` the abstract one of the rest.

    A letter's numbered lists are counted from `first_free`.
    """

    text: Halves
    bullets: int
    numbers: int
    first_free: int

    def around(self, starts: Sequence[int]) -> str:
        """The whole part with a numbered list for each of the starts."""
        return self.text.around(
            "".join(
                f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self.numbers}"/>'
                f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
                for number, start in enumerate(starts, self.first_free)
            )
        )


@dataclass(frozen=True, slots=True)
class CustomProperties:
    """The letterhead's own custom properties as XML, and the number of the next one."""

    kept: str
    first_free: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Numbers that the letterhead uses already."""

    bookmarks: frozenset[int]
    controls: frozenset[int]
    drawings: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """A letterhead, immutable, ready for any number of letters.

    - `own`: an organisation's own, which says who writes; the plain one does not
    - `measure`: the width of a line of text, in twips
    - `styles`: for each style that letters use, by the id that it has in plain/styles.xml, its id in this file
    - `parts`, `names`, `content_types`: what is copied into each letter as it is
    - `text`, `footnotes`, `numbering`, `properties`: what each letter adds to
    - `prefix`: what the ids of a letter's own relationships begin with
    - `manifest_item`: the number of the custom XML part that is free for the manifest
    """

    own: bool
    measure: int
    styles: Mapping[str, str]
    taken: Taken
    parts: tuple[PackedPart, ...]
    names: frozenset[str]
    content_types: tuple[tuple[str, str], ...]
    text: Halves
    prefix: str
    relationships: str
    package_relationships: str
    footnotes: FootnotePart
    numbering: NumberingPart
    properties: CustomProperties
    manifest_item: int
