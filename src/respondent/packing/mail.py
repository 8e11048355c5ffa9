"""The e-mail with which a pack is sent, as a file that a mail program opens ready to be sent (RFC 5322).

``X-Unsent: 1`` tells Outlook, and others, that it is a draft. Words outside of ASCII are encoded as RFC 2047 has it
in the head, and RFC 2231 in the names of attachments. Boundaries come from what is in it, not from chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from respondent.packing.item import PackItem

_TYPES = {
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pdf": ("application", "pdf"),
    "zip": ("application", "zip"),
    "html": ("application", "octet-stream"),  # as text, servers change its line ends, and its hash with them
}
_OTHER = ("application", "octet-stream")


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands in the e-mail: from whom, to whom, about what; `moment` is that of its head."""

    sender: tuple[str, str] | None
    to: tuple[str, ...]
    subject: str
    text: str
    moment: datetime


def mail(letter: Letter, items: Sequence[PackItem]) -> bytes:
    """The file, with the items attached in their order."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Date"] = format_datetime(letter.moment)
    if letter.sender is not None:
        message["From"] = _address(*letter.sender)
    if letter.to:
        message["To"] = ", ".join(letter.to)
    message["Subject"] = " ".join(letter.subject.split())
    message.set_content(letter.text, cte="quoted-printable")
    for item in items:
        maintype, subtype = _TYPES.get(item.name.rpartition(".")[2], _OTHER)
        message.add_attachment(item.data, maintype=maintype, subtype=subtype, filename=item.name)
    if items:
        known = sha256("".join(item.name + item.sha256 for item in items).encode()).hexdigest()
        message.set_boundary(f"=_respondent_{known[:32]}")
    return message.as_bytes()


def _address(name: str, email: str) -> Address:
    return Address(display_name=" ".join(name.split()), addr_spec=email)
