"""The namespaces, relationship types and content types of WordprocessingML (ISO/IEC 29500, transitional)."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"
XML = "http://www.w3.org/XML/1998/namespace"

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CUSTOM_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
VARIANT_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
STRICT = "http://purl.oclc.org/ooxml/"
"""What every namespace and relationship type of strict Open XML begins with."""


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute, as lxml writes it."""
    return f"{{{W}}}{name}"


class RelationshipType:
    """Relationship types that this program follows or writes."""

    DOCUMENT = f"{R}/officeDocument"
    CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    APP = f"{R}/extended-properties"
    CUSTOM = f"{R}/custom-properties"
    THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    STYLES = f"{R}/styles"
    SETTINGS = f"{R}/settings"
    NUMBERING = f"{R}/numbering"
    FONTS = f"{R}/fontTable"
    THEME = f"{R}/theme"
    FOOTNOTES = f"{R}/footnotes"
    ENDNOTES = f"{R}/endnotes"
    COMMENTS = f"{R}/comments"
    HEADER = f"{R}/header"
    FOOTER = f"{R}/footer"
    HYPERLINK = f"{R}/hyperlink"
    IMAGE = f"{R}/image"
    CUSTOM_XML = f"{R}/customXml"
    CUSTOM_XML_PROPERTIES = f"{R}/customXmlProps"
    ATTACHED_TEMPLATE = f"{R}/attachedTemplate"
    MAIL_MERGE = f"{R}/mailMergeSource"
    MAIL_MERGE_HEADER = f"{R}/mailMergeHeaderSource"
    SIGNATURE = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"


class ContentType:
    """Content types of the parts that this program reads or writes."""

    _WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    DOCUMENT = f"{_WORD}.document.main+xml"
    TEMPLATE = f"{_WORD}.template.main+xml"
    MACRO_DOCUMENT = "application/vnd.ms-word.document.macroEnabled.main+xml"
    MACRO_TEMPLATE = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
    STYLES = f"{_WORD}.styles+xml"
    SETTINGS = f"{_WORD}.settings+xml"
    NUMBERING = f"{_WORD}.numbering+xml"
    FONTS = f"{_WORD}.fontTable+xml"
    THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
    FOOTNOTES = f"{_WORD}.footnotes+xml"
    HEADER = f"{_WORD}.header+xml"
    FOOTER = f"{_WORD}.footer+xml"
    CORE = "application/vnd.openxmlformats-package.core-properties+xml"
    APP = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    CUSTOM_XML_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
    XML = "application/xml"
