"""PDF: a Word file as LibreOffice sets it, tagged for readers who do not see it (PDF/UA)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from respondent.errors import ConversionFailedError
from respondent.writing.libreoffice import find_libreoffice, run_libreoffice

START_SECONDS = 120
SECONDS_EACH = 20
"""How long LibreOffice may take to start, and then for each file, before it counts as stuck."""

_OPTIONS = {
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
"""What LibreOffice 7.4 and later are asked for; earlier ones write a PDF without it."""


def pdf_of(word: bytes, name: str) -> bytes:
    """The Word file `word` as a PDF; `name` is what a message calls it.

    Raises MissingProgramError without LibreOffice, ConversionFailedError where it gives no PDF.
    """
    return pdfs_of({name: word})[name]


def pdfs_of(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The Word files by their names as PDFs, by the same names: LibreOffice starts only once.

    All or none: raises as `pdf_of` does if one of them gives no PDF.
    """
    if not files:
        return {}
    program = find_libreoffice()
    with TemporaryDirectory(prefix="respondent-pdf-", ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        paths = _put_down(files, root / "word")
        to = f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS, separators=(',', ':'))}"
        arguments = ["--convert-to", to, "--outdir", str(root / "pdf"), *map(str, paths.values())]
        done = run_libreoffice(
            program, arguments, root / "profile", START_SECONDS + SECONDS_EACH * len(files)
        )
        return {
            name: _take_up(name, root / "pdf" / f"{path.stem}.pdf", done=done) for name, path in paths.items()
        }


def _put_down(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """The files in `folder`, under numbers: a name may be too long, or not be one for a file."""
    folder.mkdir()
    paths = {name: folder / f"{number}.docx" for number, name in enumerate(files, start=1)}
    for name, path in paths.items():
        path.write_bytes(files[name])
    return paths


def _take_up(name: str, path: Path, *, done: bool) -> bytes:
    if path.is_file() and done:
        return path.read_bytes()
    why = "it gave no PDF" if done else "it did not finish in time"
    raise ConversionFailedError("LibreOffice", name, why)
