"""Copies side by side as one JSON object."""

from __future__ import annotations

from collections import Counter

from respondent.model.audit import Touch
from respondent.model.collection import Collection, Copy, Paragraph, Remark, State, Taken, Version, WordEdit
from respondent.model.diagnostic import Diagnostic


def collection_as_json(collection: Collection) -> dict[str, object]:
    """Everything that the copies say; paragraphs that all of them left as they were are only counted."""
    counts = Counter(paragraph.state for paragraph in collection.paragraphs)
    return {
        "document": collection.document,
        "base": collection.basis,
        "copies": [_copy(copy) for copy in collection.copies],
        "paragraphs": [_paragraph(collection, one) for one in collection.changed],
        "comments": [_remark(collection, remark) for remark in collection.remarks],
        "accepted": [_taken(collection, taken) for taken in collection.patch.taken],
        "patch": collection.patch.text,
        "also_changed": list(collection.patch.also),
        "diagnostics": [_diagnostic(one) for one in collection.diagnostics],
        "summary": {state.value: counts[state] for state in State},
        "false": collection.is_false,
    }


def _copy(copy: Copy) -> dict[str, object]:
    built = copy.audit.built
    return {
        "file": copy.name,
        "editor": copy.editor,
        "modified": copy.modified,
        "built": built.document if built else None,
        "false": copy.audit.is_false,
    }


def _paragraph(collection: Collection, paragraph: Paragraph) -> dict[str, object]:
    return {
        "number": paragraph.number,
        "kind": paragraph.kind,
        "section": paragraph.section,
        "state": paragraph.state.value,
        "text": paragraph.text,
        "claims": list(paragraph.claims),
        "versions": [_version(collection, version) for version in paragraph.versions],
    }


def _version(collection: Collection, version: Version) -> dict[str, object]:
    return {
        "file": collection.copies[version.copy].name,
        "text": version.text,
        "moved": version.moved,
        "changed_by": _touches(version.touches),
        "edits": [_edit(edit) for edit in version.edits],
    }


def _edit(edit: WordEdit) -> dict[str, object]:
    return {
        "start": edit.start,
        "end": edit.end,
        "old": edit.old,
        "new": edit.new,
        "claims": list(edit.claims),
        "changed_by": _touches(edit.touches),
        "doubt": edit.doubt,
    }


def _touches(touches: tuple[Touch, ...]) -> list[dict[str, str]]:
    return [{"author": touch.author, "date": touch.date, "what": touch.what} for touch in touches]


def _remark(collection: Collection, remark: Remark) -> dict[str, object]:
    return {
        "files": [collection.copies[number].name for number in remark.copies],
        "author": remark.author,
        "date": remark.date,
        "text": remark.text,
        "about": remark.about,
        "section": remark.section,
        "paragraph": remark.paragraph,
        "claims": list(remark.claims),
        "records": list(remark.records),
        "answers": [{"author": a.author, "date": a.date, "text": a.text} for a in remark.answers],
        "done": remark.done,
    }


def _taken(collection: Collection, taken: Taken) -> dict[str, object]:
    return {
        "paragraph": taken.paragraph,
        "files": [collection.copies[number].name for number in taken.copies],
        "old": taken.old,
        "new": taken.new,
        "in_patch": taken.is_placed,
        "file": taken.path or None,
        "line": taken.line or None,
        "reason": taken.reason,
    }


def _diagnostic(one: Diagnostic) -> dict[str, object]:
    return {
        "code": one.code.id,
        "severity": one.severity.value,
        "title": one.code.title,
        "message": one.message,
        "remedy": one.remedy,
        "file": one.span.path,
    }
