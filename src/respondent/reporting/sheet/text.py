"""A citation sheet as text for a terminal: each claim with what it rests on below, and a last line that counts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from respondent.model.citation_sheet import CitationSheet, CitedClaim, by_standing
from respondent.model.listing import counted
from respondent.model.shortened import shortened
from respondent.prose.dates import write_date

_WIDTH = 100
_LONGEST = 200


def sheet_as_text(sheet: CitationSheet) -> str:
    """Document by document; every line ends with a new line."""
    titles = {one.id: one.title for one in sheet.documents}
    lines: list[str] = []
    for document, claims in groupby(sheet.claims, key=lambda claim: claim.document):
        lines += [f"{document}: {_clean(titles[document])}"]
        for claim in claims:
            lines += _claim(claim)
        lines.append("")
    return "\n".join((*lines, _summary(sheet), ""))


def _claim(claim: CitedClaim) -> Iterator[str]:
    standing = claim.verification.standing
    text = shortened(_clean(claim.text), _LONGEST) or "–"
    yield from _wrapped(f"{claim.number:>4} {standing.sign} ", f"“{text}” – {_clean(claim.section)}")
    if claim.derivation:
        yield from _wrapped("       ", _clean(claim.derivation))
    for record in claim.records:
        places = [record.name, record.source or "", record.locator or "", record.link or ""]
        yield from _wrapped("       ", " · ".join(_clean(place) for place in places if place))
    verification = claim.verification
    day = write_date(verification.on) if verification.on else None
    said = [standing.value, verification.by, day, verification.why, *claim.owners]
    secret = ["CONFIDENTIAL"] if claim.confidential else []
    yield from _wrapped("       ", " · ".join(_clean(part) for part in (*said, *secret) if part))


def _wrapped(lead: str, words: str) -> Iterator[str]:
    indent = " " * len(lead)
    yield from wrap(
        words,
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _summary(sheet: CitationSheet) -> str:
    standings = ", ".join(
        f"{count:,} {standing.value}" for standing, count in by_standing(sheet.claims).items()
    )
    counts = f"{counted(len(sheet.claims), 'claim')}{f' ({standings})' if standings else ''}"
    sources, questions = counted(len(sheet.sources), "source"), counted(len(sheet.questions), "open question")
    return f"{counts} on {sources}; {questions}."


def _clean(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text)
