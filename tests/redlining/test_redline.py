"""What a redline marks, and where."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import etree

from respondent.ooxml.faults import MacroError, StrictError
from respondent.ooxml.namespaces import w
from respondent.ooxml.package import read_package
from respondent.reading.view import View
from respondent.redlining.redline import Redliner, redline

Word = Callable[..., bytes]
Redlined = Callable[[bytes, bytes], bytes]
Marks = Callable[..., list[str]]
Says = Callable[..., list[str]]

MAIN, NOTES = "word/document.xml", "word/footnotes.xml"


def part(data: bytes, name: str = MAIN) -> str:
    return read_package(data)[name].decode()


def test_only_the_words_that_changed_are_marked(word: Word, redlined: Redlined, marks: Marks) -> None:
    made = redlined(word("We ask you to act now."), word("We urge you to act soon."))
    assert marks(made) == ["-ask", "+urge", "-now", "+soon"]


def test_a_phrase_that_changed_is_one_change_and_not_a_change_a_word(
    word: Word, redlined: Redlined, marks: Marks
) -> None:
    made = redlined(word("Police recorded offences there."), word("We saw crimes there."))
    assert marks(made) == ["-Police recorded offences", "+We saw crimes"]


def test_a_figure_changes_inside_its_control_whose_tag_stays(
    word: Word, redlined: Redlined, marks: Marks
) -> None:
    old = word("There were [claim:by-force=1,249] offences.")
    new = word("There were [claim:by-force=1,294] offences.")
    made = redlined(old, new)
    assert marks(made) == ["-1,249", "+1,294"]
    (control,) = etree.fromstring(read_package(made)[MAIN]).iter(w("sdt"))
    assert [mark.tag for mark in control.iter(w("ins"), w("del"))] == [w("del"), w("ins")]
    assert re.findall('w:tag w:val="([^"]+)"', part(made)) == re.findall('w:tag w:val="([^"]+)"', part(new))


def test_each_of_two_claims_side_by_side_keeps_its_own_change(
    word: Word, redlined: Redlined, says: Says
) -> None:
    old = word("[claim:a=500] and [claim:b=600] of them")
    new = word("[claim:a=510] and [claim:b=620] of them")
    made = redlined(old, new)
    controls = list(etree.fromstring(read_package(made)[MAIN]).iter(w("sdt")))
    words = [[t.text for t in control.iter(w("delText"), w("t"))] for control in controls]
    assert words == [
        ["500", "510"],
        ["600", "620"],
    ]
    assert says(made, View.ORIGINAL) == ["500 and 600 of them"]


def test_a_claim_that_was_put_in_goes_with_its_control_when_that_is_rejected(
    word: Word, redlined: Redlined
) -> None:
    made = part(redlined(word("There were some."), word("There were [claim:by-force=1,294] then, some.")))
    assert made.count("customXmlInsRangeStart") == made.count("customXmlInsRangeEnd") == 2
    assert made.index("customXmlInsRangeStart") < made.index("<w:sdt>")


def test_a_claim_that_was_taken_out_leaves_no_control_behind(
    word: Word, redlined: Redlined, marks: Marks
) -> None:
    made = redlined(word("There were [claim:by-force=1,294] then."), word("There were then."))
    assert marks(made) == ["-1,294 "]
    assert "<w:sdt>" not in part(made)


def test_paragraphs_come_and_go_with_their_ends(word: Word, redlined: Redlined, says: Says) -> None:
    old = word("First of all.", "Then this goes away.", "Last of all.")
    new = word("First of all.", "Last of all.", "And this is new here.")
    made = redlined(old, new)
    ends = [p.find(f"{w('pPr')}/{w('rPr')}") for p in etree.fromstring(read_package(made)[MAIN]).iter(w("p"))]
    # the file's very last end cannot be marked: that of the paragraph before it is
    assert ["" if end is None else etree.QName(end[0]).localname for end in ends] == ["", "del", "ins", ""]
    assert says(made, View.ORIGINAL) == ["First of all.", "Then this goes away.", "Last of all."]


def test_rows_come_and_go(word: Word, redlined: Redlined, says: Says) -> None:
    old = word([["Force", "Offences"], ["Gwent", "503"], ["South Wales", "964"]])
    new = word([["Force", "Offences"], ["South Wales", "970"], ["Dyfed-Powys in the west of Wales", "192"]])
    made = redlined(old, new)
    rows = list(etree.fromstring(read_package(made)[MAIN]).iter(w("tr")))
    marked = [
        [etree.QName(mark).localname for mark in row.iterfind(f"{w('trPr')}/*[@{w('id')}]")] for row in rows
    ]
    assert marked == [[], ["del"], [], ["ins"]]
    assert says(made) == says(new)
    assert says(made, View.ORIGINAL) == says(old)


def test_the_words_of_a_note_are_marked_in_the_note(word: Word, redlined: Redlined, marks: Marks) -> None:
    made = redlined(
        word("Some words.[note: Home Office, 2023, sheet 1.]"),
        word("Some words.[note: Home Office, 2024, sheet 1.]"),
    )
    assert marks(made) == []
    assert marks(made, NOTES) == ["-2023", "+2024"]


def test_in_a_note_that_changed_a_field_is_what_it_prints_so_that_libreoffice_finds_the_place(
    word: Word, redlined: Redlined
) -> None:
    old = word("Some words.[note:See note {field:1}, page 3.]")
    new = word("Some words.[note:See note {field:1}, page 4.]")
    assert "fldChar" in part(new, NOTES)
    assert "fldChar" not in part(redlined(old, new), NOTES)


def test_a_note_whose_mark_was_taken_out_keeps_its_words(word: Word, redlined: Redlined, says: Says) -> None:
    old = word("One thing.[note:Of the first source] Another.[note:A second one altogether]")
    new = word("One thing. Another.[note:A second one altogether]")
    made = redlined(old, new)
    assert "Of the first source" in part(made, NOTES)
    assert says(made, View.ORIGINAL) == says(old)


def test_a_file_without_notes_takes_in_those_of_the_other(
    word: Word, redlined: Redlined, says: Says, validate_docx: Callable[[bytes], list[str]]
) -> None:
    old, new = word("One thing.[note:Of a source]"), word("One thing.")
    made = redlined(old, new)
    assert says(made, View.ORIGINAL) == ["One thing.", "Of a source"]
    assert validate_docx(made) == validate_docx(new)


def test_a_link_that_leads_elsewhere_is_another_link(word: Word, redlined: Redlined, marks: Marks) -> None:
    made = redlined(word("See [link:a=this page]."), word("See [link:b=this page]."))
    assert marks(made) == ["-this page", "+this page"]
    assert b"https://example.org/a" in read_package(made)["word/_rels/document.xml.rels"]


def test_another_style_of_a_paragraph_is_marked_as_such(word: Word, redlined: Redlined) -> None:
    made = part(redlined(word("# What we ask"), word("What we ask")))
    assert re.search('<w:pPrChange [^>]*><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>', made)


def test_an_item_that_was_taken_out_stays_in_the_list_of_its_neighbours(
    word: Word, redlined: Redlined
) -> None:
    made = redlined(word("1. First thing.", "1. What goes away.", "End."), word("1. First thing.", "End."))
    assert re.findall('w:numId w:val="([0-9]+)"', part(made)) == ["1", "1"]


def test_a_list_that_is_no_more_is_carried_over(word: Word, redlined: Redlined) -> None:
    made = redlined(word("Start.", "1. What goes away.", "End."), word("Start.", "End."))
    (number,) = re.findall('w:numId w:val="([0-9]+)"', part(made))
    assert f'<w:num w:numId="{number}"' in part(made, "word/numbering.xml")


def test_tracked_changes_that_are_there_already_count_as_accepted(
    word: Word, redlined: Redlined, marks: Marks, says: Says
) -> None:
    def tracked(put_in: str, taken_out: str) -> bytes:
        inside = f'<w:ins w:id="7" w:author="A"><w:r><w:t>{put_in}</w:t></w:r></w:ins>'
        gone = f'<w:del w:id="8" w:author="A"><w:r><w:delText>{taken_out}</w:delText></w:r></w:del>'
        return word("Before.", inserted=f"<w:p>{inside}{gone}</w:p>")

    made = redlined(tracked("five", "four"), tracked("six", "five"))
    assert marks(made) == ["-five", "+six"]
    assert says(made) == ["Before.", "six"]


def test_marks_have_numbers_of_their_own_a_name_and_a_date(word: Word, redlined: Redlined) -> None:
    made = part(redlined(word("Say [claim:a=1] here."), word("Tell [claim:a=2] there.", "More of it.")))
    numbers = re.findall(r'<w:(?:ins|del|bookmarkStart|customXmlInsRangeStart) w:id="([0-9]+)"', made)
    assert len(numbers) == len(set(numbers)) > 6
    assert made.count('w:author="Policy Office" w:date="2025-02-18T09:30:00Z"') == len(numbers) - 1


def test_without_a_date_none_is_written(word: Word) -> None:
    old, new = (read_package(word(text)) for text in ("one", "two"))
    assert "w:date" not in part(redline(old, new, Redliner("Policy Office")))


def test_a_later_file_in_strict_open_xml_or_with_macros_is_refused(word: Word) -> None:
    plain = read_package(word("one"))
    relations = plain["_rels/.rels"].replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    with pytest.raises(StrictError):
        redline(plain, {**plain, "_rels/.rels": relations}, Redliner("Policy Office"))
    with pytest.raises(MacroError):
        redline(plain, {**plain, "word/vbaProject.bin": b""}, Redliner("Policy Office"))


def test_a_redline_of_everything_at_once_has_no_fault_that_validators_find(
    word: Word, redlined: Redlined, says: Says, validate_docx: Callable[[bytes], list[str]]
) -> None:
    old = word(
        "# What the evidence shows",
        "There were [claim:a=1,249] offences.[note:See {link:x=the data}, note {field:1}, 2023.]",
        "1. An item that goes away.[note:And its note]",
        [["Force", "Offences"], ["Gwent", "[claim:b=503]"], ["South Wales and others", "964"]],
        "[bold:Signed] by\tall of us",
    )
    new = word(
        "There were [claim:a=1,294] offences.[note:See {link:y=the data}, note {field:1}, 2024.]",
        [
            ["Force", "Offences"],
            ["Gwent", "[claim:b=510]"],
            ["Dyfed-Powys, [claim:c=192] of them", "[claim:d=9]"],
        ],
        [["A", "table that is new"]],
        "1. An item that [claim:e=42] came in.[note:With its note]",
        "[bold:Signed] by none\tof us",
        "The end of it.",
    )
    made = redlined(old, new)
    assert says(made) == says(new)
    assert says(made, View.ORIGINAL) == says(old)
    assert validate_docx(made) == validate_docx(new)


def other(
    data: bytes, *changes: tuple[str, str, str], more: dict[str, bytes] | None = None
) -> dict[str, bytes]:
    """A file's parts with `old` replaced by `new` in some (part, old, new), and `more` parts."""
    parts = dict(read_package(data))
    for name, before, after in changes:
        text = parts[name].decode()
        assert before in text
        parts[name] = text.replace(before, after).encode()
    return parts | (more or {})


def made_of(old: dict[str, bytes], new: bytes) -> dict[str, bytes]:
    return dict(read_package(redline(old, read_package(new), Redliner("Policy Office"))))


def test_words_before_a_claim_or_a_link_at_the_beginning_stay_outside_it(
    word: Word, redlined: Redlined, says: Says
) -> None:
    old, new = word("In all [claim:a=503] of them"), word("[claim:a=503] of them")
    made = redlined(old, new)
    assert part(made).index("<w:del") < part(made).index("<w:bookmarkStart")
    assert says(made, View.ORIGINAL) == ["In all 503 of them"]


def test_words_between_two_claims_stay_between_them(word: Word, redlined: Redlined, says: Says) -> None:
    old, new = word("[claim:a=503] and so [claim:b=42]"), word("[claim:a=503][claim:b=42]")
    made = redlined(old, new)
    text = part(made)
    assert (
        text.index("</w:sdt>") < text.index("<w:bookmarkEnd") < text.index("<w:del") < text.rindex("<w:sdt>")
    )
    assert says(made, View.ORIGINAL) == ["503 and so 42"]


def test_paragraphs_that_tracked_changes_join_are_one_and_what_they_take_out_is_gone(
    word: Word, redlined: Redlined, says: Says
) -> None:
    gone = '<w:pPr><w:rPr><w:del w:id="7" w:author="A"/></w:rPr></w:pPr>'
    row = '<w:tr><w:trPr><w:cantSplit/><w:del w:id="8" w:author="A"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    inserted = (
        f"<w:p>{gone}<w:r><w:t>One </w:t></w:r></w:p>"
        "<w:p><w:r><w:t>and two.</w:t></w:r></w:p>"
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>{row}</w:tbl>'
        f"<w:p>{gone}</w:p><w:bookmarkStart w:id='9' w:name='x'/><w:bookmarkEnd w:id='9'/>"
        "<w:p><w:r><w:t>Three.</w:t></w:r></w:p>"
    )
    old, new = word("Start.", inserted=inserted), word("Start.", "One and two.", "Three, changed.")
    made = redlined(old, new)
    assert says(made, View.ORIGINAL) == says(old) == ["Start.", "One and two.", "Three."]
    made = redlined(new, old)
    assert says(made) == says(old)
    assert says(made, View.ORIGINAL) == says(new)


def test_what_was_taken_out_brings_its_style_and_the_style_that_this_rests_on(word: Word) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/></w:style></w:styles>'
    )
    old = other(
        word("# It goes away.", "It stays."),
        (MAIN, 'w:val="Heading1"', 'w:val="Own"'),
        ("word/styles.xml", "</w:styles>", styles),
    )
    made = made_of(old, word("It stays."))
    assert (
        made["word/styles.xml"].count(b'w:styleId="Own"')
        == made["word/styles.xml"].count(b'w:styleId="Base"')
        == 1
    )


PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="Picture" descr="A chart of it"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="pic1"/>'
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def test_a_picture_that_was_taken_out_comes_along(word: Word, says: Says) -> None:
    relation = (
        '<Relationship Id="pic1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="media/one.png"/></Relationships>'
    )
    old = other(
        word("See the chart.", "It stays."),
        (MAIN, "See the chart.</w:t></w:r>", f"See the chart.</w:t></w:r>{PICTURE}"),
        ("word/_rels/document.xml.rels", "</Relationships>", relation),
        ("[Content_Types].xml", "<Default", '<Default Extension="png" ContentType="image/png"/><Default'),
        more={"word/media/one.png": b"\x89PNG a picture"},
    )
    made = made_of(old, word("See it.", "It stays."))
    assert made["word/media/one.png"] == b"\x89PNG a picture"
    assert b'PartName="/word/media/one.png" ContentType="image/png"' in made["[Content_Types].xml"]
    assert b'descr="A chart of it"' in made[MAIN]


def test_a_field_in_one_element_and_a_formula_are_parts_like_words(word: Word, says: Says) -> None:
    maths = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{maths}"><m:r><m:t>x+1</m:t></m:r></m:oMath>'
    simple = '<w:fldSimple w:instr=" TITLE "><w:r><w:t>Letter</w:t></w:r></w:fldSimple>'
    plain = word("Of it.", "It stays.")
    old = other(plain, (MAIN, "Of it.</w:t></w:r>", f"Of it.</w:t></w:r>{simple}{formula}"))
    made = redline(old, read_package(plain), Redliner("Policy Office"))
    assert says(made, View.ORIGINAL) == ["Of it.Letterx+1", "It stays."]
    made = redline(read_package(plain), old, Redliner("Policy Office"))
    assert says(made) == ["Of it.Letterx+1", "It stays."]
    assert says(made, View.ORIGINAL) == ["Of it.", "It stays."]


def test_headers_and_footers_at_the_same_places_are_marked_too(word: Word, marks: Marks) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def footed(text: str) -> dict[str, bytes]:
        return other(
            word("It stays."),
            (MAIN, "<w:sectPr/>", '<w:sectPr><w:footerReference w:type="default" r:id="f1"/></w:sectPr>'),
            (
                "word/_rels/document.xml.rels",
                "</Relationships>",
                f'<Relationship Id="f1" Type="{kind}" Target="footer1.xml"/></Relationships>',
            ),
            more={
                "word/footer1.xml": f"<w:ftr {names}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:ftr>".encode()
            },
        )

    made = redline(footed("Draft of May"), footed("Draft of June"), Redliner("Policy Office"))
    assert marks(made, "word/footer1.xml") == ["-May", "+June"]
