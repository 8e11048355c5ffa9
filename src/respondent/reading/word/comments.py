"""The comments of a Word file: who says what, when, in answer to whom, and whether it is settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from respondent.ooxml.faults import PackageError
from respondent.ooxml.namespaces import W15, w
from respondent.reading.word.parts import related, root_of

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment; `answers` is the id of the comment that it answers, and `done` whether somebody settled it."""

    id: str
    author: str
    date: str
    text: str
    answers: str | None = None
    done: bool = False


def read_comments(parts: Mapping[str, bytes], main: str) -> tuple[WordComment, ...]:
    """The comments of a package in their order; none where the parts that hold them cannot be read."""
    try:
        others = related(parts, main)
    except PackageError:
        return ()
    root = _root(parts, [r.target for r in others.get("comments", ())])
    if root is None:
        return ()
    threads = _threads(_root(parts, [r.target for r in others.get("commentsExtended", ())]))
    paragraphs: dict[str, str] = {}
    found = []
    for element in root.iterchildren(w("comment")):
        identity = element.get(w("id"), "")
        names = [p.get(f"{{{_W14}}}paraId", "") for p in element.iter(w("p"))]
        paragraphs |= dict.fromkeys(filter(None, names), identity)
        parent, done = threads.get(names[-1] if names else "", ("", False))
        found.append((element, identity, parent, done))
    return tuple(
        WordComment(
            identity,
            element.get(w("author"), ""),
            element.get(w("date"), ""),
            _text(element),
            paragraphs.get(parent),
            done,
        )
        for element, identity, parent, done in found
    )


def _root(parts: Mapping[str, bytes], names: list[str]) -> etree._Element | None:
    try:
        return root_of(parts, names[0]) if names else None
    except PackageError:
        return None


def _threads(root: etree._Element | None) -> dict[str, tuple[str, bool]]:
    """For each comment's last paragraph, the one of the comment that it answers, and whether it is settled."""
    if root is None:
        return {}
    return {
        one.get(f"{{{W15}}}paraId", ""): (
            one.get(f"{{{W15}}}paraIdParent", ""),
            one.get(f"{{{W15}}}done", "") in {"1", "true", "on"},
        )
        for one in root.iter(f"{{{W15}}}commentEx")
    }


def _text(comment: etree._Element) -> str:
    """The comment's words, each paragraph on a line."""
    lines = ("".join(text.text or "" for text in p.iter(w("t"))) for p in comment.iter(w("p")))
    return "\n".join(lines).strip()[:_LONGEST]
