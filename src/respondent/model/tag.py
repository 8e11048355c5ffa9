"""The grammar of a claim's tag in a Word file: ``claim:<id>[~<row8>]@<hash8>``, at most 64 characters.

`row8` is the beginning of the hash of the row's key; of a derived figure, its first parent's. `hash8` is the
beginning of the content hash over all that the claim rests on. Where a claim touches several paragraphs or
cells, each has a control with the same tag and a bookmark of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(
    r"claim:(?P<record>[a-z0-9]+(?:-[a-z0-9]+)*)(?:~(?P<row>[0-9a-f]{8}))?@(?P<hash>[0-9a-f]{8})"
)
_BARE = re.compile(r"claim[:_][1-9][0-9]*(?:_[1-9][0-9]*)?")
_BOOKMARK = re.compile(r"claim_(?P<number>[1-9][0-9]*)_(?P<hash>[0-9a-f]{8})(?:_(?P<part>[1-9][0-9]*))?")

LONGEST_TAG = 64
LONGEST_ALIAS = 64
LONGEST_BOOKMARK = 40


@dataclass(frozen=True, slots=True)
class ClaimTag:
    """A control's tag, taken apart: the record's id, and eight hexadecimal digits of each hash.

    In a public edition it is the claim's number alone.
    """

    record: str
    hash8: str
    row8: str | None = None

    def __str__(self) -> str:
        hash8 = f"@{self.hash8}" if self.hash8 else ""
        return f"claim:{self.record}{f'~{self.row8}' if self.row8 else ''}{hash8}"


def parse_tag(text: str) -> ClaimTag | None:
    """The tag that `text` is, or None if it is none of ours."""
    found = _TAG.fullmatch(text)
    return (
        ClaimTag(found["record"], found["hash"], found["row"]) if found and len(text) <= LONGEST_TAG else None
    )


@dataclass(frozen=True, slots=True)
class ClaimBookmark:
    """A bookmark's name, taken apart: the claim's number, the hash, and which part of the claim it holds."""

    number: int
    hash8: str
    part: int = 1

    def __str__(self) -> str:
        hash8 = f"_{self.hash8}" if self.hash8 else ""
        return f"claim_{self.number}{hash8}" + (f"_{self.part}" if self.part > 1 else "")


def parse_bookmark(text: str) -> ClaimBookmark | None:
    """The bookmark that `text` names, or None if it is none of ours."""
    found = _BOOKMARK.fullmatch(text)
    return ClaimBookmark(int(found["number"]), found["hash"], int(found["part"] or 1)) if found else None


def is_bare(name: str) -> bool:
    """Whether a control’s tag or a bookmark’s name tells a claim’s number alone, as in a public edition."""
    return _BARE.fullmatch(name) is not None


def alias(title: str) -> str:
    """A control's alias: the record's title, cut at a word where it is too long."""
    title = " ".join(title.split())
    if len(title) <= LONGEST_ALIAS:
        return title
    cut = title[: LONGEST_ALIAS - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[32:] else cut).rstrip(" ,;:.") + "…"
