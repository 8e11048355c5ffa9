"""Folders on this computer: which ones list a file that comes or goes, and whether anything in one has changed."""

from __future__ import annotations

import os
from pathlib import Path


def listing(root: str, path: str) -> list[str]:
    """The folders that list another file once it is there or gone: its own, and of new ones what lists them."""
    folder = Path(root, path).parent
    found = [str(folder)]
    while not folder.is_dir() and folder != Path(root):
        folder = folder.parent
        found.append(str(folder))
    return found


def times_in(folder: Path) -> dict[str, int]:
    """The files below a folder with the times of their last change."""
    found: dict[str, int] = {}
    for here, _, names in os.walk(folder):
        for name in names:
            try:
                found[os.path.join(here, name)] = os.stat(os.path.join(here, name)).st_mtime_ns  # noqa: PTH116, PTH118
            except OSError:
                continue
    return found
