"""A document as it was sent: frozen, with its manifest, to whom and when.

It lies in ``sent/<document>/<day>/`` (a second one of that day in ``<day>-2``): the files as they went out,
`MANIFEST`, which is the manifest's canonical JSON to the byte, and `PARTICULARS`, which says to whom and when it
went, and from which commit it was made. Nothing in it is ever written over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from respondent.model.leaving_out import LeftOut

FOLDER = "sent"
MANIFEST = "manifest.json"
PARTICULARS = "sent.yaml"

_DAY = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[0-9]+)?")


def day_of(folder: str) -> date | None:
    """The day that the name of a folder says, such as 2025-02-18 or 2025-02-18-2; None where it says none."""
    found = _DAY.fullmatch(folder)
    try:
        return date.fromisoformat(found["day"]) if found else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class SentFile:
    """One of the files that went out, with its SHA-256 in hexadecimal."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """An organisation that had signed off the text: the `file` of its word, below the workspace's root."""

    organisation: str
    role: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One document as it was sent.

    `folder` is below the workspace's root, with forward slashes; `manifest` the content of MANIFEST, read;
    `manifest_sha256`, `words` and `claims` the hashes of the manifest, of all words and of the claims alone.
    `commit` is the full hash of the commit that was present, None without git; `clean` whether nothing was
    uncommitted, and `uncommitted` what was. `intact` is False where MANIFEST is not as it was sent.
    """

    document: str
    folder: str
    on: date
    to: tuple[str, ...] = ()
    title: str = ""
    template: str = ""
    manifest: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    manifest_sha256: str = ""
    words: str = ""
    claims: str = ""
    files: tuple[SentFile, ...] = ()
    commit: str | None = None
    clean: bool | None = None
    uncommitted: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    intact: bool = True
