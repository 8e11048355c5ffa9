"""Any file as the texts in it: parts of packages, markup, properties, metadata, attachments, what is encoded.

What a part is, is seen from its bytes, not from its name. Packages and encoded texts are opened within each
other, to a depth that no honest file needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from respondent.leaking.decoding import encoded_in, text_in
from respondent.leaking.markup import html_texts, looks_like_html, looks_like_xml, xml_texts
from respondent.leaking.pictures import is_picture, metadata_in
from respondent.ooxml.faults import PackageError
from respondent.ooxml.package import read_zip

DEEPEST = 6
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRINGS = re.compile(rb"[\x20-\x7e\x80-\xff]{5,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")


@dataclass(frozen=True, slots=True)
class Part:
    """A text in a file, and its place there. Numbers are looked for only where people’s numbers can stand."""

    place: str
    text: str
    has_numbers: bool = True


class UnopenedError(Exception):
    """A part that cannot be looked through; the message is a clause, and `place` says which part."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(why)
        self.place = place


def parts_of(data: bytes, place: str = "", depth: int = 0) -> Iterator[Part]:
    """Every text in a file. Raises UnopenedError for what is encrypted, damaged, too large or too deep."""
    if depth > DEEPEST:
        raise UnopenedError(place, "it is packed into itself too many times")
    if data.startswith(_ZIP):
        yield from _package(data, place, depth)
    elif _PDF in data[:1024]:
        yield from _pdf(data, place, depth)
    elif is_picture(data):
        for name, content in metadata_in(data):
            yield from _either(content, _below(place, name), depth)
    elif data.startswith(_OLE) or b"\x00\x00" in data[:4096]:
        yield from _binary(data, place, depth)
    else:
        yield from _text(data, place, depth)


def _package(data: bytes, place: str, depth: int) -> Iterator[Part]:
    try:
        members = read_zip(data)
    except PackageError as error:
        raise UnopenedError(place, str(error).rstrip(".")) from None
    yield Part(_below(place, "names of its parts"), "\n".join(members), has_numbers=False)
    for name, content in members.items():
        yield from parts_of(content, _below(place, name), depth + 1)


def _pdf(data: bytes, place: str, depth: int) -> Iterator[Part]:
    from respondent.archiving.pdf import PdfError
    from respondent.leaking.pdf import parts_of_pdf

    try:
        found = parts_of_pdf(data)
    except PdfError as error:
        raise UnopenedError(place, str(error)) from None
    for name, content in found:
        yield from _either(content, _below(place, name), depth)


def _either(content: bytes | str, place: str, depth: int) -> Iterator[Part]:
    """A text with what is encoded in it, or bytes of any kind."""
    if isinstance(content, bytes):
        yield from parts_of(content, place, depth + 1)
    else:
        yield from _decoded(content, place, depth)


def _binary(data: bytes, place: str, depth: int) -> Iterator[Part]:
    """What can be read in bytes of an unknown kind: texts of one byte and of two a sign, and packages in them."""
    text = text_in(data)
    if text is not None:  # UTF-16 has noughts too
        yield from _decoded(text, place, depth)
        return
    narrow = "\n".join(found[0].decode("latin-1") for found in _STRINGS.finditer(data))
    wide = "\n".join(found[0].decode("utf-16-le") for found in _WIDE.finditer(data))
    odd = "\n".join(found[0].decode("utf-16-le") for found in _WIDE.finditer(data[1:]))
    for text in (narrow, wide, odd):
        yield Part(place, text, has_numbers=False)
    for found in re.finditer(re.escape(_ZIP), data):
        try:
            yield from _package(data[found.start() :], _below(place, "a package in it"), depth + 1)
        except UnopenedError:
            continue
        return


def _text(data: bytes, place: str, depth: int) -> Iterator[Part]:
    text = text_in(data)
    if text is None:
        yield from _strings(data, place)
        return
    if looks_like_xml(text):
        found = xml_texts(data)
        if found is not None:
            for name, content, numbers in found:
                yield from _decoded(content, _below(place, name) if name else place, depth, numbers=numbers)
            return
    if looks_like_html(text):
        for name, content, numbers in html_texts(text):
            yield from _decoded(content, _below(place, name) if name else place, depth, numbers=numbers)
        return
    yield from _decoded(text, place, depth)


def _strings(data: bytes, place: str) -> Iterator[Part]:
    yield Part(place, "\n".join(f[0].decode("latin-1") for f in _STRINGS.finditer(data)), has_numbers=False)


def _decoded(text: str, place: str, depth: int, *, numbers: bool = True) -> Iterator[Part]:
    """A text as it stands, and decoded in each way in which it may be encoded."""
    yield Part(place, text, numbers)
    if depth >= DEEPEST:
        return
    for how, content in encoded_in(text):
        below = _below(place, how)
        if isinstance(content, bytes):
            yield from parts_of(content, below, depth + 1)
        else:
            yield from _decoded(content, below, depth + 1, numbers=numbers)


def _below(place: str, name: str) -> str:
    return f"{place} › {name}" if place else name
