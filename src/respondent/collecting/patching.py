"""Accepted edits as a patch of the templates: each is put where its words stand, and stays if rendering proves it.

A template with the edit must render to the document with that paragraph changed and no other, with the same claims.
What cannot be placed so is listed to be made by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from respondent.collecting.diffs import diff_of, lines_of
from respondent.collecting.laying import Base
from respondent.collecting.sources import region_of, with_edits, with_paragraph, without_paragraph
from respondent.collecting.units import beside, units_of
from respondent.collecting.words import key_of
from respondent.loading.templates import read_template
from respondent.loading.workspace import Loaded
from respondent.model.collection import Collection, Paragraph, Patch, Taken, Version, WordEdit
from respondent.model.diagnostic import any_error
from respondent.model.document import Document
from respondent.model.template import Template
from respondent.model.workspace import Workspace
from respondent.rendering.marking import Where
from respondent.rendering.render import render

_ELSEWHERE = "its words do not stand literally once in the template"
_NO_TEMPLATE = (
    "it is no text of the template as it is now: it comes from a record, a setting or an older template"
)
_TITLE = "it is the title: change “title” in the front matter"
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
    patching = _Patching(collection, base, names, loaded)
    for number in sorted(wanted, reverse=True):
        patching.take(collection.paragraphs[number - 1], wanted[number])
    return patching.patch()


@dataclass(frozen=True, slots=True)
class _Draft:
    """Templates as they would be: their files' text by path, and the document that they give."""

    files: Mapping[str, str]
    workspace: Workspace
    document: Document | None


@dataclass(frozen=True, slots=True)
class _Tried:
    """An attempt: the file's new lines, which edits are in them, and what the document should then say."""

    path: str
    lines: Sequence[str]
    placed: tuple[WordEdit, ...]
    expected: tuple[str, ...]


class _Patching:
    """One patch in the making. Paragraphs are taken from the last to the first, so that the lines above stay."""

    def __init__(self, collection: Collection, base: Base, names: tuple[str, str], loaded: Loaded) -> None:
        self._collection, self._base, self._loaded = collection, base, loaded
        self._template, self._name = names
        workspace = loaded.workspace
        self._count: int | None = None
        self._first = self._now = _Draft({}, workspace, self._rendered(workspace))
        document = self._now.document
        self._units = units_of(document) if document else ()
        self._claims = _claims(document)
        self._beside = beside(base.passages, self._units)
        self._keys = tuple(unit.key for unit in self._units)
        self._taken: list[Taken] = []

    def take(self, paragraph: Paragraph, version: Version) -> None:
        """Put a paragraph's accepted version into its template, as far as it has a sure place there."""
        copies = tuple(v.copy for v in paragraph.versions if v.text == version.text)
        reasons = {edit: self._against(edit, version) for edit in version.edits}
        fitting = tuple(edit for edit in version.edits if not reasons[edit])
        unit = self._unit(paragraph)
        path, line = self._place(unit)
        placed: tuple[WordEdit, ...] = ()
        if fitting and not version.moved:
            tried = self._tried(paragraph, version, fitting, unit)
            if isinstance(tried, str):
                reasons |= dict.fromkeys(fitting, tried)
            elif self._proves(tried):
                placed = tried.placed
            else:
                reasons |= dict.fromkeys(tried.placed, _MORE)
                placed = self._one_by_one(paragraph, version, tried.placed, unit)
        for edit in version.edits:
            reason = "" if edit in placed else reasons[edit] or (_MOVED if version.moved else _ELSEWHERE)
            where = self._evidence(edit) if edit.claims else (path, line)
            self._taken.append(Taken(paragraph.number, copies, edit.old, edit.new, *where, reason))
        if version.moved:
            text = paragraph.text or ""
            self._taken.append(Taken(paragraph.number, copies, text, text, path, line, _MOVED))

    def _one_by_one(
        self, paragraph: Paragraph, version: Version, edits: tuple[WordEdit, ...], unit: int | None
    ) -> tuple[WordEdit, ...]:
        """As many of a paragraph's edits as hold together, where not all of them do."""
        kept: tuple[WordEdit, ...] = ()
        first = self._now, self._keys
        for edit in edits if len(edits) > 1 else ():
            self._now, self._keys = first
            tried = self._tried(paragraph, version, (*kept, edit), unit)
            if not isinstance(tried, str) and edit in tried.placed and self._proves(tried):
                kept = (*kept, edit)
        self._now, self._keys = first
        tried = self._tried(paragraph, version, kept, unit) if kept else ""
        if not isinstance(tried, str) and self._proves(tried):
            return tried.placed
        return ()

    def patch(self) -> Patch:
        """The patch of all that was taken."""
        parts = []
        for path, text in sorted(self._now.files.items()):
            parts.append(diff_of(path, self._read(path, self._first) or "", text))
        ordered = sorted(self._taken, key=lambda one: one.paragraph)
        return Patch("".join(parts), tuple(ordered), tuple(self._also()))

    # One paragraph

    def _against(self, edit: WordEdit, version: Version) -> str:
        """What speaks against an edit's becoming text of the template."""
        if edit.claims:
            number = edit.claims[0]
            record = next((one.tag.record for one in self._base.built if one.number == number), "")
            audit = self._collection.copies[version.copy].audit
            same = (one for one in audit.claims if self._base.number_of(one.claim) == number)
            advice = next((f": {one.advice.text.rstrip(':')}" for one in same if one.advice.text), "")
            what = "takes out" if not edit.new else "reaches into"
            return f"it {what} claim {number}, whose words come from “{record}”{advice}".rstrip(".")
        return edit.doubt

    def _unit(self, paragraph: Paragraph) -> int | None:
        """The rendered paragraph that it is, or after which it would stand."""
        if paragraph.base is not None:
            return self._beside.get(paragraph.base)
        before = [p.base for p in self._collection.paragraphs[: paragraph.number - 1] if p.base is not None]
        return self._beside.get(before[-1]) if before else None

    def _place(self, unit: int | None) -> tuple[str, int]:
        found = self._units[unit] if unit is not None else None
        if found is not None and found.where is Where.TITLE:
            template = self._loaded.workspace.templates[self._template]
            place = template.front.places.get("title") if template.front else None
            return template.path, place.line if place else 1
        return (found.span.path, found.span.line) if found and found.span else ("", 0)

    def _evidence(self, edit: WordEdit) -> tuple[str, int]:
        """The file of the record that an edited claim rests on."""
        record = next((one.tag.record for one in self._base.built if one.number == edit.claims[0]), "")
        found = self._loaded.workspace.records.get(record)
        return (found.span.path, found.span.line) if found else ("", 0)

    def _tried(
        self, paragraph: Paragraph, version: Version, edits: tuple[WordEdit, ...], at: int | None
    ) -> _Tried | str:
        """The template with the edits in it, or why there is none."""
        unit = self._units[at] if at is not None else None
        if unit is not None and unit.where is Where.TITLE:
            return _TITLE
        if unit is None or unit.span is None or at is None:
            return _NO_TEMPLATE
        text = self._read(unit.span.path, self._now)
        lines = lines_of(text or "")
        region = region_of(lines, unit.span.line)
        if region is None:
            return _ELSEWHERE
        before, after = self._keys[:at], self._keys[at + 1 :]
        if paragraph.text is None:
            key = key_of(version.text or "")
            level = _level(self._collection, version)
            done = with_paragraph(lines, region, version.text or "", paragraph.kind, level)
            return _Tried(unit.span.path, done, edits, (*before, unit.key, key, *after))
        if version.is_gone:
            return _Tried(unit.span.path, without_paragraph(lines, region), edits, (*before, *after))
        opaque = [(start, end) for _, start, end in self._base.claims.get(paragraph.base or 0, ())]
        done, placed = with_edits(lines, region, paragraph.text, edits, opaque)
        if not placed:
            return _ELSEWHERE
        key = key_of(_edited(paragraph.text, placed))
        return _Tried(unit.span.path, done, placed, (*before, key, *after))

    def _proves(self, tried: _Tried) -> bool:
        """Whether the document then says what it should; if so, that is how the templates are from now on."""
        text = "".join(tried.lines)
        workspace = _with(self._now.workspace, tried.path, text)
        document = self._rendered(workspace) if workspace else None
        if document is None or workspace is None:
            return False
        keys = tuple(unit.key for unit in units_of(document))
        if keys != tried.expected or _claims(document) != self._claims:
            return False
        self._now = _Draft({**self._now.files, tried.path: text}, workspace, document)
        self._keys = keys
        return True

    def _rendered(self, workspace: Workspace) -> Document | None:
        """The document, if its template renders without an error, and as many others as before."""
        if self._template not in workspace.templates:
            return None
        rendered = render(workspace, self._template)
        if self._count is not None and len(rendered.documents) != self._count:
            return None
        self._count = len(rendered.documents)
        return next((one for one in rendered.documents if one.id == self._name), None)

    def _read(self, path: str, draft: _Draft) -> str | None:
        """A file of the workspace, as it would be."""
        if path in draft.files:
            return draft.files[path]
        try:
            return (self._loaded.workspace.root / path).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def _also(self) -> list[str]:
        """The other documents that the changed templates make."""
        workspace = self._loaded.workspace
        names = set()
        for template_id, template in workspace.templates.items():
            uses = any(
                path == template.path or any(p.name in template.body for p in _partials(workspace, path))
                for path in self._now.files
            )
            if uses:
                names |= {one.id for one in render(workspace, template_id).documents}
        return sorted(names - {self._name})


def _partials(workspace: Workspace, path: str) -> list[Template]:
    return [partial for partial in workspace.partials.values() if partial.path == path]


def _with(workspace: Workspace, path: str, text: str) -> Workspace | None:
    """The workspace with another text of one of its templates; None where that is no template any more."""
    for kind in ("templates", "partials"):
        known: Mapping[str, Template] = getattr(workspace, kind)
        for name, template in known.items():
            if template.path == path:
                changed, problems = read_template(text.encode("utf-8"), path, template.name)
                if changed is None or any_error(problems):
                    return None
                fresh = MappingProxyType({**known, name: changed})
                return (
                    replace(workspace, templates=fresh)
                    if kind == "templates"
                    else replace(workspace, partials=fresh)
                )
    return None


def _edited(was: str, edits: Sequence[WordEdit]) -> str:
    """A paragraph with some edits made."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        space = " " if edit.start == edit.end else ""
        was = f"{was[: edit.start]}{space}{edit.new}{space}{was[edit.end :]}"
    return was


def _claims(document: Document | None) -> tuple[tuple[str, str], ...]:
    return tuple((str(claim.tag), claim.text) for claim in document.claims) if document else ()


def _level(collection: Collection, version: Version) -> int:
    passages = collection.copies[version.copy].audit.draft.passages
    return passages[version.passage].level if version.passage is not None else 0
