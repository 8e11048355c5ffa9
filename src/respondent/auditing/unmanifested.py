"""A file without a manifest: which document it was, by its marks or its words, and which claims these show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from respondent.auditing.markers import Marker
from respondent.model.built import Built, BuiltClaim
from respondent.model.draft import Passage
from respondent.model.edition import PUBLIC_LINE
from respondent.model.layout import AnchorKind
from respondent.model.surroundings import digests
from respondent.model.tag import is_bare, parse_bookmark, parse_tag

_PART_THAT_IS_ENOUGH = 3
"""A third of a document's sentences, word for word, show that a file without any mark was this document once."""
_FEWEST_SENTENCES = 2


def fitting(
    passages: Sequence[Passage], markers: Sequence[Marker], known: Iterable[tuple[str, Built]]
) -> tuple[Built | None, str]:
    """The document with which a file has most in common, and where its manifest was found.

    The marks decide. Where a program dropped them all, the sentences do; some are in many a document, so that a
    few alike prove nothing.
    """
    own = _names(markers)
    sentences = frozenset() if own else frozenset(d for passage in passages for d in digests(passage.text))
    best: tuple[int, Built | None, str] = (0, None, "")
    for where, built in known:
        common = len(own & _names_of(built)) if own else _shared(sentences, built)
        if common > best[0]:
            best = common, built, where
    return best[1], best[2]


def _names_of(built: Built) -> set[str]:
    """What the document's marks were called, as `_names` gives a file's."""
    tags = {str(claim.tag) for claim in built.claims}
    return tags | {f"{claim.number}@{claim.tag.hash8}" for claim in built.claims}


def _shared(sentences: frozenset[str], built: Built) -> int:
    """How many sentences are those of the document; none if they are not enough to tell it by."""
    shared = len(sentences & built.sentences)
    enough = shared * _PART_THAT_IS_ENOUGH >= len(built.sentences) and shared >= _FEWEST_SENTENCES
    return shared if enough else 0


def bare_claims(markers: Sequence[Marker]) -> tuple[BuiltClaim, ...]:
    """The claims that the file's tags show, where nothing says what they were."""
    found: list[BuiltClaim] = []
    for marker in markers:
        tag = parse_tag(marker.name) if marker.kind is AnchorKind.CONTROL else None
        if tag is not None:
            found.append(BuiltClaim(number=len(found) + 1, kind="figure", tag=tag, text=""))
    return tuple(found)


def is_public_edition(passages: Sequence[Passage], markers: Sequence[Marker]) -> bool:
    """Whether a file is a public edition, as far as it shows: by marks with numbers alone, or by its own words."""
    marks = (AnchorKind.CONTROL, AnchorKind.BOOKMARK)
    if any(marker.kind in marks and is_bare(marker.name) for marker in markers):
        return True
    return any(PUBLIC_LINE in passage.text for passage in passages)


def _names(markers: Sequence[Marker]) -> set[str]:
    names = set()
    for marker in markers:
        if marker.kind is AnchorKind.CONTROL and parse_tag(marker.name):
            names.add(marker.name)
        if marker.kind is AnchorKind.BOOKMARK and (bookmark := parse_bookmark(marker.name)):
            names.add(f"{bookmark.number}@{bookmark.hash8}")
    return names
