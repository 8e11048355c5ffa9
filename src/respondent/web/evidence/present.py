"""Who else is at a record just now, in words."""

from __future__ import annotations

from respondent.model.listing import listed
from respondent.web.evidence.entry import name_in
from respondent.web.visit import Visit


def present_at(visit: Visit, record_id: str) -> str:
    """Who is editing a record besides the visitor in this browser, as a sentence; empty where nobody is."""
    workspace, others, elsewhere = visit.view.workspace, [], False
    for here in visit.desk.presence.at(record_id, without=visit.session):
        if not here.editing:
            continue
        if here.person.email == visit.somebody.email:
            elsewhere = True
            continue
        organisation = name_in(workspace, here.person.organisation)
        others.append(f"{here.person.name} ({organisation})" if organisation else here.person.name)
    return present_words(tuple(dict.fromkeys(others)), elsewhere=elsewhere)


def present_words(others: tuple[str, ...], *, elsewhere: bool = False) -> str:
    """The sentence; `elsewhere`: the visitor has the record open in another browser too."""
    if not others:
        return "You are editing this in another window." if elsewhere else ""
    verb = "is" if len(others) == 1 else "are"
    return f"{listed(others)} {verb} editing this now. If you both save, the second is shown both changes."
