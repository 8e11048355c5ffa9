"""From a text file's bytes to its text, whatever program saved it."""

from __future__ import annotations

from respondent.model.codes import B107
from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span

_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_UTF_32 = {b"\xff\xfe\x00\x00": "utf-32-le", b"\x00\x00\xfe\xff": "utf-32-be"}
_BEGINNING = 4096


def decode(data: bytes, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The file's text without a byte order mark, or None where the bytes are no text.

    UTF-8, UTF-16 and UTF-32 with their marks; everything else is taken for Windows-1252, with a note that says
    so. A character that cannot be decoded comes out as U+FFFD.
    """
    for marks in (_UTF_32, _UTF_16):
        for mark, encoding in marks.items():
            if data.startswith(mark):
                return data[len(mark) :].decode(encoding, "replace"), ()
    if _is_binary(data):
        return None, ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "The draft is not in UTF-8, so it was read as Windows-1252, as old programs save text."
        remedy = "If signs such as £, “ or é come out wrong, save the draft again as UTF-8."
        return data.decode("cp1252", "replace"), (B107.at(Span(name, line), message, remedy),)


def _is_binary(data: bytes) -> bool:
    """Whether the beginning holds what no text has: a nought byte, or many control characters."""
    beginning = data[:_BEGINNING]
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in beginning)
    return b"\0" in beginning or controls * 4 > len(beginning)
