"""Names of records and files in a change of which the visitor cannot know.

Whoever may not see what is confidential gets the same answer to a name that is hidden from them as to one of
nothing: what is wrong with it is said here, before the whole workspace is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from respondent.model.edit import FileChange
from respondent.web.visit import Visit
from respondent.yamltext.node import MappingNode, Node, ScalarNode, SequenceNode
from respondent.yamltext.parse import parse_yaml

_NAMING = frozenset({"source", "of", "per", "superseded_by"})
"""Fields that hold the id of a record."""

_FILES = frozenset({"logo", "image", "rows"})
"""Fields that hold the path of a file."""

_FREE = frozenset({"dimension", "complete"})
"""Fields whose own names anybody chooses."""


def unknown_names(visit: Visit, files: Sequence[FileChange]) -> dict[str, str]:
    """For each field that newly names a record or a file which is not there for the visitor, what is said of it."""
    discretion = visit.view.discretion
    if visit.confidential or discretion is None:
        return {}
    workspace = visit.view.loaded.workspace
    known = workspace.records

    def wrong(file: FileChange, key: str, name: str) -> str | None:
        if key in _NAMING:
            return None if name in known else f"There is no record “{name}”. Choose one that is there."
        path = PurePosixPath(PurePosixPath(file.path).parent if key == "rows" else "", name).as_posix()
        if path.startswith("/") or ".." in PurePosixPath(path).parts or "\\" in path:
            return None  # the loader says so without looking
        is_there = discretion.may_show(path) and _is_file(workspace.root / path)
        return None if is_there else f"There is no file “{name}” here that this can use."

    found: dict[str, str] = {}
    for file in files:
        if file.after is None or not file.path.endswith((".yaml", ".yml")):
            continue
        before = [said for _, *said in _names(file.before)] if file.before else []
        for path, key, name in _names(file.after):
            if [key, name] not in before and (why_not := wrong(file, key, name)) is not None:
                found[path] = why_not
    return found


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no disk takes
        return False


def _names(data: bytes) -> Iterator[tuple[str, str, str]]:
    node, _ = parse_yaml(data, "")
    return _below(node, "", "") if node is not None else iter(())


def _below(node: Node, path: str, key: str) -> Iterator[tuple[str, str, str]]:
    match node:
        case MappingNode():
            for name, value, _, _ in node.entries:
                if name not in _FREE:
                    yield from _below(value, f"{path}.{name}".lstrip("."), name)
        case SequenceNode():
            for number, item in enumerate(node.items):
                yield from _below(item, f"{path}.{number}", key)
        case ScalarNode():
            if key in _NAMING | _FILES and node.text:
                yield path, key, node.text
