"""The text of a PDF, page by page, got by pypdf in a process of its own: a hostile file is given up.

Run as a module, it reads a PDF from standard input and prints its pages as JSON.
"""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from collections.abc import Callable

from respondent.errors import MissingLibraryError

SECONDS = 180
"""How long the longest report may take; a page takes some hundredths of a second."""

MOST_MEMORY = 3 * 1024**3
MOST_PAGES = 5_000
_NO_LIBRARY = 3


class PdfError(Exception):
    """A PDF of which no text can be had; the message is a clause."""


def pages_of(data: bytes, seconds: float = SECONDS) -> tuple[str, ...]:
    """The pages' text. Raises PdfError, and MissingLibraryError where pypdf is not installed."""
    return tuple(told_by("respondent.archiving.pdf", data, "to search PDFs", seconds))


def told_by(module: str, data: bytes, purpose: str, seconds: float = SECONDS) -> list[str]:
    """The texts that a module, run by itself, finds in a PDF. Raises as `pages_of` does."""
    try:
        done = subprocess.run(  # noqa: S603 - a module of our own
            [sys.executable, "-m", module],
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PdfError(f"its text was not read within {seconds:g} seconds") from None
    if done.returncode == _NO_LIBRARY:
        raise MissingLibraryError("pypdf", "archive", purpose)
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise PdfError("the PDF is damaged") from None
    if isinstance(told, str):
        raise PdfError(told)
    return list(told)


def extract(data: bytes) -> list[str] | str:
    """The pages' text, or a clause that says why there is none. Raises ImportError without pypdf."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # it grumbles about files that it reads all the same
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return "it is protected by a password"
        return [page.extract_text() for page in reader.pages[:MOST_PAGES]]
    except Exception as error:  # whatever a damaged file makes of the library
        return f"the PDF is damaged ({type(error).__name__})"


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def main(read: Callable[[bytes], list[str] | str] = extract) -> int:
    """Read a PDF, print what `read` finds in it: its pages."""
    _bound_memory()
    try:
        told = read(sys.stdin.buffer.read())
    except ImportError:
        return _NO_LIBRARY
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
