"""Which edits somebody accepts: a copy’s that clash with none, one paragraph of a copy, or what copies agree on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from respondent.errors import RespondentError
from respondent.model.collection import Collection, State, Version

AGREED = "agreed"
_PARAGRAPH = re.compile(r"(?P<file>.+)#(?P<number>[0-9]{1,6})", re.DOTALL)


class NotChosenError(RespondentError):
    """What somebody accepts cannot be accepted; `why` and `remedy` are sentences."""

    def __init__(self, given: str, why: str, remedy: str) -> None:
        super().__init__(f"“{given}” cannot be accepted: {why} {remedy}")


def chosen(collection: Collection, accept: Sequence[str]) -> Mapping[int, Version]:
    """The accepted version of each paragraph, by the paragraph's number. Raises NotChosenError."""
    found: dict[int, Version] = {}
    single: dict[int, tuple[str, Version]] = {}
    for given in accept:
        copy = _copy(collection, given)
        named = None if copy is not None or given == AGREED else _PARAGRAPH.fullmatch(given)
        if copy is None and given != AGREED and named is None:
            raise _unknown(collection, given)
        if named is not None:
            number, version = _one(collection, given, named)
            other = single.setdefault(number, (given, version))
            if other[1].text != version.text:
                why = f"“{other[0]}” says otherwise of paragraph {number}."
                raise NotChosenError(given, why, "Accept one of the two.")
            continue
        for paragraph in collection.changed:
            if copy is None and paragraph.state is State.AGREED:
                found[paragraph.number] = paragraph.versions[0]
            mine = paragraph.version(copy) if copy is not None else None
            if mine is not None and paragraph.state is not State.CLASH:
                found[paragraph.number] = mine
    return found | {number: version for number, (_, version) in single.items()}


def _copy(collection: Collection, given: str) -> int | None:
    """The number of a copy, by its path as it was given, or by the file's name if that is one copy's alone."""
    exact = [n for n, copy in enumerate(collection.copies) if copy.name == given]
    ends = [n for n, copy in enumerate(collection.copies) if copy.name.rpartition("/")[2] == given]
    return exact[0] if exact else ends[0] if len(ends) == 1 else None


def _one(collection: Collection, given: str, named: re.Match[str]) -> tuple[int, Version]:
    copy = _copy(collection, named["file"])
    if copy is None:
        raise _unknown(collection, given)
    number = int(named["number"])
    paragraph = next((one for one in collection.changed if one.number == number), None)
    version = paragraph.version(copy) if paragraph else None
    if version is None:
        why = f"{collection.copies[copy].name} changes nothing in a paragraph {number}."
        raise NotChosenError(given, why, "The numbers of paragraphs are those that “collect” shows.")
    return number, version


def _unknown(collection: Collection, given: str) -> NotChosenError:
    names = ", ".join(copy.name.rpartition("/")[2] for copy in collection.copies) or "none"
    return NotChosenError(
        given,
        "there is no such copy among those that were read.",
        f"Give “{AGREED}”, a copy ({names}), or a paragraph of one, as in “copy.docx#12”.",
    )
