"""What comes of saving: a commit, a file that somebody else has changed meanwhile, or a reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class WhyNot(StrEnum):
    """Why nothing could be saved; `Refused` says it in words."""

    NO_GIT = "no git"
    NO_COMMIT = "no commit"
    MERGING = "merging"
    DETACHED = "detached"
    READ_ONLY = "read only"
    UNCOMMITTED = "uncommitted"
    IGNORED = "ignored"
    PLACE = "place"
    BUSY = "busy"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Saved:
    """The change is kept: in the `commit`, in which the files at `paths` are as they were to be.

    Without paths, all of them were so already.
    """

    commit: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StaleFile:
    """A file that is not as it was when the change was begun: as it was, as the change has it, as it is now.

    None stands where there was or is no file, or where the change takes it away.
    """

    path: str
    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


@dataclass(frozen=True, slots=True)
class Stale:
    """Nothing was saved, since somebody else has changed these files meanwhile."""

    files: tuple[StaleFile, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was saved; `message` says why and `remedy` what to do, in sentences."""

    why: WhyNot
    message: str
    remedy: str
    path: str = ""


Outcome = Saved | Stale | Refused
