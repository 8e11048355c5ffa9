"""The evidence as pages of drafts show it: a record by its title, a row with its name, and a way to it."""

from __future__ import annotations

from urllib.parse import quote

from respondent.model.shortened import shortened
from respondent.reporting.page.escape import escaped
from respondent.reporting.page.notes import Manner
from respondent.web.evidence.entry import name_in
from respondent.web.visit import Visit

RECORD_PAGE = "/evidence/{record}"


def manner_for(visit: Visit) -> Manner:
    """Notes that name “by-force#Gwent” by the record's title, and lead to its page, as far as there is one."""
    records = visit.view.workspace.records
    leads = any(route.path == RECORD_PAGE for route in visit.site.routes)

    def named(name: str) -> str:
        record_id, _, row = name.partition("#")
        record = records.get(record_id)
        if record is None:
            return f"<code>{escaped(name)}</code>"
        words = shortened(" ".join(record.title.split()), 90) + (f" – {row}" if row else "")
        if not leads:
            return f'<span class="evidence">{escaped(words)}</span>'
        return f'<a class="evidence" href="/evidence/{quote(record_id, safe="")}">{escaped(words)}</a>'

    return Manner(named, places=False, codes=False, between="; ")


def title_of(visit: Visit, record_id: str) -> str:
    """A record's title for people, or its id."""
    return name_in(visit.view.workspace, record_id)
