"""Whether a visitor may see or change a record."""

from __future__ import annotations

from respondent.edit.files import broken_path
from respondent.loading.workspace import Loaded
from respondent.model.partner import may_change, owner_of, owner_of_path
from respondent.model.person import Person, Role
from respondent.model.record import Record
from respondent.model.settings import Settings
from respondent.model.workspace import Workspace


def is_known(workspace: Workspace, record_id: str) -> bool:
    """Whether there is such a record for whoever looks at this workspace, readable or broken.

    A broken one is not in the workspace of who may not see confidential records if it may be one of these.
    """
    if record_id in workspace.withheld:
        return False
    return record_id in workspace.records or record_id in workspace.broken


def now_called(workspace: Workspace, old: str) -> str | None:
    """What the record is called now that was called so before, for whoever looks at this workspace."""
    now = workspace.by_former_name().get(old)
    return now.id if now is not None and is_known(workspace, now.id) else None


def is_nobodys(loaded: Loaded, record_id: str) -> bool:
    """Whether the record, readable or broken, belongs to no organisation."""
    partners = loaded.workspace.settings.partners
    if (record := loaded.workspace.records.get(record_id)) is not None:
        return owner_of(record, partners) is None
    path = broken_path(loaded, record_id)
    return path is None or owner_of_path(path, partners) is None


def is_own(loaded: Loaded, record_id: str, person: Person) -> bool:
    """Whether the person may change the record; a broken one is whose folder it lies in."""
    if person.role is Role.ADMINISTRATOR:
        return True
    workspace = loaded.workspace
    record = workspace.records.get(record_id)
    if record is not None:
        return may_change_record(record, person, workspace.settings)
    path = broken_path(loaded, record_id)
    partners = workspace.settings.partners
    own = path is not None and may_change(person.organisation, owner_of_path(path, partners), partners)
    return own and person.role.covers(Role.EDITOR)


def may_change_record(record: Record, person: Person, settings: Settings) -> bool:
    """Whether the person may change the record, by their role, their organisation and the settings."""
    if person.role is Role.ADMINISTRATOR:
        return True
    own = may_change(person.organisation, owner_of(record, settings.partners), settings.partners)
    return own and person.role.covers(Role.EDITOR)


def partner_sees_confidential(person: Person, settings: Settings) -> bool:
    """Whether the settings let the person's organisation see confidential records."""
    return any(one.organisation == person.organisation and one.confidential for one in settings.partners)
