"""A letterhead's settings: footnotes declared, British English, and nothing that binds a letter to others."""

from __future__ import annotations

from collections.abc import Iterable

from docx.opc.part import Part
from lxml import etree

from respondent.ooxml.namespaces import ContentType, RelationshipType, w
from respondent.writing.word.opened import Opened
from respondent.writing.word.plain import plain_bytes
from respondent.writing.word.stylesheet import LANGUAGE
from respondent.writing.word.trees import insert_before, number

_AFTER_LANGUAGE = (
    "clrSchemeMapping",
    "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures",
    "forceUpgrade",
    "captions",
    "readModeInkLockDown",
    "smartTagType",
    "schemaLibrary",
    "shapeDefaults",
    "doNotEmbedSmartTags",
    "decimalSymbol",
    "listSeparator",
)
_AFTER_FOOTNOTES = (
    "endnotePr",
    "compat",
    "docVars",
    "rsids",
    "mathPr",
    "attachedSchema",
    "themeFontLang",
    *_AFTER_LANGUAGE,
)
"""What the schema wants after ``footnotePr`` and ``themeFontLang`` (ISO/IEC 29500-1, CT_Settings)."""
_PROTECTION = ("documentProtection", "writeProtection")
_BINDING = (*_PROTECTION, "rsids", "attachedTemplate", "mailMerge")
_BINDING_TYPES = {
    RelationshipType.ATTACHED_TEMPLATE,
    RelationshipType.MAIL_MERGE,
    RelationshipType.MAIL_MERGE_HEADER,
}


def ensure_settings(opened: Opened) -> bool:
    """Make the settings fit for letters. Gives whether the letterhead was protected against editing.

    A protection would be the letter's too, and nobody could edit it; a template attached by its path, or a
    mail merge, would send Word looking on somebody else's disk.
    """
    part = _settings(opened)
    root = opened.root(part)
    protected = is_protected(opened)
    for name in _BINDING:
        for element in root.findall(w(name)):
            root.remove(element)
    for key, rel in list(part.rels.items()):
        if rel.reltype in _BINDING_TYPES:
            del part.rels[key]
    _set_language(root)
    return protected


def is_protected(opened: Opened) -> bool:
    """Whether a document may not be edited, or only in its form fields."""
    part = opened.related(RelationshipType.SETTINGS)
    return part is not None and any(_is_enforced(opened.root(part), name) for name in _PROTECTION)


def declare_footnotes(opened: Opened, separators: Iterable[int]) -> None:
    """Name the footnotes that are no notes, but lines between them and the text."""
    root = opened.root(_settings(opened))
    declared = root.find(w("footnotePr"))
    if declared is None:
        declared = root.makeelement(w("footnotePr"), {}, None)
        insert_before(root, declared, _AFTER_FOOTNOTES)
    known = {number(footnote, w("id")) for footnote in declared.findall(w("footnote"))}
    for separator in separators:
        if separator not in known:
            etree.SubElement(declared, w("footnote"), {w("id"): str(separator)})


def _settings(opened: Opened) -> Part:
    part = opened.related(RelationshipType.SETTINGS)
    plain = plain_bytes("settings.xml")
    return part or opened.add("word/settings.xml", RelationshipType.SETTINGS, ContentType.SETTINGS, plain)


def _is_enforced(root: etree._Element, name: str) -> bool:
    """A protection that was chosen but not switched on has no effect."""
    return any(
        name == "writeProtection" or element.get(w("enforcement")) in {"1", "true", "on"}
        for element in root.findall(w(name))
    )


def _set_language(root: etree._Element) -> None:
    language = root.find(w("themeFontLang"))
    if language is None:
        language = root.makeelement(w("themeFontLang"), {}, None)
        insert_before(root, language, _AFTER_LANGUAGE)
    language.set(w("val"), LANGUAGE)
