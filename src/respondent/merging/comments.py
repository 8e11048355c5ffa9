"""Three-way merging of the comment lines in one place."""

from __future__ import annotations

from respondent.merging.outline import remarks_in


def merge_comments(base: str, ours: str, theirs: str) -> str | None:
    """The comment lines, and blank ones, with both sides' changes; None where these do not go together.

    What both sides only added to is kept, with the additions of both; blank lines are ours, unless only theirs
    changed.
    """
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    was, here, there = remarks_in(base), remarks_in(ours), remarks_in(theirs)
    if there in (was, here):
        return ours
    if here == was:
        return theirs
    if not (_has_all(here, was) and _has_all(there, was)):
        return None
    known = set(here)
    added = [line for line in theirs.splitlines(keepends=True) if line.strip() and line.strip() not in known]
    return ours + "".join(added)


def merge_trails(base: str, ours: str, theirs: str) -> str | None:
    """The comment behind a value, with the space before it; None where both sides changed it, and not alike."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if ours.strip() == theirs.strip() or theirs.strip() == base.strip():
        return ours
    return theirs if ours.strip() == base.strip() else None


def _has_all(lines: list[str], wanted: list[str]) -> bool:
    """Whether the wanted lines are among the lines, in their order."""
    rest = iter(lines)
    return all(line in rest for line in wanted)
