"""Which links and pictures a document may have: web and mail addresses, and files inside the workspace."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from respondent.model.codes import T231, T232, T233
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Image
from respondent.model.span import Span

Problem = Callable[[Span], Diagnostic]
"""A problem whose place is known only at the end of the line."""

_ALLOWED = re.compile(r"(?:https?://[^\s/?#]+\S*|mailto:[^\s@]+@[^\s@]+)\Z", re.IGNORECASE)
_BARE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?\Z")


def checked_link(address: str) -> tuple[str, Problem | None]:
    """The address of a link, and what is wrong with it."""
    address = address.strip()
    if _ALLOWED.match(address):
        return address, None
    proposal = (
        f"Did you mean “https://{address}”?"
        if _BARE.match(address)
        else "Give a web address in full, or mailto:."
    )
    return address, lambda place: T231.at(
        place, f"The link to “{address}” is refused: it is neither http(s):// nor mailto:.", proposal
    )


def checked_image(root: Path, path: str, alt: str) -> tuple[Image | None, Problem | None]:
    """A picture of the workspace, and what is wrong with it."""
    path = path.strip()
    wrong = _why_not(root, path)
    if wrong is not None:
        message, remedy = wrong
        return None, lambda place: T233.at(place, message, remedy)
    image = Image(PurePosixPath(path).as_posix(), alt)
    if alt:
        return image, None
    return image, lambda place: T232.at(
        place,
        f"The picture “{path}” has no description for people who do not see it.",
        f"Write ![what it shows]({path}).",
    )


def _why_not(root: Path, path: str) -> tuple[str, str] | None:
    if "://" in path or path.startswith("data:"):
        return (
            f"The picture “{path}” is not a file of the workspace.",
            "Save it in the workspace and name that file.",
        )
    pure = PurePosixPath(path)
    if not path or pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path:
        return (
            f"The picture “{path}” is not named by its path in the workspace.",
            "Write such as pictures/map.png.",
        )
    file = (root / pure).resolve()
    if not file.is_relative_to(root.resolve()):
        return f"The picture “{path}” lies outside the workspace.", "Copy it into the workspace."
    if not file.is_file():
        return (
            f"There is no picture “{path}”.",
            "Paths begin at the folder of respondent.yaml; check its spelling.",
        )
    return None
