"""git's own merge of three texts, line by line."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from respondent.history.git import run_git


def merge_as_text(
    program: str,
    base: bytes,
    ours: bytes,
    theirs: bytes,
    *,
    labels: tuple[str, str] = ("ours", "theirs"),
    marker: int = 7,
) -> tuple[bytes, bool] | None:
    """The merged text, and whether it has no conflicts; None where git cannot merge it, as with pictures."""
    with TemporaryDirectory(prefix="respondent-merge-") as folder:
        for name, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            Path(folder, name).write_bytes(data)
        answer = run_git(
            program,
            Path(folder),
            *("merge-file", "-p", f"--marker-size={marker}"),
            *("-L", labels[0], "-L", "before", "-L", labels[1], "--", "ours", "base", "theirs"),
        )
    if answer.ok:
        return answer.out, True
    return (answer.out, False) if answer.out else None
