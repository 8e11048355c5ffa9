"""The commands that git runs, for its shell: this Python, wherever it is, and us in it."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path


def our_command(*arguments: str) -> str:
    """``python -P -m respondent …`` for a POSIX shell, which git has on Windows too.

    With -P, what lies in the folder where git runs it is never taken for a module of ours.
    """
    program = shlex.quote(Path(sys.executable).as_posix())
    return " ".join([program, "-P", "-m", "respondent", *map(shlex.quote, arguments)])


def driver_command() -> str:
    """The merge driver for git's configuration.

    git takes any status up to 128 for “there are conflicts”, also that of a program which is not there; the file
    would then be ours without a mark. So if there are no markers after a failure, git merges the lines itself.
    """
    own = our_command("git", "merge-file").replace("%", "%%")
    return (
        f"{own} %O %A %B %P %L %X %Y && exit 0; "
        "grep -q '^<<<<<<<' %A && exit 1; "
        "git merge-file --marker-size=%L -L ours -L before -L theirs %A %O %B || exit 1"
    )


HOOK_SIGN = (
    "# respondent: this hook was made by “respondent git setup”; “respondent git setup --undo” takes it away."
)
KEPT = "pre-commit.before-respondent"
"""The name of a hook that was there before ours, which ours runs first."""


def hook_text() -> str:
    """The pre-commit hook: the hook that was there before, then ours; without our Python it lets commits pass."""
    program = shlex.quote(Path(sys.executable).as_posix())
    return f"""#!/bin/sh
{HOOK_SIGN}
before="$(dirname "$0")/{KEPT}"
if [ -x "$before" ]; then
  "$before" "$@" || exit $?
fi
if [ ! -x {program} ]; then
  echo "respondent is not where it was; this commit was not checked. Run: respondent git setup" >&2
  exit 0
fi
exec {our_command("git", "pre-commit")}
"""
