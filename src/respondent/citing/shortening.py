"""Short titles, for a source that was cited in full before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from respondent.citing.law import DATED_BY_TITLE, dated_title
from respondent.citing.names import responsible
from respondent.model.evidence import Source, SourceType

_TAIL = re.compile(
    r":\s|\s–\s|\s\(|,\s(?:(?:the\s)?(?:financial\s)?years?\s(?:ending|ended|to)\b|\d{4}\b|England\sand\sWales\b)"
)
"""What follows a title proper: a subtitle, a bracket, the period or the country that it is about."""


KNOWN_BY_TITLE = DATED_BY_TITLE | {SourceType.BILL, SourceType.CASE}
"""What has no shorter title than its own: the brackets in "Land Reform (Scotland) Act 2016" belong to it."""


def short_title(source: Source) -> str:
    """The record's short title, or the title up to its subtitle or period, if two words or more are left."""
    if source.short_title:
        return source.short_title
    if source.type in KNOWN_BY_TITLE:
        return _full_title(source)
    head = _TAIL.split(source.title, maxsplit=1)[0].strip()
    return head if len(head.split()) > 1 else source.title


def short_titles(sources: Iterable[Source]) -> Mapping[str, str]:
    """The short title of each source, by id; the full one where two of the same author's would be alike."""
    sources = tuple(sources)
    uses = Counter((_author(source), short_title(source)) for source in sources)
    return {
        source.id: short_title(source)
        if uses[_author(source), short_title(source)] == 1
        else source.short_title or _full_title(source)
        for source in sources
    }


def party(case: str) -> str:
    """The name by which a case is known: its first party, where that is not one that many cases share."""
    first = re.split(r"\sv\.?\s", case, maxsplit=1)[0]
    shared = (
        r"(?:R|HM|Re|Her Majesty|His Majesty|Attorney|Secretary|Minister|Commissioner|Director|Chief|DPP)\b"
    )
    return case if re.match(shared, first) else first


def _full_title(source: Source) -> str:
    return dated_title(source) if source.type in DATED_BY_TITLE else source.title


def _author(source: Source) -> tuple[str, ...]:
    return tuple(name.natural for name in responsible(source))
