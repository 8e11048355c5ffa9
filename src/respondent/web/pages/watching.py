"""What others do, as it happens: changes, and who is at which record."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing

from anyio import to_thread
from starlette.responses import Response

from respondent.desk.events import Event, Kind
from respondent.model.person import Role
from respondent.web.evidence.present import present_at
from respondent.web.evidence.words import in_quotes
from respondent.web.route import Needs, PageRoute
from respondent.web.streams import Message
from respondent.web.visit import Visit


def listen(visit: Visit) -> Response:
    """Everything that happens to what the visitor may see, from the moment at which their page was made."""
    after = visit.query.number("after", None)

    async def told() -> AsyncIterator[Message]:
        events = visit.desk.events.subscribe(confidential=visit.confidential, after=after)
        async with aclosing(events):
            async for event in events:
                yield await to_thread.run_sync(sent_of, visit, event)

    return visit.stream(told)


def sent_of(visit: Visit, event: Event) -> Message:
    """An event in the words that the visitor is shown."""
    if event.kind is Kind.PRESENCE:
        words = present_at(visit.anew(), event.subject)
        return Message("presence", {"record": event.subject, "text": words})
    if event.kind is Kind.RELOAD or not event.subject:
        return Message("changed", {"record": "", "text": "Much of the evidence has changed.", "link": ""})
    known = visit.anew().view.workspace.records.get(event.subject)
    what = in_quotes(known.title) if known is not None else event.subject
    who = event.by or "Somebody"
    if event.kind is Kind.REMARKED:
        text = f"{who} has said something of {what}."
        path = f"/review/{event.subject}" if known is not None else ""
        return Message("remarked", {"record": event.subject, "text": text, "link": path})
    link = f"/evidence/{event.subject}" if known is not None else ""
    return Message(
        "changed", {"record": event.subject, "text": f"{who} changed {what}.", "link": link, "by": event.by}
    )


def say_here(visit: Visit) -> Response:
    """The visitor is still at the record, or leaves it."""
    if visit.form.get("gone"):
        visit.desk.presence.gone(visit.part("record"), visit.session)
    else:
        visit.desk.presence.here(visit.part("record"), visit.session, visit.somebody)
    return visit.json({"others": present_at(visit, visit.part("record"))})


ROUTES = (
    PageRoute("/events", listen, ("GET",), Needs(Role.READER)),
    PageRoute("/evidence/{record}/here", say_here, ("POST",), Needs(Role.EDITOR, of="record")),
)
