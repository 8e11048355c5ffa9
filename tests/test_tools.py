"""The validators that other tests rely on do find faults: a check that never fails checks nothing."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def word_file(body: str) -> bytes:
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>"
    )
    file = BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONSHIPS)
        package.writestr("word/document.xml", document)
    return file.getvalue()


def test_a_sound_paragraph_has_no_faults(validate_docx: Callable[[bytes], list[str]]) -> None:
    faults = validate_docx(word_file("<w:p><w:r><w:t>Sound.</w:t></w:r></w:p>"))
    assert [fault for fault in faults if "required relationship" not in fault] == []


@pytest.mark.parametrize("validator", ["Microsoft", "openxml-audit"])
def test_each_validator_finds_a_run_outside_a_paragraph(
    validator: str, validate_docx: Callable[[bytes], list[str]], program: Callable[[str], str]
) -> None:
    if validator == "Microsoft":
        program("ooxml-validator")
    faults = validate_docx(word_file("<w:r><w:t>Loose.</w:t></w:r>"))
    assert [fault for fault in faults if fault.startswith(validator)]
