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
