"""The files that come with the tool: the example workspace and the page of diagnostics.

They are kept once, at the top of the repository, and packaged from there; so they lie below this package when
it was installed, and at the repository's top when it is worked on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_PACKAGED = Path(__file__).parent / "example"
_REPOSITORY = Path(__file__).parents[2]

EXAMPLE = ("respondent.yaml", "evidence", "templates")
"""The files and folders that make the example workspace."""


def diagnostics_page() -> str:
    """The text of ``docs/diagnostics.md``."""
    packaged = _PACKAGED / "diagnostics.md"
    page = packaged if packaged.is_file() else _REPOSITORY / "docs" / "diagnostics.md"
    return page.read_text(encoding="utf-8")


def example_files() -> Iterator[tuple[str, bytes]]:
    """The example workspace's files in order: each one's path below the workspace's root, and what it holds."""
    top = _PACKAGED if (_PACKAGED / "respondent.yaml").is_file() else _REPOSITORY
    for name in EXAMPLE:
        start = top / name
        for path in sorted(start.rglob("*")) if start.is_dir() else [start]:
            relative = path.relative_to(top)
            if path.is_file() and not any(part.startswith((".", "~$")) for part in relative.parts):
                yield relative.as_posix(), path.read_bytes()
