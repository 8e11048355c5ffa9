"""Who changed the lines of a file last, and who is at the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from respondent.git.run import ask_git

_HEAD = re.compile(r"([0-9a-f]{40,64}) \d+ (\d+)")
_NOBODY = "0"
_NOW = 1 << 40
"""When what is not committed yet was changed: after every commit."""


@dataclass(frozen=True, slots=True)
class Change:
    """The commit that a line comes from: who wrote it, when in seconds since 1970, and its text.

    `commit` is None where the line is not committed yet; the name and address are then those of whoever asks.
    """

    line: int
    name: str
    email: str
    at: int
    commit: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who git says that somebody is."""

    name: str
    email: str


def blame(folder: Path, path: str) -> tuple[Change, ...]:
    """The last change of each line of a file, by line; `path` is from `folder`.

    Nothing where the folder is in no repository. A file that git does not know yet is all the present user's.
    """
    told = ask_git(folder, "blame", "--line-porcelain", "--", path)
    if told is not None:
        found = tuple(_changes(told))
        if all(change.commit for change in found):
            return found
        mine = me(folder)
        return tuple(
            one if one.commit else replace(one, name=mine.name, email=mine.email, at=_NOW) for one in found
        )
    person = me(folder)
    if ask_git(folder, "rev-parse", "--is-inside-work-tree") != "true\n" or not Path(folder, path).is_file():
        return ()
    lines = Path(folder, path).read_text("utf-8", "replace").split("\n")
    return tuple(
        Change(number, person.name, person.email, _NOW, None, text) for number, text in enumerate(lines, 1)
    )


def me(folder: Path) -> Person:
    """Who would commit here: git's ``user.name`` and ``user.email``, either of them empty if it is not set."""
    name, email = (ask_git(folder, "config", "--get", key) or "" for key in ("user.name", "user.email"))
    return Person(name.strip(), email.strip())


def _changes(told: str) -> Iterable[Change]:
    """What git tells, line by line; who has not committed yet is left for `blame` to say."""
    head: dict[str, str] = {}
    for text in told.split("\n"):
        found = _HEAD.match(text)
        if found and not head.get("commit"):
            head = {"commit": found[1], "line": found[2]}
        elif text.startswith("\t"):
            commit = head["commit"] if head["commit"].strip(_NOBODY) else None
            email = head.get("author-mail", "").strip("<>")
            at = int(head.get("author-time", "0"))
            yield Change(int(head["line"]), head.get("author", ""), email, at, commit, text[1:])
            head = {}
        else:
            name, _, value = text.partition(" ")
            head[name] = value
