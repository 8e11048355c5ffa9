"""Every kind of document on every letterhead is valid, and accessible, to what can be tested without Word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree

from respondent.model.document import Document
from respondent.model.span import Span
from respondent.model.tag import LONGEST_ALIAS, LONGEST_BOOKMARK, parse_bookmark, parse_tag
from respondent.ooxml.namespaces import WP, w
from respondent.writing.word.letterhead import Letterhead, open_letterhead, plain_letterhead
from respondent.writing.word.writer import write_word

ROOT = Path(__file__).resolve().parents[4]
KINDS = ("joint-letter", "letter", "release", "response")
EXAMPLES = ("coalition", "press")
Samples = Mapping[str, Document]
Assets = Mapping[str, bytes]
Parts = Callable[[bytes], dict[str, bytes]]


def letterhead_named(name: str) -> Letterhead:
    if name == "plain":
        return plain_letterhead()
    path = ROOT / "templates" / "letterheads" / f"{name}.docx"
    letterhead, diagnostics = open_letterhead(path.read_bytes(), Span(path.name))
    assert letterhead is not None
    assert diagnostics == ()
    return letterhead


@pytest.fixture(params=[(kind, head) for kind in KINDS for head in ("plain", *EXAMPLES)], ids="-".join)
def written(request: pytest.FixtureRequest, samples: Samples, assets: Assets) -> bytes:
    kind, head = request.param
    return write_word(samples[kind], letterhead_named(head), assets)


def test_two_validators_find_no_fault(
    written: bytes, validate_docx: Callable[[Path | bytes], list[str]]
) -> None:
    assert validate_docx(written) == []


def test_what_the_validators_miss_is_right(written: bytes, parts: Parts) -> None:
    stories = [etree.fromstring(data) for name, data in parts(written).items() if is_story(name)]
    everything = [element for root in stories for element in root.iter(etree.Element)]

    def values(name: str, attribute: str) -> list[str]:
        return [element.get(attribute, "") for element in everything if element.tag == name]

    controls = [e.get(w("val"), "") for e in everything if e.tag == w("id")]
    assert len(controls) == len(set(controls))
    starts, ends = values(w("bookmarkStart"), w("id")), values(w("bookmarkEnd"), w("id"))
    assert len(starts) == len(set(starts))
    assert sorted(starts) == sorted(ends)
    names = values(w("bookmarkStart"), w("name"))
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= LONGEST_BOOKMARK for name in names)
    assert all(parse_bookmark(name) for name in names if name.startswith("claim"))
    assert all(parse_tag(tag) for tag in values(w("tag"), w("val")))
    assert all(0 < len(alias) <= LONGEST_ALIAS for alias in values(w("alias"), w("val")))
    drawings = values(f"{{{WP}}}docPr", "id")
    assert len(drawings) == len(set(drawings))


def test_what_is_referred_to_is_there(written: bytes, parts: Parts) -> None:
    files = parts(written)
    text = files["word/document.xml"].decode()
    known = set(re.findall(r'w:styleId="([^"]+)"', files["word/styles.xml"].decode()))
    for name, data in files.items():
        if is_story(name):
            assert set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', data.decode())) <= known
    lists = set(re.findall(r'<w:num w:numId="(\d+)"', files["word/numbering.xml"].decode()))
    assert set(re.findall(r'<w:numId w:val="(\d+)"', text)) <= lists
    notes = set(re.findall(r'<w:footnote w:id="(\d+)"', files["word/footnotes.xml"].decode()))
    assert set(re.findall(r'<w:footnoteReference w:id="(\d+)"', text)) == notes
    marks = set(re.findall(r'w:name="([^"]+)"', text))
    both = text + files["word/footnotes.xml"].decode()
    assert set(re.findall(r"NOTEREF (\w+)|w:anchor=\"(\w+)\"", both)) <= {
        pair for mark in marks for pair in ((mark, ""), ("", mark))
    }
    related = set(re.findall(r' Id="([^"]+)"', files["word/_rels/document.xml.rels"].decode()))
    assert set(re.findall(r'r:(?:id|embed)="([^"]+)"', text)) <= related


def test_every_picture_has_a_description_and_every_table_of_evidence_its_heads(
    written: bytes, parts: Parts
) -> None:
    root = etree.fromstring(parts(written)["word/document.xml"])
    assert all(drawing.get("descr") for drawing in root.iter(f"{{{WP}}}docPr"))
    for table in root.iter(w("tbl")):
        if table.find(f"{w('tblPr')}/{w('tblCaption')}") is not None:
            assert table.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is not None


def is_story(name: str) -> bool:
    return bool(re.fullmatch(r"word/(document|footnotes|header\d+|footer\d+)\.xml", name))
