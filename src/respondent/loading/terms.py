"""Whether an office is held, and has an address, on the day of a letter to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from respondent.loading.references import front_place, recipient_path
from respondent.model.codes import R205, R206
from respondent.model.diagnostic import Diagnostic
from respondent.model.directory import Address, Holder, Office
from respondent.model.record import Record
from respondent.model.span import Span
from respondent.model.template import Template
from respondent.prose.dates import write_date


def check_terms(records: Mapping[str, Record], templates: Iterable[Template]) -> list[Diagnostic]:
    """What is wrong with the offices that letters and their copies go to, where the front matter names them."""
    problems: list[Diagnostic] = []
    for template in templates:
        front = template.front
        if front is None:
            continue
        to = [(name, recipient_path(front, index)) for index, name in enumerate(front.recipients.offices)]
        copies = [(name, f"cc.{index}") for index, name in enumerate(front.cc)]
        for name, path in to + copies:
            office = records.get(name)
            if isinstance(office, Office):
                place = front_place(template, path)
                problems += _of_holder(office, front.date, place)
                problems += _of_address(office, front.date, place) if (name, path) in to else ()
    return problems


def _of_holder(office: Office, day: date, place: Span) -> Iterator[Diagnostic]:
    if office.holder_on(day) is None:
        held = "; ".join(_term(holder) for holder in office.holders) or "no holder at all"
        yield R205.at(
            place,
            f"The record “{office.id}” does not say who was {office.name} on {write_date(day)}. It has: {held}.",
            "Correct the letter's date, or add the holder with “from” and “to” to the record.",
        )


def _of_address(office: Office, day: date, place: Span) -> Iterator[Diagnostic]:
    if office.address_on(day) is None:
        known = "; ".join(_stretch(address) for address in office.addresses) or "none"
        yield R206.at(
            place,
            f"The record “{office.id}” has no address for {write_date(day)}. Its addresses: {known}.",
            "Add the address to the record, or the letter goes out without one.",
        )


def _term(holder: Holder) -> str:
    until = f" to {write_date(holder.until)}" if holder.until else " on"
    return f"{holder.name}, from {write_date(holder.since)}{until}"


def _stretch(address: Address) -> str:
    since = f" from {write_date(address.since)}" if address.since else ""
    until = f" to {write_date(address.until)}" if address.until else ""
    return f"{address.lines[0] if address.lines else 'an empty one'}{since}{until}"
