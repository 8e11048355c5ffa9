"""Content types, relationships and what kind of package it is."""

from __future__ import annotations

import pytest

from respondent.ooxml.faults import DamagedPackageError, MacroError, NotWordError, StrictError
from respondent.ooxml.namespaces import CONTENT_TYPES, RELATIONSHIPS, ContentType, RelationshipType
from respondent.ooxml.parts import Relationship, content_types_of, relationships_of, word_document


def types(*overrides: tuple[str, str]) -> bytes:
    inner = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides)
    default = '<Default Extension="PNG" ContentType="image/png"/>'
    return f'<Types xmlns="{CONTENT_TYPES}">{default}{inner}</Types>'.encode()


def rels(*targets: tuple[str, str], mode: str = "") -> bytes:
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"{mode}/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'.encode()


def package(kind: str, relation: str = RelationshipType.DOCUMENT) -> dict[str, bytes]:
    return {
        "[Content_Types].xml": types(("word/document.xml", kind)),
        "_rels/.rels": rels((relation, "word/document.xml")),
        "word/document.xml": b"<a/>",
    }


def kind_of(parts: dict[str, bytes]) -> str:
    return word_document(parts, content_types_of(parts))


def test_a_part_has_the_type_of_its_name_or_of_its_extension() -> None:
    parts = {"[Content_Types].xml": types(("a.xml", "text/a")), "A.xml": b"", "b.png": b"", "c.bin": b""}
    assert content_types_of(parts) == {"A.xml": "text/a", "b.png": "image/png"}


def test_a_target_is_resolved_from_the_folder_of_its_part() -> None:
    parts = {
        "word/_rels/document.xml.rels": rels(
            (RelationshipType.IMAGE, "../media/a%20b.png#x"), ("t", "/c.xml")
        )
    }
    found = relationships_of(parts, "word/document.xml")
    assert [relationship.target for relationship in found] == ["media/a b.png", "c.xml"]


def test_an_address_outside_is_left_as_it_is() -> None:
    parts = {"_rels/.rels": rels(("t", "https://example.org/a/../b"), mode=' TargetMode="External"')}
    assert relationships_of(parts, "") == (
        Relationship("rId1", "t", "https://example.org/a/../b", external=True),
    )


def test_a_part_without_relationships_has_none() -> None:
    assert relationships_of({}, "word/document.xml") == ()


@pytest.mark.parametrize("kind", [ContentType.DOCUMENT, ContentType.TEMPLATE])
def test_a_document_and_a_template_are_word_documents(kind: str) -> None:
    assert kind_of(package(kind)) == "word/document.xml"


@pytest.mark.parametrize("kind", [ContentType.MACRO_DOCUMENT, ContentType.MACRO_TEMPLATE])
def test_a_document_of_a_kind_with_macros_is_refused(kind: str) -> None:
    with pytest.raises(MacroError):
        kind_of(package(kind))


def test_a_document_that_hides_its_macros_under_another_kind_is_refused() -> None:
    with pytest.raises(MacroError):
        kind_of({**package(ContentType.DOCUMENT), "word/vbaProject.bin": b""})


def test_strict_open_xml_is_known_by_its_relationships() -> None:
    with pytest.raises(StrictError, match="Strict Open XML"):
        kind_of(
            package(
                ContentType.DOCUMENT, "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
            )
        )


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "an Excel workbook"),
        (
            "application/vnd.openxmlformats-officedocument.presentationml.main+xml",
            "a PowerPoint presentation",
        ),
    ],
)
def test_other_office_files_are_called_what_they_are(kind: str, what: str) -> None:
    with pytest.raises(NotWordError, match=what):
        kind_of(package(kind))


def test_a_package_without_a_main_part_is_damaged() -> None:
    parts = package(ContentType.DOCUMENT)
    del parts["word/document.xml"]
    with pytest.raises(DamagedPackageError, match="main part is missing"):
        kind_of(parts)


def test_a_main_part_of_an_unknown_kind_is_damaged() -> None:
    with pytest.raises(DamagedPackageError, match="not a Word document"):
        kind_of(package("text/plain"))
