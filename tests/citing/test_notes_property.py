"""Whatever fields a record has or lacks, its notes read well and refer to what is there."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from respondent.citing.compose import compose, source_line
from respondent.model.citation import Citation
from respondent.model.document import CrossReference, Inlines, Link, text_of
from respondent.model.evidence import PartialDate, Source, SourceType, Status
from respondent.model.settings import NoteStyle
from respondent.model.span import Span

MALFORMED = (
    "None",
    ",,",
    ", ,",
    "()",
    "[]",
    "( ",
    " )",
    " ,",
    "  ",
    "..",
    " .",
    ";;",
    "; ;",
    "‘’",
    "(,",
    "?.",
    "(;",
)

WORDS = st.sampled_from(
    [
        "",
        "  ",
        "Ofcom",
        "Is it safe?",
        'The "silent" harm',
        "On the Act 2023",
        "the 'other' report.",
        "A - B",
        "Bill",
    ]
)
TITLES = st.sampled_from(
    [
        "Online Safety Act 2023",
        "Is it safe?",
        'A "quoted" title',
        "Guidance: the Act 2023, explained",
        "x",
        "Ends here.",
    ]
)
NAMES = st.sampled_from(
    [
        "Jane Smith",
        "Smith, Jane",
        "Home Office",
        "NSPCC",
        "Dr J.-P. van der Berg MP",
        "Lord Bew",
        "",
        "Ofcom,",
    ]
)
NUMBERS = st.sampled_from(
    ["1", "HC 123", "UIN 5", "HL12", "Law Com No 313", "[2024] UKSC 1", "2024/5", "Cm. 9", "xii"]
)
DATES = st.dates(date(1999, 1, 1), date(2026, 1, 1))
ISSUED = st.builds(PartialDate, st.integers(1999, 2026)) | st.builds(
    lambda day: PartialDate(day.year, day.month, day.day), DATES
)
LOCATORS = st.sampled_from(
    [
        None,
        "",
        " ",
        "p 7",
        "paras 3-4",
        "s 121(2)",
        "sheet 2023_24",
        "[12]",
        "Executive summary, p 7",
        "of",
        "and",
        "p",
    ]
)


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


@st.composite
def sources(draw: st.DrawFn, record_id: str = "a") -> Source:
    text_fields = (
        "publisher",
        "short_title",
        "edition",
        "version",
        "container",
        "jurisdiction",
        "house",
        "body",
    )
    fields = {name: draw(maybe(WORDS)) for name in (*text_fields, "recipient", "url")}
    numbers = ("reference", "volume", "issue", "pages", "session", "chapter", "column")
    fields |= {name: draw(maybe(NUMBERS)) for name in numbers}
    fields |= {name: draw(maybe(DATES)) for name in ("accessed", "requested")}
    fields |= {name: draw(maybe(st.integers(0, 50))) for name in ("asked", "answered")}
    return Source(
        id=record_id,
        span=Span("evidence/a.yaml", 1),
        type=draw(st.sampled_from(list(SourceType))),
        heading=draw(TITLES),
        author=tuple(draw(st.lists(NAMES, max_size=4))),
        issued=draw(maybe(ISSUED)),  # type: ignore[arg-type]  # `maybe` forgets what it may be
        status=draw(st.sampled_from(list(Status))),
        standing=draw(st.sampled_from([(), ("published",), ("unpublished",)])),
        **fields,  # type: ignore[arg-type]  # likewise
    )


@st.composite
def documents(draw: st.DrawFn) -> tuple[tuple[Citation, ...], ...]:
    known = [draw(sources(f"source-{number}")) for number in range(draw(st.integers(1, 4)))]
    citation = st.builds(
        Citation,
        st.sampled_from(known),
        LOCATORS,
        st.sampled_from([(), ("figures from 39 of 43 forces",), ("",)]),
        st.sampled_from([(), ("1,249 offences ÷ 366 days = 3.41 a day",)]),
    )
    return tuple(tuple(note) for note in draw(st.lists(st.lists(citation, max_size=3), max_size=5)))


def references_in(content: Inlines) -> list[int]:
    return [inline.note for inline in content if isinstance(inline, CrossReference)]


@given(documents(), st.sampled_from(list(NoteStyle)))
def test_no_note_shows_that_a_field_is_missing(
    notes: tuple[tuple[Citation, ...], ...], style: NoteStyle
) -> None:
    composed = compose(style, notes)
    assert len(composed.notes) == len(notes)
    for content in composed.notes + composed.references:
        words = text_of(content)
        assert not [fault for fault in MALFORMED if fault in words], words
        assert words == words.strip()


@given(documents(), st.sampled_from([NoteStyle.PLAIN, NoteStyle.OSCOLA]))
def test_a_repeat_refers_to_the_first_note_that_cites_the_source(
    notes: tuple[tuple[Citation, ...], ...], style: NoteStyle
) -> None:
    first: dict[str, int] = {}
    for number, (citations, content) in enumerate(
        zip(notes, compose(style, notes).notes, strict=True), start=1
    ):
        cited = dict.fromkeys(citation.source.id for citation in citations)
        assert references_in(content) == [first[key] for key in cited if key in first]
        for key in cited:
            first.setdefault(key, number)


@given(documents())
def test_in_harvard_every_source_is_listed_once_and_nothing_refers_to_a_note(
    notes: tuple[tuple[Citation, ...], ...],
) -> None:
    composed = compose(NoteStyle.HARVARD, notes)
    cited = {citation.source.id for note in notes for citation in note}
    assert len(composed.references) == len(cited)
    assert not [content for content in composed.notes if references_in(content)]


@given(sources(), LOCATORS)
def test_a_table_s_source_line_reads_well_and_has_no_link(source: Source, locator: str | None) -> None:
    line = source_line(source, locator)
    assert text_of(line).startswith("Source: ")
    assert not [fault for fault in MALFORMED if fault in text_of(line)], text_of(line)
    assert not [inline for inline in line if isinstance(inline, Link)]
