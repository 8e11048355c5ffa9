"""What somebody sends to be looked at: a file or pasted words, or what is wrong with it, in words for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from respondent.web.visit import Visit

LARGEST = 30_000_000
"""The most bytes of a form with a file in it."""

PASTED = "your text"
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]+"
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent; `name` is what people see, `is_word` whether it is a Word file."""

    name: str
    data: bytes = field(repr=False)

    @property
    def is_word(self) -> bool:
        """Whether it is a package, as Word files are."""
        return self.data.startswith(b"PK")


def sent_draft(visit: Visit) -> Sent | tuple[str, str]:
    """The draft in the fields “file” and “text”; or the field that is wrong, and what to say."""
    upload, text = visit.form.file("file"), visit.form.raw("text")
    if upload is not None and text.strip():
        return "text", "Paste your text or choose a file, not both"
    if upload is not None:
        return _upload(upload.name, upload.data)
    if not text.strip():
        return "text", "Paste your text, or choose a file"
    return Sent(PASTED, text.encode("utf-8", "replace"))


def sent_word_file(visit: Visit) -> Sent | tuple[str, str]:
    """The Word file in the field “file”; or the field, and what to say."""
    upload = visit.form.file("file")
    if upload is None:
        return "file", "Choose the Word file that came back"
    sent = _upload(upload.name, upload.data)
    if isinstance(sent, Sent) and not sent.data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return "file", "This is no Word file. Choose the file that came back, which ends in “.docx”"
    return sent


def shown_name(name: str) -> str:
    """A file's name as it can be shown: no folders, no signs that nobody sees, not too long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = " ".join(_UNSEEN.sub(" ", last).split())
    if len(clean) > 100:
        stem, dot, ending = clean.rpartition(".")
        clean = f"{stem[:80]}…{dot}{ending[-12:]}" if stem else f"{clean[:90]}…"
    return clean.strip(". ") or "Document"


def _upload(name: str, data: bytes) -> Sent | tuple[str, str]:
    if not data:
        return "file", "The file that you chose is empty"
    return Sent(shown_name(name), data)
