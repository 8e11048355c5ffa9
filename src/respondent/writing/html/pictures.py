"""Pictures as part of the page: data addresses, so that the file is whole by itself."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from respondent.writing.html.escape import attributes, text

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)


def picture(path: str, alt: str, assets: Mapping[str, bytes], class_: str | None = None) -> str:
    """The picture at `path`; its description in words where there is no such picture, or no picture in it.

    What it is, its first bytes say: a file's name proves nothing. SVG is left out, since Word takes none.
    """
    data = assets.get(path, b"")
    media = next((media for beginning, media in _BEGINNINGS if data.startswith(beginning)), None)
    if media is None:
        return f'<span class="missing">{text(alt)}</span>' if alt else ""
    source = f"data:{media};base64,{b64encode(data).decode('ascii')}"
    return f"<img{attributes(src=source, alt=alt, class_=class_)}>"
