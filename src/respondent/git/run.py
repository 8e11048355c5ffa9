"""The git command: run for an answer, in a folder, without a pager, a prompt or anything that could run on."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

LONGEST = 60
"""Seconds that an answer may take."""

_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_OPTIONS = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")


def ask_git(folder: Path, *arguments: str) -> str | None:
    """What ``git`` prints; None where it is not installed, fails, takes too long, or there is no repository."""
    # The repository is the folder's own, not one that a hook or a caller has set for itself.
    inherited = {
        k: v for k, v in os.environ.items() if k not in {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"}
    }
    try:
        done = subprocess.run(  # noqa: S603 - arguments are a list; names of files come after “--”
            ["git", *_OPTIONS, *arguments],  # noqa: S607 - the user's own git
            cwd=folder,
            env=inherited | _QUIET,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
