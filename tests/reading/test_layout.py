"""What is known of a passage beside its words: emphasis, links, lists, cells and the marks of notes."""

from __future__ import annotations

from collections.abc import Callable

from respondent.model.draft import Passage, PassageKind
from respondent.model.layout import Layout, Look, NoteMark
from respondent.reading.draft import read_draft

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
)


def layouts(data: bytes | str, name: str) -> list[Layout]:
    return [passage.layout for passage in passages(data, name)]


def passages(data: bytes | str, name: str) -> tuple[Passage, ...]:
    draft = read_draft(data.encode() if isinstance(data, str) else data, name).draft
    assert draft is not None
    return draft.passages


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_word_file_says_what_is_bold_and_italic_by_itself_or_by_a_style(docx: Callable[..., bytes]) -> None:
    styles = (
        '<w:style w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="Mehr"><w:name w:val="More"/><w:basedOn w:val="Stark"/></w:style>'
    )
    more = '<w:rStyle w:val="Mehr"/>'
    off = '<w:b w:val="0"/>'
    runs = [run("  a "), run("b", "<w:b/>"), run("c", "<w:b/>"), run("d", f"<w:i/>{off}")]
    runs += [run("e", more), run("f", f"{more}{off}")]
    body = f"<w:p>{''.join(runs)}</w:p>"
    (layout,) = layouts(docx(body, styles=styles), "draft.docx")
    assert layout.looks == (Look(2, 4, bold=True), Look(4, 5, italic=True), Look(5, 6, bold=True))


def test_a_word_file_says_where_a_link_leads(docx: Callable[..., bytes]) -> None:
    body = f'<w:p>{run("See ")}<w:hyperlink r:id="rL">{run("here")}</w:hyperlink>{run(".")}</w:p>'
    rels = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rL" Type="{OFFICE}/hyperlink" '
        'Target="https://example.org/a" TargetMode="External"/></Relationships>'
    )
    (layout,) = layouts(docx(body, {"word/_rels/document.xml.rels": rels}), "draft.docx")
    assert layout.looks == (Look(4, 8, target="https://example.org/a"),)


def test_a_word_file_says_which_items_are_numbered_and_how_deep_they_are(docx: Callable[..., bytes]) -> None:
    def item(text: str, level: int) -> str:
        numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'
        return f"<w:p><w:pPr>{numbered}</w:pPr>{run(text)}</w:p>"

    rels = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rN" Type="{OFFICE}/numbering" '
        'Target="numbering.xml"/></Relationships>'
    )
    part = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"{NUMBERING}</w:numbering>"
    )
    files = {"word/_rels/document.xml.rels": rels, "word/numbering.xml": part}
    found = layouts(docx(item("a", 0) + item("b", 1), files), "draft.docx")
    assert [(one.depth, one.ordered, one.list_id) for one in found] == [(0, True, "3"), (1, False, "3")]


def test_a_word_file_says_where_the_marks_of_notes_stand(docx: Callable[..., bytes]) -> None:
    body = f'<w:p>{run("One.")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" Two.")}</w:p>'
    note = f'<w:footnote w:id="2"><w:p>{run("A source.")}</w:p></w:footnote>'
    text, below = layouts(docx(body, footnotes=note), "draft.docx")
    assert text.marks == (NoteMark(4, "footnotes:2"),)
    assert below.note == "footnotes:2"


def test_cells_know_their_row_and_column_in_every_format() -> None:
    tables = {
        "draft.md": "| a | b |\n|---|---|\n| c | d |\n",
        "draft.html": "<table><tr><th>a<th>b<tr><td>c<td>d</table>",
    }
    for name, text in tables.items():
        draft = read_draft(text.encode(), name).draft
        assert draft is not None
        cells = [passage.cell for passage in draft.passages]
        assert cells == [(0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1)], name


def test_markdown_keeps_emphasis_and_links() -> None:
    (layout,) = layouts(
        "a **b *c*** `d` ~~e~~ [f](https://example.org/x_y 'T') [g][h]\n\n[h]: x\n", "draft.md"
    )
    assert layout.looks == (
        Look(2, 4, bold=True),
        Look(4, 5, bold=True, italic=True),
        Look(10, 11, target="https://example.org/x_y"),
    )


def test_markdown_keeps_numbers_depth_and_an_items_second_paragraph() -> None:
    text = "1. a\n   - b\n\n   more of a\n2. c\n"
    found = [(p.text, p.layout.depth, p.layout.ordered, p.layout.goes_on) for p in passages(text, "draft.md")]
    assert found == [
        ("a", 0, True, False),
        ("b", 1, False, False),
        ("more of a", 0, True, True),
        ("c", 0, True, False),
    ]


def test_markdown_keeps_the_marks_of_notes() -> None:
    found = passages("One.[^A b]x[^n] Two.\n\n[^N]: A source.\n", "draft.md")
    assert found[0].layout.marks == (NoteMark(11, "note:n"),)
    assert [p.layout.note for p in found if p.kind is PassageKind.NOTE] == ["note:n"]


def test_plain_text_tells_numbers_from_bullets() -> None:
    assert [one.ordered for one in layouts("1. a\n2) b\n\n- c\n", "draft.txt")] == [True, True, False]


def test_a_pictures_description_is_told_from_a_caption() -> None:
    (layout,) = layouts("![What it shows](map.png)\n", "draft.md")
    assert layout.picture
