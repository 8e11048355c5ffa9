"""The shapes of organisations and offices: who writes, and who is written to."""

from __future__ import annotations

from itertools import pairwise

from respondent.loading.records.common import Kind, Made, Making, kind_of_record
from respondent.loading.shapes.reading import Reading
from respondent.loading.shapes.shape import Either, Field, Many, Scalar, Shape, Values, as_fields
from respondent.loading.shapes.values import DATE, EMAIL, FILE, LINE, TEXT, WEB, read_text
from respondent.model.directory import Address, Contact, Holder, Office, Organisation, Signatory


def _split(text: str) -> tuple[str, ...]:
    """An address written as one text, line by line; in one line, its commas part the lines."""
    lines = [" ".join(line.split()) for line in read_text(text).splitlines() if line.strip()]
    return tuple(lines[0].split(", ") if len(lines) == 1 else lines)


_LINES = Either(Scalar("an address, a comma between its lines", _split), Many(LINE, or_one=False, at_least=1))

CONTACT = Shape(
    "fields such as {name: Press office, email: press@example.org, phone: 020 7946 0123}",
    (
        Field("name", LINE, "The person or the office.", required=True),
        Field("email", EMAIL, "The e-mail address."),
        Field("phone", LINE, "The telephone number."),
        Field("hours", LINE, "When it is answered: “9am–5pm, and an on-call number”."),
    ),
    as_fields(Contact),
)

SIGNATORY_FIELDS = (
    Field("name", LINE, "The person or the office that signs.", required=True),
    Field("role", LINE, "The person's role: “Chief Executive”."),
    Field("image", FILE, "A picture of the signature."),
)

_SIGNATORY = Shape(
    "fields such as {name: Jo Bloggs, role: Chief Executive}", SIGNATORY_FIELDS, as_fields(Signatory)
)


def _in_order(values: Values, place: str, reading: Reading) -> bool:
    """Whether “from” does not come after “to”; noted if it does."""
    since, until = values.get("since"), values.get("until")
    if since is None or until is None or since <= until:
        return True
    reading.clash(f"{place}.to", f"{until} comes before “from”, {since}.", "Correct one of the two days.")
    return False


def _holder(values: Values, place: str, reading: Reading) -> Holder | None:
    return Holder(**values) if _in_order(values, place, reading) else None


def _address(values: Values, place: str, reading: Reading) -> Address | None:
    return Address(**values) if _in_order(values, place, reading) else None


_TO = Field("to", DATE, "The last day; left out: still.", attribute="until")

_HOLDER = Shape(
    "fields such as {name: Jo Bloggs, honours: MP, from: 2024-07-05}",
    (
        Field("name", LINE, "The person, without what follows the name.", required=True),
        Field("honours", LINE, "What follows the name in an address: “MP”, “CBE”."),
        Field("salutation", LINE, "What follows “Dear”: “Dame Melanie”."),
        Field("from", DATE, "The first day in office.", required=True, attribute="since"),
        _TO,
    ),
    _holder,
)

_ADDRESS = Shape(
    "fields such as {lines: [2 Marsham Street, London SW1P 4DF]}",
    (
        Field(
            "lines", _LINES, "The lines of the address, below the office and the organisation.", required=True
        ),
        Field("from", DATE, "The first day on which it is good.", attribute="since"),
        _TO,
    ),
    _address,
)


def _organisation(values: Values, _making: Making) -> Made:
    return Organisation(**values)


def _office(values: Values, making: Making) -> Made:
    single = values.pop("address", None)
    if single is not None:
        if "addresses" in values:
            making.reading.clash(
                "address", "there is “addresses” as well.", "Keep the address in one of the two."
            )
        values["addresses"] = (*values.get("addresses", ()), Address(single))
    holders = sorted(values.get("holders", ()), key=lambda holder: holder.since)
    for before, after in pairwise(holders):
        if before.until is None or after.since <= before.until:
            making.reading.clash(
                "holders",
                f"{before.name} and {after.name} both hold the office on {after.since}.",
                f"Give {before.name} a “to:” before that day.",
            )
    return Office(**values)


ORGANISATION = kind_of_record(
    "organisation",
    "An organisation that signs letters, issues releases or answers consultations.",
    _organisation,
    Field("name", LINE, "Its name, as it is printed.", required=True),
    Field("short_name", LINE, "What it is called for short."),
    Field("address", _LINES, "The lines of its address."),
    Field("website", WEB, "Its website."),
    Field("charity_number", LINE, "Its number at the Charity Commission, OSCR or CCNI."),
    Field("logo", FILE, "A picture of its logo."),
    Field("logo_alt", LINE, "The logo in words, for those who do not see it."),
    Field("signatory", _SIGNATORY, "Who signs for it, unless a letter says otherwise."),
    Field("press", CONTACT, "Whom journalists ask."),
    Field("about", TEXT, "The paragraph about it at the end of a release."),
)

OFFICE = kind_of_record(
    "office",
    "A post that letters go to, whoever holds it.",
    _office,
    Field("name", LINE, "The office's title: “Home Secretary”.", required=True),
    Field("organisation", LINE, "The organisation, as it stands in an address: “Home Office”."),
    Field("holders", Many(_HOLDER), "Who held it, from one day to another; the letter's date chooses."),
    Field("address", _LINES, "The lines of its address, if there is only one."),
    Field("addresses", Many(_ADDRESS), "Its addresses, each with its days; the letter's date chooses."),
    Field(
        "salutation",
        LINE,
        "What follows “Dear”, unless the holder has a form of their own: “Home Secretary”.",
    ),
    Field("email", EMAIL, "Where letters are sent by e-mail."),
)

KINDS: tuple[Kind, ...] = (ORGANISATION, OFFICE)
