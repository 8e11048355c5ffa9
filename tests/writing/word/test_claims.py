"""Claims as bookmarks and content controls, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from respondent.model.document import (
    Alignment,
    BlockQuote,
    BulletList,
    Claimed,
    Document,
    Emph,
    Heading,
    Inline,
    Link,
    Note,
    NoteRef,
    Para,
    Str,
    Strong,
    Table,
)
from respondent.model.span import Span
from respondent.model.tag import LONGEST_ALIAS, LONGEST_BOOKMARK, LONGEST_TAG, parse_bookmark, parse_tag
from respondent.ooxml.namespaces import w
from respondent.writing.word.letterhead import plain_letterhead
from respondent.writing.word.writer import write_word

S = Span("t.md.j2", 1, 1)
Documents = Callable[..., Document]
Body = Callable[..., str]


def para(*content: Inline | str) -> Para:
    return Para(tuple(Str(part) if isinstance(part, str) else part for part in content), S)


def claimed(number: int, *content: Inline | str) -> Claimed:
    return Claimed(number, tuple(Str(part) if isinstance(part, str) else part for part in content))


def controls(xml: str) -> list[tuple[str, str]]:
    """Each control's tag and text, in order."""
    return [
        (
            control.find(f"{w('sdtPr')}/{w('tag')}").get(w("val")),  # type: ignore[union-attr,misc]
            "".join(text.text or "" for text in control.iter(w("t"))),
        )
        for control in etree.fromstring(xml.encode()).iter(w("sdt"))
    ]


def bookmarks(xml: str) -> dict[str, str]:
    """The text between the ends of each bookmark."""
    return {
        name: re.sub(r"<[^>]+>", "", inner)
        for number, name in re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"/>', xml)
        for inner in re.findall(
            rf'<w:bookmarkStart w:id="{number}" w:name="{name}"/>(.*?)<w:bookmarkEnd w:id="{number}"/>', xml
        )
    }


def test_a_claim_is_a_hidden_control_in_a_bookmark(document: Documents, body: Body) -> None:
    xml = body(document(para("There were ", claimed(1, "38,685"), " offences.")))
    assert (
        '<w:bookmarkStart w:id="1" w:name="claim_1_00000001"/><w:sdt><w:sdtPr>'
        '<w:alias w:val="Offences &amp; “crimes”, number 1"/><w:tag w:val="claim:image-offences@00000001"/>'
        '<w:id w:val="1"/><w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>'
        '<w:r><w:t xml:space="preserve">38,685</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd w:id="1"/>'
    ) in xml
    assert "w:lock" not in xml
    assert "w:dataBinding" not in xml


def test_a_claim_may_stand_in_a_claim(document: Documents, body: Body) -> None:
    xml = body(document(para(claimed(1, "a quarter on ", claimed(2, "Meta"), " products"))))
    assert controls(xml) == [
        ("claim:image-offences@00000001", "a quarter on Meta products"),
        ("claim:image-offences@00000002", "Meta"),
    ]


def test_a_claim_keeps_its_control_across_emphasis_links_and_headings(
    document: Documents, body: Body
) -> None:
    xml = body(
        document(
            Heading(2, (claimed(1, "38,685"), Str(" offences")), S),
            para(claimed(2, "more ", Emph((Str("than"),)), Strong((Str(" 100"),)))),
            para(Emph((claimed(3, "half"),))),
            para(Link((claimed(4, "the Act"),), "https://www.legislation.gov.uk/")),
        )
    )
    assert [text for _, text in controls(xml)] == ["38,685", "more than 100", "half", "the Act"]
    assert re.search(r"<w:hyperlink [^>]+><w:bookmarkStart [^>]+/><w:sdt>", xml)


def test_a_claim_keeps_its_control_in_lists_tables_captions_and_titles(
    document: Documents, body: Body
) -> None:
    table = Table(
        head=((Str("Force"),), (claimed(2, "2023/24"),)),
        rows=(((Str("Gwent"),), (claimed(3, "503"),)),),
        alignments=(Alignment.LEFT, Alignment.RIGHT),
        span=S,
        caption=(claimed(4, "Offences"),),
        source=(claimed(5, "Home Office"),),
    )
    items = BulletList(((para(claimed(1, "in a list")),),), S)
    xml = body(document(items, table, title=(Str("More than "), claimed(6, "three a day"))))
    assert sorted(text for _, text in controls(xml)) == [
        "2023/24",
        "503",
        "Home Office",
        "Offences",
        "in a list",
        "three a day",
    ]


def test_a_quotation_of_several_paragraphs_has_one_tag_and_a_bookmark_for_each(
    document: Documents, body: Body
) -> None:
    xml = body(document(BlockQuote((para(claimed(1, "One.")), para(claimed(1, "Two."))), S)))
    assert controls(xml) == [
        ("claim:image-offences@00000001", "One."),
        ("claim:image-offences@00000001", "Two."),
    ]
    assert bookmarks(xml) == {"claim_1_00000001": "One.", "claim_1_00000001_2": "Two."}


def test_a_claim_in_a_note_has_its_control_there(
    document: Documents, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    content = document(para("Text.", NoteRef(1)), notes=(Note(1, (Str("See "), claimed(1, "1,249"))),))
    notes = parts(write_word(content, plain_letterhead(), {}))["word/footnotes.xml"].decode()
    assert controls(notes) == [("claim:image-offences@00000001", "1,249")]


def test_a_claim_without_words_is_a_bookmark_alone(document: Documents, body: Body) -> None:
    xml = body(document(para("Text", Claimed(1, ()), ".", NoteRef(1)), notes=(Note(1, ()),)))
    assert controls(xml) == []
    assert bookmarks(xml)["claim_1_00000001"] == ""


def test_numbers_of_controls_and_bookmarks_are_unique_and_names_are_short(
    document: Documents, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    text = para(*(claimed(n, "words ", claimed(n + 1, "inside")) for n in range(1, 60, 2)), NoteRef(1))
    content = document(text, notes=(Note(1, (claimed(61, "in a note"),)),))
    files = parts(write_word(content, plain_letterhead(), {}))
    xml = files["word/document.xml"].decode() + files["word/footnotes.xml"].decode()
    ids = re.findall(r'<w:sdtPr>.*?<w:id w:val="(\d+)"/>', xml)
    assert len(ids) == len(set(ids)) == 61
    starts = re.findall(r'<w:bookmarkStart w:id="(\d+)"', xml)
    assert sorted(starts) == sorted(set(re.findall(r'<w:bookmarkEnd w:id="(\d+)"', xml)))
    names = re.findall(r'w:name="(claim_[^"]+)"', xml)
    assert len(names) == len(set(names)) == 61
    assert all(len(name) <= LONGEST_BOOKMARK and parse_bookmark(name) for name in names)
    tags = re.findall(r'<w:tag w:val="([^"]+)"', xml)
    assert all(len(tag) <= LONGEST_TAG and parse_tag(tag) for tag in tags)
    assert all(len(alias) <= LONGEST_ALIAS for alias in re.findall(r'<w:alias w:val="([^"]+)"', xml))
