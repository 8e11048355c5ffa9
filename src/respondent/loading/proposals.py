"""The proposals of a workspace, from the files in ``proposals/``, each read strictly.

A proposal that is not in order is left out and told. Whether one still fits is worked out elsewhere (`proposing`).
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from respondent.loading.files import LARGEST_TEXT, read_file
from respondent.loading.folders import RECORD, Found, files_below
from respondent.loading.shapes.reading import CodeFamily, Reading, Refused
from respondent.loading.shapes.shape import Field, Free, Many, Named, Scalar, Shape, Values, as_fields
from respondent.loading.shapes.stamps import MOMENT_UTC, SHA256
from respondent.loading.shapes.values import COUNT, EMAIL, FLAG, ID, LINE, TEXT, choice_of
from respondent.loading.shapes.whole import read_whole
from respondent.model.codes import M101, M102
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.edit import ABSENT, FieldEdit, RowEdit, Why
from respondent.model.proposal import (
    FOLDER,
    Decision,
    LineEdit,
    Outcome,
    Proposal,
    Proposer,
    Sentence,
    newest_first,
)
from respondent.model.span import Span
from respondent.model.workspace import Workspace, did_you_mean

PROPOSAL_CODES = CodeFamily(unknown=M101, missing=M101, value=M101, form=M101, clash=M101)
PROPOSAL_ID = re.compile(r"[0-9]{8}-[0-9]{6}-[a-z0-9]+(?:-[a-z0-9]+){0,40}")
VERSION = 1
_AGAIN = "Bring the file back as it was, from git, or delete it and make the proposal anew."


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals that are in order, newest first, and everything that is wrong with the files."""

    known: tuple[Proposal, ...]
    problems: tuple[Diagnostic, ...]


def read_proposals(root: Path) -> Proposals:
    """Every proposal of the workspace at `root`."""
    base = os.path.realpath(root)
    folder = Path(base, FOLDER)
    if not folder.is_dir():
        return Proposals((), ())
    files, found = files_below(base, [(str(folder), FOLDER)], RECORD)
    problems = list(found)
    known = []
    for file in files:
        proposal, wrong = _read(file)
        problems += wrong
        if proposal is not None:
            known.append(proposal)
    return Proposals(newest_first(known), in_order(problems))


def check_proposals(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """What is wrong with the proposals, and of open ones, which are for what is not there."""
    read = read_proposals(workspace.root)
    names = {*workspace.records, *workspace.broken}
    missing = [_missing(one, workspace, names) for one in read.known if one.is_open]
    return in_order([*read.problems, *(one for one in missing if one is not None)])


def _missing(proposal: Proposal, workspace: Workspace, records: set[str]) -> Diagnostic | None:
    if proposal.record is not None:
        what, name, known = "record", proposal.record, records
    else:
        what, name, known = "template", proposal.template or "", set(workspace.templates)
    if name in known:
        return None
    near = did_you_mean(name, sorted(known))
    return M102.at(
        proposal.span,
        f"This proposal is for the {what} “{name}”, which is not there.",
        f"{near} If it was taken away on purpose, decline the proposal, or delete it.",
    )


def _read(file: Found) -> tuple[Proposal | None, tuple[Diagnostic, ...]]:
    data, problem = read_file(file.path, file.shown, LARGEST_TEXT)
    if data is None:
        return None, (problem,) if problem else ()
    return read_proposal(data, file.shown)


def read_proposal(data: bytes | str, path: str) -> tuple[Proposal | None, tuple[Diagnostic, ...]]:
    """The proposal that a file holds, or everything that is wrong with it; `path` is as people see it."""
    read, problems = read_whole(PROPOSAL, data, path, PROPOSAL_CODES)
    if read is None:
        return None, problems
    proposal, wrong = _made(read.values, read.span)
    return (None, (wrong,)) if wrong else (proposal, ())


def _made(values: Values, span: Span) -> tuple[Proposal | None, Diagnostic | None]:
    stem = PurePosixPath(span.path).name.removesuffix(".yaml")
    if PurePosixPath(span.path).parent != PurePosixPath(FOLDER) or PROPOSAL_ID.fullmatch(stem) is None:
        message = f"“{span.path[:120]}” is no place for a proposal: its name is a time and an organisation."
        return None, M101.at(span, message, f"Call it as in {FOLDER}/20250218-093000-nspcc-3f2a.yaml.")
    if values.pop("proposal") != VERSION:
        return None, M101.at(span, "proposal: there is no such version of this file.", f"Write {VERSION}.")
    ofs = values.get("record") is not None, values.get("template") is not None
    if ofs[0] == ofs[1]:
        return None, M101.at(span, "A proposal is for either a record or a template.", "Name one of the two.")
    changes = values.get("fields") or values.get("rows") if ofs[0] else values.get("lines")
    strange = values.get("lines") if ofs[0] else values.get("fields") or values.get("rows")
    if not changes or strange:
        wanted = "“fields” or “rows” of its record" if ofs[0] else "“lines” of its template"
        return None, M101.at(span, f"This proposal must change {wanted}, and nothing else.", _AGAIN)
    return Proposal(id=stem, span=span, **values), None


def _as_written(text: str) -> str:
    """A value, exactly as it stands."""
    return text


def _file(text: str) -> str:
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or "\\" in text or text.endswith("/") or ":" in text:
        raise Refused(f"“{text[:60]}” is no file of the workspace.", "Write its path from the workspace.")
    return path.as_posix()


def _field_edit(values: Values, place: str, reading: Reading) -> FieldEdit | None:
    before, after = values.get("before", ABSENT), values.get("after", ABSENT)
    if before == after:
        reading.refuse(place, "this changes nothing.", _AGAIN)
        return None
    return FieldEdit(values["field"], before, after)


def _row_edit(values: Values, place: str, reading: Reading) -> RowEdit | None:
    before, after = (dict(values[name]) if name in values else None for name in ("before", "after"))
    if before == after:
        reading.refuse(place, "this changes nothing.", _AGAIN)
        return None
    return RowEdit(values["key"], before, after)


def _line_edit(values: Values, place: str, reading: Reading) -> LineEdit | None:
    before, after = values.get("before", ()), values.get("after", ())
    if before == after:
        reading.refuse(place, "this changes nothing.", _AGAIN)
        return None
    return LineEdit(values["file"], values["line"], before, after)


EXACT = Scalar("the text exactly as it stands, in quotation marks", _as_written)
_LINES = Many(EXACT, or_one=False)
_CELLS = Named("the row’s cells by their columns", EXACT)
_ANYTHING = Free(
    "what the field holds exactly as it stands: a text in quotation marks, a list or fields", all_forms=True
)
_FIELD_EDIT = Shape(
    "fields such as {field: value, before: 1249, after: 1250}",
    (
        Field("field", LINE, "The field’s path, such as coverage.asked.", required=True),
        Field("before", _ANYTHING, "What it said when the proposal was made.", default="it was not there"),
        Field("after", _ANYTHING, "What it is to say.", default="it is to go"),
    ),
    _field_edit,
)
_ROW_EDIT = Shape(
    "fields such as {key: [Gwent], before: {force: Gwent, offences: 52}, after: …}",
    (
        Field("key", Many(EXACT, at_least=1), "The cells of the table’s key columns.", required=True),
        Field("before", _CELLS, "The row when the proposal was made.", default="it was not there"),
        Field("after", _CELLS, "The row as it is to be.", default="it is to go"),
    ),
    _row_edit,
)
_LINE_EDIT = Shape(
    "fields such as {file: templates/letter.md.j2, line: 12, before: […], after: […]}",
    (
        Field("file", Scalar("a file of the workspace", _file), "The template’s file.", required=True),
        Field("line", COUNT, "The number of the first line.", required=True),
        Field("before", _LINES, "The lines when the proposal was made.", default="none: lines are put in"),
        Field("after", _LINES, "The lines as they are to be.", default="none: the lines are to go"),
    ),
    _line_edit,
)
_PROPOSER = Shape(
    "fields such as {name: Jo Bloggs, email: jo@example.org, organisation: nspcc}",
    (
        Field("name", LINE, "Who made the proposal.", required=True),
        Field("email", EMAIL, "Their address, as git will have it."),
        Field("organisation", ID, "The organisation for which they made it."),
    ),
    as_fields(Proposer),
)
_SENTENCE = Shape(
    "fields such as {before: …, after: …}",
    (
        Field("before", TEXT, "The sentence as it was built.", default="it was put in"),
        Field("after", TEXT, "The sentence in the file that came back.", default="it was taken out"),
    ),
    lambda values, _place, _reading: Sentence(values.get("before", ""), values.get("after", "")),
)
_DECISION = Shape(
    "fields such as {outcome: accepted, by: Jo Bloggs, at: 2025-02-18T09:30:00Z}",
    (
        Field("outcome", choice_of(Outcome), "What was decided.", required=True),
        Field("by", LINE, "Who decided.", required=True),
        Field("at", MOMENT_UTC, "When.", required=True),
        Field("word", TEXT, "A word to whoever made the proposal."),
    ),
    as_fields(Decision),
)
PROPOSAL = Shape(
    "the fields of a proposal, one on each line, beginning with “proposal: 1”",
    (
        Field("proposal", COUNT, "The version of this file’s form.", required=True),
        Field("proposer", _PROPOSER, "Who proposes it.", required=True),
        Field("at", MOMENT_UTC, "When.", required=True),
        Field("why", choice_of(Why), "Why it should change.", required=True),
        Field("because", TEXT, "In the proposer’s words."),
        Field("document", LINE, "The file that came back, if one did."),
        Field("sentences", Many(_SENTENCE), "What that file did to the document’s sentences."),
        Field("confidential", FLAG, "Whether it may quote what is confidential.", default="it does not"),
        Field("record", ID, "The record that is to change."),
        Field("fields", Many(_FIELD_EDIT), "Its fields, as they were and as they are to be."),
        Field("rows", Many(_ROW_EDIT), "Its table’s rows, as they were and as they are to be."),
        Field("template", LINE, "The template that is to change."),
        Field("lines", Many(_LINE_EDIT), "Its lines, as they were and as they are to be."),
        Field("base", SHA256, "The hash of what was changed, as it was.", required=True),
        Field("decision", _DECISION, "What its owner said."),
    ),
)


def moment(at: datetime) -> str:
    """A time as the file has it: 2025-02-18T09:30:00Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
