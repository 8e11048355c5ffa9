"""Copies side by side as text for a terminal: clashes first, then what copies agree on, then the rest."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from respondent.model.audit import day
from respondent.model.collection import Collection, Paragraph, Remark, Version
from respondent.model.listing import counted, listed
from respondent.reporting.collected.words import (
    HEADINGS,
    SIGNS,
    decided,
    in_words,
    names_of,
    place_of,
    remarks_on,
    saved,
    short_name,
    summary,
    who_of,
)
from respondent.reporting.marks import one_line
from respondent.reporting.returned.words import claims_in_words

_WIDTH = 100


def collection_as_text(collection: Collection, *, with_patch: bool = True) -> str:
    """All that is to be said, and a closing line; `with_patch` prints the patch too."""
    lines = [*_copies(collection), ""] if collection.copies else []
    for state, heading in HEADINGS.items():
        own = [paragraph for paragraph in collection.changed if paragraph.state is state]
        if own:
            lines += [heading, *(line for one in own for line in _paragraph(collection, one)), ""]
    if collection.remarks:
        lines += ["Comments", *(line for one in collection.remarks for line in _remark(collection, one)), ""]
    if collection.patch.taken:
        lines += ["Accepted", *_taken(collection), ""]
    if with_patch and collection.patch.text:
        lines += ["Patch of the templates (nothing applies it by itself)", collection.patch.text]
    name = f"{collection.document}: " if collection.document else ""
    return "\n".join([*lines, f"{name}{summary(collection)}."])


def _copies(collection: Collection) -> Iterator[str]:
    yield f"{collection.document or 'The document'}, as it was built: {collection.basis}"
    for number, copy in enumerate(collection.copies):
        own = sum(paragraph.version(number) is not None for paragraph in collection.paragraphs)
        said = sum(number in remark.copies for remark in collection.remarks)
        parts = [saved(copy), f"{counted(own, 'paragraph')} changed", counted(said, "comment")]
        yield f"  {short_name(copy)}: {one_line('; '.join(filter(None, parts)))}"


def _paragraph(collection: Collection, paragraph: Paragraph) -> Iterator[str]:
    yield f"  {SIGNS[paragraph.state]} {one_line(place_of(paragraph))}"
    ways: dict[tuple[str | None, bool], list[Version]] = {}
    for version in paragraph.versions:
        ways.setdefault((version.text, version.moved), []).append(version)
    for versions in ways.values():
        names = names_of(collection, tuple(version.copy for version in versions))
        yield from _below(f"{names}: {in_words(paragraph, versions[0])}")
        yield from _below(f"({_by(collection, versions)})")
        for edit in versions[0].edits:
            if edit.claims or edit.doubt:
                yield from _below(remarks_on(collection, versions[0], edit)[1])


def _by(collection: Collection, versions: list[Version]) -> str:
    """Who made the same change in some copies: what tracked changes say of each, and who else saved a copy."""
    tracked = [who_of(collection, one) for one in versions if one.touches]
    others = [one for one in versions if not one.touches]
    editors = [collection.copies[one.copy].editor for one in others if collection.copies[one.copy].editor]
    saved_by = f"; last saved by {listed(list(dict.fromkeys(editors)))}" if editors else ""
    return "; ".join(dict.fromkeys([*tracked, *([f"not tracked{saved_by}"] if others else [])]))


def _remark(collection: Collection, remark: Remark) -> Iterator[str]:
    when = f" on {day(remark.date)}" if day(remark.date) else ""
    about = f", about {claims_in_words(remark.claims)}" if remark.claims else ""
    where = f" – paragraph {remark.paragraph}" if remark.paragraph else ""
    settled = " (settled)" if remark.done else ""
    names = names_of(collection, remark.copies)
    yield f"  {one_line(remark.author) or 'somebody'}{when}{about}{where}, in {names}{settled}"
    if remark.about:
        yield from _below(f"“{remark.about}”:")
    yield from _below(remark.text)
    for answer in remark.answers:
        yield from _below(f"↳ {answer.author or 'somebody'}: {answer.text}")


def _taken(collection: Collection) -> Iterator[str]:
    for taken in collection.patch.taken:
        sign = "✓" if taken.is_placed else "?"
        yield f"  {sign} paragraph {taken.paragraph}, {names_of(collection, taken.copies)}"
        old, new = (one_line(text) for text in (taken.old, taken.new))
        change = f"“{old}” → “{new}”" if old and new else f"new: “{new}”" if new else f"gone: “{old}”"
        yield from _below(f"{change} – {decided(taken)}")
    if collection.patch.also:
        also = listed(list(collection.patch.also))
        yield from _below(f"The same text is in {also}: the patch changes these too.")


def _below(text: str) -> list[str]:
    line = one_line(text)
    return wrap(line, _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6) if line else []
