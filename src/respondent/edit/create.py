"""A new record: where its file goes, and what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath

from respondent.edit.files import read_bytes
from respondent.edit.kinds import in_usual_order
from respondent.edit.propose import Checks, Proposal, Reload, judged
from respondent.errors import RespondentError
from respondent.loading.workspace import Loaded
from respondent.model.edit import FileChange
from respondent.model.fields import as_text
from respondent.model.partner import owner_of
from respondent.model.record import LONGEST_ID, Plain, is_id
from respondent.yamltext.splice import spliced_to
from respondent.yamltext.values import entry_lines


class IdRefusedError(RespondentError):
    """A record cannot have that id; `why` is a sentence, `remedy` what to do."""

    def __init__(self, why: str, remedy: str) -> None:
        self.why = why
        self.remedy = remedy
        super().__init__(f"{why} {remedy}")


def new_record(
    loaded: Loaded,
    kind: str,
    record_id: str,
    fields: Mapping[str, Plain],
    owner: str | None = None,
    *,
    rows: bytes | None = None,
    folder: str | None = None,
    reload: Reload | None = None,
    checks: Checks | None = None,
) -> Proposal:
    """A record that is not there yet, in its owner's folder or in `folder`; `rows` is a table's CSV file.

    Raises NotFoundError for a kind that there is not, IdRefusedError, also where a file with other rows is in the
    way, and CannotSpliceError for a value that no file can hold.
    """
    refuse_id(loaded, record_id)
    if owner is not None:
        fields = {**fields, "owner": owner}
    if rows is not None:
        fields = {"rows": f"{record_id}.csv", **fields}
    ordered = as_text(in_usual_order(kind, fields))
    assert isinstance(ordered, Mapping)  # noqa: S101 - what as_text makes of a group
    path = f"{folder or folder_for(loaded, owner)}/{record_id}.yaml"
    text = record_text(ordered)
    files = [FileChange(path, None, text.encode())]
    if rows is not None:
        beside = PurePosixPath(path).with_name(str(ordered["rows"])).as_posix()
        there = read_bytes(loaded.workspace.root, beside)
        if there not in (None, rows):
            raise IdRefusedError(
                f"There is a file {beside} already, with other rows.", "Choose another name."
            )
        files.append(FileChange(beside, there, rows))
    return judged(loaded, files, reload, checks)


def record_text(fields: Mapping[str, Plain]) -> str:
    """A record's file, a field after the other. Raises CannotSpliceError."""
    lines = [line for name, value in fields.items() for line in entry_lines(name, value, 0, blocks=True)]
    text = "\n".join((*lines, ""))
    return spliced_to(text, fields)  # which changes nothing, and refuses what cannot be


def refuse_id(loaded: Loaded, record_id: str, of: str | None = None) -> None:
    """Raise IdRefusedError where no new record can be called that, or that one `of` which is to be renamed.

    A record may be called again what it was called before; nothing else may.
    """
    if not is_id(record_id):
        raise IdRefusedError(
            f"“{record_id}” cannot be the name of a record.",
            f"Use lower-case words with hyphens, {LONGEST_ID} letters at most, such as “recorded-offences-2024”.",
        )
    workspace = loaded.workspace
    if record_id in workspace.records or record_id in workspace.broken:
        raise IdRefusedError(f"There is a record “{record_id}” already.", "Choose another name.")
    earlier = workspace.by_former_name().get(record_id)
    if earlier is not None and earlier.id != of:
        raise IdRefusedError(
            f"“{earlier.id}” was called “{record_id}” before, and older documents still name it so.",
            "Choose another name.",
        )


def folder_for(loaded: Loaded, owner: str | None) -> str:
    """The folder in which an organisation's records lie: its own by the settings, or where most of them are."""
    workspace = loaded.workspace
    partners = workspace.settings.partners
    evidence = workspace.settings.evidence
    top = evidence[0] if evidence else "evidence"
    if owner is None:
        return top
    mine = next((one for one in partners if one.organisation == owner), None)
    if mine is not None and mine.folders:
        return mine.folders[0].rstrip("/")
    folders = Counter(
        record.span.path.rpartition("/")[0]
        for record in workspace.records.values()
        if owner_of(record, partners) == owner
    )
    return folders.most_common(1)[0][0] if folders else f"{top}/{owner}"
