"""Make the two letterheads of the example, templates/letterheads/*.docx: ``python tools/make_letterheads.py``.

The mark is invented and drawn here; it is nobody's logo. The same script makes the same bytes.
"""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians, sin
from pathlib import Path

from respondent.ooxml.archive import pack, write_archive
from respondent.ooxml.namespaces import CONTENT_TYPES, RELATIONSHIPS, WP, ContentType, R, RelationshipType, W
from respondent.writing.word.pictures import EMU_PER_CM, drawing

FOLDER = Path(__file__).resolve().parent.parent / "templates" / "letterheads"
SIDE = 192
"""The mark's width and height in pixels: 1.6 cm at 305 dots an inch."""
FINENESS = 4
"""How many points across each pixel are looked at, so that edges come out smooth."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WHITE = (255, 255, 255)
Colour = tuple[int, int, int]
Disc = tuple[float, float, float, Colour]


@dataclass(frozen=True)
class Design:
    """One letterhead: its file, its colours, the words beside the mark and those at the foot of each page."""

    file: str
    dark: Colour
    light: Colour
    name: str
    lines: tuple[str, ...]
    foot: str
    description: str


COALITION = Design(
    file="coalition.docx",
    dark=(15, 82, 87),
    light=(226, 149, 69),
    name="Together for children’s safety online",
    lines=(
        "NSPCC · Barnardo’s · Marie Collins Foundation",
        "Lucy Faithfull Foundation · Centre of expertise on child sexual abuse",
    ),
    foot="A letterhead made for an example. Its mark is invented and is nobody’s logo.",
    description="The mark of the example: five discs in a ring around a smaller one",
)
PRESS = Design(
    file="press.docx",
    dark=(104, 36, 92),
    light=(86, 150, 140),
    name="News from the press office",
    lines=("For journalists",),
    foot="A letterhead made for an example. Its mark is invented and is nobody’s logo.",
    description="The mark of the example: five discs in a ring around a smaller one",
)


def main() -> None:
    """Write both letterheads."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for design in (COALITION, PRESS):
        (FOLDER / design.file).write_bytes(letterhead(design))
        sys.stdout.write(f"{design.file}\n")


def letterhead(design: Design) -> bytes:
    """The letterhead as a .docx."""
    types = {
        "word/document.xml": ContentType.DOCUMENT,
        "word/styles.xml": ContentType.STYLES,
        "word/header1.xml": ContentType.HEADER,
        "word/header2.xml": ContentType.HEADER,
        "word/footer1.xml": ContentType.FOOTER,
        "word/footer2.xml": ContentType.FOOTER,
    }
    related = (
        (RelationshipType.STYLES, "styles.xml"),
        (RelationshipType.HEADER, "header1.xml"),
        (RelationshipType.HEADER, "header2.xml"),
        (RelationshipType.FOOTER, "footer1.xml"),
        (RelationshipType.FOOTER, "footer2.xml"),
    )
    overrides = "".join(f'<Override PartName="/{n}" ContentType="{kind}"/>' for n, kind in types.items())
    texts = {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}"><Default Extension="rels" '
        f'ContentType="{ContentType.RELATIONSHIPS}"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>",
        "_rels/.rels": relationships([(RelationshipType.DOCUMENT, "word/document.xml")]),
        "word/_rels/document.xml.rels": relationships(related),
        "word/_rels/header1.xml.rels": relationships([(RelationshipType.IMAGE, "media/mark.png")]),
        "word/document.xml": document(),
        "word/styles.xml": styles(design),
        "word/header1.xml": first_header(design),
        "word/header2.xml": story("hdr", paragraph("Header", text(design.name))),
        "word/footer1.xml": story("ftr", paragraph("Footer", text(design.foot))),
        "word/footer2.xml": story("ftr", paragraph("Footer", text(design.foot))),
    }
    parts = [pack(name, content.encode("utf-8"), level=9) for name, content in texts.items()]
    return write_archive((*parts, pack("word/media/mark.png", mark(design), level=9)))


def relationships(targets: Iterable[tuple[str, str]]) -> str:
    """A part of relationships, numbered in order."""
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'


def document() -> str:
    """A page of A4 with nothing on it but the placeholder."""
    return (
        f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{paragraph("Normal", text("[letter]"))}'
        '<w:sectPr><w:headerReference w:type="first" r:id="rId2"/><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:footerReference w:type="first" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1814" w:bottom="1474" w:left="1814" '
        'w:header="680" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )


def first_header(design: Design) -> str:
    """The mark, and the words beside it, over a rule in the mark's light colour."""
    size = round(1.6 * EMU_PER_CM)
    picture = drawing("rId1", 1, design.description, (size, size))
    words = paragraph("LetterheadName", text(design.name)) + "".join(
        paragraph("LetterheadLine", text(line)) for line in design.lines
    )
    rule = f'w:val="single" w:sz="12" w:space="0" w:color="{hexadecimal(design.light)}"'
    return story(
        "hdr",
        '<w:tbl><w:tblPr><w:tblW w:w="8278" w:type="dxa"/>'
        f'<w:tblBorders><w:bottom {rule}/></w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:bottom w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="1247"/><w:gridCol w:w="7031"/></w:tblGrid><w:tr>'
        f'<w:tc><w:tcPr><w:tcW w:w="1247" w:type="dxa"/></w:tcPr>{paragraph("Header", picture)}</w:tc>'
        f'<w:tc><w:tcPr><w:tcW w:w="7031" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{words}</w:tc>'
        f"</w:tr></w:tbl>{paragraph('LetterheadLine', '')}",
    )


def styles(design: Design) -> str:
    """The few styles that are the letterhead's own; letters bring the others with them."""
    dark = f'<w:color w:val="{hexadecimal(design.dark)}"/>'
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    small = '<w:color w:val="595959"/><w:sz w:val="17"/><w:szCs w:val="17"/>'
    keep = '<w:keepNext/><w:keepLines/><w:spacing w:before="{}" w:after="{}" w:line="252" w:lineRule="auto"/>'
    return (
        f'{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="23"/>'
        '<w:szCs w:val="23"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + style("Normal", "Normal", "", "", default=True)
        + style("LetterheadName", "Letterhead Name", "", f"<w:b/>{dark}{sized(28)}")
        + style("LetterheadLine", "Letterhead Line", "", small)
        + style("Header", "header", "", small)
        + style("Footer", "footer", '<w:jc w:val="center"/>', small)
        + style("Title", "Title", keep.format(120, 200), f"<w:b/>{dark}{sized(36)}")
        + style(
            "ReleaseLabel",
            "Release Label",
            keep.format(0, 40),
            f"<w:b/><w:caps/>{dark}{spaced(40)}{sized(22)}",
        )
        + style("Caption", "caption", keep.format(200, 80), f"<w:b/>{dark}{sized(20)}")
        + style("SubjectLine", "Subject Line", keep.format(80, 160), f"<w:b/>{dark}{sized(24)}")
        + style("Heading2", "heading 2", keep.format(300, 80) + outline(1), f"<w:b/>{dark}{sized(24)}")
        + style("Heading3", "heading 3", keep.format(240, 60) + outline(2), f"<w:b/>{dark}{sized(23)}")
        + "</w:styles>"
    )


def style(id_: str, name: str, of_paragraph: str, of_text: str, *, default: bool = False) -> str:
    """One paragraph style."""
    kind = ' w:default="1"' if default else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    paragraph_properties = f"<w:pPr>{of_paragraph}</w:pPr>" if of_paragraph else ""
    text_properties = f"<w:rPr>{of_text}</w:rPr>" if of_text else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{id_}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"{paragraph_properties}{text_properties}</w:style>"
    )


def spaced(twentieths: int) -> str:
    """Letters set apart, by twentieths of a point."""
    return f'<w:spacing w:val="{twentieths}"/>'


def outline(level: int) -> str:
    """A heading's level, from 0."""
    return f'<w:outlineLvl w:val="{level}"/>'


def sized(half_points: int) -> str:
    """A size of type."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def story(name: str, content: str) -> str:
    """A header or a footer."""
    return f'{DECLARATION}<w:{name} xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}">{content}</w:{name}>'


def paragraph(style_id: str, content: str) -> str:
    """A paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>{content}</w:p>'


def text(words: str) -> str:
    """A run of text."""
    return f"<w:r><w:t>{words}</w:t></w:r>"


def hexadecimal(colour: Colour) -> str:
    """A colour as Word writes it."""
    return "".join(f"{part:02X}" for part in colour)


def mark(design: Design) -> bytes:
    """The mark as a PNG: a small disc, and five larger ones in a ring around it."""
    discs: list[Disc] = [(0.5, 0.5, 0.11, design.light)]
    discs += [
        (0.5 + 0.34 * sin(radians(angle)), 0.5 - 0.34 * cos(radians(angle)), 0.15, design.dark)
        for angle in range(0, 360, 72)
    ]
    lines = [b"\0" + bytes(part for x in range(SIDE) for part in pixel(x, y, discs)) for y in range(SIDE)]
    dots_a_metre = round(SIDE / 0.016)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            chunk(b"IHDR", struct.pack(">2L5B", SIDE, SIDE, 8, 2, 0, 0, 0)),
            chunk(b"pHYs", struct.pack(">2LB", dots_a_metre, dots_a_metre, 1)),
            chunk(b"IDAT", zlib.compress(b"".join(lines), 9)),
            chunk(b"IEND", b""),
        )
    )


def pixel(x: int, y: int, discs: list[Disc]) -> Colour:
    """A pixel's colour: the mean over the points in it."""
    sums = [0, 0, 0]
    for inner in range(FINENESS * FINENESS):
        column = (x + (inner % FINENESS + 0.5) / FINENESS) / SIDE
        row = (y + (inner // FINENESS + 0.5) / FINENESS) / SIDE
        colour = next((c for cx, cy, r, c in discs if (column - cx) ** 2 + (row - cy) ** 2 <= r * r), WHITE)
        for part in range(3):
            sums[part] += colour[part]
    red, green, blue = (part // FINENESS**2 for part in sums)
    return red, green, blue


def chunk(name: bytes, content: bytes) -> bytes:
    """A chunk of a PNG file."""
    return struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))


if __name__ == "__main__":
    main()
