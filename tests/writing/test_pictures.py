from __future__ import annotations

from datetime import date

from respondent.model.document import (
    Alignment,
    Block,
    BlockQuote,
    BulletList,
    Claimed,
    Document,
    Emph,
    Heading,
    HorizontalRule,
    Image,
    Link,
    OrderedList,
    Para,
    Sender,
    SignatureBlock,
    Str,
    Strong,
    Table,
)
from respondent.model.span import Span
from respondent.model.template import DocumentKind
from respondent.writing.pictures import pictures

HERE = Span("templates/letter.md.j2", 9)
CHART = Image("charts/one.png", "Offences by year")


def letter(*blocks: Block) -> Document:
    return Document(
        id="letter",
        kind=DocumentKind.LETTER,
        template="letter",
        template_hash="0",
        title=(Str("Letter"),),
        date=date(2025, 2, 18),
        blocks=blocks,
    )


def test_a_picture_is_found_in_every_kind_of_inline() -> None:
    inlines = (Str("See"), Emph((Strong((Claimed(1, (Link((CHART,), "https://a.uk"),)),)),)))
    assert list(pictures(letter(Para(inlines, HERE)))) == [("charts/one.png", HERE)]


def test_a_picture_is_found_in_every_kind_of_block() -> None:
    para = Para((CHART,), HERE)
    blocks = (
        Heading(2, (CHART,), HERE),
        BulletList(((para,), (OrderedList(((para,),), 1, HERE),)), HERE),
        BlockQuote((para,), HERE),
        Table(((CHART,),), (((CHART,),), ((Str("1,249"),),)), (Alignment.LEFT,), HERE),
        HorizontalRule(HERE),
    )
    assert len(list(pictures(letter(*blocks)))) == 6


def test_logos_and_signatures_are_found_and_have_no_place_in_the_text() -> None:
    document = Document(
        id="letter",
        kind=DocumentKind.LETTER,
        template="letter",
        template_hash="0",
        title=(),
        date=date(2025, 2, 18),
        blocks=(),
        senders=(Sender("NSPCC", logo="logos/nspcc.png"), Sender("Barnardo’s")),
        signatures=(
            SignatureBlock("NSPCC", image="hands/a.png", logo="logos/nspcc.png"),
            SignatureBlock("B"),
        ),
    )
    assert list(pictures(document)) == [
        ("logos/nspcc.png", None),
        ("hands/a.png", None),
        ("logos/nspcc.png", None),
    ]
