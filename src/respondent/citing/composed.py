"""What a style makes of a document's citations."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.model.document import Inlines


@dataclass(frozen=True, slots=True)
class Composed:
    """The words of each note, in order, and the list of references, if the style has one.

    With `in_text` the words stand in the text itself, before the punctuation ("(Home Office, 2024a)"), and
    there are no notes.
    """

    notes: tuple[Inlines, ...]
    references: tuple[Inlines, ...] = ()
    in_text: bool = False
