"""Tables of evidence."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.model.document import Alignment, Document, Link, NoteRef, Str, Table
from respondent.model.span import Span
from respondent.writing.word.letterhead import plain_letterhead
from respondent.writing.word.tables import column_widths

S = Span("t.md.j2", 1, 1)
Documents = Callable[..., Document]
Body = Callable[..., str]


def table(*rows: tuple[str, ...], caption: str = "", source: str = "") -> Table:
    """A table of texts; the first row is the head."""
    head, *others = (tuple((Str(cell),) for cell in row) for row in rows)
    return Table(
        head=head,
        rows=tuple(others),
        alignments=(Alignment.LEFT, Alignment.RIGHT, Alignment.CENTRE)[: len(head)],
        span=S,
        caption=(Str(caption),) if caption else (),
        source=(Str(source),) if source else (),
    )


def test_the_head_is_repeated_and_no_row_breaks(document: Documents, body: Body) -> None:
    xml = body(document(table(("Force", "Offences"), ("Gwent", "503"))))
    assert xml.count("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>") == 1
    assert xml.count("<w:trPr><w:cantSplit/></w:trPr>") == 1
    assert 'w:firstRow="1"' in xml


def test_there_are_horizontal_rules_and_no_others(document: Documents, body: Body) -> None:
    xml = body(document(table(("Force", "Offences"), ("Gwent", "503"))))
    borders = re.findall(r"<w:tblBorders>(.*?)</w:tblBorders>", xml)[0]
    assert re.findall(r"<w:(\w+) ", borders) == ["top", "bottom", "insideH"]


def test_caption_and_source_stand_above_and_below_and_stay_with_the_table(
    document: Documents, body: Body, paragraphs: Callable[[str], list[tuple[str, str]]]
) -> None:
    content = table(
        ("Force", "Offences"), ("Gwent", "503"), caption="By “force”", source="Source: Home Office"
    )
    xml = body(document(content))
    assert paragraphs(xml)[3:] == [
        ("Caption", "By “force”"),
        ("TableHeading", "Force"),
        ("TableHeading", "Offences"),
        ("TableText", "Gwent"),
        ("TableText", "503"),
        ("SourceLine", "Source: Home Office"),
    ]
    assert '<w:tblCaption w:val="By “force”"/>' in xml
    assert xml.count('<w:pStyle w:val="TableText"/><w:keepNext/>') == 2


def test_a_table_without_either_is_followed_by_an_empty_line(
    document: Documents, body: Body, paragraphs: Callable[[str], list[tuple[str, str]]]
) -> None:
    xml = body(document(table(("A",), ("1",))))
    assert paragraphs(xml)[3:] == [("TableHeading", "A"), ("TableText", "1"), ("SourceLine", "")]
    assert "w:tblCaption" not in xml


def test_columns_are_aligned_as_they_say(document: Documents, body: Body) -> None:
    xml = body(document(table(("A", "B", "C"), ("1", "2", "3"))))
    row = xml[xml.rindex("<w:tr>") :]
    assert re.findall(r'<w:jc w:val="(\w+)"/>', row) == ["right", "center"]


def test_a_short_table_stays_on_a_page_and_a_long_one_breaks_in_its_middle(
    document: Documents, body: Body
) -> None:
    def kept(count: int) -> list[bool]:
        xml = body(document(table(("A",), *((str(n),) for n in range(count)), source="Source")))
        return ["<w:keepNext/>" in row for row in re.findall(r"<w:tr>.*?</w:tr>", xml)[1:]]

    assert all(kept(16))
    assert kept(20) == [True] * 2 + [False] * 16 + [True] * 2


def test_a_note_in_a_cell_and_a_link_in_a_source_are_real(document: Documents, body: Body) -> None:
    content = Table(
        head=((Str("A"),),),
        rows=(((Str("1"), NoteRef(1)),),),
        alignments=(Alignment.LEFT,),
        span=S,
        source=(Link((Str("here"),), "https://example.org"),),
    )
    xml = body(document(content, notes=()))
    assert "<w:footnoteReference" in xml
    assert "<w:hyperlink" in xml


def test_a_narrow_table_is_not_stretched_over_the_page() -> None:
    widths = column_widths(table(("Platform", "Share"), ("Snapchat", "50%")), 8000)
    assert sum(widths) == 4800


def test_a_wide_column_gives_way_before_a_narrow_one() -> None:
    wide = (
        "A very long description that cannot possibly stand in one line of any letter that was ever written"
    )
    widths = column_widths(table(("Force", "What happened"), ("Gwent", wide)), 8000)
    assert sum(widths) == 8000
    assert widths[0] < 1000


@given(
    st.lists(st.lists(st.text("ab c", max_size=120), min_size=3, max_size=3), min_size=1, max_size=6),
    st.integers(1440, 12000),
)
def test_the_columns_fit_the_measure_whatever_they_hold(rows: list[list[str]], measure: int) -> None:
    widths = column_widths(table(*(tuple(row) for row in rows)), measure)
    assert sum(widths) <= measure
    assert all(width > 0 for width in widths)


@pytest.mark.parametrize("columns", [1, 2, 12])
def test_the_grid_and_the_cells_agree(document: Documents, body: Body, columns: int) -> None:
    content = Table(
        head=tuple((Str(f"Column {n}"),) for n in range(columns)),
        rows=(tuple((Str("text"),) for _ in range(columns)),),
        alignments=(Alignment.LEFT,) * columns,
        span=S,
    )
    xml = body(document(content))
    grid = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"/>', xml)]
    cells = [int(width) for width in re.findall(r'<w:tcW w:w="(\d+)"', xml)]
    assert cells == grid * 2
    assert sum(grid) <= plain_letterhead().measure
