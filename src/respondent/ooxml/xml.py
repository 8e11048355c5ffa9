"""Parsing XML that came from outside: no entities, no document type, no network."""

from __future__ import annotations

from lxml import etree

from respondent.ooxml.faults import DamagedPackageError, UnsafePackageError

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""What every part begins with, as Word writes it."""


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of a part. Raises DamagedPackageError or UnsafePackageError, naming the part.

    `huge_tree` stays off, so that libxml2's own limits on depth and text hold.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedPackageError(f"its part “{name}” is not well-formed") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafePackageError(f"its part “{name}” has a document type declaration")
    return root


def xml_text(root: etree._Element) -> str:
    """The element as the text of a part."""
    return DECLARATION + etree.tostring(root, encoding="unicode")
