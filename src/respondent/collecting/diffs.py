"""A unified diff that git and patch apply, of one file of the workspace."""

from __future__ import annotations

from difflib import unified_diff

_NO_END = "\\ No newline at end of file\n"


def diff_of(path: str, old: str, new: str) -> str:
    """The patch that makes a file's text the new one; "" where both are the same."""
    tab = "\t" if " " in path else ""  # so that a name with a space has an end
    lines = unified_diff(lines_of(old), lines_of(new), f"a/{path}{tab}", f"b/{path}{tab}", n=3)
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_END}" for line in lines)


def lines_of(text: str) -> list[str]:
    """The lines as git counts them: a line feed alone ends one."""
    parts = text.split("\n")
    return [f"{line}\n" for line in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
