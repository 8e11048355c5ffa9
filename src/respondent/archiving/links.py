"""Looking whether the addresses of sources still lead anywhere: one after the other, and never sure without reason.

Only “not found”, “gone” and a host that no longer exists are called dead. Many sites turn programs away that people
may visit; of these, and of one that does not answer, nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from respondent.archiving.fetching import Fetched, Fetcher, FetchError
from respondent.model.codes import V408, V409, V410
from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import Source

_DEAD = {404, 410}
_NO_HEAD = {400, 403, 404, 405, 501}
"""What servers answer to a HEAD that they do not know, though the page is there."""


def dead_links(sources: Iterable[Source], fetcher: Fetcher) -> Iterator[Diagnostic]:
    """What is to be said of the sources' addresses, each looked at once; of hosts that are gone, last.

    A host that is gone shows a dead link only where others were reached: else it may be our own network.
    """
    seen: set[str] = set()
    gone: list[tuple[Source, str, str]] = []
    for source in sources:
        if not source.url or source.url in seen:
            continue
        seen.add(source.url)
        try:
            problem = look(source, source.url, fetcher)
        except FetchError as error:
            gone.append((source, source.url, str(error)))
            continue
        if problem:
            yield problem
    for source, url, why in gone:
        code, remedy = (V408, _REPLACE) if fetcher.reached_any else (V410, _BY_HAND)
        yield code.at(source.place_of("url"), f"{url} was not reached: {why}.", remedy)


def look(source: Source, url: str, fetcher: Fetcher) -> Diagnostic | None:
    """What is to be said of one address of a source; None where it leads to a page. Raises FetchError if gone."""
    place = source.place_of("url")
    try:
        found = _fetch(url, fetcher)
    except FetchError as error:
        if error.dead:
            raise
        return V410.at(place, f"{url} was not reached: {error}.", _BY_HAND)
    if found.status in _DEAD:
        return V408.at(place, f"{url} leads nowhere any more (status {found.status}).", _REPLACE)
    if found.status >= 400:
        return V410.at(place, f"{url} answered a program with status {found.status}.", _BY_HAND)
    if found.moved:
        remedy = "Open both, and write the new address if it is the same source."
        return V409.at(place, f"{url} has moved for good to {found.url}.", remedy)
    return None


def _fetch(url: str, fetcher: Fetcher) -> Fetched:
    found = fetcher.fetch(url, "HEAD")
    return fetcher.fetch(url, content=False) if found.status in _NO_HEAD else found


_REPLACE = "Look for the source’s new address, or for it in the UK Government Web Archive, and correct “url”."
_BY_HAND = "Open it in a browser; nothing is known of it from here."
