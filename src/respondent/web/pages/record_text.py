"""A record's file as text: for what has no field on the form, and for a file that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from starlette.responses import Response

from respondent.desk.preview import Preview
from respondent.edit.files import broken_path, read_bytes
from respondent.errors import RespondentError
from respondent.merging.outcome import Side
from respondent.merging.records import merge_records
from respondent.model.diagnostic import Diagnostic, Severity
from respondent.model.edit import FileChange
from respondent.model.person import Role
from respondent.web.evidence.effects import errors_in
from respondent.web.refusals import NoStateError, NotFoundError
from respondent.web.route import Needs, PageRoute
from respondent.web.saving import refusal, with_words
from respondent.web.typed import DISCARD, begin_anew, forget_typed, keep_typed, own_address, typed_at
from respondent.web.visit import Visit
from respondent.yamltext.unfinished import KEEP_ONE


def show_text(visit: Visit) -> Response:
    """The text of the record's file, to be changed by whom it belongs to, or what they typed and did not save."""
    path, again = _path(visit), typed_at(visit, own_address(visit))
    if again is not None and again.form.raw("text") != again.form.raw("was"):
        was, mine = again.form.raw("was"), again.form.raw("text")
        return _form(again, path, was, mine=mine, typed=own_address(visit))
    return _form(visit, path, _text(_data(visit, path)))


def take_text(visit: Visit) -> Response:
    """The text that was sent: saved if it can be read, else shown again with what is wrong."""
    path = _path(visit)
    if visit.form.get("step") == DISCARD:
        return begin_anew(visit)
    was, mine = visit.form.raw("was"), visit.form.raw("text")
    if "was" not in visit.form:
        raise NoStateError
    keep_typed(visit, own_address(visit))
    if not mine.strip():
        return _form(visit, path, was, mine=mine, wrong="Write the record, or retire it instead.", status=422)
    data = _data(visit, path)
    now = _text(data)
    if now != was and now.rstrip("\n") == mine.rstrip("\n"):  # sent twice, or somebody else did the same
        return _saved(visit, path)
    if now != was:
        return _put_together(visit, path, was, mine, now)
    if mine == was:
        return _form(visit, path, was, wrong="You have not changed anything yet.", status=422)
    ends = "\r\n" if b"\r\n" in data else "\n"
    after = (mine.rstrip("\n") + "\n").replace("\n", ends).encode()
    files = (FileChange(path, data, after),)
    try:
        preview = visit.desk.preview(visit.view, files)
    except RespondentError as error:
        return _form(visit, path, was, mine=mine, wrong=str(error), status=422)
    errors = [one for one in (*errors_in(preview), *_left(visit, path, preview)) if one.span.path == path]
    if errors:
        return _form(visit, path, was, mine=mine, problems=errors, status=422)
    name = PurePosixPath(path).stem
    message = with_words(f"{name}: change the file as text", visit.form.get("comment"))
    if (why_not := refusal(visit, files, message)) is not None:
        return _form(visit, path, was, mine=mine, wrong=why_not, status=409)
    return _saved(visit, path)


def _saved(visit: Visit, path: str) -> Response:
    forget_typed(visit, own_address(visit))
    return visit.redirect(f"/evidence/{PurePosixPath(path).stem}", "Saved.")


def _left(visit: Visit, path: str, preview: Preview) -> Iterator[Diagnostic]:
    """The errors of a file that cannot be read which a change leaves in it."""
    if PurePosixPath(path).stem in visit.view.workspace.broken:
        mended = {(one.code, one.message) for one in preview.mended}
        for one in visit.view.loaded.diagnostics:
            if one.severity is Severity.ERROR and (one.code, one.message) not in mended:
                yield one


def _put_together(visit: Visit, path: str, was: str, mine: str, now: str) -> Response:
    """Somebody else saved meanwhile: both changes in one text; clashes are told, and stand as sent."""
    texts = was.encode(), mine.encode(), now.encode()
    merged = merge_records(*texts)
    met = merged.conflicts
    if met:
        merged = merge_records(*texts, chosen={one.path: Side.OURS for one in met})
    is_whole = merged.data is not None and not merged.conflicts
    text = merged.data.decode() if merged.data is not None and is_whole else mine
    if is_whole and not met:
        wrong = "Somebody else changed this record meanwhile. Both changes are in the text now: check it, and save."
        return _form(visit, path, now, mine=text, wrong=wrong, status=409)
    told = " ".join(conflict.in_words("yours", "theirs") + "." for conflict in met[:10])
    wrong = f"Somebody else changed this record meanwhile, and the changes clash. {told}"
    if is_whole:
        wrong += " In the text it stands as you have it, with whatever else they changed: check it, and save."
    return _form(visit, path, now, mine=text, wrong=wrong, theirs=now, status=409)


def _form(
    visit: Visit,
    path: str,
    was: str,
    *,
    mine: str | None = None,
    wrong: str = "",
    problems: list[Diagnostic] | None = None,
    theirs: str = "",
    typed: str = "",
    status: int = 200,
) -> Response:
    if problems is None and not wrong:
        problems = [one for one in visit.view.loaded.diagnostics if one.span.path == path]
    told = [("text", wrong)] if wrong else []
    told += [("text", _in_words(one)) for one in problems or ()]
    return visit.page(
        "evidence/text.html",
        status=status,
        problems=told,
        name=PurePosixPath(path).stem,
        text=was if mine is None else mine,
        was=was,
        theirs=theirs,
        typed=typed,
        comment=visit.form.get("comment"),
    )


def _in_words(one: Diagnostic) -> str:
    """A problem and what to do about it here, where nobody needs to know git."""
    remedy = f"{KEEP_ONE}. Then save." if one.remedy.startswith(KEEP_ONE) else one.remedy
    return f"Line {one.span.line}: {one.message} {remedy}".strip()


def _path(visit: Visit) -> str:
    """The record's file, readable or broken. Raises NotFoundError."""
    loaded, record_id = visit.view.loaded, visit.part("record")
    record = loaded.workspace.records.get(record_id)
    path = record.span.path if record is not None else broken_path(loaded, record_id)
    if path is None:
        raise NotFoundError
    return path


def _data(visit: Visit, path: str) -> bytes:
    """The file as it is now. Raises NotFoundError."""
    data = read_bytes(visit.view.workspace.root, path)
    if data is None:
        raise NotFoundError
    return data


def _text(data: bytes) -> str:
    """A file's text with plain ends of lines."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")  # Notepad's habit: every letter is there to be saved as UTF-8
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


_NEEDS = Needs(Role.EDITOR, of="record", own=True)

ROUTES = (
    PageRoute("/evidence/{record}/text", show_text, ("GET",), _NEEDS),
    PageRoute("/evidence/{record}/text", take_text, ("POST",), _NEEDS),
)
