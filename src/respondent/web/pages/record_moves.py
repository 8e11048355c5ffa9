"""A record renamed, with all that names it; and one that is not to be used any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from types import MappingProxyType

from starlette.responses import Response

from respondent.edit.propose import Proposal
from respondent.edit.rename import renamed
from respondent.edit.retire import is_retired, retired
from respondent.errors import RespondentError
from respondent.model.edit import FileChange
from respondent.model.person import Role
from respondent.web.evidence.choices import Choices
from respondent.web.evidence.effects import effects_of
from respondent.web.evidence.new_id import id_errors
from respondent.web.evidence.no_such import no_such
from respondent.web.route import Needs, PageRoute
from respondent.web.saving import refusal
from respondent.web.typed import check_typed, forget_typed, own_address, take_typed, typed_at
from respondent.web.visit import Visit

NOTHING_MOVES: Mapping[str, str] = MappingProxyType({})
UNSAID = "Something that you may not see stands in the way, so nothing was changed. Ask the policy team."


def show_rename(visit: Visit) -> Response:
    """The question what the record is to be called."""
    again = typed_at(visit, own_address(visit))
    if again is None:
        return _rename_form(visit, visit.record.id, {})
    return _rename_form(visit, again.form.get("name"), {}, typed=own_address(visit))


def take_rename(visit: Visit) -> Response:
    """The new name: what follows from it is shown, then saved."""
    return take_typed(visit, own_address(visit), _looked_at_name)


def check_rename(visit: Visit) -> Response:
    """What would follow from the name that was typed, or what is wrong with it."""
    return check_typed(visit, f"/evidence/{visit.record.id}", _looked_at_name)


def _looked_at_name(visit: Visit) -> Response:
    """A new name that was sent: what follows from it, or the record saved by it, or what is wrong with it."""
    old, new = visit.record.id, visit.form.get("name")
    if new == old:
        return _rename_form(visit, new, {"name": "That is its name already."})
    if wrong := id_errors(visit, new, old):
        return _rename_form(visit, new, {"name": wrong["id"]})
    try:
        proposal = _renamed(visit, old, new)
    except RespondentError as error:
        return _rename_form(visit, new, {"name": str(error)})
    said, place = f"Rename {old} to {new}", f"/evidence/{old}/rename"
    if visit.form.get("step") != "save":
        moved = _moved(proposal.files, old, new)
        return _check(visit, proposal, said, place, [("name", new)], moved)
    if (why_not := refusal(visit, proposal.files, f"{said}\n")) is not None:
        told = any(one.path in why_not for one in proposal.files if not visit.view.may_show(one.path))
        return _rename_form(visit, new, {"": UNSAID if told else why_not}, status=409)
    forget_typed(visit, place)
    return visit.redirect(f"/evidence/{new}", f"{said}: done.")


def _renamed(visit: Visit, old: str, new: str) -> Proposal:
    """The record by its new name. What the visitor may not see follows too, and nothing is said of it.

    What lies in a folder of its own for what is confidential cannot be saved from here: it keeps the old name.
    """
    loaded = visit.view.loaded
    proposal = renamed(loaded, old, new, reload=lambda _: loaded)
    if visit.confidential:
        return proposal
    whole = visit.desk.view(confidential=True).loaded
    apart = tuple(f"{name.rstrip('/')}/" for name in whole.workspace.settings.confidential_evidence)
    every = renamed(whole, old, new, reload=lambda _: whole).files
    return replace(proposal, files=tuple(one for one in every if not one.path.startswith(apart)))


def show_retire(visit: Visit) -> Response:
    """The question what takes the record's place."""
    again = typed_at(visit, own_address(visit))
    return _retire_form(again, {}, typed=own_address(visit)) if again else _retire_form(visit, {})


def take_retire(visit: Visit) -> Response:
    """What takes the record's place, or why it is not to be used: what follows is shown, then saved."""
    return take_typed(visit, own_address(visit), _looked_at_retiring)


def check_retire(visit: Visit) -> Response:
    """What would follow from what was typed, or what is wrong with it."""
    return check_typed(visit, f"/evidence/{visit.record.id}", _looked_at_retiring)


def _looked_at_retiring(visit: Visit) -> Response:
    """A record that is to be retired: what follows from it, or the record saved so, or what is wrong with it."""
    by, reason = visit.form.get("superseded_by"), visit.form.get("reason")
    if not by and not reason:
        return _retire_form(
            visit, {"superseded_by": "Say what replaces it, or why it is not to be used any more."}
        )
    if by == visit.record.id:
        return _retire_form(visit, {"superseded_by": "A record cannot replace itself."})
    if by and by not in visit.view.workspace.records:
        return _retire_form(visit, {"superseded_by": no_such(visit.view.workspace, "record", by)})
    said = f"Retire {visit.record.id}" + (f", replaced by {by}" if by else "")
    place = f"/evidence/{visit.record.id}"
    if visit.form.get("step") == "save" and is_retired(visit.record, by or None, reason or None):
        forget_typed(visit, f"{place}/retire")
        return visit.redirect(place, f"{said}: done.")  # it was sent twice
    try:
        proposal = retired(
            visit.view.loaded, visit.record.id, by or None, reason or None, reload=lambda _: visit.view.loaded
        )
    except RespondentError as error:
        return _retire_form(visit, {"superseded_by": str(error)})
    if visit.form.get("step") != "save":
        carried = [("superseded_by", by), ("reason", reason)]
        return _check(visit, proposal, said, f"{place}/retire", carried)
    if (why_not := refusal(visit, proposal.files, f"{said}\n")) is not None:
        return _retire_form(visit, {"": why_not}, status=409)
    forget_typed(visit, f"{place}/retire")
    return visit.redirect(place, f"{said}: done.")


def _check(
    visit: Visit,
    proposal: Proposal,
    said: str,
    path: str,
    carried: list[tuple[str, str]],
    moved: Mapping[str, str] = NOTHING_MOVES,
) -> Response:
    """The files that change, before the change is saved; `moved` says where some of them go."""
    titles = {one.span.path: one.title for one in visit.view.workspace.records.values()}
    shown = tuple(one for one in proposal.files if visit.view.may_show(one.path))
    changes = [
        (titles.get(one.path, one.path), *_fate(one, moved.get(one.path)))
        for one in shown
        if one.path not in moved.values()
    ]
    return visit.page(
        "evidence/check.html",
        title=said,
        back=f"/evidence/{visit.record.id}",
        save=path,
        save_step="save",
        changes=changes,
        why_words="",
        comment="",
        advice="",
        effects=effects_of(visit.desk.preview(visit.view, shown)),
        carried=carried,
        can_save=True,
    )


def _moved(files: Sequence[FileChange], old: str, new: str) -> dict[str, str]:
    """Where each file that is called after a record goes, if the record is called otherwise."""
    paths = [PurePosixPath(one.path) for one in files if one.after is None]
    return {str(one): str(one.with_name(f"{new}{one.name.removeprefix(old)}")) for one in paths}


def _fate(change: FileChange, to: str | None) -> tuple[str, str]:
    """How a file is now, and what becomes of it: of one that is moved, its old name and its new one."""
    if to is not None:
        names = [PurePosixPath(path).name.removesuffix(".yaml") for path in (change.path, to)]
        return names[0], f"renamed to {names[1]}"
    return ("", "new") if change.before is None else ("as it is", "changed")


def _rename_form(
    visit: Visit, name: str, errors: dict[str, str], *, status: int = 422, typed: str = ""
) -> Response:
    return visit.page(
        "evidence/rename.html",
        status=status if errors else 200,
        problems=list(errors.items()),
        typed=typed,
        record=visit.record,
        name=name,
        error=errors.get("name", ""),
    )


def _retire_form(visit: Visit, errors: dict[str, str], *, status: int = 422, typed: str = "") -> Response:
    kind = str(visit.record.fields["kind"])
    others = [one for one in Choices(visit.view.workspace).of((kind,)) if one[0] != visit.record.id]
    return visit.page(
        "evidence/retire.html",
        status=status if errors else 200,
        problems=list(errors.items()),
        typed=typed,
        record=visit.record,
        others=others,
        by=visit.form.get("superseded_by"),
        reason=visit.form.get("reason"),
        error=errors.get("superseded_by", ""),
    )


_OWN = Needs(Role.EDITOR, of="record", own=True)
_ALL = Needs(Role.ADMINISTRATOR, of="record", own=True)

ROUTES = (
    PageRoute("/evidence/{record}/rename", show_rename, ("GET",), _ALL),
    PageRoute("/evidence/{record}/rename", take_rename, ("POST",), _ALL),
    PageRoute("/evidence/{record}/rename/check", check_rename, ("GET",), _ALL),
    PageRoute("/evidence/{record}/retire", show_retire, ("GET",), _OWN),
    PageRoute("/evidence/{record}/retire", take_retire, ("POST",), _OWN),
    PageRoute("/evidence/{record}/retire/check", check_retire, ("GET",), _OWN),
)
