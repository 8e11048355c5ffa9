"""The archive's index: which copies of sources are kept, from ``archive/<source>.copies.yaml``.

The index is in git, the copies in ``archive/files`` are not: whether they are on this computer is for `archiving`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from respondent.loading.disk import DISK, Disk
from respondent.loading.files import LARGEST_TEXT
from respondent.loading.folders import Ending, Found, files_below
from respondent.loading.paths import is_below
from respondent.loading.shapes.reading import CodeFamily
from respondent.loading.shapes.shape import Field, Many, Shape
from respondent.loading.shapes.stamps import MOMENT_UTC, SHA256
from respondent.loading.shapes.values import COUNT, ID, LINE, WEB
from respondent.loading.shapes.whole import Whole, read_whole
from respondent.model.codes import V301, V302, V303, V304, V305, V306
from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import Source
from respondent.model.record import Record
from respondent.model.review import ArchivedCopy
from respondent.model.workspace import did_you_mean

INDEX = Ending(".copies.yaml", (".copies.yaml", ".copies.yml"))
COPY_CODES = CodeFamily(unknown=V301, missing=V302, value=V303, form=V304, clash=V305)


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies by the id of their source, oldest first as the index has them; and all that is wrong."""

    by_source: Mapping[str, tuple[ArchivedCopy, ...]]
    problems: list[Diagnostic]


def read_copies(
    folder: str, records: Mapping[str, Record], broken: frozenset[str], root: str, disk: Disk = DISK
) -> Copies:
    """Every index in the archive's folder; `broken` are records that could not be read, `root` is a real path."""
    path = Path(root, folder)
    if not disk.is_folder(str(path)) or not is_below(str(path.resolve()), root):
        return Copies(MappingProxyType({}), [])
    files, problems = files_below(root, [(str(path), folder)], INDEX, disk=disk)
    by_source: dict[str, tuple[ArchivedCopy, ...]] = {}
    for file in files:
        copies, wrong = disk.once(("copies", file.path, file.shown), _read, file)
        problems += wrong
        if not copies:
            continue
        source = copies[0].source
        by_source[source] = copies
        if not isinstance(records.get(source), Source) and source not in broken:
            problems.append(_no_source(copies[0], records))
    return Copies(MappingProxyType(by_source), problems)


def _read(file: Found, disk: Disk) -> tuple[tuple[ArchivedCopy, ...], list[Diagnostic]]:
    data, problem = disk.read(file.path, file.shown, LARGEST_TEXT)
    if data is None:
        return (), [problem] if problem else []
    read, problems = read_whole(_INDEX, data, file.shown, COPY_CODES)
    if read is None:
        return (), list(problems)
    source = read.values["source"]
    if source != file.stem:
        wrong = COPY_CODES.clash.at(
            read.places["source"],
            f"source: the file is called after “{file.stem}”, and is about “{source}”.",
            f"Name it {source}{INDEX.right}, or correct the id.",
        )
        return (), [wrong]
    return _copies(read), []


def _copies(index: Whole) -> tuple[ArchivedCopy, ...]:
    found: list[ArchivedCopy] = [
        ArchivedCopy(source=index.values["source"], span=index.places[f"copies.{number}"], **copy)
        for number, copy in enumerate(index.values["copies"])
    ]
    return tuple(found)


def _no_source(copy: ArchivedCopy, records: Mapping[str, Record]) -> Diagnostic:
    sources = [record.id for record in records.values() if isinstance(record, Source)]
    return V306.at(
        replace(copy.span, column=1, line=1),
        f"There is no source “{copy.source}”, and copies of it are kept.",
        f"{did_you_mean(copy.source, sources)} Rename the index after the source, or delete it.",
    )


_COPY = Shape(
    "fields such as {sha256: …, name: report.pdf, size: 12345, at: 2025-02-18T14:30:05Z}",
    (
        Field("sha256", SHA256, "The copy's hash; it is called after it.", required=True),
        Field("name", LINE, "What the file was called.", required=True),
        Field("size", COUNT, "How many bytes it has.", required=True),
        Field("at", MOMENT_UTC, "When it was archived.", required=True),
        Field("url", WEB, "The address that it was fetched from."),
        Field("by", LINE, "Who archived it."),
    ),
)
_INDEX = Shape(
    "fields, one on each line, beginning with “source: …”",
    (
        Field("source", ID, "The source that the copies are of.", required=True),
        Field("copies", Many(_COPY, or_one=False, at_least=1), "The copies, oldest first.", required=True),
    ),
)
