"""A name for a record that was given none: the first telling words of what it says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from respondent.model.record import Plain, is_id

LENGTH = 36
"""So long the words may be, so that a number can follow them."""

_SAYS = ("short_name", "title", "statement", "role", "name", "speaker", "text")
_LITTLE = frozenset(
    "a all an and are as at be by for from had has have he in is it its not of on or she that the their there they"
    " this to was we were who will with".split()
)


def name_for(fields: Mapping[str, Plain], is_free: Callable[[str], bool]) -> str:
    """A free name for a record of these fields; empty where they say nothing that could name it."""
    said = (fields.get(name) for name in _SAYS)
    words = next((name for one in said if isinstance(one, str) and (name := name_from(one))), "")
    return next((name for name in _numbered(words) if is_free(name)), "") if words else ""


def name_from(text: str) -> str:
    """The first words of a text as the name of a record, without those that tell nothing; empty if none is left."""
    joined = re.sub(r"(?<=\d),(?=\d)", "", re.sub(r"['’]", "", text.lower()))
    plain = unicodedata.normalize("NFKD", joined).encode("ascii", "ignore").decode()
    name = ""
    for word in re.findall(r"[a-z0-9]+", plain):
        longer = f"{name}-{word}" if name else word
        if len(longer) > LENGTH:
            break
        if word not in _LITTLE:
            name = longer
    return name if is_id(name) else ""


def _numbered(words: str) -> Iterator[str]:
    yield words
    yield from (f"{words}-{number}" for number in range(2, 1000))
