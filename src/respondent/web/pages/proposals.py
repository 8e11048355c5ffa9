"""Proposed changes: those that wait for somebody’s word, what they would change, and that word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.responses import Response

from respondent.desk.preview import Preview
from respondent.edit.files import record_digest
from respondent.edit.meanwhile import ChangedMeanwhileError as ChangedSinceError
from respondent.errors import RespondentError
from respondent.model.diagnostic import any_error
from respondent.model.person import Role
from respondent.model.proposal import Decision, Outcome, Proposal
from respondent.proposing.deciding import (
    DecidedMeanwhileError,
    accepted_files,
    author_of,
    decided_file,
    deciding_message,
)
from respondent.proposing.standing import Found, Standing, digest_of_files, standing_of
from respondent.prose.dates import write_date
from respondent.web.evidence.effects import effects_of
from respondent.web.evidence.entry import name_in
from respondent.web.naming import title_of
from respondent.web.pages.factcheck import owner_of
from respondent.web.proposals import (
    REASONS,
    REASONS_FOR_WORDS,
    is_own,
    may_decide,
    named,
    owner_words,
    visible,
)
from respondent.web.proposed import changed_words, in_short, overtaken_words, whole_rows
from respondent.web.refusals import ForbiddenError
from respondent.web.route import Needs, PageRoute
from respondent.web.saving import save
from respondent.web.sent_back import file_behind
from respondent.web.visit import Visit
from respondent.web.wording import marked

_TAGS = {
    Standing.FITS: ("Waiting", "blue"),
    Standing.MOVED_ON: ("Waiting", "blue"),
    Standing.DONE: ("Done already", "grey"),
    Standing.STALE: ("Out of date", "amber"),
    Standing.GONE: ("Nothing to change", "amber"),
}
LONGEST_WORD = 2000


@dataclass(frozen=True, slots=True)
class _Row:
    """A proposal in the list, and what it changes; `mine`: the visitor decides on it, `own`: they made it."""

    proposal: Proposal
    title: str
    changes: Sequence[str]
    who: str
    owner: str
    tag: tuple[str, str]
    mine: bool
    own: bool


def list_all(visit: Visit) -> Response:
    """The proposals that are open, or with ``?show=decided`` those that are not."""
    decided = visit.query.get("show") == "decided"
    known = visible(visit)
    shown = [_row(visit, one) for one in known if one.is_open is not decided]
    return visit.page(
        "proposals.html",
        day=write_date,
        decided=decided,
        lists=[(words, rows) for words, rows in _lists(shown, decided=decided) if rows],
        may_propose=visit.somebody.role.covers(Role.EDITOR),
        open_count=sum(one.is_open for one in known),
    )


def show(visit: Visit) -> Response:
    """One proposal."""
    return _page(visit, named(visit), [])


def accept(visit: Visit) -> Response:
    """Make its change, in its proposer's name."""
    done = visit.redirect(f"/proposals/{visit.part('proposal')}", "The change was made.")
    if _is_decided(visit, Outcome.ACCEPTED):
        return done
    proposal = _mine(visit)
    if visit.form.get("seen") != _digest(visit, proposal):
        return _page(
            visit, proposal, [("", "It was changed since you opened it. Look at it again, please.")], 412
        )
    decision = _decision(visit, Outcome.ACCEPTED)
    try:
        files = accepted_files(proposal, visit.view.loaded, decision)
    except (ChangedSinceError, DecidedMeanwhileError) as error:
        return _page(visit, proposal, [("", str(error))], 409)
    except RespondentError as error:
        return _page(visit, proposal, [("", str(error))], 422)
    if any_error(visit.desk.preview(visit.view, files).brought):
        return _page(visit, proposal, [("", "It would bring an error, so it was not made.")], 422)
    message = deciding_message(proposal, decision, visit.somebody.email)
    save(visit, files, author_of(proposal), message)
    return done


def decline(visit: Visit) -> Response:
    """Leave everything as it is, with a word for whoever proposed it."""
    proposal = named(visit)
    own = is_own(visit, proposal)
    words = f"You have declined it. {proposal.proposer.name} can read why."
    done = visit.redirect("/proposals", "You have taken your proposal back." if own else words)
    if _is_decided(visit, Outcome.DECLINED):
        return done
    if not proposal.is_open or not (own or may_decide(visit, proposal)):
        raise ForbiddenError("Only its owner can decide on this proposal, and only once.")
    decision = _decision(visit, Outcome.DECLINED)
    if not decision.word and not own:
        problems = [("word", "Say in a few words why you decline it")]
        return _page(visit, proposal, problems, 422)
    try:
        file = decided_file(proposal, visit.view.workspace.root, decision)
    except DecidedMeanwhileError as error:
        return _page(visit, proposal, [("", str(error))], 409)
    save(visit, [file], visit.somebody, deciding_message(proposal, decision))
    return done


def _is_decided(visit: Visit, outcome: Outcome) -> bool:
    """Whether the visitor has decided just so already: the form was sent twice."""
    proposal = named(visit)
    decision = proposal.decision
    if decision is None or not (may_decide(visit, proposal) or is_own(visit, proposal)):
        return False
    return (decision.outcome, decision.by) == (outcome, visit.somebody.name)


def _mine(visit: Visit) -> Proposal:
    """The open proposal of the path, on which the visitor may decide. Raises RefusedError."""
    proposal = named(visit)
    if not proposal.is_open or not may_decide(visit, proposal):
        raise ForbiddenError("Only its owner can decide on this proposal, and only once.")
    return proposal


def _decision(visit: Visit, outcome: Outcome) -> Decision:
    word = visit.form.get("word")[:LONGEST_WORD]
    return Decision(outcome, visit.somebody.name, datetime.now(UTC).replace(microsecond=0), word or None)


def _page(
    visit: Visit,
    proposal: Proposal,
    problems: list[tuple[str, str]],
    status: int = 200,
) -> Response:
    workspace = visit.view.workspace
    found = standing_of(proposal, workspace) if proposal.is_open else Found(Standing.FITS)
    preview = _preview(visit, proposal) if proposal.is_open and found.may_be_accepted else None
    return visit.page(
        "proposal.html",
        status=status,
        day=write_date,
        proposal=proposal,
        title=_title(visit, proposal),
        who=_who(visit, proposal),
        owner=owner_words(visit, proposal),
        why=_why(proposal),
        sentences=[marked(one.before, one.after) for one in proposal.sentences],
        found=found,
        standing=found.standing.value,
        overtaken=overtaken_words(proposal, found.overtaken, workspace),
        changes=changed_words(proposal, workspace),
        whole_rows=whole_rows(proposal),
        keys=_keys(proposal, found),
        record=proposal.record if proposal.record in workspace.records else "",
        taken_back=_taken_back(proposal),
        file=file_behind(owner_of(visit), proposal.id),
        lines=tuple(reversed(proposal.lines)),
        seen=_digest(visit, proposal),
        may_decide=proposal.is_open and may_decide(visit, proposal),
        may_withdraw=proposal.is_open and is_own(visit, proposal),
        word=visit.form.raw("word"),
        problems=problems,
        effects=effects_of(preview) if preview else None,
        brought=bool(preview and any_error(preview.brought)),
    )


def _preview(visit: Visit, proposal: Proposal) -> Preview | None:
    """What accepting it would bring; None where that cannot be told."""
    try:
        files = accepted_files(proposal, visit.view.loaded, _decision(visit, Outcome.ACCEPTED))
        return visit.desk.preview(visit.view, files)
    except RespondentError:
        return None


def _lists(rows: Sequence[_Row], *, decided: bool) -> tuple[tuple[str, list[_Row]], ...]:
    """The proposals under the headings of the list."""
    if decided:
        own = [one for one in rows if one.own]
        rest = [one for one in rows if not one.own]
        return ("Proposed by you", own), ("Proposed by others" if own else "Decided", rest)
    waiting = [one for one in rows if not one.mine]
    return (
        ("For you to decide", [one for one in rows if one.mine]),
        ("Proposed by you, for others to decide", [one for one in waiting if one.own]),
        ("For others to decide", [one for one in waiting if not one.own]),
    )


def _row(visit: Visit, proposal: Proposal) -> _Row:
    tag = _TAGS[standing_of(proposal, visit.view.workspace).standing]
    if proposal.decision is not None:
        accepted = proposal.decision.outcome is Outcome.ACCEPTED
        tag = ("Accepted", "green") if accepted else ("Declined", "red")
        tag = ("Taken back", "grey") if _taken_back(proposal) else tag
    return _Row(
        proposal,
        _title(visit, proposal),
        in_short(proposal, visit.view.workspace),
        _who(visit, proposal),
        owner_words(visit, proposal),
        tag,
        may_decide(visit, proposal),
        is_own(visit, proposal),
    )


def _taken_back(proposal: Proposal) -> bool:
    """Whether whoever made a proposal took it back, without a word of its owner."""
    decision = proposal.decision
    declined = decision is not None and decision.outcome is Outcome.DECLINED
    return declined and decision is not None and decision.by == proposal.proposer.name and not decision.word


def _keys(proposal: Proposal, found: Found) -> tuple[str, str]:
    """What the two sides of its change are called: of one that was declined the first still stands."""
    if proposal.decision is None:
        return ("Now", "After") if found.may_be_accepted else ("Before", "Proposed")
    return "Before", "After" if proposal.decision.outcome is Outcome.ACCEPTED else "Proposed"


def _title(visit: Visit, proposal: Proposal) -> str:
    if proposal.record is not None:
        return title_of(visit, proposal.record)
    template = visit.view.workspace.templates.get(proposal.template or "")
    title = template.front.title if template and template.front else ""
    return f"The wording of “{title or proposal.template}”"


def _why(proposal: Proposal) -> str:
    if proposal.rows and not proposal.fields and all(edit.before is None for edit in proposal.rows):
        return "It is not in the table yet"
    reasons = REASONS if proposal.record is not None else REASONS_FOR_WORDS
    return next((words for value, words, _ in reasons if value == proposal.why), "Something else")


def _who(visit: Visit, proposal: Proposal) -> str:
    proposer = proposal.proposer
    if not proposer.organisation:
        return proposer.name
    words = name_in(visit.view.workspace, proposer.organisation)
    return f"{proposer.name}, {words}"


def _digest(visit: Visit, proposal: Proposal) -> str:
    """The hash of what the proposal would change, as it is now, and of the proposal itself."""
    workspace = visit.view.workspace
    record = workspace.records.get(proposal.record or "")
    there = record_digest(workspace.root, record) if record else ""
    return there + digest_of_files(workspace.root, (*proposal.files, proposal.path))


_READER = Needs(Role.READER)
_EDITOR = Needs(Role.EDITOR)

ROUTES = (
    PageRoute("/proposals", list_all, ("GET",), _READER, menu="Proposals"),
    PageRoute("/proposals/{proposal}", show, ("GET",), _READER),
    PageRoute("/proposals/{proposal}/accept", accept, ("POST",), _EDITOR),
    PageRoute("/proposals/{proposal}/decline", decline, ("POST",), _EDITOR),
)
