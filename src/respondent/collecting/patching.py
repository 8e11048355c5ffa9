"""Accepted edits as a patch of the templates: each is put where its words stand, and stays if rendering proves it.

A template with the edit must render to the document with that paragraph changed and no other, with the same claims.
What cannot be placed so is listed to be made by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from respondent.collecting.diffs import lines_of
from respondent.collecting.laying import Base
from respondent.collecting.proving import Proof
from respondent.collecting.sources import (
    region_of,
    with_edits,
    with_paragraph,
    with_paragraph_before,
    without_paragraph,
)
from respondent.collecting.units import Unit, beside
from respondent.collecting.words import key_of
from respondent.loading.workspace import Loaded
from respondent.model.collection import Collection, Paragraph, Patch, Taken, Version, WordEdit
from respondent.model.draft import PassageKind
from respondent.rendering.marking import Where

_ELSEWHERE = "its words do not stand literally once in the template"
_NO_TEMPLATE = (
    "it is no text of the template as it is now: it comes from a record, a setting or an older template"
)
_TITLE = "it is the title: change “title” in the front matter"
_NOTE = "it is a note, which is written from the source’s record"
_MORE = "put there, it would change something else in the document as well"
_MOVED = "the paragraph was moved"


def patch_of(
    collection: Collection,
    wanted: Mapping[int, Version],
    base: Base,
    names: tuple[str, str],
    loaded: Loaded,
) -> Patch:
    """The accepted versions of paragraphs as a patch; `names` are the template's and the document's."""
    if not wanted:
        return Patch()
    patching = _Patching(collection, base, Proof(loaded, *names), loaded)
    # from the last to the first, so that the lines above stay where they are
    items = [patching.item(collection.paragraphs[n - 1], wanted[n]) for n in sorted(wanted, reverse=True)]
    patching.settle([item for item in items if item.fitting])
    return patching.patch(items, names[0])


@dataclass(slots=True)
class _Item:
    """A paragraph's accepted version: its unit's number, why each edit is left, and which are in the templates.

    A new paragraph has the unit after which it stands, or, with `before`, the one before which it does.
    """

    paragraph: Paragraph
    version: Version
    unit: int | None
    reasons: dict[WordEdit, str]
    placed: tuple[WordEdit, ...] = field(default=())
    before: bool = False

    @property
    def fitting(self) -> tuple[WordEdit, ...]:
        """The edits against which nothing speaks so far."""
        if self.version.moved:
            return ()
        return tuple(edit for edit in self.version.edits if not self.reasons[edit])


class _Patching:
    """One patch in the making."""

    def __init__(self, collection: Collection, base: Base, proof: Proof, loaded: Loaded) -> None:
        self._collection, self._base, self._proof, self._loaded = collection, base, proof, loaded
        self._beside = beside(base.passages, proof.units)

    def item(self, paragraph: Paragraph, version: Version) -> _Item:
        """A paragraph's accepted version before anything is tried."""
        reasons = {edit: self._against(edit, version) for edit in version.edits}
        if paragraph.base is not None:
            return _Item(paragraph, version, self._beside.get(paragraph.base), reasons)
        at, before = self._neighbour(paragraph)
        return _Item(paragraph, version, at, reasons, before=before)

    def settle(self, items: Sequence[_Item]) -> None:
        """Put items into the templates: all of them if they hold together, else by halves."""
        before = self._proof.state
        for item in items:
            item.placed = self._put(item, item.fitting)
        if self._proof.state == before or self._proof.holds():
            return
        self._proof.state = before
        if len(items) == 1:
            self._one_by_one(items[0])
            return
        middle = len(items) // 2
        self.settle(items[:middle])
        self.settle(items[middle:])

    def _one_by_one(self, item: _Item) -> None:
        """Put as many of a paragraph's edits into the template as hold together."""
        tried, first = item.placed, self._proof.state
        item.placed, kept = (), first
        for edit in tried if len(tried) > 1 else ():
            self._proof.state = first
            placed = self._put(item, (*item.placed, edit))
            if edit in placed and self._proof.holds():
                item.placed, kept = placed, self._proof.state
        self._proof.state = kept
        item.reasons |= {edit: _MORE for edit in tried if edit not in item.placed}

    def patch(self, items: Sequence[_Item], template: str) -> Patch:
        """The patch of all that was placed, and a list of all that was accepted."""
        taken = [one for item in reversed(items) for one in self._taken(item, template)]
        return Patch(
            self._proof.patch(), tuple(taken), self._proof.also(), tuple(sorted(self._proof.state[0].items()))
        )

    def _taken(self, item: _Item, template: str) -> list[Taken]:
        paragraph, version = item.paragraph, item.version
        copies = tuple(v.copy for v in paragraph.versions if v.text == version.text)
        path, line = self._place(item.unit, template)
        found = []
        for edit in version.edits:
            left = item.reasons[edit] or (_MOVED if version.moved else _ELSEWHERE)
            where = self._evidence(edit) if edit.claims else (path, line)
            reason = "" if edit in item.placed else left
            found.append(Taken(paragraph.number, copies, edit.old, edit.new, *where, reason))
        if version.moved:
            text = paragraph.text or ""
            found.append(Taken(paragraph.number, copies, text, text, path, line, _MOVED))
        return found

    def _against(self, edit: WordEdit, version: Version) -> str:
        """What speaks against an edit's becoming text of the template."""
        if not edit.claims:
            return edit.doubt
        number = edit.claims[0]
        audit = self._collection.copies[version.copy].audit
        same = (one for one in audit.claims if self._base.number_of(one.claim) == number)
        advice = next((f": {one.advice.text.rstrip(':')}" for one in same if one.advice.text), "")
        what = "takes out" if not edit.new else "reaches into"
        words = f"it {what} claim {number}, whose words come from “{self._record(edit)}”{advice}"
        return words.rstrip(".")

    def _record(self, edit: WordEdit) -> str:
        """The record that the words of an edited claim come from."""
        return next((one.tag.record for one in self._base.built if one.number == edit.claims[0]), "")

    def _evidence(self, edit: WordEdit) -> tuple[str, int]:
        """The file of that record."""
        found = self._loaded.workspace.records.get(self._record(edit))
        return (found.span.path, found.span.line) if found else ("", 0)

    def _neighbour(self, paragraph: Paragraph) -> tuple[int | None, bool]:
        """The unit after which a new paragraph stands; where a partial prints that, the one that follows."""
        paragraphs, index = self._collection.paragraphs, paragraph.number - 1
        above = next((p.base for p in reversed(paragraphs[:index]) if p.base is not None), None)
        below = next((p.base for p in paragraphs[index:] if p.base is not None), None)
        after = self._beside.get(above) if above is not None else None
        before = self._beside.get(below) if below is not None else None
        if self._is_own(after) or not self._is_own(before):
            return after, False
        return before, True

    def _is_own(self, unit: int | None) -> bool:
        """Whether the document's own template prints a unit, not its title or a partial."""
        span = self._proof.units[unit].span if unit is not None else None
        return span is not None and span.path == self._proof.path

    def _place(self, unit: int | None, template_id: str) -> tuple[str, int]:
        found = self._proof.units[unit] if unit is not None else None
        if found is not None and found.where is Where.TITLE:
            template = self._loaded.workspace.templates[template_id]
            place = template.front.places.get("title") if template.front else None
            return template.path, place.line if place else 1
        return (found.span.path, found.span.line) if found and found.span else ("", 0)

    def _put(self, item: _Item, edits: tuple[WordEdit, ...]) -> tuple[WordEdit, ...]:
        """Put edits of a paragraph into its template, unproved; gives those that have a place there."""
        at, paragraph, version = item.unit, item.paragraph, item.version
        unit = self._proof.units[at] if at is not None else None
        if at is None or unit is None or unit.span is None:
            item.reasons |= dict.fromkeys(edits, _without_unit(paragraph, unit))
            return ()
        path, keys = unit.span.path, self._proof.keys
        lines = lines_of(self._proof.read(path))
        region = region_of(lines, unit.span.line)
        if region is None:
            return ()
        here: tuple[str, ...] = ()
        if paragraph.text is None:
            level = _level(self._collection, version)
            text, key = version.text or "", key_of(version.text or "")
            if item.before:
                done, here = (
                    with_paragraph_before(lines, region, text, paragraph.kind, level),
                    (key, keys[at]),
                )
            else:
                done, here = with_paragraph(lines, region, text, paragraph.kind, level), (keys[at], key)
            placed = edits
        elif version.is_gone:
            done, placed = without_paragraph(lines, region), edits
        else:
            opaque = [(start, end) for _, start, end in self._base.claims.get(paragraph.base or 0, ())]
            done, placed = with_edits(lines, region, paragraph.text, edits, opaque)
            here = (key_of(_edited(paragraph.text, placed)),)
        if placed:
            self._proof.put(path, done, (*keys[:at], *here, *keys[at + 1 :]))
        return placed


def _without_unit(paragraph: Paragraph, unit: Unit | None) -> str:
    """Why the template does not print a paragraph at a line of its own."""
    if unit is not None and unit.where is Where.TITLE:
        return _TITLE
    return _NOTE if paragraph.kind == PassageKind.NOTE else _NO_TEMPLATE


def _edited(was: str, edits: Sequence[WordEdit]) -> str:
    """A paragraph with some edits made."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        space = " " if edit.start == edit.end else ""
        was = f"{was[: edit.start]}{space}{edit.new}{space}{was[edit.end :]}"
    return was


def _level(collection: Collection, version: Version) -> int:
    passages = collection.copies[version.copy].audit.draft.passages
    return passages[version.passage].level if version.passage is not None else 0
