"""Whole documents of each kind, with all that can stand in one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest

from respondent.model.directory import Contact
from respondent.model.document import (
    Addressee,
    Alignment,
    BlockQuote,
    Blocks,
    BulletList,
    Claimed,
    Code,
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
    Sender,
    SignatureBlock,
    Str,
    Strong,
    Table,
)
from respondent.model.span import Span
from respondent.model.template import DocumentKind

S = Span("templates/letter.md.j2", 10, 1)
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x01\x08\x02\x00\x00\x00{@\xe8\xdd"
    b"\x00\x00\x00\x0fIDATx\x9cc\xfc\xcf\x00\x02\x0c\x0c\x00\x07\x05\x01\x01\xb5\x1c\xd3\x16"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
NAMES = ("Our Charity", "Another Charity", "A Third", "A Fourth", "Centre of expertise on something")


def inlines(*parts: Inline | str) -> tuple[Inline, ...]:
    return tuple(Str(part) if isinstance(part, str) else part for part in parts)


def para(*parts: Inline | str) -> Para:
    return Para(inlines(*parts), S)


def claimed(number: int, *parts: Inline | str) -> Claimed:
    return Claimed(number, inlines(*parts))


def text() -> Blocks:
    """Every kind of block and inline, with claims in all of them."""
    table = Table(
        head=(inlines("Force"), inlines("Offences, ", claimed(1, "2023/24"))),
        rows=(
            (inlines("South Yorkshire"), inlines(claimed(2, "1,249"))),
            (inlines("Gwent"), inlines(claimed(3, "503"), NoteRef(2))),
        ),
        alignments=(Alignment.LEFT, Alignment.RIGHT),
        span=S,
        caption=inlines("Offences by force", NoteRef(1)),
        source=inlines("Source: Home Office, ", Link(inlines("open data"), "https://www.gov.uk/")),
    )
    quotation = BlockQuote(
        (para(claimed(4, "“They said they would send it.")), para(claimed(4, "I told nobody.”"), NoteRef(3))),
        S,
        attribution=inlines("Girl, aged 13 (invented)"),
        warning=inlines("Describes blackmail."),
        support=inlines("Childline, 0800 1111"),
    )
    nested = OrderedList(((para("inner one"),), (para("inner two"), para("continued"))), 1, S)
    return (
        para(
            "Police recorded ",
            claimed(5, "38,685"),
            " offences & more: ",
            claimed(6, Emph(inlines("half"))),
            ".",
        ),
        Heading(2, inlines("What ", claimed(7, "2023/24"), " shows"), S),
        table,
        quotation,
        para("We say", Code("x = 1"), LineBreak(), Strong(inlines("clearly")), " that", NoteRef(4), ":"),
        BulletList(((para(claimed(8, "services ", claimed(9, "need not"))),), (para("and"), nested)), S),
        HorizontalRule(S),
        CodeBlock("a <b>\n  c", S),
        para(Image("chart.png", "Offences rose"), Image("gone.png", "Lost")),
        OrderedList(((para("Ask Ofcom."),), (para("Tell Parliament."),)), 4, S),
        para("We would welcome a meeting."),
    )


NOTES = (
    Note(1, inlines("Home Office, ", Emph(inlines("Police recorded crime")), ", sheet 2023_24.")),
    Note(2, inlines("Home Office (n ", CrossReference(1), "), ", claimed(10, "503"), " offences.")),
    Note(
        3, inlines("Childline, ", Link(inlines("www.childline.org.uk"), "https://www.childline.org.uk/"), ".")
    ),
    Note(4, inlines("Online Safety Act 2023, s 121(2).")),
)


@pytest.fixture
def assets() -> Mapping[str, bytes]:
    """The pictures of the documents."""
    return {"chart.png": PNG, "logo.png": PNG, "signature.png": PNG}


@pytest.fixture
def samples(document: Callable[..., Document]) -> Mapping[str, Document]:
    """A joint letter, a letter of one organisation in Harvard's style, a release and a response."""
    senders = tuple(Sender(name) for name in NAMES)
    one = Sender(
        "Our Charity", ("1 Street", "London"), "www.example.org", "12345", "logo.png", "Logo", "We help."
    )
    addressees = (
        Addressee("Jo Doe MP", "Home Secretary", "Home Office", ("2 Marsham Street", "London SW1P 4DF")),
        Addressee("Sam Roe MP", "Secretary of State", None, ("100 Parliament Street", "London SW1A 2BQ")),
    )
    signatures = tuple(
        SignatureBlock(
            name, f"Name {n}", "Chief Executive", "signature.png" if n else None, "logo.png", "Logo"
        )
        for n, name in enumerate(NAMES)
    )
    common: dict[str, object] = {"notice": "Illustration.", "reference": "A/1", "notes": NOTES}
    closing: dict[str, object] = {"valediction": "Yours sincerely,", "cc": ("Ofcom", "Parliament")}
    return {
        "joint-letter": document(
            *text(), senders=senders, addressees=addressees, signatures=signatures, **common, **closing
        ),
        "letter": document(
            *text()[:2],
            senders=(one,),
            addressees=addressees[:1],
            signatures=signatures[:1],
            salutation=None,
            references=(inlines("Home Office (2024) ", Emph(inlines("Crime")), "."),),
            **closing,
        ),
        "release": document(
            *text(),
            kind=DocumentKind.RELEASE,
            senders=(one,),
            title=inlines("More than ", claimed(11, "three a day")),
            embargo=datetime(2025, 2, 18, 0, 1, tzinfo=UTC),
            contact=Contact("Press office", "press@example.org", "020 7946 0000", "weekdays"),
            **common,
        ),
        "response": document(*text(), kind=DocumentKind.RESPONSE, senders=(one,), **common),
    }
