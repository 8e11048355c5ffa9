"""Word files to passages: what is text in them, of which kind, and in which order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from respondent.model.draft import Passage
from respondent.reading.draft import read_draft

Docx = Callable[..., bytes]
Passages = Callable[[bytes | str, str], tuple[Passage, ...]]

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STRICT = "http://purl.oclc.org/ooxml/"


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(identity: str, name: str, inner: str = "", kind: str = "paragraph", more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{identity}" {more}><w:name w:val="{name}"/>{inner}</w:style>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def control(properties: str, content: str) -> str:
    return f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def sign(font: str, number: str) -> str:
    return f'<w:sym w:font="{font}" w:char="{number}"/>'


def aligned(how: str) -> str:
    return f'<w:vertAlign w:val="{how}"/>'


NESTED = field("begin") + code("X") + field("separate") + r("9") + field("end")


def kinds(data: bytes) -> list[tuple[str, str]]:
    draft = read_draft(data, "a.docx").draft
    assert draft is not None
    return [(passage.kind.value, passage.text) for passage in draft.passages]


def codes(data: bytes) -> list[str]:
    return [problem.code.id for problem in read_draft(data, "a.docx").diagnostics]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r("1,2") + r("49"), "1,249"),
        (f"<w:hyperlink>{r('a')}</w:hyperlink><w:smartTag>{r('b')}</w:smartTag>", "ab"),
        (control("<w:sdtPr><w:alias w:val='9'/></w:sdtPr>", control("", r("a"))), "a"),
        (f"<w:customXml>{r('a')}</w:customXml><w:bdo>{r('b')}</w:bdo>", "ab"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", "a\tb\nc\nd"),
        ("<w:r><w:t>9</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:t>3</w:t></w:r>", "9\u201123"),
        ("<w:r><w:t>3</w:t><w:sym w:font='Symbol' w:char='F0B4'/><w:t>4</w:t></w:r>", "3×4"),
        (f"<w:r>{sign('Wingdings', '00FC')}{sign('', '0394')}{sign('', 'x')}{sign('', '110000')}</w:r>", "￼Δ"),
        ("<w:r><w:t>a</w:t><w:ptab/><w:t>b</w:t></w:r>", "a\tb"),
        (r("10") + r("6 x", aligned("superscript")) + r("2", aligned("subscript")), "10⁶ x₂"),
        (f"<w:fldSimple w:instr='PAGE 9'>{r('7')}</w:fldSimple>", "7"),
        (f"{r('a')}{field('begin')}{code('HYPERLINK 9')}{field('separate')}{r('b')}{field('end')}{r('c')}", "abc"),
        (f"{field('begin')}{code('IF ')}{NESTED}{field('separate')}{r('yes')}{field('end')}", "yes"),
        (f"{field('begin')}{code('SET 9')}{r('8')}{field('end')}{r('a')}", "a"),
        (f"{field('begin')}{code('SET 9')}{r('never ends')}", "never ends"),
        (f"{field('end')}{field('separate')}{r('a')}{field('odd')}", "a"),
        (f"{field('begin')}{field('separate')}{field('separate')}{r('a')}{field('end')}", "a"),
        ("<m:oMathPara><m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath></m:oMathPara>", "x=5"),
        (f"<w:ruby><w:rt>{r('9')}</w:rt><w:rubyBase>{r('a')}</w:rubyBase></w:ruby>", "a"),
        ("<w:r><w:commentReference w:id='1'/><w:annotationRef/><w:t>a</w:t></w:r><!-- 9 --><?x 9?>", "a"),
        (r("1,2\u00ad49\u200b"), "1,249"),
    ],
)  # fmt: skip
def test_a_paragraph_reads_as_word_shows_it(content: str, text: str, docx: Docx) -> None:
    assert kinds(docx(p(content))) == [("paragraph", text)]


def test_a_line_is_the_paragraphs_ordinal_and_a_column_the_characters_before_it(
    docx: Docx, passages: Passages
) -> None:
    read = passages(docx(p("") + p(r("a ") + r("b\u00adc")) + p(r("  d"))), "a.docx")
    assert [(x.part, x.place(0)) for x in read] == [
        ("word/document.xml", (2, 1)),
        ("word/document.xml", (3, 3)),
    ]
    assert read[0].place(3) == (2, 5)


STYLES = (
    style("a", "Normal", more='w:default="1"')
    + style("Kop2", "heading 2", '<w:basedOn w:val="a"/>')
    + style("Mine", "mine", '<w:basedOn w:val="Kop2"/>')
    + style("Outline", "other", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>')
    + style("Title", "Title")
    + style("Cap", "caption")
    + style("Q", "Intense Quote")
    + style("Code", "Source Code")
    + style("Bullet", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>')
    + style("Circle", "circle", '<w:basedOn w:val="Circle"/>')
    + style("Ghost", "ghost", "<w:rPr><w:vanish/></w:rPr>", "character")
    + style("Mark", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "character")
)


@pytest.mark.parametrize(
    ("properties", "kind", "level"),
    [
        ("", "paragraph", 0),
        ('<w:pStyle w:val="Kop2"/>', "heading", 2),
        ('<w:pStyle w:val="Mine"/>', "heading", 2),
        ('<w:pStyle w:val="Outline"/>', "heading", 4),
        ('<w:outlineLvl w:val="0"/>', "heading", 1),
        ('<w:outlineLvl w:val="9"/>', "paragraph", 0),
        ('<w:pStyle w:val="Title"/>', "heading", 1),
        ('<w:pStyle w:val="Cap"/>', "caption", 0),
        ('<w:pStyle w:val="Q"/>', "quotation", 0),
        ('<w:pStyle w:val="Code"/>', "code", 0),
        ('<w:pStyle w:val="Bullet"/>', "list item", 0),
        ('<w:pStyle w:val="Bullet"/><w:numPr><w:numId w:val="0"/></w:numPr>', "paragraph", 0),
        ('<w:numPr><w:numId w:val="7"/></w:numPr>', "list item", 0),
        ('<w:pStyle w:val="Circle"/>', "paragraph", 0),
        ('<w:pStyle w:val="Missing"/>', "paragraph", 0),
    ],
)
def test_a_paragraphs_style_says_what_it_is(
    properties: str, kind: str, level: int, docx: Docx, passages: Passages
) -> None:
    (read,) = passages(docx(p(r("a"), properties), styles=STYLES), "a.docx")
    assert (read.kind.value, read.level) == (kind, level)


@pytest.mark.parametrize(
    ("properties", "shown"),
    [
        ("<w:vanish/>", False),
        ('<w:vanish w:val="0"/>', True),
        ('<w:rStyle w:val="Ghost"/>', False),
        ('<w:rStyle w:val="Ghost"/><w:vanish w:val="false"/>', True),
        ('<w:rStyle w:val="Mark"/>', True),
    ],
)
def test_hidden_text_is_left_out_and_said_to_be_there(properties: str, shown: bool, docx: Docx) -> None:
    data = docx(p(r("a") + r("x", properties)), styles=STYLES)
    assert kinds(data) == [("paragraph", "ax" if shown else "a")]
    assert codes(data) == ([] if shown else ["B111"])


def test_a_note_mark_typed_after_a_figure_joins_it_not(docx: Docx) -> None:
    data = docx(p(r("1,249") + r("1", '<w:rStyle w:val="Mark"/>')), styles=STYLES)
    assert kinds(data) == [("paragraph", "1,249¹")]


def test_notes_come_in_the_order_of_their_marks_and_those_without_a_mark_not(docx: Docx) -> None:
    def note(kind: str, number: int, text: str) -> str:
        return f'<w:{kind} w:id="{number}">{p(r(text))}</w:{kind}>'

    body = p(
        r("a")
        + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
        + '<w:r><w:footnoteReference w:id="1"/><w:footnoteReference w:id="8"/></w:r>'
        + '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="3"/></w:r>'
        + '<w:del><w:r><w:footnoteReference w:id="4"/></w:r></w:del>'
    )
    notes = "".join(note("footnote", n, f"note {n}") for n in range(-1, 5))
    data = docx(body, footnotes=notes, endnotes=note("endnote", 1, "end"))
    assert kinds(data) == [("paragraph", "a"), ("note", "note 2"), ("note", "note 1"), ("note", "end")]


def test_headers_and_footers_come_last_and_comments_not_at_all(docx: Docx) -> None:
    table = f"<w:tbl><w:tr><w:tc>{p(r('tel'))}</w:tc></w:tr></w:tbl>"
    data = docx(p(r("a")), {"word/comments.xml": "<x"}, footer=p(r("foot")), header=table)
    assert kinds(data) == [("paragraph", "a"), ("header or footer", "tel"), ("header or footer", "foot")]


def test_a_text_box_comes_after_its_paragraph_and_once(docx: Docx) -> None:
    def box(text: str) -> str:
        return f"<w:txbxContent>{p(r(text))}</w:txbxContent>"

    def either(new: str, old: str) -> str:
        choice, fallback = f"<mc:Choice>{new}</mc:Choice>", f"<mc:Fallback>{old}</mc:Fallback>"
        return f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"

    twice, old = either(box("box"), box("box")), either("", f"<w:pict>{box('old')}</w:pict>")
    none = "<mc:AlternateContent/>"
    data = docx(p(f"{r('be')}<w:r>{twice}{old}{none}</w:r>{r('fore')}") + p(r("after")) + box("loose"))
    assert kinds(data) == [
        ("paragraph", "before"),
        ("text box", "box"),
        ("text box", "old"),
        ("paragraph", "after"),
        ("text box", "loose"),
    ]


def test_text_in_a_drawing_and_a_pictures_description_come_after_their_paragraph(docx: Docx) -> None:
    drawing = (
        '<w:drawing><wp:docPr id="1" name="x" descr="A chart: 9"/>'
        "<a:p><a:r><a:t>in</a:t></a:r><a:br/><a:r><a:t>side</a:t></a:r></a:p></w:drawing>"
    )
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr>{drawing.split('<a:p>', maxsplit=1)[0]}</w:drawing></w:r>"
    data = docx(p(f"<w:r>{drawing}</w:r>{r('a')}{hidden}") + '<wp:docPr descr="9"/>')
    assert kinds(data) == [("paragraph", "a"), ("caption", "A chart: 9"), ("text box", "in\nside")]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text))}</w:tc>"


def test_cells_know_the_headings_of_their_row_and_column(docx: Docx, passages: Passages) -> None:
    wide, odd, merged = '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="x"/>', '<w:vMerge w:val="restart"/>'
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('F')}{cell('N', wide)}</w:tr>"
    rows = (
        f"<w:tr>{cell('G', merged)}{cell('1')}{cell('2')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}<w:sdt><w:sdtContent>{cell('3')}</w:sdtContent></w:sdt></w:tr>"
        "<w:sdt><w:sdtContent><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>"
        f"{cell('4')}</w:tr></w:sdtContent></w:sdt>"
        f"<w:tr>{cell('H')}{cell('5', odd)}</w:tr>"
    )
    read = passages(docx(f"<w:tbl>{head}{rows}</w:tbl>"), "a.docx")
    assert [(x.text, x.labels) for x in read] == [
        ("F", ()),
        ("N", ()),
        ("G", ("F",)),
        ("1", ("G", "N")),
        ("2", ("G", "N")),
        ("3", ("G", "N")),
        ("4", ("N",)),
        ("H", ("F",)),
        ("5", ("H", "N")),
    ]
    assert {x.kind.value for x in read} == {"table cell"}


def test_the_first_row_is_the_head_where_the_table_does_not_say(docx: Docx, passages: Passages) -> None:
    inner = f"<w:tbl><w:tr>{cell('C')}{cell('D')}</w:tr><w:tr>{cell('y')}{cell('1')}</w:tr></w:tbl>"
    rows = f"<w:tr>{cell('A')}{cell('B')}</w:tr><w:tr>{cell('x')}<w:tc>{inner}{p(r('z'))}</w:tc></w:tr>"
    labels = {x.text: x.labels for x in passages(docx(f"<w:tbl>{rows}</w:tbl>"), "a.docx")}
    assert labels["z"] == ("x", "B")
    assert labels["1"] == ("y", "D")


def test_strict_files_and_odd_prefixes_are_read_like_others(
    packed: Callable[..., bytes], passages: Passages
) -> None:
    data = packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": (
                '<q:Relationships xmlns:q="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<q:Relationship Id="a" Type="{STRICT}officeDocument/relationships/officeDocument" '
                'Target="/odd/main.xml"/></q:Relationships>'
            ),
            "odd/main.xml": (
                f'<document xmlns="{STRICT}wordprocessingml/main" xmlns:z="{STRICT}wordprocessingml/main"><body>'
                '<p><pPr><z:outlineLvl z:val="1"/></pPr><z:r><t>Head</t></z:r></p></body></document>'
            ),
        }
    )
    (read,) = passages(data, "a.docx")
    assert (read.text, read.kind.value, read.level, read.part) == ("Head", "heading", 2, "odd/main.xml")


def test_a_damaged_part_is_reported_and_the_rest_is_read(docx: Docx) -> None:
    body = p(r("a") + '<w:r><w:footnoteReference w:id="1"/></w:r>') + "<w:altChunk/>"
    data = docx(body, footnotes="</x>", styles="</x>", header=p(r("head")), footer="<x")
    assert kinds(data) == [("paragraph", "a"), ("header or footer", "head")]
    messages = [problem.message for problem in read_draft(data, "a.docx").diagnostics]
    assert len(messages) == 4
    for word in ("footnotes", "styles", "inserted", "footer"):
        assert any(word in message for message in messages)


def test_a_damaged_list_of_parts_leaves_the_main_text(docx: Docx) -> None:
    data = docx(p(r("a")), {"word/_rels/document.xml.rels": "<x"})
    assert kinds(data) == [("paragraph", "a")]
    assert codes(data) == ["B106"]


@pytest.mark.parametrize("name", ["p", "r", "tbl", "sdt", "txbxContent", "ins", "hyperlink"])
def test_no_file_is_too_deep(name: str, docx: Docx) -> None:
    data = docx(p(r("a")) + p(f"<w:{name}>" * 250 + "<w:t>deep</w:t>" + f"</w:{name}>" * 250))
    assert kinds(data)[0] == ("paragraph", "a")


def test_what_is_too_deep_is_said_not_to_be_read(docx: Docx) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 60 + p(r("deep")) + "</w:tc></w:tr></w:tbl>" * 60
    data = docx(p(r("a")) + deep)
    assert kinds(data) == [("paragraph", "a")]
    assert codes(data) == ["B106"]


def test_an_empty_or_bodiless_document_has_no_text(packed: Callable[..., bytes], docx: Docx) -> None:
    empty = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    assert codes(packed({"[Content_Types].xml": "<Types/>", "word/document.xml": empty})) == ["B108"]
    assert codes(docx("<w:r><w:t>loose</w:t><w:footnoteReference/></w:r><w:t>x</w:t>")) == ["B108"]
