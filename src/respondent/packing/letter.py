"""The words of the e-mail that a pack is sent with, from the cover sheet and what is attached."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from respondent.model.cover import Cover, Kept
from respondent.packing.item import Audience, PackItem
from respondent.packing.mail import Letter

EPOCH = "SOURCE_DATE_EPOCH"
_NOON = time(12, tzinfo=UTC)
_LATEST = 253_402_300_799  # the end of the year 9999


def letter_of(cover: Cover, items: Sequence[PackItem], to: Sequence[str]) -> Letter:
    """The e-mail; in its subject no name is confidential, since mail programs show it to anybody."""
    contact = cover.statement.contact
    sender = (contact.name, contact.email) if contact and contact.email else None
    return Letter(sender, tuple(to), _subject(cover), _text(cover, items), _moment(cover.day))


def _named(cover: Cover) -> str:
    reference = f" ({cover.reference})" if cover.reference else ""
    return f"“{cover.consultation}”{reference}" if cover.consultation else "your consultation"


def _subject(cover: Cover) -> str:
    names = [one.name for one in cover.respondents if one.why is None]
    others = " and others" if len(cover.respondents) > 1 else ""
    return f"Response to {_named(cover)}{f' – {names[0]}{others}' if names else ''}"


def _text(cover: Cover, items: Sequence[PackItem]) -> str:
    secret = Kept.NOTHING not in cover.kept
    lines = [
        f"Please find attached our response to {_named(cover)}.",
        "",
        "NOT FOR PUBLICATION:",
        *_listed(items, Audience.REGULATOR),
        "",
        "For publication:",
        *_listed(items, Audience.PUBLIC),
        "",
        "What is confidential, and why, stands on the cover sheet."
        if secret
        else "Nothing in the response itself is confidential.",
    ]
    contact = cover.statement.contact
    if contact is not None:
        said = (contact.name, contact.email, contact.phone)
        lines += ["", f"Contact: {', '.join(part for part in said if part)}"]
    return "\n".join(lines) + "\n"


def _listed(items: Sequence[PackItem], audience: Audience) -> Iterator[str]:
    return (f"- {item.name} – {item.what}" for item in items if item.audience is audience)


def _moment(day: date) -> datetime:
    """The time in the head, which a mail program replaces: SOURCE_DATE_EPOCH, or the document's day."""
    epoch = os.environ.get(EPOCH, "")
    if epoch.isdecimal() and int(epoch[:20]) <= _LATEST:
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.combine(day, _NOON)
