"""The records and templates of a workspace's folders, by id, as far as they can be read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from respondent.loading.disk import DISK, Disk
from respondent.loading.files import LARGEST_TABLE, LARGEST_TEXT
from respondent.loading.folders import Found
from respondent.loading.paths import locate
from respondent.loading.pending import PendingTable
from respondent.loading.records.record import read_record
from respondent.loading.silences import silences_in_template, silences_in_yaml
from respondent.loading.tables import complete_table
from respondent.loading.templates import read_template
from respondent.model.codes import S208, S209
from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import DataTable
from respondent.model.record import LONGEST_ID, Record, is_id
from respondent.model.settings import Settings
from respondent.model.silence import Silence
from respondent.model.span import Span
from respondent.model.template import Template
from respondent.yamltext.parse import parse_yaml

_NO_ID = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Records:
    """The records that could be read, by id; the ids of the files that could not; and all problems."""

    records: dict[str, Record] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)
    first_of: dict[str, Found] = field(default_factory=dict)


@dataclass(slots=True)
class Templates:
    """The document templates by id, the partials by name, and all problems."""

    documents: dict[str, Template] = field(default_factory=dict)
    partials: dict[str, Template] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)


def gather_records(
    files: Iterable[Found], settings: Settings, root: str, gathered: Records | None = None, disk: Disk = DISK
) -> Records:
    """Read every record; one that is broken is left out, and the rest still comes. `root` is a real path.

    With `gathered`, what is read is added to what was read before from other folders.
    """
    gathered = gathered if gathered is not None else Records()
    first_of = gathered.first_of
    for file in files:
        first = first_of.setdefault(file.stem.casefold(), file)
        if first is not file:
            gathered.problems.append(_same_id(file, first))
            continue
        key = "record", file.path, file.shown, root
        record, problems, silences = disk.once(key, _read_record, file, settings, root)
        if problems:
            gathered.problems += problems
        if silences:
            gathered.silences += silences
        if record is None:
            gathered.broken.add(file.stem)
        else:
            gathered.records[record.id] = record
    return gathered


def gather_templates(files: Iterable[Found], folder: str, disk: Disk = DISK) -> Templates:
    """Read every template below `folder`, the path of the templates' folder as people see it."""
    gathered = Templates()
    for file in files:
        read = disk.once(("template", file.path, file.shown, folder), _read_template, file, folder)
        gathered.problems += read.problems
        gathered.silences += read.silences
        template = read.template
        if template is None:
            continue
        if template.front is None:
            gathered.partials[template.name] = template
        elif problem := _bad_id(file) or _taken(template, gathered.documents):
            gathered.problems.append(problem)
        else:
            gathered.documents[template.id] = template
    return gathered


class _TemplateFile(NamedTuple):
    """What one template's file holds; its template is None where that is too broken."""

    template: Template | None
    problems: tuple[Diagnostic, ...] = ()
    silences: tuple[Silence, ...] = ()


def _read_template(file: Found, folder: str, disk: Disk) -> _TemplateFile:
    """One template, with the silences of its front matter and its body."""
    data, problem = disk.read(file.path, file.shown, LARGEST_TEXT)
    if data is None:
        return _TemplateFile(None, (problem,) if problem else ())
    name = PurePosixPath(file.shown).relative_to(folder).as_posix()
    template, problems = read_template(data, file.shown, name)
    if template is None:
        return _TemplateFile(None, problems)
    silences, wrong = silences_in_template(template.body, template.path, template.body_line)
    if template.front is None:
        return _TemplateFile(template, problems + wrong, silences)
    head = data.splitlines()[: template.body_line - 1]
    in_head, more = silences_in_yaml(b"\n".join(head), template.path)
    return _TemplateFile(template, problems + wrong + more, silences + in_head)


class RecordFile(NamedTuple):
    """What one record's file holds; its record is None where that is broken."""

    record: Record | None
    problems: tuple[Diagnostic, ...] = ()
    silences: tuple[Silence, ...] = ()


def _read_record(file: Found, settings: Settings, root: str, disk: Disk) -> RecordFile:
    """One record, with its rows if it is a table's."""
    if problem := _bad_id(file):
        return RecordFile(None, (problem,))
    data, problem = disk.read(file.path, file.shown, LARGEST_TEXT)
    if data is None:
        return RecordFile(None, (problem,) if problem else ())
    node, problems = parse_yaml(data, file.shown)
    if node is None:
        return RecordFile(None, problems)
    silences, wrong = silences_in_yaml(data, file.shown)
    record, more = read_record(node, file.stem, file.shown, settings)
    more += wrong
    if not isinstance(record, PendingTable):
        return RecordFile(record, problems + more, silences)
    table, rows = _read_table(record, file, root, disk)
    return RecordFile(table, (*problems, *more, *rows), silences)


def _read_table(
    pending: PendingTable, file: Found, root: str, disk: Disk
) -> tuple[DataTable | None, tuple[Diagnostic, ...]]:
    """A table with the rows of the CSV file beside its record."""
    written = pending.fields["rows"]
    folder = os.path.dirname(file.path)  # noqa: PTH120 - a real path of this computer, as the walk gave it
    path, problem = locate(str(written), pending.place_of("rows"), folder, root, disk)
    if path is None:
        return None, (problem,) if problem else ()
    data, problem = disk.read(path, pending.rows_path, LARGEST_TABLE)
    if data is None:
        return None, (problem,) if problem else ()
    return complete_table(pending, data, pending.rows_path)


def _bad_id(file: Found) -> Diagnostic | None:
    """What is said of a file whose name cannot be an id."""
    if is_id(file.stem):
        return None
    better = _NO_ID.sub("-", file.stem.lower())[:LONGEST_ID].strip("-") or "a-short-name"
    return S208.at(
        Span(file.shown),
        f"A file's name is its id: lower-case letters, digits and hyphens, {LONGEST_ID} characters at most.",
        f"Rename the file, for example to “{better}{PurePosixPath(file.shown).name[len(file.stem) :]}”.",
    )


def _same_id(file: Found, first: Found) -> Diagnostic:
    return S209.at(
        Span(file.shown),
        f"“{file.stem}” is also the id of {first.shown}, which is used.",
        "Rename one of the two files; capitals do not tell ids apart, nor do folders.",
    )


def _taken(template: Template, documents: dict[str, Template]) -> Diagnostic | None:
    first = documents.get(template.id)
    if first is None:
        return None
    return S209.at(
        Span(template.path),
        f"“{template.id}” is also the id of {first.path}, which is used.",
        "Rename one of the two files: documents are named after their templates.",
    )
