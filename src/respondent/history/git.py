"""git as a program: where it is, and one run of it that asks nobody and runs no other program.

Whoever reads changes nothing by it; what writes is said by the arguments.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import which

SECONDS = 60
_SETTINGS = (
    "core.fsmonitor=false",  # it would start a program that the repository names
    "core.quotePath=false",
    "blame.ignoreRevsFile=",
    "diff.external=",
    "status.relativePaths=true",
)
_KEPT = frozenset({"GIT_CEILING_DIRECTORIES"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run of git gave: whether it was content, and its two outputs."""

    ok: bool
    out: bytes
    err: str


def find_git() -> str | None:
    """The program's path, or None. One that merely lies in the folder where we are is not taken (Windows would)."""
    found = which("git")
    return found if found and os.path.isabs(found) else None  # noqa: PTH117 - as which() gave it


_NOTHING: Mapping[str, str] = {}


def run_git(
    program: str,
    folder: Path,
    *arguments: str,
    given: bytes | None = None,
    also: Mapping[str, str] = _NOTHING,
    holding: int | None = None,
) -> Answer:
    """Run git in `folder`. What a user gives must stand after “--” or be resolved to a hash first.

    `given` is its standard input, and `also` are variables of its environment, which else has none of git's own. It
    holds the file `holding` open too, so that a lock on it lasts until git is done, even if this process is not
    there any more.
    """
    options = [part for setting in _SETTINGS for part in ("-c", setting)]
    try:
        done = subprocess.run(  # noqa: S603 - the program found above; what users give stands after “--”
            [program, "--no-pager", "--no-replace-objects", "--literal-pathspecs", *options, *arguments],
            cwd=folder,
            env={**_environment(os.environ), **also},
            input=given or b"",
            pass_fds=() if holding is None or os.name == "nt" else (holding,),
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return Answer(ok=False, out=b"", err=f"git was not done after {SECONDS} seconds")
    except (OSError, ValueError) as error:  # ValueError: a NUL in a path
        return Answer(ok=False, out=b"", err=str(error))
    return Answer(done.returncode == 0, done.stdout, done.stderr.decode("utf-8", "replace").strip())


def _environment(outer: Mapping[str, str]) -> dict[str, str]:
    """The environment without what would turn git to another repository, or make it ask or fetch."""
    kept = {name: value for name, value in outer.items() if not name.startswith("GIT_") or name in _KEPT}
    return kept | {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C",
        "LANGUAGE": "C",
    }
