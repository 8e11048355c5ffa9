"""A document's citations in the words of a style."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from respondent.citing import plain
from respondent.citing.composed import Composed
from respondent.citing.fields import tidied
from respondent.citing.harvard import compose_harvard
from respondent.citing.inlines import joined, text
from respondent.citing.oscola import compose_oscola
from respondent.citing.plain import compose_plain
from respondent.citing.repeats import places_of
from respondent.model.citation import Citation
from respondent.model.document import Inlines
from respondent.model.evidence import Source
from respondent.model.settings import NoteStyle

Notes = tuple[tuple[Citation, ...], ...]

STYLES: Mapping[NoteStyle, Callable[[Notes], Composed]] = {
    NoteStyle.PLAIN: compose_plain,
    NoteStyle.OSCOLA: compose_oscola,
    NoteStyle.HARVARD: compose_harvard,
}


def compose(style: NoteStyle, notes: Notes) -> Composed:
    """The words of each note, in the document's order, and the list of references if the style has one.

    `notes` are the citations of each note; a source's first note gives it in full, later ones briefly, with a
    reference to the first that stays live in Word.
    """
    return STYLES[style](notes)


def source_line(source: Source, locator: str | None) -> Inlines:
    """What stands below a table: "Source: Home Office, *Police recorded crime open data*, 2024, sheet 2023_24"."""
    return joined(" ", text("Source:"), source_words(source, locator))


def source_words(source: Source, locator: str | None) -> Inlines:
    """A source and a place in it as a table has them, without a note's full stop."""
    source = tidied(source)
    return plain.reference(source, places_of(source, (locator,) if locator else ()))
