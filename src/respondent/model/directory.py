"""Who writes and who is written to: organisations and offices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from respondent.model.record import Record


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person or an office that signs for an organisation; `image` is a picture of the signature."""

    name: str
    role: str | None = None
    image: str | None = None  # a path under the workspace's root


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a journalist or a regulator asks."""

    name: str
    email: str | None = None
    phone: str | None = None
    hours: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """An organisation that signs letters, issues releases or answers consultations."""

    name: str
    short_name: str | None = None
    address: tuple[str, ...] = ()
    website: str | None = None
    charity_number: str | None = None
    logo: str | None = None  # a path under the workspace's root
    logo_alt: str | None = None
    signatory: Signatory | None = None
    press: Contact | None = None
    about: str | None = None  # the boilerplate paragraph of a release

    @property
    def title(self) -> str:
        """The organisation's name."""
        return self.name


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an office from one day to another, both included; `until` None: still.

    `salutation` is what follows "Dear" ("Home Secretary", "Dame Melanie"); `honours` follow the name ("MP").
    """

    name: str
    since: date
    until: date | None = None
    honours: str | None = None
    salutation: str | None = None

    def serves_on(self, day: date) -> bool:
        """Whether `day` lies in the term."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Address:
    """Where an office is reached, from one day to another."""

    lines: tuple[str, ...]
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the address is good on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Record):
    """A post that letters go to, whoever holds it: `name` is its title ("Home Secretary")."""

    name: str
    organisation: str | None = None  # as it stands in an address; not a record's id
    holders: tuple[Holder, ...] = ()
    addresses: tuple[Address, ...] = ()
    salutation: str | None = None  # where a holder has none of their own
    email: str | None = None

    @property
    def title(self) -> str:
        """The office's title."""
        return self.name

    def holder_on(self, day: date) -> Holder | None:
        """Who held the office on `day`, as far as the record knows."""
        return next((holder for holder in self.holders if holder.serves_on(day)), None)

    def address_on(self, day: date) -> Address | None:
        """The address that was good on `day`."""
        return next((address for address in self.addresses if address.holds_on(day)), None)
