"""What a file says about itself: title, language, dates, senders, and the manifest with its hash."""

from __future__ import annotations

from uuid import UUID

from respondent.model.document import Document
from respondent.model.manifest import MANIFEST_PROPERTY, NAMESPACE, Manifest
from respondent.ooxml.namespaces import CORE_PROPERTIES, CUSTOM_PROPERTIES, CUSTOM_XML, VARIANT_TYPES
from respondent.ooxml.xml import DECLARATION
from respondent.writing.remarks import DRAFT, name_of
from respondent.writing.word.markup import escaped

_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # [MS-OLEPS] 2.21, FMTID_UserDefinedProperties

APP = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Respondent</Application></Properties>"
)
"""The extended properties: no company, no manager, no template's path."""


def core_properties(document: Document) -> str:
    """Title, senders, language, and the document's own date as that of its making: there is no clock."""
    moment = f"{document.date.isoformat()}T00:00:00Z"
    title = name_of(document)
    status = f"<cp:contentStatus>{DRAFT}</cp:contentStatus>" if document.draft else ""
    creator = "; ".join(sender.name for sender in document.senders)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{CORE_PROPERTIES}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator>{escaped(creator)}</dc:creator>"
        f"<dc:language>{escaped(document.language)}</dc:language>{status}"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )


def custom_properties(kept: str, first_free: int, manifest: Manifest) -> str:
    """The letterhead's own custom properties, and the manifest's hash as number `first_free`."""
    return (
        f'{DECLARATION}<Properties xmlns="{CUSTOM_PROPERTIES}" xmlns:vt="{VARIANT_TYPES}">{kept}'
        f'<property fmtid="{_USER_PROPERTIES}" pid="{first_free}" name="{MANIFEST_PROPERTY}">'
        f"<vt:lpwstr>{manifest.sha256}</vt:lpwstr></property></Properties>"
    )


def manifest_item(manifest: Manifest) -> str:
    """The custom XML part with the manifest's canonical text."""
    return f'{DECLARATION}<manifest xmlns="{NAMESPACE}">{escaped(manifest.json)}</manifest>'


def manifest_item_properties(manifest: Manifest) -> str:
    """The properties of that part; its id comes from the manifest, since nothing here is drawn by lot."""
    number = str(UUID(hex=manifest.sha256[:32], version=4)).upper()
    return (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="{CUSTOM_XML}" ds:itemID="{{{number}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
