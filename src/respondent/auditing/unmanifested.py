"""A file without a manifest: which document it was, by its marks, and which claims these show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from respondent.auditing.markers import Marker
from respondent.model.built import Built, BuiltClaim
from respondent.model.layout import AnchorKind
from respondent.model.tag import parse_bookmark, parse_tag


def fitting(markers: Sequence[Marker], known: Iterable[tuple[str, Built]]) -> tuple[Built | None, str]:
    """The document with which the file's marks have most in common, and where its manifest was found."""
    own = _names(markers)
    if not own:
        return None, ""
    best: tuple[int, Built | None, str] = (0, None, "")
    for where, built in known:
        names = {str(claim.tag) for claim in built.claims}
        names |= {f"{claim.number}@{claim.tag.hash8}" for claim in built.claims}
        common = len(own & names)
        if common > best[0]:
            best = common, built, where
    return best[1], best[2]


def bare_claims(markers: Sequence[Marker]) -> tuple[BuiltClaim, ...]:
    """The claims that the file's tags show, where nothing says what they were."""
    found: list[BuiltClaim] = []
    for marker in markers:
        tag = parse_tag(marker.name) if marker.kind is AnchorKind.CONTROL else None
        if tag is not None:
            found.append(BuiltClaim(number=len(found) + 1, kind="figure", tag=tag, text=""))
    return tuple(found)


def _names(markers: Sequence[Marker]) -> set[str]:
    names = set()
    for marker in markers:
        if marker.kind is AnchorKind.CONTROL and parse_tag(marker.name):
            names.add(marker.name)
        if marker.kind is AnchorKind.BOOKMARK and (bookmark := parse_bookmark(marker.name)):
            names.add(f"{bookmark.number}@{bookmark.hash8}")
    return names
