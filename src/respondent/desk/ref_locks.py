"""Locks of references that a git of ours left when it was killed, without which nothing could be saved any more.

git takes a reference by making a file beside it, such as ``refs/heads/main.lock``, and takes it away when it is
done; killed in between, it leaves it. Whoever calls this holds the lock of those who save, which every git of
ours holds as well: none of ours is alive then. Another git, somebody’s by hand, holds such a lock for a few
milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

from respondent.desk.repository import PENDING, Repository

STILL_FOR = 2.0
"""Seconds for which a lock must not have changed to count as left."""

_BREATH = 0.02


def lift_own(repository: Repository) -> None:
    """Lift the lock of the reference that is ours alone."""
    (repository.common_folder / f"{PENDING}.lock").unlink(missing_ok=True)


def lift_left(repository: Repository, branch: str, commit: str, since: int) -> bool:
    """Lift what a git of ours left that was to move a branch to a commit; whether there was anything.

    Only what was made after `since`, in nanoseconds, when the move was about to be made, can be ours. It is
    known by the commit in it; what says nothing yet must stay as it is for a while.
    """
    lifted = False
    for path in _places(repository, branch):
        if _is_left(path, commit, since):
            with suppress(FileNotFoundError):
                path.unlink()
                lifted = True
    return lifted


def _places(repository: Repository, branch: str) -> Iterator[Path]:
    common = repository.common_folder
    yield repository.git_folder / "HEAD.lock"
    for name in (branch, PENDING, "packed-refs", "reftable/tables.list"):
        yield common / f"{name}.lock"


def _is_left(path: Path, commit: str, since: int) -> bool:
    seen = _seen(path)
    if seen is None or seen[1] < since:
        return False
    with suppress(OSError):
        if path.read_bytes().strip() == commit.encode():
            return True
    until = monotonic() + STILL_FOR
    while monotonic() < until:
        sleep(_BREATH)
        if _seen(path) != seen:
            return False
    return True


def _seen(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
