"""Word files made by hand, and a short way to what is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

from respondent.model.draft import Passage
from respondent.reading.draft import read_draft

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROOTS = {
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "footer": "ftr",
    "styles": "styles",
}


@pytest.fixture(scope="session")
def docx() -> Callable[..., bytes]:
    """``docx(body, styles=…, footnotes=…)`` is a Word file with that XML in its parts; `files` are added."""

    def make(body: str, files: Mapping[str, str | bytes] | None = None, **others: str) -> bytes:
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": _relationships({"officeDocument": "word/document.xml"}),
            "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": _relationships({kind: f"{kind}.xml" for kind in others}),
        }
        for kind, content in others.items():
            parts[f"word/{kind}.xml"] = f"<w:{_ROOTS[kind]} {_NAMESPACES}>{content}</w:{_ROOTS[kind]}>"
        return zipped(parts | dict(files or {}))

    return make


@pytest.fixture(scope="session")
def packed() -> Callable[[Mapping[str, str | bytes]], bytes]:
    """``packed({name: content})`` is a zip file."""
    return zipped


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _relationships(targets: Mapping[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


@pytest.fixture(scope="session")
def passages() -> Callable[[bytes | str, str], tuple[Passage, ...]]:
    """``passages(data, name)`` are the passages of a draft that can be read."""

    def read(data: bytes | str, name: str) -> tuple[Passage, ...]:
        draft = read_draft(data.encode() if isinstance(data, str) else data, name).draft
        assert draft is not None
        return draft.passages

    return read
