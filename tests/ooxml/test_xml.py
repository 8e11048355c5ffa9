"""Parsing XML that came from outside."""

from __future__ import annotations

import pytest
from lxml import etree

from respondent.ooxml.faults import DamagedPackageError, UnsafePackageError
from respondent.ooxml.xml import parse_xml, xml_text


def test_what_is_not_well_formed_is_damaged_and_the_part_is_named() -> None:
    with pytest.raises(DamagedPackageError, match=r"“word/document\.xml” is not well-formed"):
        parse_xml(b"<a><b></a>", "word/document.xml")


def test_an_entity_is_not_resolved_and_the_declaration_is_refused() -> None:
    xml = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    with pytest.raises(UnsafePackageError, match="document type declaration"):
        parse_xml(xml, "a.xml")


def test_nesting_that_would_exhaust_a_reader_is_damaged() -> None:
    with pytest.raises(DamagedPackageError):
        parse_xml(b"<a>" * 100_000 + b"</a>" * 100_000, "a.xml")


def test_text_is_written_with_the_declaration_that_word_writes() -> None:
    text = xml_text(etree.fromstring("<a>é</a>"))
    assert text == '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a>é</a>'
