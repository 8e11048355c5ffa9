"""Who wrote each line of a file last, from what ``git blame --porcelain`` prints.

Its form: a line “<hash> <old line> <new line> [<lines in group>]”, then fields “author …” only where the hash is
met for the first time, then the line of the file behind a tab (git-blame(1), “The porcelain format”).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Edit:
    """The last edit of one line, which counts from 1; `committed` is False for what is only on the disk."""

    line: int
    text: str
    commit: str
    author: str
    email: str
    time: datetime
    committed: bool


def edits_in(porcelain: bytes) -> tuple[Edit, ...]:
    """The edits, a line of the file each."""
    fields: dict[str, dict[str, str]] = {}
    edits: list[Edit] = []
    commit, number = "", 0
    for line in porcelain.split(b"\n"):
        if line.startswith(b"\t"):
            edits.append(_edit(number, line[1:], commit, fields[commit]))
            commit = ""
        elif not commit:
            words = line.decode("ascii", "replace").split(" ")
            if len(words) >= 3:
                commit, number = words[0], int(words[2])
                fields.setdefault(commit, {})
        else:
            name, _, value = line.decode("utf-8", "replace").partition(" ")
            fields[commit].setdefault(name, value)
    return tuple(edits)


def never_committed(data: bytes) -> tuple[Edit, ...]:
    """The lines of a file that git does not keep yet, written by nobody who is known so far."""
    now = datetime.now(UTC)
    lines = data.decode("utf-8", "replace").removesuffix("\n").split("\n")
    return tuple(
        Edit(n, text.removesuffix("\r"), "0" * 40, "", "", now, committed=False)
        for n, text in enumerate(lines, 1)
    )


def _edit(number: int, text: bytes, commit: str, fields: dict[str, str]) -> Edit:
    seconds = fields.get("author-time", "0")
    return Edit(
        line=number,
        text=text.decode("utf-8", "replace").removesuffix("\r"),
        commit=commit,
        author=fields.get("author", ""),
        email=fields.get("author-mail", "").strip("<>"),
        time=datetime.fromtimestamp(int(seconds) if seconds.lstrip("-").isdecimal() else 0, UTC),
        committed=commit.strip("0") != "",
    )
