"""What the two sides of a merge are called: the organisations that wrote them, if git and the settings know."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from respondent.history.git import find_git, run_git
from respondent.loading.workspace import SETTINGS
from respondent.merging.outcome import Names
from respondent.model.partner import Partner, partner_at
from respondent.owning.judging import settings_in

_HEAD = re.compile(r"GITHEAD_([0-9a-f]{40,64})")
_STOPPED = ("REBASE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")


def names_of(
    path: str, top: Path, labels: tuple[str, str], marker: int, environment: Mapping[str, str] = os.environ
) -> Names:
    """The names for one file of a merge that is going on in the work tree `top`.

    `labels` are git's own; a git older than 2.44 gives “%X” and “%Y”, and they are then ours and theirs.
    """
    plain = Names().labels
    labels = (
        plain[0] if labels[0] in ("", "%X") else labels[0],
        plain[1] if labels[1] in ("", "%Y") else labels[1],
    )
    ours, theirs = _author(path, top, "HEAD"), None
    for head in (*_heads(environment), *_STOPPED):
        theirs = _author(path, top, head)
        if theirs is not None:
            break
    if ours is None or theirs is None or ours == theirs:
        return Names(labels, marker=marker)
    partners = partners_of(path, top)
    words = (_called(ours, partners), _called(theirs, partners))
    return Names(labels, words, marker) if words[0] != words[1] else Names(labels, marker=marker)


def _heads(environment: Mapping[str, str]) -> list[str]:
    """The commits that ``git merge`` says it merges."""
    return [found[1] for name in environment if (found := _HEAD.fullmatch(name))]


def _author(path: str, top: Path, revision: str) -> tuple[str, str] | None:
    """The name and address of whoever changed a file last, up to a revision."""
    program = find_git()
    if program is None:
        return None
    asked = ("log", "-1", "--format=%an%x00%ae", "--end-of-options", revision, "--", path)
    answer = run_git(program, top, *asked)
    name, nul, email = answer.out.decode("utf-8", "replace").strip().partition("\0")
    return (name, email) if answer.ok and nul else None


def partners_of(path: str, top: Path) -> tuple[Partner, ...]:
    """The partners of the workspace in which a file lies."""
    for folder in PurePosixPath(path).parents:
        try:
            data = (top / folder / SETTINGS).read_bytes()
        except OSError:
            continue
        return settings_in(data).partners
    return ()


def _called(author: tuple[str, str], partners: tuple[Partner, ...]) -> str:
    partner = partner_at(author[1], partners)
    return partner.organisation if partner is not None else author[0]
