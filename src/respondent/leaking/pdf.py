"""The texts of a PDF: its pages, and every string and stream of its objects, got by pypdf in a process of its own.

Run as a module, it reads a PDF from standard input and prints pairs of a name and a text, or bytes in base64, as
JSON, one after the other.
"""

from __future__ import annotations

import io
import logging
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import TYPE_CHECKING

from respondent.archiving.pdf import MOST_PAGES, main, told_by

if TYPE_CHECKING:
    from pypdf import PdfReader

_BYTES = "base64:"
_DRAWN = frozenset({"/XObject", "/Font", "/FontDescriptor", "/ObjStm", "/XRef"})


def parts_of_pdf(data: bytes) -> list[tuple[str, str | bytes]]:
    """Each text, or each embedded file, with its place. Raises PdfError, and MissingLibraryError without pypdf."""
    told = told_by("respondent.leaking.pdf", data, "to look PDFs through")
    return [
        (name, b64decode(text.removeprefix(_BYTES)) if text.startswith(_BYTES) else text)
        for name, text in zip(told[::2], told[1::2], strict=True)
    ]


def extract(data: bytes) -> list[str] | str:
    """The names and texts in turn, or a clause that says why there are none. Raises ImportError without pypdf."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return "it is protected by a password"
        found: list[str] = []
        for number, page in enumerate(reader.pages[:MOST_PAGES], 1):
            found += [f"page {number}", page.extract_text()]
        for pair in _objects(reader):
            found += pair
        return found
    except ImportError:
        raise
    except Exception as error:  # whatever a damaged file makes of the library
        return f"the PDF is damaged ({type(error).__name__})"


def _objects(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """The strings and the streams of every object, used or not; pages' own drawing apart, which is read as text."""
    from pypdf.generic import IndirectObject

    tables: dict[int, dict[int, int]] = dict(reader.xref)
    numbers = {number for table in tables.values() for number in table} | set(reader.xref_objStm)
    texts: list[str] = []
    for number in sorted(numbers):
        generation = next((g for g, table in tables.items() if number in table), 0)
        try:
            thing = IndirectObject(number, generation, reader).get_object()
        except Exception:  # noqa: S112 - an object that nobody can read says nothing
            continue
        texts += _strings(thing)
        stream = _stream(thing)
        if stream:
            yield f"object {number}", _BYTES + b64encode(stream).decode()
    yield "properties and objects", "\n".join(texts)


def _strings(thing: object, depth: int = 0) -> Iterator[str]:
    if depth > 20:
        return
    if isinstance(thing, dict):
        for part in thing.values():
            yield from _strings(part, depth + 1)
    elif isinstance(thing, list):
        for part in thing:
            yield from _strings(part, depth + 1)
    elif isinstance(thing, str):
        yield str(thing)
    elif isinstance(thing, bytes):
        yield thing.decode("latin-1")


def _stream(thing: object) -> bytes:
    """The content of a stream that is neither a page’s drawing nor a font or a picture’s pixels."""
    from pypdf.generic import StreamObject

    if not isinstance(thing, StreamObject):
        return b""
    kind, subtype = thing.get("/Type"), thing.get("/Subtype")
    if kind in _DRAWN or subtype == "/Image" or not (kind or subtype or "/Params" in thing):
        return b""
    return bytes(thing.get_data())


if __name__ == "__main__":
    sys.exit(main(extract))
