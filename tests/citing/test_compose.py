"""The words of notes: every type of source in every style, against examples written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml

from respondent.citing.compose import compose, source_line
from respondent.model.citation import Citation
from respondent.model.document import CrossReference, Emph, Inlines, Link, Str
from respondent.model.evidence import PartialDate, Source, SourceType, Status
from respondent.model.settings import NoteStyle
from respondent.model.span import Span

GOLDEN = yaml.load(
    (Path(__file__).parent / "golden.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)

PLAIN, OSCOLA, HARVARD = NoteStyle.PLAIN, NoteStyle.OSCOLA, NoteStyle.HARVARD


def shown(content: Inlines) -> str:
    """Inlines as the examples write them."""
    parts = []
    for inline in content:
        match inline:
            case Str(text):
                parts.append(text.replace("<", "‹").replace(">", "›"))
            case Emph(inner):
                parts.append(f"*{shown(inner)}*")
            case Link(inner, target):
                assert shown(inner) == target
                parts.append(f"<{target}>")
            case CrossReference(note):
                parts.append(f"#{note}")
            case _:
                raise AssertionError(inline)
    return "".join(parts)


def source(record_id: str = "a", /, **fields: object) -> Source:
    """A source from the fields of its record."""
    values = {key.replace("-", "_"): value for key, value in fields.items()}
    values["heading"] = values.pop("title")
    values["type"] = SourceType(str(values["type"]))
    values["status"] = Status(str(values.get("status", "final")))
    if "issued" in values:
        values["issued"] = PartialDate(*(int(part) for part in str(values["issued"]).split("-")))
    for key in ("accessed", "requested"):
        if key in values:
            values[key] = date.fromisoformat(str(values[key]))
    for key in ("asked", "answered"):
        if key in values:
            values[key] = int(str(values[key]))
    for key in ("author", "standing"):
        if isinstance(named := values.get(key), list):
            values[key] = tuple(named)
    return Source(id=record_id, span=Span("evidence/a.yaml", 1), **values)  # type: ignore[arg-type]  # from a table


def notes(style: NoteStyle, *citations: Citation) -> tuple[str, ...]:
    return tuple(shown(note) for note in compose(style, tuple((one,) for one in citations)).notes)


def locator(case: Mapping[str, str], key: str) -> str | None:
    return None if case[key] == "null" else case[key]


@pytest.mark.parametrize("case", GOLDEN, ids=[case["what"] for case in GOLDEN])
@pytest.mark.parametrize("style", [PLAIN, OSCOLA])
def test_a_source_is_cited_in_full_and_then_briefly(style: NoteStyle, case: Mapping[str, str]) -> None:
    cited = source(**case["source"])  # type: ignore[arg-type]  # the table's mapping
    first, again = Citation(cited, locator(case, "locator")), Citation(cited, locator(case, "then"))
    assert notes(style, first, again) == (case[style], case[f"{style} again"])


@pytest.mark.parametrize("case", GOLDEN, ids=[case["what"] for case in GOLDEN])
def test_a_source_is_named_in_the_text_and_listed(case: Mapping[str, str]) -> None:
    cited = source(**case["source"])  # type: ignore[arg-type]  # the table's mapping
    composed = compose(HARVARD, ((Citation(cited, locator(case, "locator")),),))
    assert composed.in_text
    assert [shown(note) for note in composed.notes] == [case["harvard"]]
    assert [shown(entry) for entry in composed.references] == [case["list"]]


def test_every_type_of_source_has_an_example() -> None:
    assert {case["source"]["type"] for case in GOLDEN} == {str(kind) for kind in SourceType}


REPORT = {"type": "report", "publisher": "Ofcom", "issued": "2024"}


def test_several_sources_in_a_note_are_parted_by_semicolons() -> None:
    act = source("act", type="act", title="Online Safety Act 2023")
    report = source("report", title="Safer by design", **REPORT)
    citations = (Citation(act, "s 1"), Citation(report, "p 7"))
    written = [shown(compose(style, (citations,)).notes[0]) for style in (PLAIN, OSCOLA, HARVARD)]
    assert written == [
        "Online Safety Act 2023, section 1; Ofcom, *Safer by design*, 2024, page 7.",
        "Online Safety Act 2023, s 1; Ofcom, *Safer by design* (2024) 7.",
        "(Online Safety Act 2023, s. 1; Ofcom, 2024, p. 7)",
    ]


def test_two_places_in_one_source_are_cited_together() -> None:
    report = source(title="Safer by design", **REPORT)
    citations = (Citation(report, "p 7"), Citation(report, "table 3"), Citation(report, "p 7"))
    assert (
        shown(compose(PLAIN, (citations,)).notes[0]) == "Ofcom, *Safer by design*, 2024, page 7 and table 3."
    )


def test_caveats_and_workings_follow_as_sentences_each_once() -> None:
    figures = source(title="Image offences", **REPORT)
    caveats = ("figures from 39 of 43 forces",)
    working = "1,249 offences ÷ 366 days = 3.41 a day"
    citations = (Citation(figures, "table 1", caveats, (working,)), Citation(figures, "table 2", caveats))
    sentences = "Figures from 39 of 43 forces. 1,249 offences ÷ 366 days = 3.41 a day"
    assert shown(compose(PLAIN, (citations,)).notes[0]) == (
        f"Ofcom, *Image offences*, 2024, table 1 and table 2. {sentences}."
    )
    assert shown(compose(OSCOLA, (citations,)).notes[0]) == (
        f"Ofcom, *Image offences* (2024) table 1 and table 2. {sentences}."
    )
    assert shown(compose(HARVARD, (citations,)).notes[0]) == (
        f"(Ofcom, 2024, table 1 and table 2. {sentences})"
    )


def test_a_note_without_citations_is_empty() -> None:
    assert [compose(style, ((),)).notes for style in (PLAIN, OSCOLA, HARVARD)] == [((),)] * 3


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://example.org/x", "example.org", "http://[", "https://"]
)
def test_an_address_that_is_not_of_the_web_is_no_link(url: str) -> None:
    page = source(title="Page", url=url, **REPORT)
    assert shown(compose(PLAIN, ((Citation(page),),)).notes[0]) == f"Ofcom, *Page*, 2024, {url}."


def test_oscola_adds_the_title_where_one_author_has_several_works() -> None:
    one = source("one", title="Safer by design: our plan", **REPORT)
    two = source("two", title="Research into harms", **REPORT)
    written = notes(OSCOLA, Citation(one), Citation(two), Citation(one, "p 7"), Citation(two))
    assert written[2:] == ("Ofcom, *Safer by design* (n #1) 7.", "Ofcom, *Research into harms* (n #2).")


def test_titles_that_would_be_cut_alike_are_kept_whole() -> None:
    one = source("one", title="Recorded crime data, year ending March 2023", **REPORT)
    two = source("two", title="Recorded crime data, year ending March 2024", **REPORT)
    assert notes(PLAIN, Citation(one), Citation(two), Citation(two))[2] == (
        "Ofcom, *Recorded crime data, year ending March 2024* (note #2)."
    )


def test_a_record_s_short_title_names_it_when_it_is_repeated() -> None:
    act = source("act", type="act", title="Online Safety Act 2023", short_title="OSA 2023")
    case = source("case", type="case", title="Corr v IBC Vehicles Ltd", short_title="Corr v IBC")
    citations = [Citation(act), Citation(case), Citation(act, "s 2"), Citation(case)]
    assert notes(PLAIN, *citations)[2:] == ("OSA 2023 (note #1), section 2.", "*Corr v IBC* (note #2).")
    assert notes(OSCOLA, *citations)[2:] == ("OSA 2023 (n #1) s 2.", "*Corr v IBC* (n #2).")


def test_harvard_tells_works_of_one_year_apart_by_letters_in_the_order_of_the_text() -> None:
    first = source("first", title="Zebra crossings", **REPORT)
    second = source("second", title="Apple trees", **REPORT)
    older = source("older", title="Middle ages", **(REPORT | {"issued": "2023"}))
    undated = [
        source(f"undated-{number}", type="report", title=f"Undated {number}", publisher="Ofcom")
        for number in "12"
    ]
    cited = [Citation(first), Citation(second), Citation(first), Citation(older), *map(Citation, undated)]
    composed = compose(HARVARD, tuple((one,) for one in cited))
    assert [shown(note) for note in composed.notes] == [
        "(Ofcom, 2024a)",
        "(Ofcom, 2024b)",
        "(Ofcom, 2024a)",
        "(Ofcom, 2023)",
        "(Ofcom, n.d.-a)",
        "(Ofcom, n.d.-b)",
    ]
    assert [shown(entry) for entry in composed.references] == [
        "Ofcom (2023) *Middle ages*.",
        "Ofcom (2024a) *Zebra crossings*.",
        "Ofcom (2024b) *Apple trees*.",
        "Ofcom (n.d.-a) *Undated 1*.",
        "Ofcom (n.d.-b) *Undated 2*.",
    ]


def test_harvard_goes_on_from_z_to_aa() -> None:
    reports = [source(f"r{number}", title=f"Report {number}", **REPORT) for number in range(28)]
    written = notes(HARVARD, *map(Citation, reports))
    assert (written[0], written[25:]) == (
        "(Ofcom, 2024a)",
        ("(Ofcom, 2024z)", "(Ofcom, 2024aa)", "(Ofcom, 2024ab)"),
    )


def test_the_list_is_alphabetical_by_author_or_title_without_the_article() -> None:
    records = [
        source("a", type="report", title="The Zoo", issued="2020"),
        source("b", type="report", title="Any", publisher="Ofcom", issued="2020"),
        source("c", type="act", title="Online Safety Act 2023"),
        source("d", type="news", title="‘Me’", issued="2021"),
        source("e", type="report", title="Any", author=["Ann Lee"], issued="2020"),
    ]
    composed = compose(HARVARD, (tuple(map(Citation, records)),))
    assert [shown(entry) for entry in composed.references] == [
        "Lee, A. (2020) *Any*.",
        "‘“Me”’ (2021).",
        "Ofcom (2020) *Any*.",
        "*Online Safety Act 2023*.",
        "*The Zoo* (2020).",
    ]


def test_two_cases_of_one_name_are_told_apart_by_their_citations_in_the_list() -> None:
    high = source("high", type="case", title="R (Miller) v PM", reference="[2019] EWHC 2381 (QB)")
    supreme = source("supreme", type="case", title="R (Miller) v PM", reference="[2019] UKSC 41")
    composed = compose(HARVARD, ((Citation(high), Citation(supreme)),))
    assert [shown(entry) for entry in composed.references] == [
        "*R (Miller) v PM* [2019] EWHC 2381 (QB).",
        "*R (Miller) v PM* [2019] UKSC 41.",
    ]


def test_a_table_s_source_line_names_source_and_place() -> None:
    data = source(
        type="dataset", title="Recorded crime", publisher="Home Office", issued="2024", url="https://x.org"
    )
    assert (
        shown(source_line(data, "sheet 2023_24"))
        == "Source: Home Office, *Recorded crime*, 2024, sheet 2023_24"
    )
    assert shown(source_line(data, None)) == "Source: Home Office, *Recorded crime*, 2024"


VARIANTS = [
    # fields that change the form: type and fields, plain, OSCOLA, the Harvard list
    (
        {"type": "foi", "title": "Data", "publisher": "NSPCC", "body": "police forces", "asked": 43},
        "NSPCC, *Data*, freedom of information disclosures from police forces, 43 asked, undated.",
        "NSPCC, *Data* (freedom of information disclosures from police forces, 43 asked).",
        "NSPCC (n.d.) *Data*. Freedom of information disclosures from police forces, 43 asked.",
    ),
    (
        {"type": "foi", "title": "Data", "publisher": "NSPCC", "answered": 39},
        "NSPCC, *Data*, freedom of information disclosures, 39 answered, undated.",
        "NSPCC, *Data* (freedom of information disclosures, 39 answered).",
        "NSPCC (n.d.) *Data*. Freedom of information disclosures, 39 answered.",
    ),
    (
        {"type": "foi", "title": "Data", "body": "Home Office", "asked": 1, "answered": 1, "issued": "2024"},
        "Home Office, *Data*, freedom of information disclosure, 2024.",
        "Home Office, *Data* (freedom of information disclosure, 2024).",
        "Home Office (2024) *Data*. Freedom of information disclosure.",
    ),
    (
        {
            "type": "helpline",
            "title": "Calls",
            "publisher": "NSPCC",
            "container": "Childline",
            "standing": ["published"],
        },
        "NSPCC, *Calls*, Childline, helpline data, undated.",
        "NSPCC, *Calls* (Childline, helpline data).",
        "NSPCC (n.d.) *Calls*. Childline. Helpline data.",
    ),
    (
        {"type": "command-paper", "title": "A plan", "reference": "1234", "issued": "1999"},
        "*A plan*, Cm 1234, 1999.",
        "*A plan* (Cm 1234, 1999).",
        "*A plan* (1999) (Cm 1234).",
    ),
    (
        {"type": "command-paper", "title": "A plan", "reference": "1234"},
        "*A plan*, Command Paper 1234, undated.",
        "*A plan* (Command Paper 1234).",
        "*A plan* (n.d.) (Command Paper 1234).",
    ),
    (
        {"type": "command-paper", "title": "A plan", "reference": "Cm. 1234"},
        "*A plan*, Cm 1234, undated.",
        "*A plan* (Cm 1234).",
        "*A plan* (n.d.) (Cm 1234).",
    ),
    (
        {
            "type": "written-statement",
            "title": "Update",
            "reference": "123",
            "house": "Lords",
            "issued": "2024-05-06",
        },
        "*Update*, written statement HLWS123, House of Lords, 6 May 2024.",
        "‘Update’ (HL Written Statement HLWS123, 6 May 2024).",
        "*Update* (2024) Written statement HLWS123, House of Lords, 6 May.",
    ),
    (
        {
            "type": "act",
            "title": "Senedd and Elections (Wales) Act 2020",
            "issued": "2020-01-15",
            "chapter": "1",
            "jurisdiction": "Wales",
        },
        "Senedd and Elections (Wales) Act 2020 (anaw 1).",
        "Senedd and Elections (Wales) Act 2020 (anaw 1).",
        "*Senedd and Elections (Wales) Act 2020*, anaw 1.",
    ),
    (
        {
            "type": "act",
            "title": "Local Government and Elections (Wales) Act 2021",
            "chapter": "1",
            "jurisdiction": "Wales",
        },
        "Local Government and Elections (Wales) Act 2021 (asc 1).",
        "Local Government and Elections (Wales) Act 2021 (asc 1).",
        "*Local Government and Elections (Wales) Act 2021*, asc 1.",
    ),
    (
        {
            "type": "act",
            "title": "Some (Wales) Act 2020",
            "issued": "2020-06-01",
            "chapter": "2",
            "jurisdiction": "Wales",
        },
        "Some (Wales) Act 2020 (asc 2).",
        "Some (Wales) Act 2020 (asc 2).",
        "*Some (Wales) Act 2020*, asc 2.",
    ),
    (
        {"type": "act", "title": "Other (Wales) Act 2020", "chapter": "1", "jurisdiction": "Wales"},
        "Other (Wales) Act 2020.",
        "Other (Wales) Act 2020.",
        "*Other (Wales) Act 2020*.",
    ),
    (
        {"type": "letter", "title": "To whom it may concern", "issued": "2024"},
        "Letter, *To whom it may concern*, 2024.",
        "‘To whom it may concern’ (2024).",
        "*To whom it may concern* (2024) Letter.",
    ),
    (
        {"type": "statutory-instrument", "title": "Fees Regulations 2024", "reference": "S.I. 2024/123"},
        "Fees Regulations 2024, SI 2024/123.",
        "Fees Regulations 2024, SI 2024/123.",
        "*Fees Regulations 2024*, SI 2024/123.",
    ),
    (
        {"type": "case", "title": "Re S", "body": "Family Division", "issued": "2004"},
        "*Re S*, 2004, Family Division.",
        "*Re S* (Family Division, 2004).",
        "*Re S* (2004). Family Division.",
    ),
    (
        {"type": "hansard", "title": "Online Safety"},
        "*Online Safety*, parliamentary debate, undated.",
        "‘Online Safety’, Hansard.",
        "*Online Safety* (n.d.) Hansard debate.",
    ),
    (
        {"type": "letter", "title": "Letter on messaging", "author": ["Jane Smith"], "issued": "2024-05-06"},
        "Jane Smith, *Letter on messaging*, 6 May 2024.",
        "Letter from Jane Smith (6 May 2024).",
        "Smith, J. (2024) *Letter on messaging*. Letter, 6 May.",
    ),
    (
        {
            "type": "committee",
            "title": "Harms",
            "publisher": "Home Affairs Committee",
            "reference": "HC 12",
            "issued": "2024",
        },
        "Home Affairs Committee, *Harms*, HC 12, 2024.",
        "Home Affairs Committee, *Harms* (HC 12, 2024).",
        "Home Affairs Committee (2024) *Harms* (HC 12).",
    ),
    (
        {
            "type": "article",
            "title": "Harms",
            "publisher": "OUP",
            "container": "Law Journal",
            "issued": "2024",
            "status": "revised",
        },
        "*Harms*, Law Journal, 2024, revised.",
        "‘Harms’ [2024] Law Journal (revised).",
        "‘Harms’ (2024) *Law Journal*. Revised.",
    ),
    (
        {
            "type": "report",
            "title": "Harms",
            "publisher": "Ofcom",
            "edition": "second edition, 2024",
            "issued": "2024-05",
        },
        "Ofcom, *Harms*, second edition, 2024.",
        "Ofcom, *Harms* (second edition, 2024).",
        "Ofcom (2024) *Harms*. Second edition, 2024.",
    ),
    (
        {
            "type": "news",
            "title": "Rise",
            "container": "The Star",
            "pages": "B",
            "author": ["Jane Smith"],
            "issued": "2024-05",
        },
        "Jane Smith, *Rise*, The Star, May 2024, page B.",
        "Jane Smith, ‘Rise’ *The Star* (May 2024) B.",
        "Smith, J. (2024) ‘Rise’, *The Star*, May, B.",
    ),
]


@pytest.mark.parametrize(
    ("fields", "plain", "oscola", "listed"), VARIANTS, ids=[case[1] for case in VARIANTS]
)
def test_a_source_with_other_fields_is_cited_by_what_it_has(
    fields: Mapping[str, object], plain: str, oscola: str, listed: str
) -> None:
    cited = Citation(source(**fields))
    assert (notes(PLAIN, cited), notes(OSCOLA, cited)) == ((plain,), (oscola,))
    assert [shown(entry) for entry in compose(HARVARD, ((cited,),)).references] == [listed]
