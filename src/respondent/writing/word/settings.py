"""A letterhead's settings: footnotes declared, British English, and nothing that binds a letter to others."""

from __future__ import annotations

from lxml import etree

from respondent.ooxml.namespaces import ContentType, RelationshipType, w
from respondent.writing.word.opened import Opened
from respondent.writing.word.plain import plain_bytes
from respondent.writing.word.stylesheet import LANGUAGE
from respondent.writing.word.trees import insert_before

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
    part = opened.related(RelationshipType.SETTINGS)
    if part is None:
        part = opened.add(
            "word/settings.xml",
            RelationshipType.SETTINGS,
            ContentType.SETTINGS,
            plain_bytes("settings.xml"),
        )
    root = opened.root(part)
    protected = any(_is_enforced(root, name) for name in _PROTECTION)
    for name in _BINDING:
        for element in root.findall(w(name)):
            root.remove(element)
    for number, rel in list(part.rels.items()):
        if rel.reltype in _BINDING_TYPES:
            del part.rels[number]
    _declare_footnotes(root)
    _set_language(root)
    return protected


def _is_enforced(root: etree._Element, name: str) -> bool:
    """A protection that was chosen but not switched on has no effect."""
    return any(
        name == "writeProtection" or element.get(w("enforcement")) in {"1", "true", "on"}
        for element in root.findall(w(name))
    )


def _declare_footnotes(root: etree._Element) -> None:
    if root.find(w("footnotePr")) is not None:
        return
    declared = root.makeelement(w("footnotePr"), {}, None)
    for number in ("-1", "0"):
        etree.SubElement(declared, w("footnote"), {w("id"): number})
    insert_before(root, declared, _AFTER_FOOTNOTES)


def _set_language(root: etree._Element) -> None:
    language = root.find(w("themeFontLang"))
    if language is None:
        language = root.makeelement(w("themeFontLang"), {}, None)
        insert_before(root, language, _AFTER_LANGUAGE)
    language.set(w("val"), LANGUAGE)
