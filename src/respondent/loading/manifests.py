"""The manifests of documents that were sent, below ``sent/``, and of built Word files.

A manifest is all that is needed of a document that was sent: the file beside it is not opened.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from respondent.loading.files import LARGEST_TABLE, LARGEST_TEXT, read_file
from respondent.model.built import Built, read_manifest
from respondent.model.manifest import NAMESPACE
from respondent.model.sent import FOLDER, MANIFEST, PARTICULARS, day_of
from respondent.ooxml.faults import PackageError
from respondent.ooxml.package import read_package
from respondent.ooxml.xml import parse_xml
from respondent.yamltext.node import MappingNode, ScalarNode, SequenceNode
from respondent.yamltext.parse import parse_yaml

LARGEST_WORD_FILE = 200_000_000

_ITEM = re.compile(r"customXml/item[0-9]+\.xml")


@dataclass(frozen=True, slots=True)
class Copy:
    """A document of which a manifest was found.

    `paths` are its files below the workspace's root. Of what was sent, `sent_on` is the day as its folder names it.
    """

    document: Built
    paths: tuple[str, ...]
    sent_on: str | None = None
    folder: str = ""


Wanted = Callable[[bytes], bool]
"""Whether a manifest's text is worth reading: those that name nothing of what is asked for are not."""


def sent_copies(root: Path, wanted: Wanted) -> Iterator[Copy | str]:
    """What was sent from the workspace at `root`, in the order of the folders; the path of a manifest that cannot
    be read in its place.
    """
    for path in sorted(_manifests_below(os.path.join(root, FOLDER))):  # noqa: PTH118 - thousands of them
        shown = os.path.relpath(path, root).replace(os.sep, "/")
        data, _ = read_file(path, shown, LARGEST_TABLE)
        if data is None:
            yield shown
        elif wanted(data) or not _looks_whole(data):
            document = read_manifest(data)
            folder = shown.rpartition("/")[0]
            day = day_of(folder.rpartition("/")[2])
            yield shown if document is None else Copy(document, (shown,), str(day) if day else None, folder)


def _looks_whole(data: bytes) -> bool:
    """Whether a text begins and ends as a manifest does: of one that was cut off nobody knows what it named."""
    text = data.strip()
    return text.startswith(b"{") and text.endswith(b"}")


def _manifests_below(folder: str) -> Iterator[str]:
    """Every manifest in a folder and the folders in it; one that is still being written begins with a full stop."""
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if MANIFEST in files:
            yield os.path.join(here, MANIFEST)  # noqa: PTH118


def recipients_of(root: Path, folder: str) -> tuple[str, ...]:
    """To whom something was sent, as the particulars beside its manifest say; nothing where they do not."""
    place = f"{folder}/{PARTICULARS}"
    path = Path(root, place)
    if not path.is_file():
        return ()
    data, _ = read_file(str(path), place, LARGEST_TEXT)
    node = parse_yaml(data, place)[0] if data is not None else None
    names = node.get("to") if isinstance(node, MappingNode) else None
    items = names.items if isinstance(names, SequenceNode) else (names,)
    return tuple(item.text for item in items if isinstance(item, ScalarNode))


def built_copies(root: Path, folder: Path) -> Iterator[Copy | str]:
    """The Word files of a folder of built documents, drafts and public editions apart, with the other
    formats of each beside it. Public editions have no manifest.
    """
    for path in sorted(folder.glob("*.docx")):
        if path.name.startswith(("~", ".")) or {".draft", ".public"} & set(path.suffixes):
            continue
        shown = _below(path, root)
        document = _in_word_file(path, shown)
        others = sorted(p for p in folder.glob(f"{path.stem}.*") if p.suffix in {".html", ".md", ".pdf"})
        paths = (shown, *(_below(other, root) for other in others))
        yield shown if document is None else Copy(document, paths)


def _below(path: Path, root: Path) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")


def _in_word_file(path: Path, shown: str) -> Built | None:
    """The manifest in a Word file; None where it has none that can be read."""
    data, _ = read_file(str(path), shown, LARGEST_WORD_FILE)
    if data is None:
        return None
    try:
        parts = read_package(data)
    except PackageError:
        return None
    for name, content in parts.items():
        if _ITEM.fullmatch(name) and NAMESPACE.encode() in content:
            try:
                element = parse_xml(content, name)
            except PackageError:
                continue
            if element.tag == f"{{{NAMESPACE}}}manifest":
                return read_manifest(element.text or "")
    return None
