"""The archive of a pack: its files in two folders, and a manifest with the hash of each.

Nothing in it depends on the clock, so that the same files give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from respondent.model.cover import Cover
from respondent.ooxml.archive import pack, write_archive
from respondent.packing.item import Audience, PackItem

MANIFEST = "manifest.json"
VERSION = 1


def pack_archive(cover: Cover, items: Sequence[PackItem]) -> bytes:
    """The zip archive, with everything in one folder of the response's name."""
    parts = [(MANIFEST, manifest(cover, items)), *((item.path, item.data) for item in items)]
    return write_archive(pack(f"{cover.document}/{name}", data) for name, data in parts)


def manifest(cover: Cover, items: Sequence[PackItem]) -> bytes:
    """What is in the pack, as JSON: each file with what it is, for whom, its size and its SHA-256.

    Of the response it says nothing that might be confidential, not even its title.
    """
    files = [
        {
            "name": item.path,
            "what": item.what,
            "for_publication": item.audience is Audience.PUBLIC,
            "bytes": len(item.data),
            "sha256": item.sha256,
        }
        for item in items
    ]
    told = {
        "pack": VERSION,
        "response": cover.document,
        "date": cover.day.isoformat(),
        "consultation": cover.consultation or None,
        "reference": cover.reference,
        "files": files,
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
