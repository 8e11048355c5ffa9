"""Blocks as paragraphs: lists, quotations, code and rules, in each other."""

from __future__ import annotations

import re
from collections.abc import Callable

from respondent.model.document import (
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Document,
    Heading,
    HorizontalRule,
    OrderedList,
    Para,
    Str,
    Table,
)
from respondent.model.span import Span
from respondent.writing.word.letterhead import plain_letterhead
from respondent.writing.word.writer import write_word

S = Span("t.md.j2", 1, 1)
Documents = Callable[..., Document]
Body = Callable[..., str]
Paragraphs = Callable[[str], list[tuple[str, str]]]
OPENING = ["Date", "Salutation", "SubjectLine"]


def para(text: str) -> Para:
    return Para((Str(text),), S)


def bullets(*items: tuple[Block, ...]) -> BulletList:
    return BulletList(items, S)


def properties(xml: str, text: str) -> str:
    """The properties of the paragraph that begins with a text."""
    found = re.search(rf"<w:pPr>((?:(?!</w:pPr>).)*)</w:pPr>(?:<w:r>)?(?:<w:t[^>]*>)?{text}<", xml)
    assert found is not None
    return found[1]


def test_headings_have_the_styles_of_their_levels_and_the_deepest_share_one(
    document: Documents, body: Body, paragraphs: Paragraphs
) -> None:
    content = [Heading(level, (Str(f"H{level}"),), S) for level in (1, 2, 6, 7)]
    assert paragraphs(body(document(*content)))[3:] == [
        ("Heading1", "H1"),
        ("Heading2", "H2"),
        ("Heading6", "H6"),
        ("Heading6", "H7"),
    ]


def test_a_list_in_a_list_is_one_level_deeper(document: Documents, body: Body) -> None:
    xml = body(document(bullets((para("outer"), bullets((para("inner"),))))))
    assert '<w:pStyle w:val="ListBullet"/><w:numPr><w:ilvl w:val="0"/>' in properties(xml, "outer")
    assert '<w:pStyle w:val="ListBullet"/><w:numPr><w:ilvl w:val="1"/>' in properties(xml, "inner")


def test_each_numbered_list_begins_where_it_says(
    document: Documents, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    first = OrderedList(((para("a"),), (para("b"),)), 1, S)
    second = OrderedList(((para("c"),),), 4, S)
    files = parts(write_word(document(first, para("between"), second), plain_letterhead(), {}))
    xml = files["word/document.xml"].decode()
    numbers = [re.findall(r'numId w:val="(\d+)"', properties(xml, text))[0] for text in "abc"]
    assert numbers[0] == numbers[1] != numbers[2]
    numbering = files["word/numbering.xml"].decode()
    assert re.search(rf'<w:num w:numId="{numbers[0]}">.*?startOverride w:val="1"', numbering)
    assert re.search(rf'<w:num w:numId="{numbers[2]}">.*?startOverride w:val="4"', numbering)


def test_what_follows_in_an_item_is_set_in_without_a_marker(document: Documents, body: Body) -> None:
    xml = body(document(bullets((para("first"), para("second")))))
    assert properties(xml, "second") == (
        '<w:pStyle w:val="ListContinue"/><w:spacing w:after="160"/><w:ind w:left="397"/>'
    )


def test_the_last_line_of_a_whole_list_has_more_room_below(document: Documents, body: Body) -> None:
    xml = body(document(bullets((para("a"), bullets((para("b"),), (para("c"),))), (para("d"),))))
    room = [text for text in "abcd" if '<w:spacing w:after="160"/>' in properties(xml, text)]
    assert room == ["d"]
    xml = body(document(bullets((para("a"), bullets((para("b"),), (para("c"),))))))
    assert [text for text in "abc" if '<w:spacing w:after="160"/>' in properties(xml, text)] == ["c"]


def test_the_line_before_a_list_stays_with_it(document: Documents, body: Body) -> None:
    xml = body(document(para("We ask:"), bullets((para("one"),)), para("Thank you.")))
    assert "<w:keepNext/>" in properties(xml, "We ask:")
    assert "<w:keepNext/>" not in properties(xml, "Thank you.")


def test_an_item_that_begins_with_something_else_has_its_marker_on_a_line_of_its_own(
    document: Documents, body: Body, paragraphs: Paragraphs
) -> None:
    table = Table(((Str("A"),),), (((Str("1"),),),), (Alignment.LEFT,), S)
    content = bullets((table,), (BlockQuote((para("said"),), S),), (bullets((para("deep"),)),), ())
    found = paragraphs(body(document(content)))[3:]
    assert [style for style, text in found if not text] == [
        "ListBullet",
        "SourceLine",
        "ListBullet",
        "ListBullet",
        "ListBullet",
    ]


def test_a_heading_or_code_in_an_item_takes_the_marker_itself(document: Documents, body: Body) -> None:
    xml = body(document(bullets((Heading(3, (Str("Point"),), S),), (CodeBlock("x = 1\ny = 2\n", S),))))
    assert "<w:numPr>" in properties(xml, "Point")
    assert "<w:numPr>" in properties(xml, "x = 1")
    assert "x = 1</w:t></w:r><w:r><w:br/></w:r><w:r>" in xml


def test_lists_deeper_than_word_knows_stay_at_the_deepest(document: Documents, body: Body) -> None:
    nested = bullets((para("bottom"),))
    for _ in range(11):
        nested = bullets((para("x"), nested))
    assert '<w:ilvl w:val="8"/>' in properties(body(document(nested)), "bottom")


def test_a_quotation_has_its_warning_before_and_speaker_and_support_after(
    document: Documents, body: Body, paragraphs: Paragraphs
) -> None:
    quotation = BlockQuote(
        (para("One."), para("Two.")), S, (Str("Girl, aged 13"),), (Str("Blackmail."),), (Str("Childline"),)
    )
    xml = body(document(quotation))
    assert paragraphs(xml)[3:] == [
        ("QuoteNote", "Blackmail."),
        ("Quote", "One."),
        ("Quote", "Two."),
        ("QuoteAttribution", "— Girl, aged 13"),
        ("QuoteAttribution", "Childline"),
    ]
    assert "<w:keepNext/>" in properties(xml, "Blackmail.")
    assert "<w:keepNext/>" in properties(xml, "Two.")
    assert "<w:keepNext/>" in properties(xml, "— ")
    assert "<w:keepNext/>" not in properties(xml, "Childline")


def test_a_quotation_without_a_speaker_is_held_to_nothing(document: Documents, body: Body) -> None:
    xml = body(document(BlockQuote((para("Alone."),), S)))
    assert properties(xml, "Alone.") == '<w:pStyle w:val="Quote"/>'


def test_a_quotation_in_a_quotation_or_a_list_is_set_in_further(document: Documents, body: Body) -> None:
    inner = BlockQuote((para("inner"),), S, (Str("Somebody"),))
    xml = body(document(BlockQuote((para("outer"), inner), S), bullets((para("item"), inner))))
    lefts = re.findall(r'<w:pStyle w:val="Quote"/><w:keepNext/><w:ind w:left="(\d+)"/>', xml)
    assert lefts == [str(2 * 567), str(567 + 397)]
    assert f'<w:pStyle w:val="QuoteAttribution"/><w:ind w:left="{2 * 567}"/>' in xml


def test_a_list_in_a_quotation_hangs_within_it(document: Documents, body: Body) -> None:
    xml = body(document(BlockQuote((para("said:"), bullets((para("one"), para("more")))), S)))
    assert '<w:pStyle w:val="Quote"/>' in properties(xml, "one")
    assert f'<w:ind w:left="{567 + 397}" w:hanging="397"/>' in properties(xml, "one")
    assert f'<w:ind w:left="{567 + 397}"/>' in properties(xml, "more")


def test_a_rule_is_an_empty_line_with_a_border(
    document: Documents, body: Body, paragraphs: Paragraphs
) -> None:
    assert paragraphs(body(document(HorizontalRule(S))))[3:] == [("Rule", "")]


def test_a_letter_without_text_is_a_letter(document: Documents, body: Body, paragraphs: Paragraphs) -> None:
    assert [style for style, _ in paragraphs(body(document()))] == OPENING
