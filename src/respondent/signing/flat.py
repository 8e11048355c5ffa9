"""A run of inlines as text, with where its claims stand and which notes it refers to."""

from __future__ import annotations

from dataclasses import dataclass, field

from respondent.model.document import (
    Cited,
    Claimed,
    Code,
    Confidential,
    CrossReference,
    Emph,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    PlaceReference,
    Remarked,
    Str,
    Strong,
    text_of,
)


@dataclass(slots=True)
class Flat:
    """The text; `claims` are offsets from and up to; `notes` the numbers of the notes whose marks stand in it.

    A link's address stands after its words in “<…>” unless it is they: to lead elsewhere is to say something else.
    """

    text: str = ""
    claims: list[tuple[int, int]] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)

    def add(self, inline: Inline) -> None:
        """Put one inline at the end."""
        match inline:
            case Str(text) | Code(text):
                self.text += text
            case Image(_, alt):
                self.text += alt
            case LineBreak():
                self.text += "\n"
            case CrossReference(note):
                self.text += str(note)
            case PlaceReference(_, text):
                self.text += text
            case NoteRef(note):
                self.notes.append(note)
            case Link(content, target):
                self._add_all(content)
                self.text += "" if target.removeprefix("mailto:") == text_of(content) else f" <{target}>"
            case Claimed(_, content):
                start = len(self.text)
                self._add_all(content)
                self.claims.append((start, len(self.text)))
            case (
                Emph(content)
                | Strong(content)
                | Remarked(_, content)
                | Cited(content)
                | Confidential(content=content)
            ):
                self._add_all(content)

    def _add_all(self, content: Inlines) -> None:
        for inline in content:
            self.add(inline)


def flat(content: Inlines) -> Flat:
    """Inlines as text."""
    run = Flat()
    for inline in content:
        run.add(inline)
    return run
