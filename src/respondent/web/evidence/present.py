"""Who else is at a record just now, in words."""

from __future__ import annotations

from respondent.web.evidence.entry import name_in
from respondent.web.visit import Visit


def others_at(visit: Visit, record_id: str) -> tuple[str, ...]:
    """Those who are editing a record besides the visitor: a name, and the organisation."""
    workspace = visit.view.workspace
    found = []
    for here in visit.desk.presence.at(record_id, without=visit.session):
        if here.editing:
            organisation = name_in(workspace, here.person.organisation)
            found.append(f"{here.person.name} ({organisation})" if organisation else here.person.name)
    return tuple(dict.fromkeys(found))


def present_words(others: tuple[str, ...]) -> str:
    """A sentence on who is editing; empty where nobody is."""
    if not others:
        return ""
    names = others[0] if len(others) == 1 else f"{', '.join(others[:-1])} and {others[-1]}"
    verb = "is" if len(others) == 1 else "are"
    return f"{names} {verb} editing this now. If you both save, the second is shown both changes."
