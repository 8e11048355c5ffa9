"""What shows that a word was given: a file, kept by its hash; of an e-mail, what its head says."""

from __future__ import annotations

from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from hashlib import sha256

from respondent.model.shortened import shortened
from respondent.model.signoff import Proof
from respondent.yamltext.text import refused_in

_LONGEST = 300
_LONGEST_ENDING = 8


def proof_of(data: bytes, name: str) -> Proof:
    """The proof that a file is; `name` is the file's own, without its folder."""
    digest = sha256(data).hexdigest()
    stem, dot, ending = name.rpartition(".")
    ending = (
        "".join(c for c in ending.lower() if c.isascii() and c.isalnum())[:_LONGEST_ENDING]
        if stem and dot
        else ""
    )
    file = f"proof-{digest[:16]}" + (f".{ending}" if ending else "")
    shown = _clean(name) or file
    if ending != "eml":
        return Proof(file, digest, shown)
    message_id, sender, date, subject = (_header(data, n) for n in ("Message-ID", "From", "Date", "Subject"))
    return Proof(file, digest, shown, message_id, sender, date, subject)


def is_mail(proof: Proof) -> bool:
    """Whether what calls itself an e-mail has the head of one."""
    return proof.message_id is not None or (proof.sender is not None and proof.date is not None)


def _header(data: bytes, name: str) -> str | None:
    """One line of an e-mail's head as people read it; None where it is missing or cannot be read."""
    message = BytesParser(EmailMessage, policy=default).parsebytes(data, headersonly=True)
    try:
        value = message[name]
        return None if value is None else _clean(str(value)) or None
    except (MessageError, ValueError, LookupError, AttributeError, TypeError):  # the parser trusts its input
        return None


def _clean(text: str) -> str:
    """The text in one line, without characters that the record could not hold."""
    return shortened(" ".join("".join(c for c in text if c.isspace() or not refused_in(c)).split()), _LONGEST)
