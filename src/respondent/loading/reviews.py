"""The verdicts of reviewers, from the files in ``reviews/``: one folder a record, one file a verdict.

A verdict that is not in order is left out with everything that is wrong with it. What a verdict is bound to is
held against the record by `reviewing`, not here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from respondent.loading.disk import DISK, Disk
from respondent.loading.files import LARGEST_TEXT
from respondent.loading.folders import RECORD, Found, files_below
from respondent.loading.shapes.reading import CodeFamily, Refused
from respondent.loading.shapes.shape import Field, Many, Scalar, Shape, as_fields
from respondent.loading.shapes.stamps import MOMENT_UTC, SHA256
from respondent.loading.shapes.values import COUNT, EMAIL, ID, LINE, TEXT, choice_of
from respondent.loading.shapes.whole import read_whole
from respondent.model.codes import V101, V102, V103, V104, V105, V106, V107
from respondent.model.diagnostic import Diagnostic
from respondent.model.record import Record
from respondent.model.review import Fingerprint, QuotedPassage, Review, Reviewer, ReviewVerdict
from respondent.model.shortened import shortened
from respondent.model.workspace import did_you_mean
from respondent.reviewing.seal import seal_of
from respondent.reviewing.verdict_file import FOLDER, verdict_name

REVIEW_CODES = CodeFamily(unknown=V101, missing=V102, value=V103, form=V104, clash=V105)

_FIELD = re.compile(r"([0-9a-f]{16}) (\S.*)", re.DOTALL)
_AGAIN = (
    "Delete the file, and give the verdict anew with “respondent review”; an old one is in git’s history."
)


@dataclass(frozen=True, slots=True)
class Reviews:
    """The verdicts that are in order, by the id of their record and oldest first; and all that is wrong."""

    by_record: Mapping[str, tuple[Review, ...]]
    problems: list[Diagnostic]


def read_reviews(
    records: Mapping[str, Record], broken: frozenset[str], root: str, disk: Disk = DISK
) -> Reviews:
    """Every verdict below ``reviews/``; `broken` are records that could not be read, `root` is a real path."""
    folder = str(Path(root, FOLDER))
    if not disk.is_folder(folder):
        return Reviews(MappingProxyType({}), [])
    files, problems = files_below(root, [(folder, FOLDER)], RECORD, disk=disk)
    known = {*records, *broken, *(old for record in records.values() for old in record.formerly)}
    by_record: dict[str, list[Review]] = {}
    for file in files:
        review, wrong = disk.once(("reviews", file.path, file.shown), _read, file)
        problems += wrong
        if review is None:
            continue
        by_record.setdefault(review.record, []).append(review)
        if review.record not in known:
            problems.append(_no_record(review, known))
    ordered = {name: tuple(sorted(found, key=lambda one: one.at)) for name, found in by_record.items()}
    return Reviews(MappingProxyType(ordered), problems)


def _read(file: Found, disk: Disk) -> tuple[Review | None, list[Diagnostic]]:
    data, problem = disk.read(file.path, file.shown, LARGEST_TEXT)
    if data is None:
        return None, [problem] if problem else []
    review, problems = read_review(data, file.shown)
    if review is None:
        return None, list(problems)
    misplaced = _misplaced(review, file)
    return (None, [misplaced]) if misplaced else (review, [])


def read_review(data: bytes | str, path: str) -> tuple[Review | None, tuple[Diagnostic, ...]]:
    """The verdict that a file holds, or everything that is wrong with it; `path` is as people see it."""
    read, problems = read_whole(REVIEW, data, path, REVIEW_CODES)
    if read is None:
        return None, problems
    values, span = read.values, read.span
    content, seal = values.pop("content"), values.pop("seal")
    values["fields"] = MappingProxyType(dict(values["fields"]))
    review = Review(span=span, **values)
    if Fingerprint(review.fields).content != content or seal_of(review) != seal:
        return None, (_by_hand(review),)
    return review, ()


def _by_hand(review: Review) -> Diagnostic:
    return V105.at(
        review.span,
        f"This verdict on “{review.record}” was changed after {review.reviewer.name} gave it, and does not count.",
        "Put it back as it was in git’s history. Who thinks otherwise gives another verdict, which is a new file.",
    )


def _misplaced(review: Review, file: Found) -> Diagnostic | None:
    """What is said of a verdict that lies in another record's folder, or is called otherwise than it says."""
    name = f"{FOLDER}/{review.record}/{verdict_name(review)}.yaml"
    if PurePosixPath(file.shown) == PurePosixPath(name):
        return None
    return V106.at(
        review.span,
        f"This verdict is on “{review.record}”, of {review.at:%Y-%m-%d %H:%M} by {review.reviewer.name}: "
        "its folder or its name says something else.",
        f"Move it back to {name}, or delete it if it is a copy.",
    )


def _no_record(review: Review, known: set[str]) -> Diagnostic:
    near = did_you_mean(review.record, sorted(known))
    renamed = f"{near} If" if near.startswith("Did") else "If"
    return V107.at(
        review.span,
        f"There is no record “{review.record}” any more, so the verdict is about nothing.",
        f"{renamed} it was renamed, write its old id into the record: “formerly: {review.record}”; the verdict "
        "then counts for it. If the record was deleted on purpose, delete its folder here too.",
    )


def _field(text: str) -> tuple[str, str]:
    found = _FIELD.fullmatch(text)
    if found is None:
        raise Refused(f"“{shortened(text, 40)}” is not a digest of 16 digits and a field’s name.", _AGAIN)
    return found[2], found[1]


_REVIEWER = Shape(
    "fields such as {name: Jo Bloggs, email: jo@example.org}",
    (
        Field("name", LINE, "Who gave the verdict.", required=True),
        Field("email", EMAIL, "The reviewer's address, as git has it."),
        Field("organisation", LINE, "The organisation that the reviewer is of."),
    ),
    as_fields(Reviewer),
)
_PASSAGE = Shape(
    "fields such as {exact: …, page: 12}",
    (
        Field("exact", TEXT, "The source's own words.", required=True),
        Field("prefix", TEXT, "What stands before them."),
        Field("suffix", TEXT, "What stands after them."),
        Field("page", COUNT, "The page of a PDF, counted from 1."),
        Field("sheet", LINE, "The sheet of a workbook, and the cell."),
    ),
    as_fields(QuotedPassage),
)
REVIEW = Shape(
    "the fields of a verdict, one on each line, beginning with “record: …”",
    (
        Field("record", ID, "The record that it is on.", required=True),
        Field("verdict", choice_of(ReviewVerdict), "What the reviewer says of it.", required=True),
        Field("reviewer", _REVIEWER, "Who says it.", required=True),
        Field("at", MOMENT_UTC, "When.", required=True),
        Field("comment", TEXT, "In the reviewer's words, why; what is asked, or what is wrong."),
        Field("archive", SHA256, "The archived copy of the source that was looked at."),
        Field("passage", _PASSAGE, "The words of the source that bear the record out."),
        Field("content", SHA256, "One hash over all fields.", required=True),
        Field(
            "fields",
            Many(Scalar("a digest and a field's name", _field)),
            "What the record said, field by field, each as a digest.",
            required=True,
        ),
        Field("seal", SHA256, "One hash over all of the verdict.", required=True),
    ),
)
