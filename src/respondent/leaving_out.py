"""Which organisations may be left out of documents, and what stops the tool where that makes no sense."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from respondent.errors import RespondentError
from respondent.model.directory import Organisation
from respondent.model.leaving_out import LeftOut, left_out_of, named_organisations
from respondent.model.workspace import Workspace, did_you_mean


class UnknownOrganisationError(RespondentError):
    """An organisation was to be left out, or to sign, that no record is of, or that no document names."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")


class NobodyLeftError(RespondentError):
    """A document would go out in nobody's name."""

    def __init__(self, template_id: str) -> None:
        super().__init__(
            f"“{template_id}” would go out in nobody’s name. Leave fewer organisations out, or name others in "
            "its `from`."
        )


def check_left_out(
    workspace: Workspace, whole: Workspace | None, template_ids: Iterable[str], left_out: Sequence[LeftOut]
) -> None:
    """Hold those who are left out to the templates that are built; `whole` is the workspace with them in it.

    Raises UnknownOrganisationError where one is in none of these, NobodyLeftError where nobody else is in one.
    """
    if whole is None:
        return
    chosen = {name: whole.templates[name] for name in template_ids if name in whole.templates}
    for one in left_out:
        known_organisation(whole, one.organisation)
        if not left_out_of(chosen, one.organisation):
            named = sorted({n for t in chosen.values() if t.front for n in named_organisations(t.front)})
            message = f"“{one.organisation}” is no signatory of what is built."
            raise UnknownOrganisationError(message, did_you_mean(one.organisation, named))
    for name in chosen:
        before, now = chosen[name].front, workspace.templates[name].front
        if before and now and named_organisations(before) and not named_organisations(now):
            raise NobodyLeftError(name)


def known_organisation(workspace: Workspace, organisation: str) -> Organisation:
    """The organisation of that id. Raises UnknownOrganisationError."""
    record = workspace.records.get(organisation)
    if isinstance(record, Organisation):
        return record
    known = [name for name, one in workspace.records.items() if isinstance(one, Organisation)]
    message = f"There is no organisation “{organisation}” in the workspace."
    raise UnknownOrganisationError(message, did_you_mean(organisation, known))
