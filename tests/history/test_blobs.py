"""What is read out of git's answer about many files at once."""

from __future__ import annotations

import subprocess
from pathlib import Path

from respondent.history.blobs import blobs_in


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    return subprocess.run(
        ["git", *arguments], cwd=folder, input=given, capture_output=True, check=True
    ).stdout


def test_files_are_read_whole_and_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    files = [b"", b"one\n", b"two words 3\n0123456789 blob 4\n", b"\0\xff no end of line"]
    names = [git(tmp_path, "hash-object", "-w", "--stdin", given=one).decode().strip() for one in files]
    folder = git(tmp_path, "mktree", given=f"100644 blob {names[1]}\tone\n".encode()).decode().strip()
    asked = [names[0], "0" * 40, names[1], folder, *names[2:]]
    printed = git(tmp_path, "cat-file", "--batch", given="".join(f"{one}\n" for one in asked).encode())
    assert blobs_in(printed) == dict(zip(names, files, strict=True))
    assert blobs_in(b"") == {}
