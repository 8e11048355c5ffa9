"""What stands around a document's text: senders, addressees, salutation, signatures, copies, the press contact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from respondent.model.confidence import NO_REASON
from respondent.model.directory import Contact, Office, Organisation, Signatory
from respondent.model.document import Addressee, Passage, Sender, SignatureBlock
from respondent.model.edition import SCISSORS, marked
from respondent.model.listing import listed
from respondent.model.record import Record
from respondent.model.template import DocumentKind, FrontMatter

VALEDICTION = "Yours sincerely,"
"""How a letter to somebody who is addressed by name or office ends."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of those that a template makes: to whom it goes, and what its file's name adds for that."""

    suffix: str
    addressees: tuple[Addressee, ...]
    salutation: str | None


def letters(front: FrontMatter, records: Mapping[str, Record]) -> tuple[Letter, ...]:
    """The letters that the front matter asks for: a joint one, or a copy for each office; one if to nobody."""
    offices = [record for name in front.recipients.offices if isinstance(record := records.get(name), Office)]
    if front.recipients.joint or len(offices) < 2:
        return (_letter("", offices, front),)
    return tuple(_letter(f"-{office.id}", [office], front) for office in offices)


def _letter(suffix: str, offices: Sequence[Office], front: FrontMatter) -> Letter:
    addressees = tuple(addressee(office, front.date) for office in offices)
    return Letter(suffix, addressees, _salutation(offices, front))


def addressee(office: Office, day: date) -> Addressee:
    """Who holds the office on a day, and where it is reached then."""
    holder, address = office.holder_on(day), office.address_on(day)
    lines = address.lines if address else ()
    if holder is None:
        return Addressee(office.name, "", office.organisation, lines)
    name = " ".join(filter(None, (holder.name, holder.honours)))
    return Addressee(name, office.name, office.organisation, lines)


def _salutation(offices: Sequence[Office], front: FrontMatter) -> str | None:
    """Dear Home Secretary and Secretary of State; None where it is left to a pen, or not called for."""
    if front.by_hand:
        return None
    if front.salutation is not None:
        return _punctuated(_addressed(front.salutation))
    if front.kind is not DocumentKind.LETTER:
        return None
    names = tuple(dict.fromkeys(_called(office, front.date) for office in offices))
    return f"Dear {listed(names)}," if names else "Dear Sir or Madam,"


_WHOLE = ("dear ", "my dear ", "to ")


def _addressed(words: str) -> str:
    """A salutation of a template's own: what follows “Dear”, or all of it, such as “To whom it may concern”."""
    return words if words.lower().startswith(_WHOLE) else f"Dear {words}"


def _called(office: Office, day: date) -> str:
    """What follows “Dear”, also where a record has the word itself and the comma."""
    holder = office.holder_on(day)
    words = (holder.salutation if holder else None) or office.salutation or office.name
    return words.removeprefix("Dear ").removesuffix(",")


def _punctuated(words: str) -> str:
    words = words.strip()
    return words if words[-1:] in {",", ":", "!", "."} else f"{words},"


def valediction(front: FrontMatter) -> str | None:
    """The words above the signatures of a letter."""
    if front.valediction is not None:
        return _punctuated(front.valediction)
    return VALEDICTION if front.kind is DocumentKind.LETTER else None


def senders(front: FrontMatter, records: Mapping[str, Record]) -> tuple[Sender, ...]:
    """The organisations that the document comes from."""
    return tuple(
        Sender(shown_name(o), o.address, o.website, o.charity_number, o.logo, o.logo_alt, o.about)
        for o in _organisations(front.senders, records)
    )


def names_of(organisations: Sequence[str], records: Mapping[str, Record]) -> tuple[str, ...]:
    """The organisations' names, as a sentence has them."""
    return tuple(shown_name(o) for o in _organisations(organisations, records))


def signatures(front: FrontMatter, records: Mapping[str, Record]) -> tuple[SignatureBlock, ...]:
    """Who signs: those whom the front matter names, or of a letter each sender's own signatory."""
    if front.signatories:
        return tuple(
            _signature(organisation, signed.signatory)
            for signed in front.signatories
            if isinstance(organisation := records.get(signed.organisation), Organisation)
        )
    if front.kind is not DocumentKind.LETTER:
        return ()
    return tuple(_signature(o, o.signatory) for o in _organisations(front.senders, records))


def _signature(organisation: Organisation, by: Signatory | None) -> SignatureBlock:
    return SignatureBlock(
        shown_name(organisation),
        by.name if by else None,
        by.role if by else None,
        by.image if by else None,
        organisation.logo,
        organisation.logo_alt,
    )


def copies(front: FrontMatter, records: Mapping[str, Record]) -> tuple[str, ...]:
    """Who gets a copy: an office's holder and title, an organisation's name, or the words as they stand."""
    return tuple(_copy(name, records, front.date) for name in front.cc)


def _copy(name: str, records: Mapping[str, Record], day: date) -> str:
    record = records.get(name)
    if isinstance(record, Office):
        to = addressee(record, day)
        return ", ".join(filter(None, (to.name, to.title, to.organisation)))
    return shown_name(record) if isinstance(record, Organisation) else name


def contact(front: FrontMatter, records: Mapping[str, Record]) -> Contact | None:
    """Whom to ask: the front matter's contact; of a release, else the first sender's press contact."""
    if front.contact is not None or front.kind is not DocumentKind.RELEASE:
        return front.contact
    return next((o.press for o in _organisations(front.senders, records) if o.press is not None), None)


def shown_name(organisation: Organisation) -> str:
    """The organisation's name: a confidential one between its marks."""
    if not organisation.confidential:
        return organisation.name
    return marked(organisation.name, organisation.reason or NO_REASON)


def names_withheld(front: FrontMatter, records: Mapping[str, Record], before: int) -> tuple[Passage, ...]:
    """The confidential organisations and offices that a document names around its text, numbered after others."""
    ids = dict.fromkeys((*front.senders, *(one.organisation for one in front.signatories), *front.cc))
    named = [*ids, *front.recipients.offices]
    found = [
        record
        for name in dict.fromkeys(named)
        if (record := records.get(name)) and (record.confidential or record.title == SCISSORS)
    ]
    return tuple(
        Passage(number, record.reason or NO_REASON, record.span)
        for number, record in enumerate(found, before + 1)
    )


def _organisations(ids: Sequence[str], records: Mapping[str, Record]) -> list[Organisation]:
    return [record for name in ids if isinstance(record := records.get(name), Organisation)]
