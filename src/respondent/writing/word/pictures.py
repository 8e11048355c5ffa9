"""Pictures for a Word file: what kind they are, how large, and the markup that places them."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from respondent.ooxml.archive import PackedPart, pack
from respondent.ooxml.namespaces import PIC, A
from respondent.writing.word.markup import quoted

EMU_PER_TWIP = 635
EMU_PER_CM = 360_000
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}
_UNREADABLE = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
    struct.error,
    ArithmeticError,
    LookupError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that Word can show; its size, in EMU, is that at its own resolution."""

    extension: str
    width: int
    height: int
    part: PackedPart

    def fitted(self, width: int, height: int) -> tuple[int, int]:
        """The picture's size within `width` and `height`, all in EMU; never larger than it is."""
        scale = min(1.0, width / self.width, height / self.height)
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))


@lru_cache(maxsize=128)
def picture_of(data: bytes) -> Picture | None:
    """The picture in the bytes of a PNG, JPEG or GIF file, or None where they hold none of these."""
    try:
        image = Image.from_blob(data)
        extension = _EXTENSIONS.get(image.content_type)
        if extension is None or image.width <= 0 or image.height <= 0:
            return None
        return Picture(extension, int(image.width), int(image.height), pack("", data, level=1))
    except _UNREADABLE:
        return None


def drawing(relationship: str, number: int, alt: str, size: tuple[int, int]) -> str:
    """A run with a picture in the line of text; `number` is unique in the file, `size` in EMU.

    A picture without `alt` is an ornament: a screen reader passes over it.
    """
    width, height = size
    name = f"Picture {number}"
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{quoted(alt)}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        f"</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
