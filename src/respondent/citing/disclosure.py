"""What identifies a disclosure under freedom of information: who answered, when, and how many did."""

from __future__ import annotations

from respondent.citing import dates
from respondent.model.evidence import Source


def description(source: Source) -> str:
    """What it is, in the plural where several were asked, with who answered."""
    several = (source.asked or 1) > 1 or (source.answered or 1) > 1
    noun = f"freedom of information disclosure{'s' if several else ''}"
    if source.body is None or source.body == source.publisher or not (source.publisher or source.author):
        return noun
    return f"{noun} from {source.body}"


def answered(source: Source) -> str | None:
    """How many of how many answered: "39 of 43 answered"; None for a single body."""
    if source.asked == 1 and source.answered in {1, None}:
        return None
    if source.answered is None:
        return f"{source.asked:,} asked" if source.asked else None
    if source.asked is None:
        return f"{source.answered:,} answered"
    return f"{source.answered:,} of {source.asked:,} answered"


def details(source: Source, mark: str, issued: str | None) -> list[str | None]:
    """The description, the reference after its `mark` ("reference", "ref"), the answers and both dates.

    `issued` is the date of issue in words.
    """
    requested = dates.day(source.requested) if source.requested else None
    return [
        description(source),
        f"{mark} {source.reference}" if source.reference else None,
        answered(source),
        f"requested {requested}" if requested else None,
        f"issued {issued}" if issued and requested else issued,
    ]
