"""What a form sent: read within limits, as text that is whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import FormParser, parse_options_header

from respondent.web.refusals import RefusedError

T = TypeVar("T")

MOST_FIELDS = 2000
LONGEST_FIELD = 1_000_000


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody sent; `name` is what they call it, never a path to write to."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, or of an address's query, each with its values in order, and the files.

    Lines end with a line feed, whatever the browser sends.
    """

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def get(self, name: str, default: str = "") -> str:
        """The first value of a field, without white space around it."""
        values = self.fields.get(name)
        return values[0].strip() if values else default

    def raw(self, name: str) -> str:
        """The first value of a field exactly as it was sent; empty without one."""
        values = self.fields.get(name)
        return values[0] if values else ""

    def number(self, name: str, otherwise: T) -> int | T:
        """The whole number that a field holds, or `otherwise` where it holds none, or more than 15 digits."""
        text = self.get(name)
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else otherwise

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""
        return tuple(self.fields.get(name, ()))

    def file(self, name: str) -> Upload | None:
        """The file that was chosen in a field, if any."""
        upload = self.files.get(name)
        return upload if upload is not None and (upload.name or upload.data) else None

    def __contains__(self, name: str) -> bool:
        return name in self.fields

    def __iter__(self) -> Iterator[str]:
        return iter(self.fields)


NO_FORM = Form()


def form_of(pairs: Sequence[tuple[str, str]]) -> Form:
    """The form that would send these fields."""
    return Form(_grouped(pairs))


def read_query(query: bytes) -> Form:
    """The fields of an address's query. Raises RefusedError where they are no text."""
    return Form(_grouped(_pairs(query)))


def read_form(content_type: str, body: bytes) -> Form:
    """The fields and files of a form's body. Raises RefusedError where it is none, or no text."""
    kind, options = parse_options_header(content_type)
    if kind == b"application/x-www-form-urlencoded":
        return Form(_grouped(_pairs(body)))
    boundary = options.get(b"boundary")
    if kind == b"multipart/form-data" and boundary and body.rstrip().endswith(b"--" + boundary + b"--"):
        return _parts(boundary, body)
    if not body:
        return NO_FORM
    raise RefusedError("We could not read what your browser sent.")


def _pairs(data: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
        )
    except ValueError as error:  # broken UTF-8, or more fields than any of our forms has
        raise RefusedError("We could not read what your browser sent.") from error


def _parts(boundary: bytes, body: bytes) -> Form:
    pairs: list[tuple[str, str]] = []
    files: dict[str, Upload] = {}

    def on_field(part: Any) -> None:
        if len(pairs) >= MOST_FIELDS:
            raise FormParserError("too many fields")
        pairs.append((_text(part.field_name), _text(part.value)))

    def on_file(part: Any) -> None:
        part.file_object.seek(0)
        name = _text(part.file_name).replace("\\", "/").rpartition("/")[2]
        files[_text(part.field_name)] = Upload(name, part.file_object.read())
        part.close()

    in_memory = {"MAX_MEMORY_FILE_SIZE": len(body) + 1, "MAX_BODY_SIZE": len(body) + 1}
    try:
        parser = FormParser("multipart/form-data", on_field, on_file, boundary=boundary, config=in_memory)
        parser.write(body)
        parser.finalize()
    except (FormParserError, ValueError) as error:
        raise RefusedError("We could not read what your browser sent.") from error
    return Form(_grouped(pairs), files)


def _text(value: bytes | None) -> str:
    return (value or b"").decode("utf-8")


def _grouped(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if "\0" in name or "\0" in value or len(value) > LONGEST_FIELD:
            raise RefusedError("We could not read what your browser sent.")
        found.setdefault(name, []).append(value.replace("\r\n", "\n").replace("\r", "\n"))
    return found
