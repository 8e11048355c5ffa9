"""A link to the very place in a source that a record rests on, as near as the source's address allows.

A web page is opened at the passage by a text fragment (https://wicg.github.io/scroll-to-text-fragment/), a PDF
at its page. In a fragment ``-``, ``,`` and ``&`` are signs of its own and are written as codes.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_LONGEST = 90
"""A longer passage is named by its first and last words, as the specification advises."""

_WORDS_AT_EACH_END = 5
_PAGE = re.compile(r"\b(?:p|pp|page|pages)\.? ?(\d{1,5})\b", re.IGNORECASE)


def link_to(url: str | None, passage: str | None, locator: str | None) -> tuple[str | None, bool]:
    """The address with the place in it, and whether it leads to the passage itself; None without an address
    that a browser opens.
    """
    if url is None or urlsplit(url).scheme not in ("http", "https"):
        return None, False
    if urlsplit(url).path.lower().endswith(".pdf"):
        page = _PAGE.search(locator or "")
        return (f"{url.partition('#')[0]}#page={int(page[1])}", False) if page else (url, False)
    words = " ".join((passage or "").split())
    if not words or ":~:" in url:
        return url, False
    return f"{url}{'' if '#' in url else '#'}:~:text={_directive(words)}", True


def _directive(words: str) -> str:
    """The passage, or where it begins and ends."""
    each = words.split(" ")
    if len(words) <= _LONGEST or len(each) < 3 * _WORDS_AT_EACH_END:
        return _coded(words)
    first, last = " ".join(each[:_WORDS_AT_EACH_END]), " ".join(each[-_WORDS_AT_EACH_END:])
    return f"{_coded(first)},{_coded(last)}"


def _coded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
