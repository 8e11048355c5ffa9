"""What git keeps under hashes, out of what ``git cat-file --batch`` prints."""

from __future__ import annotations


def blobs_in(printed: bytes) -> dict[str, bytes]:
    """The files' contents by their hashes; what is not there, or is no file's, is left out."""
    found: dict[str, bytes] = {}
    at = 0
    while (end := printed.find(b"\n", at)) >= 0:
        head = printed[at:end].decode("ascii", "replace").split(" ")
        at = end + 1
        if len(head) == 3:  # otherwise “missing” stands behind the hash
            name, kind, size = head[0], head[1], int(head[2])
            if kind == "blob":
                found[name] = printed[at : at + size]
            at += size + 1
    return found
