"""A source's fields made fit to be read in a sentence.

After `tidied` a text field is either absent or has words in it: one space between words, no punctuation
that a note would double, typographic quotation marks and dashes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from respondent.model.evidence import Source, SourceType

_OPENING_DOUBLE = re.compile(r'(^|[\s(\[–—‘])"')
_OPENING_SINGLE = re.compile(r"(^|[\s(\[–—“])'")
_SPACE_BEFORE = re.compile(r"\s+([,;:?!]|\.(?=\s|$))")
_YEARS = re.compile(r"(\d)[-/](?=\d)")


def tidied(source: Source) -> Source:
    """The same source with clean texts; blank ones become None."""
    return replace(
        source,
        heading=_clean(source.heading) or source.id,
        author=tuple(name for author in source.author if (name := _clean(author))),
        publisher=_clean(source.publisher),
        short_title=_clean(source.short_title),
        edition=_clean(source.edition),
        version=_clean(source.version),
        url="".join((source.url or "").split()) or None,
        reference=_clean(source.reference),
        container=_container(source),
        volume=_clean(source.volume),
        issue=_clean(source.issue),
        pages=_clean(source.pages),
        session=_clean(source.session),
        chapter=_clean(source.chapter),
        jurisdiction=_clean(source.jurisdiction),
        house=_clean(source.house),
        column=_clean(source.column),
        body=_clean(source.body),
        recipient=_clean(source.recipient),
    )


def typographic(words: str) -> str:
    """Straight quotation marks and lone hyphens as a printer would set them."""
    words = _OPENING_DOUBLE.sub(r"\1“", words).replace('"', "”")
    words = _OPENING_SINGLE.sub(r"\1‘", words).replace("'", "’")
    return words.replace(" - ", " – ")


def dashed(numbers: str) -> str:
    """A span of numbers or a session with an en dash: "2023-24" and "2023/24" are 2023–24."""
    return _YEARS.sub(r"\1–", numbers)


def edition(source: Source, word: str = "edition") -> str | None:
    """The edition with the word for it: "October 2024" is "October 2024 edition"."""
    if source.edition is None or re.search(r"edition|edn|release|version|update|wave", source.edition, re.I):
        return source.edition
    return f"{source.edition} {word}"


def version(source: Source) -> str | None:
    """The version with the word for it: "1.2" is "version 1.2", "December 2024" the "December 2024 version"."""
    if source.version is None or re.search(r"version|edition|draft", source.version, re.I):
        return source.version
    if re.match(r"v?[\d.]+$", source.version):
        return f"version {source.version.lstrip('v')}"
    return f"{source.version} version"


def year_unless_said(source: Source, *said: str | None) -> str | None:
    """The year of issue, unless one of the texts beside it has it already."""
    if source.issued is None:
        return None
    year = str(source.issued.year)
    return None if any(year in (words or "") for words in said) else year


def imprint(source: Source) -> str | None:
    """Who published what others wrote; None where the publisher stands as the author."""
    written = {name.casefold() for name in source.author}
    if not written or source.publisher is None or source.publisher.casefold() in written:
        return None
    return source.publisher


def conditions(source: Source) -> tuple[str, ...]:
    """What a reader must know of a source's state: provisional, revised, superseded, unpublished.

    Helpline data say that they are unpublished in their own words.
    """
    status = {"provisional": "provisional", "revised": "revised", "superseded": "since superseded"}
    found = [status[source.status]] if source.status in status else []
    if "unpublished" in source.standing and source.type is not SourceType.HELPLINE:
        found.append("unpublished")
    return tuple(found)


def holding(source: Source) -> str:
    """What helpline data are: unpublished ones are held by somebody."""
    published = "published" in source.standing or (source.url and "unpublished" not in source.standing)
    if published:
        return "helpline data"
    return f"unpublished data held by {source.publisher}" if source.publisher else "unpublished helpline data"


def default_locator(source: Source) -> str | None:
    """The place that a source's own fields give, where a citation names none: a column, a newspaper's page."""
    if source.type is SourceType.HANSARD and source.column:
        return f"col {re.sub(r'(?i)^cols?[. ]*', '', source.column)}"
    if source.type is SourceType.NEWS and source.pages:
        return f"p {re.sub(r'(?i)^p(?:p|ages?)?[. ]*', '', source.pages)}"
    return None


def _container(source: Source) -> str | None:
    """The journal, newspaper or site, unless it is its own publisher."""
    container = _clean(source.container)
    same = (container or "").casefold() == (_clean(source.publisher) or "").casefold()
    return None if same else container


@lru_cache(maxsize=2048)  # a folder of releases cites the same sources again and again
def _clean(words: str | None) -> str | None:
    if words is None:
        return None
    words = typographic(" ".join(words.split()))
    words = _SPACE_BEFORE.sub(r"\1", words).strip(" ,;:")
    if words.endswith(".") and not words.endswith(".."):
        words = words[:-1].rstrip(" ,;:")
    return words or None
