"""A remark on a record as its file in ``comments/``, and the thread that the files make.

A file is called after the moment and the person, so that two people who write at once do not get in each other's
way, in git either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from respondent.loading.files import LARGEST_TEXT, read_file
from respondent.loading.folders import RECORD, files_below
from respondent.loading.shapes.reading import CodeFamily
from respondent.loading.shapes.shape import Field, Shape
from respondent.loading.shapes.stamps import MOMENT_UTC
from respondent.loading.shapes.values import ID, LINE, TEXT
from respondent.loading.shapes.whole import read_whole
from respondent.model.codes import V109
from respondent.model.diagnostic import Diagnostic
from respondent.model.review import REMARKS
from respondent.reviewing.verdict_file import quoted, slug

FOLDER = REMARKS
LONGEST = 5000
_CODES = CodeFamily(unknown=V109, missing=V109, value=V109, form=V109, clash=V109)


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said of a record, and when, in UTC."""

    record: str
    by: str
    organisation: str
    at: datetime
    text: str


def remark_path(remark: Remark) -> str:
    """Where its file lies: ``comments/<record>/<time>-<who>.yaml``."""
    return f"{FOLDER}/{remark.record}/{remark.at:%Y-%m-%dT%H%M%SZ}-{slug(remark.by)}.yaml"


def remark_text(remark: Remark) -> str:
    """The file's text."""
    lines = [f"record: {remark.record}", f"by: {quoted(remark.by)}"]
    if remark.organisation:
        lines.append(f"organisation: {quoted(remark.organisation)}")
    lines += [f"at: {remark.at:%Y-%m-%dT%H:%M:%SZ}", f"text: {quoted(remark.text)}"]
    return "\n".join(lines) + "\n"


def read_remark(data: bytes | str, path: str) -> tuple[Remark | None, tuple[Diagnostic, ...]]:
    """The remark that a file holds, or what is wrong with it."""
    read, problems = read_whole(_REMARK, data, path, _CODES)
    if read is None:
        return None, problems
    return Remark(**{"organisation": "", **read.values}), ()


def thread(root: Path, record_ids: tuple[str, ...]) -> tuple[tuple[Remark, ...], tuple[Diagnostic, ...]]:
    """The remarks on a record under its id and earlier ones, oldest first, and the files that cannot be read."""
    found: list[Remark] = []
    problems: list[Diagnostic] = []
    for record_id in record_ids:
        folder = root / FOLDER / record_id
        if not folder.is_dir():
            continue
        files, wrong = files_below(str(root), [(str(folder), f"{FOLDER}/{record_id}")], RECORD)
        problems += wrong
        for file in files:
            data, problem = read_file(file.path, file.shown, LARGEST_TEXT)
            remark, more = read_remark(data, file.shown) if data is not None else (None, ())
            problems += [*([problem] if problem else []), *more]
            found += [remark] if remark is not None else []
    return tuple(sorted(found, key=lambda one: one.at)), tuple(problems)


def check_remarks(root: Path) -> tuple[Diagnostic, ...]:
    """What is wrong in all files of remarks below a workspace's root."""
    folder = root / FOLDER
    if not folder.is_dir():
        return ()
    names = tuple(sorted(one.name for one in folder.iterdir() if one.is_dir()))
    return thread(root, names)[1]


_REMARK = Shape(
    "the fields of a remark",
    (
        Field("record", ID, "The record that it is about.", required=True),
        Field("by", LINE, "Who says it.", required=True),
        Field("organisation", LINE, "The person's organisation."),
        Field("at", MOMENT_UTC, "When.", required=True),
        Field("text", TEXT, "What is said.", required=True),
    ),
)
