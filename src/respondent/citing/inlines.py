"""Small pieces of a note and how they are put together, so that a missing field leaves no trace.

A piece is `Inlines`; the empty one stands for a field that is not there.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from respondent.model.document import Emph, Inline, Inlines, Link, Str, text_of

STOPS = (".", "?", "!", "…")

_INNER_QUOTATION = re.compile(r"‘(.*?)’(?!\w)")


def text(words: str | None) -> Inlines:
    """Words in upright letters, or nothing."""
    return (Str(words),) if words else ()


def italic(words: str | None) -> Inlines:
    """Words in italics, or nothing."""
    return (Emph((Str(words),)),) if words else ()


def quoted(words: str | None) -> Inlines:
    """Words in single quotation marks; marks inside them become double ones."""
    return text("‘" + _INNER_QUOTATION.sub(r"“\1”", words) + "’") if words else ()


def linked(url: str | None) -> Inlines:
    """A web address as a link; one that is neither http nor https stays plain text."""
    return (Link((Str(url),), url),) if url and _is_web_address(url) else text(url)


def joined(separator: str, *pieces: Inlines) -> Inlines:
    """The pieces that are there, with the separator between them."""
    there = [piece for piece in pieces if piece]
    if len(there) < 2:
        return there[0] if there else ()
    content = [*there[0]]
    for piece in there[1:]:
        content.append(Str(separator))
        content.extend(piece)
    return fused(tuple(content))


def enclosed(opening: str, content: Inlines, closing: str) -> Inlines:
    """The content between brackets; no brackets where there is none."""
    return fused((Str(opening), *content, Str(closing))) if content else ()


def stopped(content: Inlines) -> Inlines:
    """The content as a sentence: with a full stop, unless it ends in a stop of its own."""
    if not content or text_of(content).endswith(STOPS):
        return content
    return fused((*content, Str(".")))


def fused(content: Inlines) -> Inlines:
    """The same content, neighbouring texts joined into one."""
    result: list[Inline] = []
    texts: list[str] = []
    for inline in content:
        if isinstance(inline, Str):
            texts.append(inline.text)
            continue
        if texts:
            result.append(Str("".join(texts)))
            texts = []
        result.append(inline)
    if texts:
        result.append(Str("".join(texts)))
    return tuple(result)


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        parts.scheme.lower() in {"http", "https"} and bool(parts.netloc) and not re.search(r"[\s<>\"]", url)
    )
