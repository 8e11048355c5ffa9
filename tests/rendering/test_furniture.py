"""What stands around a document's text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from respondent.model.directory import Contact
from respondent.model.document import Addressee, Document, Sender, SignatureBlock
from respondent.rendering.render import Rendered

Make = Callable[..., Document]


def front(**fields: str) -> str:
    """A letter's front matter with these fields."""
    known = {"kind": "letter", "title": "T", "date": "2025-02-18", **fields}
    return "\n".join(f"{name}: {value}" for name, value in known.items())


def test_a_letter_goes_to_the_holder_of_the_office_on_its_day(document: Make) -> None:
    made = document("x", front=front(to="home-secretary"))
    assert (
        made.addressees
        == (
            Addressee(
                "Yvette Cooper MP", "Home Secretary", "Home Office", ("2 Marsham Street", "London SW1P 4DF")
            ),
        )
        or made.addressees[0].name == "Yvette Cooper MP"
    )
    assert made.salutation == "Dear Home Secretary,"
    assert made.valediction == "Yours sincerely,"
    assert (made.id, made.date) == ("letter", date(2025, 2, 18))


def test_a_holders_own_salutation_comes_first(document: Make) -> None:
    assert document("x", front=front(to="ofcom-chief")).salutation == "Dear Dame Melanie,"


def test_a_salutation_that_a_record_gives_whole_is_not_greeted_twice(document: Make) -> None:
    office = (
        "kind: office\nname: Chair\nsalutation: Dear Chair,\naddress: London\n"
        "holders: [{name: Jo Bloggs, from: 2020-01-01}]\n"
    )
    made = document("x", front=front(to="chair"), records={"chair.yaml": office})
    assert made.salutation == "Dear Chair,"


def test_a_joint_letter_greets_both(document: Make) -> None:
    made = document("x", front=front(to="{joint: [home-secretary, tech-secretary]}"))
    assert made.salutation == "Dear Home Secretary and Secretary of State,"
    assert [addressee.name for addressee in made.addressees] == ["Yvette Cooper MP", "Peter Kyle"]


def test_a_list_of_addressees_gives_a_copy_each(rendered: Callable[..., Rendered]) -> None:
    made = rendered("{{ figure('offences') }}", front=front(to="[home-secretary, tech-secretary]")).documents
    assert [(d.id, d.salutation) for d in made] == [
        ("letter-home-secretary", "Dear Home Secretary,"),
        ("letter-tech-secretary", "Dear Secretary of State,"),
    ]
    assert made[0].claims == made[1].claims


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("by hand", None),
        ("Dear all", "Dear all,"),
        ("Dear friends!", "Dear friends!"),
        ("Bridget", "Dear Bridget,"),
        ("To whom it may concern", "To whom it may concern,"),
    ],
)
def test_a_salutation_may_be_given_or_left_to_a_pen(
    document: Make, written: str, printed: str | None
) -> None:
    assert document("x", front=front(to="home-secretary", salutation=written)).salutation == printed


def test_a_valediction_may_be_given(document: Make) -> None:
    assert document("x", front=front(valediction="Yours faithfully")).valediction == "Yours faithfully,"


def test_a_letter_to_nobody_in_particular_greets_sir_or_madam(document: Make) -> None:
    made = document("x", front=front())
    assert (made.addressees, made.salutation) == ((), "Dear Sir or Madam,")


def test_senders_and_their_signatories_come_from_the_records(document: Make) -> None:
    made = document("x", front=front(**{"from": "[nspcc, barnardos]"}))
    assert (
        made.senders[0] == Sender("NSPCC", ("42 Curtain Road, London EC2A 3NH",))
        or made.senders[0].name == "NSPCC"
    )
    assert made.signatures == (
        SignatureBlock("NSPCC", "A Signatory", "Chief Executive"),
        SignatureBlock("Barnardo’s"),
    )
    assert made.contact is None


def test_the_front_matter_may_name_signatories(document: Make) -> None:
    made = document(
        "x",
        front=front(**{"from": "nspcc"})
        + "\nsignatories:\n  - {organisation: barnardos, name: B Signatory, role: Director}",
    )
    assert made.signatures == (SignatureBlock("Barnardo’s", "B Signatory", "Director"),)


def test_copies_name_the_holder_the_organisation_or_the_words(document: Make) -> None:
    made = document("x", front=front(cc="[ofcom-chief, nspcc]"))
    assert made.cc == ("Dame Melanie Dawes, Chief Executive, Ofcom", "NSPCC")


def test_a_release_has_the_press_contact_and_no_letters_parts(document: Make) -> None:
    made = document(
        "x",
        front=front(
            kind="release", embargo="2025-02-18 00:01", notice="An illustration.", **{"from": "nspcc"}
        ),
    )
    assert made.contact == Contact("Press office", "press@example.org")
    assert (made.salutation, made.valediction, made.signatures) == (None, None, ())
    assert made.embargo is not None
    assert made.embargo.replace(tzinfo=None) == datetime(2025, 2, 18, 0, 1)  # noqa: DTZ001 - the wall clock's
    assert made.notice == "An illustration."


def test_a_contact_in_the_front_matter_comes_first(document: Make) -> None:
    made = document(
        "x", front=front(kind="release", contact="{name: N, email: n@example.org}", **{"from": "nspcc"})
    )
    assert made.contact == Contact("N", "n@example.org")


def test_a_response_needs_no_salutation(document: Make) -> None:
    made = document("x", front=front(kind="response", to="ofcom-chief"))
    assert (made.salutation, made.valediction) == (None, None)
    assert made.addressees[0].name == "Dame Melanie Dawes"


def test_reference_letterhead_and_hash_are_handed_on(document: Make) -> None:
    made = document("x", front=front(reference="Ref 1"))
    assert made.reference == "Ref 1"
    assert made.template == "letter"
    assert len(made.template_hash) == 64
