"""A file that came back, read for an audit: its text twice, its markers, comments, changes, and what it carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from respondent.model.diagnostic import Diagnostic
from respondent.model.draft import Draft, Passage
from respondent.model.manifest import MANIFEST_PROPERTY, NAMESPACE
from respondent.ooxml.package import read_package
from respondent.reading.view import View
from respondent.reading.word.anchors import TrackedChange
from respondent.reading.word.comments import WordComment, read_comments
from respondent.reading.word.own_parts import read_carried
from respondent.reading.word.parts import main_part
from respondent.reading.word.reader import read_word


@dataclass(frozen=True, slots=True)
class Returned:
    """What was read: `draft` with tracked changes accepted, `marked` with both their sides."""

    draft: Draft
    marked: tuple[Passage, ...]
    changes: tuple[TrackedChange, ...]
    comments: tuple[WordComment, ...]
    manifest: str | None
    manifest_hash: str | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_altered(self) -> bool:
        """Whether the manifest is not the one whose hash the file carries."""
        if self.manifest is None or self.manifest_hash is None:
            return self.manifest is not self.manifest_hash
        return sha256(self.manifest.encode("utf-8", "surrogatepass")).hexdigest() != self.manifest_hash


def read_returned(data: bytes, name: str) -> Returned:
    """Read a Word file for an audit. Raises the PackageError that fits where it cannot be opened."""
    parts: Mapping[str, bytes] = read_package(data)
    accepted = read_word(parts, name, anchored=True)
    marked = accepted
    if accepted.changes or _has_deletions(parts):
        marked = read_word(parts, name, View.MARKED, anchored=True)
    carried = read_carried(parts, f"{{{NAMESPACE}}}manifest", MANIFEST_PROPERTY)
    return Returned(
        Draft(name, accepted.passages),
        marked.passages,
        marked.changes,
        read_comments(parts, main_part(parts)),
        carried.item,
        carried.prop,
        accepted.diagnostics,
    )


def _has_deletions(parts: Mapping[str, bytes]) -> bool:
    """Whether any text part has what looks like a tracked deletion; to look for one in vain does no harm."""
    return any(b":del " in content or b":moveFrom " in content for content in parts.values())
