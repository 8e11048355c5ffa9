"""Which organisations work on the evidence, and whose each record is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from respondent.model.record import Record


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation that edits the evidence, as the settings name it under `partners`.

    `folders` are those whose records are its own unless a record names another owner; `addresses` the e-mail
    addresses, or their ends ("barnardos.org.uk"), of its people in git; `code_owners` its teams for a CODEOWNERS
    file; with `everything` it may change any record, template and setting; with `confidential` its people see
    confidential records.
    """

    organisation: str
    folders: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    code_owners: tuple[str, ...] = ()
    everything: bool = False
    confidential: bool = False


def owner_of(record: Record, partners: Iterable[Partner]) -> str | None:
    """The organisation whose record this is: its `owner`, else that in whose folder it lies; None: nobody's."""
    return record.owner or owner_of_path(record.span.path, partners)


def owner_of_path(path: str, partners: Iterable[Partner]) -> str | None:
    """The organisation in whose folder a file lies, the nearest folder first; None: nobody's."""
    holding = [
        (len(folder), partner.organisation)
        for partner in partners
        for folder in partner.folders
        if path.startswith(folder.rstrip("/") + "/")
    ]
    return max(holding)[1] if holding else None


def partner_at(address: str, partners: Iterable[Partner]) -> Partner | None:
    """The organisation to which an e-mail address belongs: the whole address, or what follows its @."""
    wanted = address.strip().casefold()
    domain = wanted.rpartition("@")[2]
    for partner in partners:
        known = {one.casefold().lstrip("@") for one in partner.addresses}
        if wanted in known or (domain and domain in known):
            return partner
    return None


def may_change(organisation: str, owner: str | None, partners: Iterable[Partner]) -> bool:
    """Whether an organisation's people may change what is `owner`'s.

    Where the settings name no partners, anybody may. What nobody owns, only partners with `everything` may change.
    """
    known = {partner.organisation: partner for partner in partners}
    if not known:
        return True
    mine = known.get(organisation)
    return mine is not None and (mine.everything or (owner is not None and owner == organisation))
