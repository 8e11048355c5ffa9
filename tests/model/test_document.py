"""The text of a document's inlines."""

from __future__ import annotations

from respondent.model.document import (
    Claimed,
    Code,
    CrossReference,
    Emph,
    Image,
    LineBreak,
    Link,
    NoteRef,
    Str,
    Strong,
    text_of,
)


def test_the_text_of_inlines_is_what_a_reader_sees_without_the_marks_of_notes() -> None:
    content = (
        Claimed(1, (Strong((Str("1,249"),)), Str(" offences"))),
        NoteRef(1),
        Str(", "),
        Emph((Str("see"),)),
        LineBreak(),
        Link((Str("here"),), "https://example.org"),
        Str(" (n "),
        CrossReference(3),
        Str(") "),
        Code("x = 1"),
        Image("logo.png", "A logo"),
    )

    assert text_of(content) == "1,249 offences, see\nhere (n 3) x = 1A logo"


def test_nothing_has_no_text() -> None:
    assert text_of(()) == ""
