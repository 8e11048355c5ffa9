"""A workspace's folder as one immutable value, with everything that is wrong in it."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from respondent.collector import paused
from respondent.errors import NoWorkspaceError, UnreadableFileError
from respondent.loading.confidential import add_confidential, apart_from
from respondent.loading.copies import Copies, read_copies
from respondent.loading.cycles import find_cycles
from respondent.loading.disk import DISK, Disk, Overlaid, Overlay
from respondent.loading.files import LARGEST_TEXT
from respondent.loading.folders import RECORD, TEMPLATE, files_below
from respondent.loading.gathering import Records, Templates, gather_records, gather_templates
from respondent.loading.paths import is_below
from respondent.loading.references import check_references
from respondent.loading.reviews import Reviews, read_reviews
from respondent.loading.settings import read_settings
from respondent.loading.terms import check_terms
from respondent.model.codes import S201, S210, S211
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.proposal import FOLDER as PROPOSALS
from respondent.model.review import NO_COPIES, NO_REVIEWS
from respondent.model.sent import FOLDER as SENT
from respondent.model.settings import Settings
from respondent.model.signoff import FOLDER as SIGNOFFS
from respondent.model.span import Span
from respondent.model.workspace import Workspace
from respondent.yamltext.node import MappingNode, Node, SequenceNode
from respondent.yamltext.parse import parse_yaml

SETTINGS = "respondent.yaml"

NO_RECORDS = (f"{SIGNOFFS}/", f"{SENT}/", f"{PROPOSALS}/")
"""Where other things than records lie, if the evidence is all of the workspace."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A workspace as far as it could be read, and everything that is wrong with its files, in their order."""

    workspace: Workspace
    diagnostics: tuple[Diagnostic, ...]


def find_root(path: Path) -> Path:
    """The nearest folder, `path` or one above it, with a respondent.yaml. Raises NoWorkspaceError."""
    start = Path(path).absolute()
    if not os.path.lexists(start):
        raise UnreadableFileError(path, "there is no such folder")
    if start.name == SETTINGS:
        start = start.parent
    folders = (start, *start.parents)
    for folder in folders:
        if os.path.lexists(folder / SETTINGS):
            return folder
    for folder in folders:
        for name in ("respondent.yml", "Respondent.yaml", "respondent.yaml.txt"):
            if os.path.lexists(folder / name):
                raise UnreadableFileError(folder / name, f"its name must be {SETTINGS}: rename it")
    raise NoWorkspaceError(start)


def load(path: Path | str = ".", *, confidential: bool = True, overlay: Overlay | None = None) -> Loaded:
    """The workspace whose folder `path` is, or in which it lies. Raises NoWorkspaceError.

    What is wrong in a file never stops the others from being read: a broken record is left out. Unless
    `confidential`, the folders of confidential evidence are not opened, and nobody looks whether they are there.
    The files of `overlay` are read as if they stood on the disk, and those that it has None for as if they did not;
    its paths begin at the workspace's folder.
    """
    folder = find_root(Path(path))
    root = os.path.realpath(folder)
    return load_from(folder, Overlaid(root, overlay) if overlay else DISK, confidential=confidential)


def load_from(folder: Path, disk: Disk, *, confidential: bool = True) -> Loaded:
    """The workspace in `folder`, as `load` gives it, with the files of `disk`."""
    root = os.path.realpath(folder)
    with paused():
        node, problems = _read_settings_file(root, disk)
        settings, more = read_settings(node, SETTINGS)
        problems += more
        evidence, missing = _evidence_folders(settings, node, root, disk)
        problems += missing
        apart = apart_from(settings.confidential_evidence, root)
        records = _records(evidence, settings, root, apart, disk)
        if confidential:
            problems += add_confidential(
                records, settings, root, _places(node, "confidential_evidence"), disk
            )
        templates = _templates(settings, node, root, disk)
        if not (records.records or records.broken or templates.documents or problems or templates.problems):
            problems.append(_nothing_yet(settings))
        elif not disk.is_folder(str(Path(root, settings.templates))):
            problems.append(_no_templates(settings))
        problems += records.problems + templates.problems
        documents, broken = templates.documents.values(), frozenset(records.broken)
        problems += check_references(records.records, documents, broken, root, disk)
        problems += check_terms(records.records, documents)
        problems += find_cycles(records.records)
        reviews = read_reviews(records.records, broken, root, disk)
        copies = read_copies(settings.archive, records.records, broken, root, disk)
        problems += reviews.problems + copies.problems
        return _loaded(folder, settings, records, templates, problems, reviews, copies)


def load_evidence(folder: Path, settings: Settings | None = None) -> Loaded:
    """A bare folder of records, without settings or templates of its own, as a workspace.

    Places are given from where `folder` is given from. Raises UnreadableFileError where it is no folder.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise UnreadableFileError(folder, "there is no such folder")
    root = os.path.realpath(folder)
    settings = settings or Settings()
    with paused():
        records = _records([(root, folder.as_posix())], settings, root)
        problems = records.problems
        problems += check_references(records.records, (), frozenset(records.broken), root)
        problems += find_cycles(records.records)
        return _loaded(folder, settings, records, Templates(), problems)


def _records(
    folders: list[tuple[str, str]],
    settings: Settings,
    root: str,
    apart: Collection[str] = (),
    disk: Disk = DISK,
) -> Records:
    """The records of the evidence folders; the settings are none, nor what lies in folders for other things."""
    files, problems = files_below(root, folders, RECORD, apart, disk)
    own = os.path.join(root, SETTINGS)  # noqa: PTH118 - to be compared with the walk's text
    kept = [file for file in files if file.path != own and not file.shown.startswith(NO_RECORDS)]
    gathered = gather_records(kept, settings, root, disk=disk)
    gathered.problems += problems
    return gathered


def _templates(settings: Settings, node: Node | None, root: str, disk: Disk) -> Templates:
    """The templates, if there is a folder of them."""
    folder = Path(root, settings.templates)
    if not is_below(os.path.realpath(folder), root):
        place = _places(node, "templates")[0]
        remedy = "Name a folder in the workspace, such as “templates”."
        message = f"“{settings.templates}” lies outside the workspace."
        return Templates(problems=[S201.at(place, message, remedy)])
    if not disk.is_folder(str(folder)):
        return Templates()
    files, problems = files_below(root, [(str(folder), settings.templates)], TEMPLATE, disk=disk)
    gathered = gather_templates(files, settings.templates, disk)
    gathered.problems += problems
    return gathered


def _read_settings_file(root: str, disk: Disk) -> tuple[Node | None, list[Diagnostic]]:
    data, problem = disk.read(os.path.join(root, SETTINGS), SETTINGS, LARGEST_TEXT)  # noqa: PTH118
    if data is None:
        return None, [problem] if problem else []
    node, problems = parse_yaml(data, SETTINGS)
    return node, list(problems)


def _evidence_folders(
    settings: Settings, node: Node | None, root: str, disk: Disk
) -> tuple[list[tuple[str, str]], list[Diagnostic]]:
    """The folders of evidence that are there, on this computer and as people see them."""
    folders, problems = [], []
    places = _places(node, "evidence")
    for index, name in enumerate(settings.evidence):
        place = places[min(index, len(places) - 1)]
        path = Path(root, name)
        if not is_below(os.path.realpath(path), root):
            remedy = "Move it into the workspace, or name one that is there."
            problems.append(S201.at(place, f"The folder “{name}” lies outside the workspace.", remedy))
        elif not disk.is_folder(str(path)):
            what = "is a file, not a folder" if disk.is_file(str(path)) or path.exists() else "is not there"
            remedy = "Make the folder, or correct its name in `evidence`."
            problems.append(S201.at(place, f"The evidence folder “{name}” {what}.", remedy))
        else:
            folders.append((str(path), Path(name).as_posix()))
    return folders, problems


def _places(node: Node | None, key: str) -> tuple[Span, ...]:
    """Where a setting's value, or each item of it, stands in respondent.yaml."""
    if isinstance(node, MappingNode):
        value = node.get(key)
        if value is not None:
            items = value.items if isinstance(value, SequenceNode) else ()
            return tuple(item.span for item in items) or (value.span,)
    return (Span(SETTINGS, 1, 1),)


def _nothing_yet(settings: Settings) -> Diagnostic:
    folder = settings.evidence[0] if settings.evidence else "evidence"
    return S210.at(
        Span(SETTINGS),
        "There are no records and no templates in this workspace yet.",
        f"Put records into “{folder}” and templates into “{settings.templates}”; "
        "“respondent init DIR” makes a workspace with an example.",
    )


def _no_templates(settings: Settings) -> Diagnostic:
    return S211.at(
        Span(SETTINGS),
        f"There is no folder “{settings.templates}”, so there is no document to build.",
        f"Make the folder and put a template into it, such as “{settings.templates}/letter.md.j2”.",
    )


def _loaded(
    root: Path,
    settings: Settings,
    records: Records,
    templates: Templates,
    problems: list[Diagnostic],
    reviews: Reviews | None = None,
    copies: Copies | None = None,
) -> Loaded:
    workspace = Workspace(
        root,
        settings,
        MappingProxyType(records.records),
        MappingProxyType(templates.documents),
        MappingProxyType(templates.partials),
        frozenset(records.broken),
        (*records.silences, *templates.silences),
        reviews.by_record if reviews else NO_REVIEWS,
        copies.by_source if copies else NO_COPIES,
    )
    return Loaded(workspace, in_order(problems))
