"""Letterheads that cannot be used, and what is kept, added and left behind of those that can."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from respondent.model.document import CrossReference, Document, Image, Note, NoteRef, Para, Str
from respondent.model.span import Span
from respondent.ooxml.namespaces import RELATIONSHIPS, W15, ContentType, RelationshipType, w
from respondent.writing.word.letterhead import Letterhead, open_letterhead, plain_letterhead
from respondent.writing.word.writer import write_word

SPAN = Span("templates/letter.md.j2", 7, 13)
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1440" w:right="1440"/></w:sectPr>'
LETTER = "<w:p><w:r><w:t>[letter]</w:t></w:r></w:p>"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
Files = Callable[..., bytes]
Opened = Callable[..., Letterhead]
Parts = Callable[[bytes], dict[str, bytes]]
Documents = Callable[..., Document]


def complaint(data: bytes) -> tuple[str, str]:
    """The code and the message of the one thing that is wrong, for which the letterhead is refused."""
    letterhead, (problem,) = open_letterhead(data, SPAN)
    assert letterhead is None
    assert problem.span == SPAN
    assert problem.remedy.endswith(".")
    return problem.code.id, problem.message


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"", "W101", "The file is empty"),
        (b"%PDF-1.7", "W101", "The file is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "W101", "old kind"),
        (b"PK\x03\x04", "W102", "The file is damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "W103",
            "protected by a password",
        ),
    ],
)
def test_a_file_that_is_no_word_document_is_refused(data: bytes, code: str, message: str) -> None:
    found, words = complaint(data)
    assert found == code
    assert words.startswith("This letterhead cannot be used.")
    assert message in words


def test_a_zip_bomb_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 50_000_000)
    assert complaint(buffer.getvalue())[0] == "W104"


def test_an_entity_is_refused(letterhead_file: Files) -> None:
    evil = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    assert complaint(letterhead_file(files={"word/evil.xml": evil}))[0] == "W105"


def test_macros_are_refused(letterhead_file: Files) -> None:
    assert complaint(letterhead_file(kind=ContentType.MACRO_DOCUMENT))[0] == "W106"


def test_strict_open_xml_is_refused(letterhead_file: Files) -> None:
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    data = letterhead_file(package=[(strict, "word/document.xml")])
    assert complaint(data)[0] == "W107"


def test_parts_that_do_not_fit_together_are_refused(letterhead_file: Files) -> None:
    assert complaint(letterhead_file(related=[(RelationshipType.STYLES, "missing.xml")]))[0] == "W102"


HEADED = LETTER + (
    '<w:sectPr><w:footerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'w:type="default" r:id="rId{}"/></w:sectPr>'
)


@pytest.mark.parametrize(
    ("content", "stories"),
    [
        (HEADED.format(9), {"footer1": "<w:p/>"}),
        (HEADED.format(1), {"header1": "<w:p/>"}),
        (HEADED.format(1).replace('r:id="rId1"', ""), {"footer1": "<w:p/>"}),
    ],
)
def test_a_footer_that_is_not_there_is_refused(
    letterhead_file: Files, content: str, stories: dict[str, str]
) -> None:
    assert complaint(letterhead_file(content, **stories)) == (
        "W102",
        "This letterhead cannot be used. The file is damaged: its parts do not fit together.",
    )


@pytest.mark.parametrize("left_out", ["Id", "Type", "Target"])
def test_a_relationship_that_lacks_something_is_refused(letterhead_file: Files, left_out: str) -> None:
    fields = {"Id": "rId1", "Type": RelationshipType.FOOTER, "Target": "footer1.xml"}
    given_fields = "".join(f' {name}="{value}"' for name, value in fields.items() if name != left_out)
    rels = f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship{given_fields}/></Relationships>'
    data = letterhead_file(files={"word/_rels/document.xml.rels": rels.encode()}, footer1="<w:p/>")
    assert complaint(data)[0] == "W102"


def test_a_template_attached_from_elsewhere_is_left_behind(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    rels = (
        f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" TargetMode="External" '
        f'Type="{RelationshipType.ATTACHED_TEMPLATE}" Target="http://example.org/x.dotm"/></Relationships>'
    )
    letterhead = opened(files={"word/_rels/document.xml.rels": rels.encode()})
    files = parts(write_word(document("Text."), letterhead, {}))
    assert not [name for name, content in files.items() if b"example.org" in content]


def test_a_part_that_is_not_well_formed_is_refused(letterhead_file: Files) -> None:
    assert complaint(letterhead_file("<w:p>"))[0] == "W102"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<w:p/>" + SECTION, "W108"),
        (LETTER + LETTER + SECTION, "W109"),
        ("<w:p><w:r><w:t>Dear all, [letter]</w:t></w:r></w:p>" + SECTION, "W110"),
    ],
)
def test_a_text_without_just_one_placeholder_is_refused(
    letterhead_file: Files, content: str, code: str
) -> None:
    assert complaint(letterhead_file(content))[0] == code


def test_a_placeholder_in_a_header_is_refused_with_the_reason(letterhead_file: Files) -> None:
    code, message = complaint(letterhead_file("<w:p/>" + SECTION, header1=LETTER))
    assert code == "W110"
    assert "in a header" in message


def test_a_template_becomes_a_document(opened: Opened, document: Documents, parts: Parts) -> None:
    files = parts(write_word(document("Text."), opened(kind=ContentType.TEMPLATE), {}))
    types = files["[Content_Types].xml"].decode()
    assert ContentType.DOCUMENT in types
    assert ContentType.TEMPLATE not in types


def test_headers_footers_and_pictures_are_copied_as_they_are(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    letterhead = opened(
        LETTER
        + '<w:sectPr><w:headerReference w:type="first" r:id="rId1"/><w:footerReference w:type="default" '
        'r:id="rId2"/><w:pgMar w:left="900" w:right="900"/><w:titlePg/></w:sectPr>',
        header1="<w:p><w:r><w:t>Our Charity</w:t></w:r></w:p>",
        footer1="<w:p><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>",
        files={
            "word/_rels/header1.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            b'relationships"><Relationship Id="rId1" Type="%s" Target="media/logo.png"/></Relationships>'
            % image.encode(),
            "word/media/logo.png": b"\x89PNG logo",
        },
    )
    files = parts(write_word(document("Text."), letterhead, {}))
    assert b"Our Charity" in files["word/header1.xml"]
    assert files["word/media/logo.png"] == b"\x89PNG logo"
    assert b'Target="media/logo.png"' in files["word/_rels/header1.xml.rels"]
    text = files["word/document.xml"].decode()
    assert '<w:headerReference w:type="first" r:id="rId1"/>' in text
    assert "<w:titlePg/>" in text
    assert letterhead.measure == 11906 - 1800


def test_what_the_letterhead_says_of_itself_is_left_behind_and_its_own_properties_kept(
    letterhead_file: Files, document: Documents, parts: Parts
) -> None:
    custom = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        b'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="File plan">'
        b"<vt:lpwstr>A/12</vt:lpwstr></property>"
        b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="8" name="RespondentManifest">'
        b"<vt:lpwstr>old</vt:lpwstr></property></Properties>"
    )
    data = letterhead_file(
        package=[
            (RelationshipType.THUMBNAIL, "docProps/thumbnail.jpeg"),
            (RelationshipType.APP, "docProps/app.xml"),
            (RelationshipType.CUSTOM, "docProps/custom.xml"),
        ],
        files={
            "docProps/thumbnail.jpeg": b"\xff\xd8\xff",
            "docProps/app.xml": b"<Properties><Company>Secret Ltd</Company></Properties>",
            "docProps/custom.xml": custom,
        },
    )
    letterhead, _ = open_letterhead(data, SPAN)
    assert letterhead is not None
    files = parts(write_word(document("Text."), letterhead, {}))
    assert "docProps/thumbnail.jpeg" not in files
    assert b"Secret Ltd" not in b"".join(files.values())
    properties = files["docProps/custom.xml"].decode()
    assert re.findall(r'pid="(\d+)" name="([^"]+)"', properties) == [
        ("7", "File plan"),
        ("8", "RespondentManifest"),
    ]
    assert ">old<" not in properties


def test_traces_of_editing_go_and_ids_become_unique(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/></wp:inline></w:drawing></w:r>'
    control = '<w:sdt><w:sdtPr><w:id w:val="4"/></w:sdtPr><w:sdtContent><w:r/></w:sdtContent></w:sdt>'
    mark = '<w:bookmarkStart w:id="1" w:name="theirs"/><w:bookmarkEnd w:id="1"/>'
    letterhead = opened(
        f'<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">{drawing}{control}{mark}</w:p>{LETTER}{SECTION}',
        header1=f'<w:p w:rsidP="00AB12CD">{drawing}{control}</w:p>',
    )
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82"
    picture = Para((Image("a.png", "Dot"),), SPAN)
    files = parts(write_word(document(picture), letterhead, {"a.png": png}))
    everything = files["word/document.xml"].decode() + files["word/header1.xml"].decode()
    assert "rsid" not in everything
    for pattern in (
        r'<wp:docPr id="(\d+)"',
        r'<w:sdtPr><w:id w:val="(\d+)"',
        r'<w:bookmarkStart w:id="(\d+)"',
    ):
        found = re.findall(pattern, everything)
        assert found
        assert len(found) == len(set(found))


def test_what_an_earlier_letter_left_in_it_goes(opened: Opened, document: Documents, parts: Parts) -> None:
    claim = (
        '<w:p><w:bookmarkStart w:id="1" w:name="claim_1_0a1b2c3d"/><w:sdt><w:sdtPr>'
        '<w:tag w:val="claim:x@0a1b2c3d"/></w:sdtPr><w:sdtContent><w:r><w:t>kept</w:t></w:r></w:sdtContent>'
        '</w:sdt><w:bookmarkEnd w:id="1"/></w:p><w:p><w:bookmarkStart w:id="2" w:name="_RefNote1"/>'
        '<w:bookmarkEnd w:id="2"/></w:p>'
    )
    item = b'<manifest xmlns="urn:respondent:manifest:1">old</manifest>'
    others = b"<theirs/>"
    letterhead = opened(
        claim + LETTER + SECTION,
        related=[
            (RelationshipType.CUSTOM_XML, "../customXml/item1.xml"),
            (RelationshipType.CUSTOM_XML, "../customXml/item2.xml"),
        ],
        files={"customXml/item1.xml": others, "customXml/item2.xml": item},
    )
    files = parts(write_word(document("Text."), letterhead, {}))
    text = files["word/document.xml"].decode()
    assert ">kept<" in text
    assert "claim_1_0a1b2c3d" not in text
    assert "claim:x@" not in text
    assert "_RefNote1" not in text
    assert files["customXml/item1.xml"] == others
    assert b">old<" not in files["customXml/item2.xml"]


def test_relationships_of_an_emptied_letter_do_not_collide_with_a_new_ones(
    letterhead_file: Files, document: Documents, parts: Parts
) -> None:
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="letter1" Type="%s" Target="https://old.example" TargetMode="External"/></Relationships>'
        % RelationshipType.HYPERLINK.encode()
    )
    letterhead, _ = open_letterhead(letterhead_file(files={"word/_rels/document.xml.rels": rels}), SPAN)
    assert letterhead is not None
    files = parts(write_word(document("Text."), letterhead, {}))
    ids = re.findall(rb'Id="([^"]+)"', files["word/_rels/document.xml.rels"])
    assert len(ids) == len(set(ids))


def test_a_part_that_has_the_name_of_one_of_ours_gets_another(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    letterhead = opened(
        related=[("https://example.org/theirs", "../docProps/core.xml")],
        files={"docProps/core.xml": b"<theirs/>"},
    )
    files = parts(write_word(document("Text."), letterhead, {}))
    assert files["docProps/letterhead-core.xml"] == b"<theirs/>"
    assert b"../docProps/letterhead-core.xml" in files["word/_rels/document.xml.rels"]


def test_a_protected_letterhead_gives_letters_that_can_be_edited(
    letterhead_file: Files, document: Documents, parts: Parts
) -> None:
    protection = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    letterhead, diagnostics = open_letterhead(letterhead_file(settings=protection), SPAN)
    assert letterhead is not None
    assert [problem.code.id for problem in diagnostics] == ["W112"]
    assert b"documentProtection" not in parts(write_word(document("T"), letterhead, {}))["word/settings.xml"]


def test_a_protection_that_is_not_switched_on_is_no_matter(opened: Opened) -> None:
    opened(settings='<w:documentProtection w:edit="readOnly" w:enforcement="0"/>')


@pytest.mark.parametrize(
    "stories",
    [
        {"header1": '<w:p><w:ins w:id="1" w:author="Jo"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'},
        {"comments": '<w:comment w:id="0" w:author="Jo"><w:p/></w:comment>'},
    ],
)
def test_tracked_changes_and_comments_are_warned_of(letterhead_file: Files, stories: dict[str, str]) -> None:
    letterhead, diagnostics = open_letterhead(letterhead_file(**stories), SPAN)
    assert letterhead is not None
    assert [problem.code.id for problem in diagnostics] == ["W113"]


def test_comments_that_were_all_deleted_are_no_matter(opened: Opened) -> None:
    opened(comments="")


def test_settings_declare_footnotes_before_what_must_follow_and_bind_to_nothing(
    letterhead_file: Files, document: Documents, parts: Parts
) -> None:
    given_settings = (
        '<w:attachedTemplate r:id="rId1"/><w:mailMerge/><w:compat/><w:rsids/>'
        '<w:themeFontLang w:val="en-US"/><w:decimalSymbol w:val="."/>'
    )
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="rId1" Type="%s" Target="file:///C:/Jo/Normal.dotm" TargetMode="External"/></Relationships>'
        % RelationshipType.ATTACHED_TEMPLATE.encode()
    )
    data = letterhead_file(settings=given_settings, files={"word/_rels/settings.xml.rels": rels})
    letterhead, _ = open_letterhead(data, SPAN)
    assert letterhead is not None
    files = parts(write_word(document("Text."), letterhead, {}))
    root = etree.fromstring(files["word/settings.xml"])
    assert [etree.QName(child).localname for child in root] == [
        "footnotePr",
        "compat",
        "themeFontLang",
        "decimalSymbol",
    ]
    assert [child.get(w("id")) for child in root[0]] == ["-1", "0"]
    assert root[2].get(w("val")) == "en-GB"
    assert b"Normal.dotm" not in b"".join(files.values())


def test_footnotes_of_the_letterhead_keep_their_numbers_and_ours_go_on(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    theirs = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="5"><w:p><w:r><w:t>Theirs</w:t></w:r></w:p></w:footnote>'
    )
    letterhead = opened(
        f'<w:p><w:r><w:footnoteReference w:id="5"/></w:r></w:p>{LETTER}{SECTION}', footnotes=theirs
    )
    text = Para((Str("Text."), NoteRef(1), CrossReference(1)), SPAN)
    files = parts(write_word(document(text, notes=(Note(1, (Str("Ours"),)),)), letterhead, {}))
    notes = files["word/footnotes.xml"].decode()
    assert re.findall(r'<w:footnote [^>]*w:id="(-?\d+)"', notes) == ["0", "-1", "5", "6"]
    assert (
        b'<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="-1"/></w:footnotePr>'
        in files["word/settings.xml"]
    )
    assert b'<w:footnoteReference w:id="6"/>' in files["word/document.xml"]
    assert b"<w:r><w:t>2</w:t></w:r>" in files["word/document.xml"]


def test_lists_of_the_letterhead_keep_their_numbers_and_ours_go_on(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    theirs = (
        '<w:abstractNum w:abstractNumId="3"/><w:num w:numId="9"><w:abstractNumId w:val="3"/></w:num>'
        '<w:numIdMacAtCleanup w:val="1"/>'
    )
    letterhead = opened(numbering=theirs)
    root = etree.fromstring(parts(write_word(document("T"), letterhead, {}))["word/numbering.xml"])
    names = [etree.QName(child).localname for child in root]
    assert names == ["abstractNum"] * 3 + ["num"] * 2 + ["numIdMacAtCleanup"]
    assert [child.get(w("abstractNumId")) for child in list(root)[:3]] == ["3", "4", "5"]
    assert letterhead.numbering.bullets == 10


@pytest.mark.parametrize("number", ["", "many", "99999999999999999999"])
def test_numbers_that_are_none_do_not_stop_it(opened: Opened, number: str) -> None:
    opened(
        f'<w:p><w:bookmarkStart w:id="{number}" w:name="a"/></w:p>{LETTER}{SECTION}',
        numbering=f'<w:abstractNum w:abstractNumId="{number}"/>',
        footnotes=f'<w:footnote w:id="{number}"/>',
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_is_changed_in_it_nothing_but_a_diagnostic_comes(
    letterhead_file: Files, document: Documents, data: st.DataObject
) -> None:
    whole = letterhead_file(
        f'<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p>{LETTER}{SECTION}',
        styles='<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
        settings="<w:compat/>",
        numbering='<w:abstractNum w:abstractNumId="0"/><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        footnotes='<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>',
        header1="<w:p/>",
    )
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        contents = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(contents)))
    start = data.draw(st.integers(0, len(contents[name])))
    end = start + data.draw(st.integers(0, 12))
    contents[name][start:end] = data.draw(st.binary(max_size=6))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, content in contents.items():
            archive.writestr(part, bytes(content))
    letterhead, diagnostics = open_letterhead(buffer.getvalue(), SPAN)
    assert letterhead is not None or diagnostics
    if letterhead is not None:
        write_word(document("Text."), letterhead, {})


@pytest.mark.parametrize(
    ("attributes", "ignorable"),
    [
        (MC, "w15"),
        (f'{MC} xmlns:w14="urn:w14" mc:Ignorable="w14"', "w14 w15"),
        (f'{MC} xmlns:w15="{W15}" mc:Ignorable="w15"', "w15"),
    ],
)
def test_what_old_programs_may_pass_over_is_declared_once(
    opened: Opened, document: Documents, parts: Parts, attributes: str, ignorable: str
) -> None:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    content = (
        f'<x:document xmlns:x="{namespace}" {attributes}><x:body><x:p><x:r><x:t>[letter]</x:t></x:r></x:p>'
    )
    letterhead = opened(files={"word/document.xml": f"{content}</x:body></x:document>".encode()})
    text = parts(write_word(document("Text."), letterhead, {}))["word/document.xml"]
    root = etree.fromstring(text)
    assert root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable") == ignorable
    assert {"w", "r", "wp", "w15"} <= {prefix for prefix in root.nsmap if prefix}
    assert b">Text.<" in text


def test_plain_paper_is_made_ready_once() -> None:
    assert plain_letterhead() is plain_letterhead()
    assert not plain_letterhead().own
