"""Review: what is to be held against its source, one record after the other, and what colleagues say of it."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlencode

from starlette.responses import Response

from respondent.accounts.log import Action
from respondent.discussing.remark import LONGEST, Remark, remark_path, remark_text, thread
from respondent.model.edit import FileChange
from respondent.model.evidence import DataTable, Evidence, Source
from respondent.model.person import Role
from respondent.model.record import Record
from respondent.model.review import Reviewer, ReviewStatus, ReviewVerdict, Standing
from respondent.reviewing.standing import status_of
from respondent.reviewing.verdict_file import verdict_path, verdict_text
from respondent.verifying import ReviewRefusedError, queue, sheet, verdict_on
from respondent.web.evidence.entry import columns_of, name_in, owner_name, value_of
from respondent.web.evidence.errors import in_form_words
from respondent.web.evidence.query import (
    Query,
    fields_in_words,
    may_answer,
    query_of,
    review_in_words,
    reviewer_in,
)
from respondent.web.evidence.words import COLOURS, day_of, how_long_ago, in_quotes
from respondent.web.record_form.labels import KIND_WORDS
from respondent.web.record_form.pasted import cleaned
from respondent.web.refusals import NotFoundError
from respondent.web.route import Needs, PageRoute
from respondent.web.saving import refusal, with_words
from respondent.web.visit import Visit

SHOWN = 50
_TITLES = {
    Standing.REJECTED: "Rejected",
    Standing.QUERIED: "Queried",
    Standing.STALE: "To be verified again",
    Standing.NONE: "Not reviewed yet",
    Standing.VERIFIED: "Verified",
}


def show_queue(visit: Visit) -> Response:
    """What stands how, what needs somebody first."""
    wanted = visit.query.get("standing")
    every = _queue(visit)
    chosen = Standing(wanted) if wanted in set(Standing) else None
    shown = [one for one in every if one.standing is chosen] if chosen else every
    workspace = visit.view.workspace
    counts = [
        (
            sum(one.standing is standing for one in every),
            words,
            f"/review?{urlencode({'standing': standing.value})}",
        )
        for standing, words in _TITLES.items()
    ]
    return visit.page(
        "review/queue.html",
        counts=counts,
        heading=_TITLES[chosen] if chosen else "",
        rows=[_row(one, workspace.records[one.record], visit) for one in shown[:SHOWN]],
        more=max(0, len(shown) - SHOWN),
        may_judge=visit.somebody.role.covers(Role.REVIEWER),
        first=next((one.record for one in every if one.standing is not Standing.VERIFIED), ""),
    )


def show_record(visit: Visit) -> Response:
    """A record beside its source's own words, the sentences that it makes, and the verdicts on it."""
    return _page(visit, {})


def take_verdict(visit: Visit) -> Response:
    """A verdict: kept, and the next record shown."""
    record, person = visit.record, visit.somebody
    given, comment = visit.form.get("verdict"), cleaned(visit.form.get("comment"))[:LONGEST]
    if given not in set(ReviewVerdict):
        return _page(visit, {"verdict": "Choose a verdict."})
    verdict = ReviewVerdict(given)
    if verdict is not ReviewVerdict.VERIFIED and not comment:
        asked = "Say what you ask." if verdict is ReviewVerdict.QUERIED else "Say what is wrong."
        return _page(visit, {"comment": asked})
    workspace = visit.view.workspace
    if visit.form.get("hash") != _hash(visit):
        return _page(visit, {"": "The record has changed since you opened this page. Look at it again."})
    reviewer = Reviewer(person.name, person.email, person.organisation or None)
    try:
        review = verdict_on(
            workspace,
            record.id,
            verdict,
            reviewer,
            datetime.now(UTC),
            comment or None,
            visit.form.get("words") or None,
        )
    except ReviewRefusedError as error:
        return _page(visit, {"": str(error)})
    file = FileChange(verdict_path(review), None, verdict_text(review).encode())
    message = with_words(f"{record.id}: {verdict.value}", comment)
    why_not = refusal(visit, (file,), message, Action.REVIEWED)
    if why_not is not None:
        return _page(visit, {"": why_not})
    then = _next(visit, record.id)
    return visit.redirect(f"/review/{then}" if then else "/review", _given(visit, verdict))


def take_remark(visit: Visit) -> Response:
    """What somebody says of a record, kept with it."""
    person, text = visit.somebody, cleaned(visit.form.raw("text"))
    if not text:
        return _page(visit, {"text": "Write something first."})
    if len(text) > LONGEST:
        return _page(visit, {"text": f"Write {LONGEST} characters at most."})
    now = datetime.now(UTC).replace(microsecond=0)
    remark = Remark(visit.record.id, person.name, person.organisation, now, text)
    file = FileChange(remark_path(remark), None, remark_text(remark).encode())
    asked = _asked(visit, visit.record, now)
    answers = _answers(visit, asked)
    if (why_not := refusal(visit, (file,), f"{visit.record.id}: a remark\n", Action.COMMENTED)) is not None:
        return _page(visit, {"text": why_not})
    said = "Your answer is sent. A reviewer looks at it again." if answers else "Your remark is sent."
    return visit.redirect(f"/review/{visit.record.id}{'' if asked else '#remarks'}", said)


def _page(visit: Visit, errors: dict[str, str]) -> Response:
    record = visit.record
    if not isinstance(record, Evidence | Source):
        raise NotFoundError
    workspace = visit.view.workspace
    now = datetime.now(UTC)
    found = sheet(visit.view.loaded, record.id, now, claims=False)
    remarks, unread = thread(workspace.root, (record.id, *record.formerly))
    kind = str(record.fields["kind"])
    asked = query_of(workspace, record, found.status, now)
    rows = record.rows if isinstance(record, DataTable) else ()
    return visit.page(
        "review/record.html",
        status=422 if errors else 200,
        problems=list(errors.items()),
        errors={"verdict": "", "comment": "", "text": "", **errors},
        record=record,
        kind=KIND_WORDS[kind][0],
        value=value_of(record),
        owner=owner_name(workspace, record),
        stands=found.status,
        by=reviewer_in(workspace, found.status.by) if found.status.by else "",
        changed=fields_in_words(record, found.status.changed),
        asked=asked,
        answers=_answers(visit, asked),
        columns=columns_of(record) if isinstance(record, DataTable) else [],
        rows=rows[:SHOWN],
        more_rows=max(0, len(rows) - SHOWN),
        colours=COLOURS,
        passage=found.passage,
        claimed=record.fields.get("passage", ""),
        locator=record.fields.get("locator", ""),
        worked=found.worked,
        source=found.source,
        copy=found.copy,
        copy_day=day_of(found.copy.at) if found.copy else "",
        diagnostics=[in_form_words(one) for one in found.diagnostics],
        uses=visit.view.uses(record.id),
        history=[review_in_words(workspace, one) for one in reversed(found.history)],
        remarks=[
            (one.text, one.by, name_in(workspace, one.organisation), how_long_ago(one.at, now))
            for one in remarks
            if asked is None or one.at < asked.at  # the others stand below the question
        ],
        unread=len(unread),
        hash=_hash(visit),
        may_judge=visit.somebody.role.covers(Role.REVIEWER),
        may_remark=visit.somebody.role.covers(Role.EDITOR),
        then=_next(visit, record.id),
        comment=visit.form.get("comment"),
        text=visit.form.raw("text"),
        longest=LONGEST,
    )


def _queue(visit: Visit) -> tuple[ReviewStatus, ...]:
    return queue(visit.view.workspace, datetime.now(UTC))


def _next(visit: Visit, record_id: str) -> str:
    """The record that comes after this one in the queue and waits for somebody; empty if none does."""
    waiting = [one.record for one in _queue(visit) if one.standing is not Standing.VERIFIED]
    after = [name for name in waiting if name != record_id]
    if record_id in waiting:
        at = waiting.index(record_id)
        after = [*waiting[at + 1 :], *waiting[:at]]
    return after[0] if after else ""


def _row(status: ReviewStatus, record: Record, visit: Visit) -> dict[str, object]:
    workspace = visit.view.workspace
    asked = query_of(workspace, record, status, datetime.now(UTC))
    return {
        "id": record.id,
        "title": record.title,
        "value": value_of(record),
        "standing": status.standing.value,
        "owner": owner_name(workspace, record),
        "changed": fields_in_words(record, status.changed),
        "by": reviewer_in(workspace, status.by) if status.by else "",
        "answer": asked.answer if asked else "",
    }


def _asked(visit: Visit, record: Record, now: datetime) -> Query | None:
    """What a reviewer asked of a record that is not settled yet."""
    workspace = visit.view.workspace
    return query_of(workspace, record, status_of(workspace, record.id, now), now)


def _answers(visit: Visit, asked: Query | None) -> bool:
    """Whether what the visitor says of the record is the answer for which a reviewer waits."""
    workspace, person = visit.view.workspace, visit.somebody
    return asked is not None and asked.is_open and may_answer(workspace, visit.record, person.organisation)


def _given(visit: Visit, verdict: ReviewVerdict) -> str:
    """What is said of a verdict that was kept."""
    record, workspace = visit.record, visit.view.workspace
    title = in_quotes(record.title)
    if verdict is ReviewVerdict.VERIFIED:
        return f"You have verified {title}."
    owner = owner_name(workspace, record) or "The policy team"
    if verdict is ReviewVerdict.QUERIED:
        return f"Your question about {title} is sent. {owner} sees it on the first page."
    return f"You have rejected {title}. {owner} sees it on the first page."


def _hash(visit: Visit) -> str:
    """What the visitor's verdict is bound to, so that nobody verifies what they have not seen."""
    from respondent.reviewing.fingerprint import fingerprint

    return fingerprint(visit.record, visit.view.workspace.records).content[:16]


_JUDGE = Needs(Role.REVIEWER, of="record")
_SEEN = Needs(Role.READER, of="record")

ROUTES = (
    PageRoute("/review", show_queue, ("GET",), Needs(Role.READER), menu="Review"),
    PageRoute("/review/{record}", show_record, ("GET",), _SEEN),
    PageRoute("/review/{record}/verdict", take_verdict, ("POST",), _JUDGE),
    PageRoute("/review/{record}/remark", take_remark, ("POST",), Needs(Role.EDITOR, of="record")),
)
