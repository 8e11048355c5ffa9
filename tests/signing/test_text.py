"""A document's words as a sign-off is bound to them."""

from __future__ import annotations

from datetime import date

from respondent.model.document import (
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    Claimed,
    CodeBlock,
    CrossReference,
    Document,
    Emph,
    Heading,
    HorizontalRule,
    Image,
    Inline,
    LineBreak,
    Link,
    Note,
    NoteRef,
    OrderedList,
    Para,
    SignatureBlock,
    Str,
    Table,
)
from respondent.model.signed_text import Piece, SignedText, as_lines, from_lines
from respondent.model.span import Span
from respondent.model.template import DocumentKind
from respondent.signing.parts import part_named, parts_of
from respondent.signing.text import text_of_blocks, text_of_document

AT = Span("t", 1, 1)


def para(*inlines: Inline) -> Para:
    return Para(inlines, AT)


def heading(text: str, level: int = 2) -> Heading:
    return Heading(level, (Str(text),), AT)


def document(*blocks: Block, notes: tuple[Note, ...] = ()) -> Document:
    return Document(
        id="letter",
        kind=DocumentKind.LETTER,
        template="letter",
        template_hash="",
        title=(Str("A title"),),
        date=date(2025, 2, 18),
        blocks=blocks,
        notes=notes,
        signatures=(SignatureBlock("Our Charity", "Jo", "Chair"),),
    )


def words(*blocks: Block) -> list[tuple[str, ...]]:
    return [tuple(piece) for piece in text_of_blocks(blocks, document()).words]


def claims(*blocks: Block) -> list[tuple[str, ...]]:
    return [tuple(piece) for piece in text_of_blocks(blocks, document()).claims]


def test_every_kind_of_block_gives_its_words() -> None:
    table = Table(
        ((Str("Force"),), (Str("Number"),)),
        (((Str("Gwent"),), (Str("503"),)),),
        (Alignment.LEFT, Alignment.RIGHT),
        AT,
        caption=(Str("By force"),),
        source=(Str("Home Office"),),
    )
    quote = BlockQuote(
        (para(Str("Help.")),), AT, (Str("A girl"),), (Str("Hard to read"),), (Str("Childline"),)
    )
    assert words(
        heading("Why"),
        para(Str("One"), LineBreak(), Emph((Str("two"),)), NoteRef(1), Image("x.png", "a chart")),
        BulletList(((para(Str("bullet")),),), AT),
        OrderedList(((para(Str("first")),), (para(Str("second")),)), 3, AT),
        CodeBlock("a  b\nc", AT),
        HorizontalRule(AT),
        quote,
        table,
    ) == [
        ("heading", "Why"),
        ("paragraph", "One twoa chart"),
        ("item", "bullet"),
        ("item 3", "first"),
        ("item 4", "second"),
        ("code", "a b c"),
        ("warning", "Hard to read"),
        ("quotation", "Help."),
        ("said by", "A girl"),
        ("support", "Childline"),
        ("caption", "By force"),
        ("row", "Force | Number"),
        ("row", "Gwent | 503"),
        ("table’s source", "Home Office"),
    ]


def test_a_link_that_leads_elsewhere_is_another_text_and_the_same_address_is_not_said_twice() -> None:
    assert words(para(Link((Str("here"),), "https://a.example"))) == [
        ("paragraph", "here <https://a.example>")
    ]
    assert words(para(Link((Str("a@b.example"),), "mailto:a@b.example"))) == [("paragraph", "a@b.example")]


def test_a_claim_enters_with_its_sentence_and_other_sentences_do_not() -> None:
    text = para(
        Str("It is bad. Police did not record "), Claimed(1, (Str("38,685"),)), Str(" offences. Indeed.")
    )
    assert claims(text) == [("claim", "Police did not record 38,685 offences.")]


def test_a_claim_in_a_table_enters_with_its_row_and_one_in_a_quotation_with_all_of_it() -> None:
    rows = (((Str("Gwent"),), (Claimed(1, (Str("503"),)),)), ((Str("Kent"),), (Str("–"),)))
    table = Table(((Str("Force"),), (Str("Number"),)), rows, (Alignment.LEFT, Alignment.RIGHT), AT)
    quote = BlockQuote((para(Claimed(2, (Str("Help."),))),), AT, (Str("A girl"),))
    assert claims(table, quote) == [("claim", "Gwent | 503"), ("claim", "Help."), ("claim", "A girl")]
    assert claims(BlockQuote((para(Str("Help.")),), AT)) == []


def test_recommendations_stand_below_their_heading_in_numbered_lists_or_say_so() -> None:
    assert claims(
        heading("Our recommendations"),
        para(Str("Act now.")),
        heading("In detail", 3),
        BulletList(((para(Str("Soon.")),),), AT),
        heading("Afterwards"),
        para(Str("Thank you. We urge you to listen. Goodbye.")),
        OrderedList(((para(Str("Meet us.")),),), 1, AT),
    ) == [
        ("recommendation", "Act now."),
        ("recommendation", "Soon."),
        ("recommendation", "We urge you to listen."),
        ("recommendation", "Meet us."),
    ]


def test_signatories_are_in_both_and_what_surrounds_the_text_in_the_words() -> None:
    text = text_of_document(document(para(Str("Text."))))
    assert Piece("signatory", "Our Charity · Jo · Chair") in text.words
    assert text.claims == (Piece("signatory", "Our Charity · Jo · Chair"),)
    assert text.words[:2] == (Piece("title", "A title"), Piece("date", "18 February 2025"))


def test_a_part_has_the_notes_that_it_refers_to() -> None:
    notes = (Note(1, (Str("One."),)), Note(2, (Str("See (n "), CrossReference(1), Str(")."))))
    whole = document(
        heading("First"),
        para(Str("A."), NoteRef(1)),
        heading("Second"),
        para(Str("B."), NoteRef(2)),
        notes=notes,
    )
    found = part_named(whole, "second!")
    assert found is not None
    assert found[0] == "Second"
    assert [tuple(piece) for piece in text_of_blocks(found[1], whole).words] == [
        ("heading", "Second"),
        ("paragraph", "B."),
        ("note", "See (n 1)."),
    ]


def test_of_two_parts_with_one_name_there_is_neither() -> None:
    whole = document(heading("Why"), heading("Detail", 3), para(Str("x")), heading("why?"), heading("Last"))
    assert list(parts_of(whole)) == ["Detail", "Last"]
    assert part_named(whole, "Why") is None


def test_the_pieces_are_kept_in_a_file_and_come_back() -> None:
    text = SignedText((Piece("paragraph", "One."), Piece("note", "Two.")), (Piece("claim", "One."),))
    assert from_lines(as_lines(text)) == text
    assert from_lines(as_lines(text).replace("\n", "\r\n")) == text
    assert from_lines(as_lines(SignedText((), ()))) == SignedText((), ())
    for wrong in ("", "no tab\n\n", "a\tb\n", "a\tb\n\nc\td\n\ne\tf\n"):
        assert from_lines(wrong) is None
