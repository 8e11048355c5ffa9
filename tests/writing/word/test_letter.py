"""What surrounds the text of a letter, a release and a response."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from respondent.model.directory import Contact
from respondent.model.document import (
    Addressee,
    Document,
    Emph,
    Heading,
    Note,
    NoteRef,
    Para,
    Sender,
    SignatureBlock,
    Str,
)
from respondent.model.span import Span
from respondent.model.template import DocumentKind
from respondent.writing.word.letterhead import Letterhead

S = Span("t.md.j2", 1, 1)
Documents = Callable[..., Document]
Body = Callable[..., str]
Paragraphs = Callable[[str], list[tuple[str, str]]]
MINISTER = Addressee("Jo Doe MP", "Home Secretary", "Home Office", ("2 Marsham Street", "London SW1P 4DF"))
OTHER = Addressee("Sam Roe MP", "Secretary of State", None, ("100 Parliament Street",))
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x90\0\0\0\xc8\x08\x02\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82"


def test_a_letter_goes_from_its_addressee_to_its_copies(
    document: Documents, body: Body, paragraphs: Paragraphs
) -> None:
    content = document(
        "We write.",
        addressees=(MINISTER,),
        reference="A/1",
        notice="Illustration.",
        valediction="Yours sincerely,",
        signatures=(SignatureBlock("Our Charity", "Al Poe", "Chief Executive"),),
        cc=("Ofcom", "The Children’s Commissioner"),
    )
    assert paragraphs(body(content)) == [
        ("Notice", "Illustration."),
        ("Addressee", "Jo Doe MP\nHome Secretary\nHome Office\n2 Marsham Street\nLondon SW1P 4DF"),
        ("Date", "18 February 2025"),
        ("ReferenceLine", "Our reference: A/1"),
        ("Salutation", "Dear Minister,"),
        ("SubjectLine", "Private messaging"),
        ("BodyText", "We write."),
        ("Closing", "Yours sincerely,"),
        ("SignatureSpace", ""),
        ("Signature", "Al Poe\nChief Executive\nOur Charity"),
        ("CopyLine", "cc\tOfcom\nThe Children’s Commissioner"),
    ]


def test_a_letter_to_two_has_their_addresses_side_by_side(
    document: Documents, body: Body, paragraphs: Paragraphs
) -> None:
    xml = body(document("Text.", addressees=(MINISTER, OTHER)))
    table = xml[xml.index("<w:tbl>") : xml.index("</w:tbl>")]
    assert table.count("<w:tc>") == 2
    assert ("Addressee", "Sam Roe MP\nSecretary of State\n100 Parliament Street") in paragraphs(xml)


def test_without_a_salutation_there_is_a_ruled_gap_for_a_pen(
    document: Documents, body: Body, paragraphs: Paragraphs
) -> None:
    assert ("SalutationGap", "\t") in paragraphs(body(document("Text.", salutation=None)))


def test_five_signatories_stand_in_rows_of_three_that_stay_together(
    document: Documents, body: Body, paragraphs: Paragraphs
) -> None:
    signatures = tuple(SignatureBlock(f"Charity {n}", f"Name {n}") for n in range(1, 6))
    xml = body(document("Last words.", valediction="Yours sincerely,", signatures=signatures))
    table = xml[xml.index("<w:tbl>") :]
    assert [row.count("<w:tc>") for row in re.findall(r"<w:tr>.*?</w:tr>", table)] == [3, 3]
    assert paragraphs(xml)[-1] == ("TableEnd", "")
    last = re.findall(r"<w:pPr>((?:(?!</w:pPr>).)*)</w:pPr><w:r><w:t[^>]*>Last words", xml)
    assert "<w:keepNext/>" in last[0]


def test_two_and_four_signatories_stand_two_by_two(document: Documents, body: Body) -> None:
    for count in (2, 4):
        signatures = tuple(SignatureBlock(f"Charity {n}") for n in range(count))
        xml = body(document("Text.", signatures=signatures))
        assert {row.count("<w:tc>") for row in re.findall(r"<w:tr>.*?</w:tr>", xml)} == {2}


def test_a_signature_may_be_a_picture_and_an_organisation_have_its_logo(
    document: Documents, body: Body
) -> None:
    signatures = (
        SignatureBlock("A", "Al Poe", image="al.png", logo="a.png", logo_alt="A’s logo"),
        SignatureBlock("B", image="gone.png", logo="gone.png"),
    )
    xml = body(document("Text.", signatures=signatures), al__png=PNG, a__png=PNG)
    assert re.findall(r'descr="([^"]*)"', xml) == ["A’s logo", "Signature of Al Poe"]


def test_one_organisations_logo_is_not_repeated_at_the_end(document: Documents, body: Body) -> None:
    block = SignatureBlock("A", "Al Poe", logo="a.png")
    assert "w:drawing" not in body(document("Text.", signatures=(block,)), a__png=PNG)


def test_plain_paper_begins_with_who_writes(document: Documents, body: Body, paragraphs: Paragraphs) -> None:
    sender = Sender("Our Charity", ("1 Street", "London"), "www.example.org", "123456")
    assert paragraphs(body(document("Text.", senders=(sender,))))[:2] == [
        ("Sender", "Our Charity"),
        ("SenderDetails", "1 Street, London · www.example.org · Registered\u00a0charity\u00a0123456"),
    ]
    assert paragraphs(body(document("Text.", senders=(Sender("A"),))))[:2] == [
        ("Sender", "A"),
        ("SenderDetails", ""),
    ]
    several = (Sender("Our Charity"), Sender("A very long name of another organisation"))
    assert paragraphs(body(document("Text.", senders=several)))[0] == (
        "Senders",
        "Our\u00a0Charity · A very long name of another organisation",
    )


def test_a_single_senders_logo_stands_for_its_name(document: Documents, body: Body) -> None:
    sender = Sender("Our Charity", logo="logo.png")
    xml = body(document("Text.", senders=(sender,)), logo__png=PNG)
    assert 'descr="Our Charity"' in xml
    assert ">Our Charity<" in body(document("Text.", senders=(sender,)))


def test_an_organisations_own_letterhead_says_who_writes(
    document: Documents, body: Body, opened: Callable[..., Letterhead]
) -> None:
    assert ">Our Charity<" not in body(document("Text.", senders=(Sender("Our Charity"),)), opened())


def test_references_and_a_contact_come_last(document: Documents, body: Body, paragraphs: Paragraphs) -> None:
    entry = (Str("Home Office (2024) "), Emph((Str("Crime"),)))
    contact = Contact("Policy team", "policy@example.org", "020 7946 0000", "weekdays")
    xml = body(document("Text.", references=(entry,), contact=contact))
    assert paragraphs(xml)[-4:] == [
        ("Heading2", "References"),
        ("Bibliography", "Home Office (2024) Crime"),
        ("Heading2", "Contact"),
        ("SmallText", "Policy team\npolicy@example.org\n020 7946 0000\nweekdays"),
    ]


def test_a_release_goes_from_its_label_to_who_the_senders_are(
    document: Documents, body: Body, paragraphs: Paragraphs
) -> None:
    content = document(
        Para((Str("Text."), NoteRef(1)), S),
        kind=DocumentKind.RELEASE,
        embargo=datetime(2025, 2, 18, 0, 1, tzinfo=UTC),
        notes=(Note(1, (Str("Home Office."),)),),
        contact=Contact("Press office"),
        senders=(Sender("Our Charity", about="We help."),),
    )
    assert paragraphs(body(content)) == [
        ("Sender", "Our Charity"),
        ("SenderDetails", ""),
        ("ReleaseLabel", "Press release"),
        ("Embargo", "Embargoed until 00:01 on Tuesday 18 February 2025"),
        ("Title", "Private messaging"),
        ("Dateline", "18 February 2025"),
        ("BodyText", "Text.1"),
        ("ReleaseEnd", "ENDS"),
        ("Heading2", "Notes to editors"),
        ("NoteToEditors", "Home Office."),
        ("Heading2", "Press contact"),
        ("SmallText", "Press office"),
        ("Heading2", "About Our Charity"),
        ("SmallText", "We help."),
    ]


def test_a_release_without_embargo_or_notes_says_so(
    document: Documents, body: Body, paragraphs: Paragraphs
) -> None:
    found = paragraphs(body(document("Text.", kind=DocumentKind.RELEASE)))
    assert ("Immediate", "For immediate release") in found
    assert ("Heading2", "Notes to editors") not in found


def test_a_response_has_a_block_with_its_title(
    document: Documents, body: Body, paragraphs: Paragraphs
) -> None:
    content = document(Heading(2, (Str("Question 1"),), S), kind=DocumentKind.RESPONSE, reference="R/1")
    assert paragraphs(body(content)) == [
        ("Title", "Private messaging"),
        ("Dateline", "18 February 2025 · Our reference: R/1"),
        ("Heading2", "Question 1"),
    ]
