"""Author and date in the text, and a list of references: Harvard as *Cite Them Right* has it.

"(Home Office, 2024a, sheet 2023_24)" stands in the text, before the punctuation; works of one author and year
are told apart by letters, in the order in which the text cites them. Legislation and cases go by their title.

A list of references speaks of sources, not of figures: what travels with one figure (its caveats, its
working) therefore follows in the same parenthesis, as sentences.
"""

from __future__ import annotations

from collections.abc import Mapping

from respondent.citing import law, pinpoints
from respondent.citing.composed import Composed
from respondent.citing.harvard_forms import authors, listing
from respondent.citing.inlines import STOPS, enclosed, fused, italic, joined, stopped, text
from respondent.citing.names import Name, listed
from respondent.citing.repeats import Entry, Mention, cited, entries
from respondent.citing.shortening import short_title
from respondent.model.citation import Citation
from respondent.model.document import Emph, Inlines, Str, text_of
from respondent.model.evidence import Source, SourceType
from respondent.model.settings import NoteStyle

UNDATED = "n.d."


def compose_harvard(notes: tuple[tuple[Citation, ...], ...]) -> Composed:
    """A parenthesis for each note, and the references in alphabetical order."""
    found = entries(notes)
    sources = cited(found)
    dated = years(sources)
    ordered = sorted(sources, key=lambda source: _alphabetical(source, dated[source.id]))
    return Composed(
        notes=tuple(_parenthesis(entry, dated) for entry in found),
        references=tuple(listing(source, dated[source.id]) for source in ordered),
        in_text=True,
    )


def years(sources: tuple[Source, ...]) -> Mapping[str, str]:
    """The year of each source, by id, with a letter where the same label and year occur again: 2024a, 2024b.

    Legislation has its year in its title, and a case its own citation: neither takes a letter.
    """
    alike: dict[tuple[str, str], list[str]] = {}
    for source in sources:
        alike.setdefault((text_of(label(source)), _year(source)), []).append(source.id)
    lettered = {
        key: _lettered(year, number, len(keys))
        for (_, year), keys in alike.items()
        for number, key in enumerate(keys)
    }
    return lettered | {source.id: _year(source) for source in sources if source.type is SourceType.CASE}


def label(source: Source) -> Inlines:
    """What a source is called in the text: its authors' surnames, or its title in italics."""
    if source.type in law.DATED_BY_TITLE:
        return text(law.dated_title(source))
    if source.type is SourceType.BILL:
        return text(source.title)
    short = short_title(source)
    return _families(authors(source)) or italic(short if source.title.startswith(short) else source.title)


def _families(names: tuple[Name, ...]) -> Inlines:
    """Up to three surnames; of four and more the first, et al."""
    if len(names) > 3:
        return (Str(f"{names[0].family} "), Emph((Str("et al."),)))
    return text(listed([name.family for name in names]))


def _year(source: Source) -> str:
    if source.type in law.DATED_BY_TITLE:
        return ""
    if source.type is SourceType.CASE:
        return law.year_of_case(source) or UNDATED
    return str(source.issued.year) if source.issued else UNDATED


def _lettered(year: str, number: int, of: int) -> str:
    """The year with its letter: a to z, then aa; a letter after "n.d." takes a hyphen."""
    if of == 1 or not year:
        return year
    letter = ""
    while number >= 0:
        letter = chr(ord("a") + number % 26) + letter
        number = number // 26 - 1
    return f"{year}{'-' if year == UNDATED else ''}{letter}"


def _parenthesis(entry: Entry, dated: Mapping[str, str]) -> Inlines:
    sources = joined("; ", *(_mention(mention, dated[mention.source.id]) for mention in entry.mentions))
    if not entry.remarks:
        return enclosed("(", sources, ")")
    remarks = " ".join(entry.remarks)
    remarks = remarks.removesuffix(".") if remarks.endswith(STOPS) else remarks
    return enclosed("(", joined(" ", stopped(sources), text(remarks)), ")")


def _mention(mention: Mention, year: str) -> Inlines:
    place = pinpoints.written(mention.locators, NoteStyle.HARVARD)
    return joined(", ", label(mention.source), text(year), text(place))


def _alphabetical(source: Source, year: str) -> tuple[str, str, int, str]:
    """By author or title, without "the" and quotation marks, then by year and letter (longer ones later)."""
    words = text_of(fused(text(", ".join(name.inverted for name in authors(source))) or italic(source.title)))
    words = words.casefold().lstrip("‘“").removeprefix("the ").removeprefix("a ").removeprefix("an ")
    return words, year[:4], len(year), year
