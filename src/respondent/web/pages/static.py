"""Our own files that pages use: styles, scripts and the icon."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from starlette.responses import Response

from respondent.web.refusals import NotFoundError
from respondent.web.route import Needs, PageRoute
from respondent.web.visit import Visit

FOLDER = Path(__file__).parents[1] / "static"

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}

FOR_EVER = "public, max-age=31536000, immutable"


@cache
def files() -> Mapping[str, bytes]:
    """The files by name. They are read once, so that no request's path is ever looked up on the disk."""
    return MappingProxyType(
        {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.suffix in TYPES}
    )


@cache
def edition() -> str:
    """A text that changes with any of the files; it is part of their address, so that browsers may keep them."""
    return sha256(b"\0".join(name.encode() + data for name, data in files().items())).hexdigest()[:12]


def address_of(name: str) -> str:
    """Where a file of ours is found. Raises KeyError if there is none of that name."""
    if name not in files():
        raise KeyError(name)
    return f"/static/{edition()}/{name}"


def show(visit: Visit) -> Response:
    """One file."""
    name = visit.part("name")
    data = files().get(name)
    if data is None:
        raise NotFoundError
    fresh = FOR_EVER if visit.part("edition") == edition() else "no-cache"
    return Response(data, media_type=TYPES[Path(name).suffix], headers={"cache-control": fresh})


ROUTES = (PageRoute("/static/{edition}/{name}", show, ("GET",), Needs(None)),)
