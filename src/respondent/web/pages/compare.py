"""A Word file that came back: what happened to each claim, each edit, and proposing one as a change."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from starlette.responses import Response

from respondent.confining.refusal import RENDERING, Refused, Why
from respondent.model.audit import ClaimOutcome
from respondent.model.collection import Paragraph
from respondent.model.evidence import DataTable
from respondent.model.person import Role
from respondent.model.proposal import Outcome, Proposal, Sentence
from respondent.proposing.compared import Compared, Placed
from respondent.proposing.suggesting import Suggestion
from respondent.reporting.returned.document import document_as_html
from respondent.reporting.returned.words import NOT_WHOLE
from respondent.web import work
from respondent.web.confined import confined
from respondent.web.kept import kept
from respondent.web.naming import title_of
from respondent.web.pages.factcheck import WORD, checked_draft, owner_of, with_comments
from respondent.web.proposals import (
    REASONS,
    REASONS_FOR_WORDS,
    About,
    Reason,
    keep,
    lead_to,
    of_record,
    of_template,
    reason_in,
    sentence_of,
    visible,
)
from respondent.web.refusals import NotFoundError
from respondent.web.returned import (
    cards_without_patches,
    change_of,
    edit_of,
    fates_of,
    lists_of,
    paragraph_around,
)
from respondent.web.route import Needs, PageRoute
from respondent.web.sent_back import A_VERSION, SentBack
from respondent.web.sent_files import LARGEST, sent_word_file
from respondent.web.visit import Visit


def ask(visit: Visit) -> Response:
    """The form."""
    return visit.page("compare.html", problems=[])


def compare(visit: Visit) -> Response:
    """Read a file that came back, and lead to what was found."""
    sent = sent_word_file(visit)
    if isinstance(sent, tuple):
        return visit.page("compare.html", status=422, problems=[sent])
    view = visit.view
    found = confined(work.compared, sent.data, sent.name, held=view.loaded)
    if isinstance(found, Refused):
        status = 503 if found.why is Why.BUSY else 422
        return visit.page("compare.html", status=status, problems=[("file", found.message)])
    size = A_VERSION + len(sent.data) + sum(30 * len(one.text) for one in found.audit.draft.passages)
    token = kept().put(owner_of(visit), SentBack(sent, found, view.workspace), size)
    return visit.redirect(f"/compare/{token}")


def show(visit: Visit) -> Response:
    """What happened to the file."""
    found = _kept(visit)
    audit = found.compared.audit
    if not audit.is_ours:
        return visit.page(
            "compared-other.html", token=visit.part("file"), sent=found.sent, is_public=audit.is_public
        )
    cards = cards_without_patches(visit, audit)
    edits = [edit_of(visit, found.compared, paragraph) for paragraph in found.compared.paragraphs]
    in_edits = {claim.outcome.claim.number for edit in edits for claim in edit.claims}
    return visit.page(
        "compared.html",
        token=visit.part("file"),
        sent=found.sent,
        audit=audit,
        title=_title(visit, found.compared),
        proposed=_proposed(visit, found),
        compared=found.compared,
        not_whole="" if audit.is_whole else NOT_WHOLE,
        fates=fates_of(audit.claims),
        edits=edits,
        lists=list(lists_of(cards, in_edits)),
        document=Markup(document_as_html(audit, cards)),  # noqa: S704 - it escapes what the file says
        may_propose=visit.somebody.role.covers(Role.EDITOR),
        outdated=not found.holds(visit.view.workspace),
    )


def ask_for_template(visit: Visit) -> Response:
    """The form that proposes a paragraph's edit as a change of the template."""
    found, paragraph = _paragraph(visit)
    placed = _placed(visit, found, paragraph)
    return _template_form(visit, found, paragraph, placed, Reason("", ""), [])


def propose_for_template(visit: Visit) -> Response:
    """Keep such a proposal."""
    found, paragraph = _paragraph(visit)
    placed, reason = _placed(visit, found, paragraph), reason_in(visit)
    if isinstance(placed, Refused) or not placed.lines or reason.problems:
        return _template_form(visit, found, paragraph, placed, reason, reason.problems)
    about = About(found.sent.name, [sentence_of(paragraph)], found.compared.confidential)
    proposal = of_template(visit, found.compared.template, placed.lines, about, reason)
    problem = _keep(visit, proposal, found, f"paragraph/{paragraph.number}")
    if isinstance(problem, Response):
        return problem
    return _template_form(visit, found, paragraph, placed, reason, [("because", problem)])


def ask_for_record(visit: Visit) -> Response:
    """The form that proposes a claim's edit as a change of its record."""
    found, claim, change = _claim(visit)
    return _record_form(visit, found, claim, change, change.wanted, Reason("", ""), [])


def propose_for_record(visit: Visit) -> Response:
    """Keep such a proposal."""
    found, claim, change = _claim(visit)
    workspace = visit.view.workspace
    after, reason = visit.form.get("after"), reason_in(visit)
    problems = list(reason.problems)
    if not after:
        problems.insert(0, ("after", "Write what it should say"))
    elif after == change.now:
        problems.insert(0, ("after", "This is what it says already"))
    if problems:
        return _record_form(visit, found, claim, change, after, reason, problems)
    paragraph = paragraph_around(found.compared, claim)
    sentences: Sequence[Sentence] = [sentence_of(paragraph)] if paragraph else ()
    record = workspace.records[change.record]
    about = About(found.sent.name, sentences, found.compared.confidential or record.confidential)
    proposal = of_record(visit, record, change.edits(after, workspace), about, reason)
    problem = _keep(visit, proposal, found, f"claim/{claim.claim.number}")
    if isinstance(problem, Response):
        return problem
    return _record_form(visit, found, claim, change, after, reason, [("after", problem)])


def check_figures(visit: Visit) -> Response:
    """Check the figures of a file that was not built here."""
    found = _kept(visit)
    checked = checked_draft(visit, found.sent)
    if isinstance(checked, Refused):
        return visit.redirect(f"/compare/{visit.part('file')}", checked.message, "warning")
    return visit.redirect(f"/factcheck/{checked}")


def download(visit: Visit) -> Response:
    """The file with what somebody should look at as comments."""
    found = _kept(visit)
    data = confined(work.commented_audit, found.sent.data, found.compared.audit)
    if isinstance(data, Refused):
        return visit.redirect(f"/compare/{visit.part('file')}", data.message, "warning")
    return visit.download(with_comments(found.sent.name), data, WORD)


def forget(visit: Visit) -> Response:
    """Keep the file no longer."""
    kept().forget(owner_of(visit), visit.part("file"))
    return visit.redirect("/compare", "We have forgotten your file.")


def _kept(visit: Visit) -> SentBack:
    return kept().get(owner_of(visit), visit.part("file"), SentBack)


def _paragraph(visit: Visit) -> tuple[SentBack, Paragraph]:
    """The changed paragraph that the path names. Raises NotFoundError."""
    found = _kept(visit)
    number = visit.part("number")
    one = next((one for one in found.compared.paragraphs if str(one.number) == number), None)
    if one is None or found.compared.closed:
        raise NotFoundError
    return found, one


def _claim(visit: Visit) -> tuple[SentBack, ClaimOutcome, Suggestion]:
    """The claim that the path names, and what it would change in a record. Raises NotFoundError."""
    found = _kept(visit)
    number = visit.part("number")
    claims = found.compared.audit.claims
    outcome = next((one for one in claims if str(one.claim.number) == number), None)
    change = change_of(visit, outcome) if outcome else None
    if outcome is None or change is None:
        raise NotFoundError
    return found, outcome, change


def _placed(visit: Visit, found: SentBack, paragraph: Paragraph) -> Placed | Refused:
    """The paragraph's edit as lines of templates, worked out once."""
    known = found.placed.get(paragraph.number) if found.holds(visit.view.workspace) else None
    if known is not None:
        return known
    held = visit.view.loaded
    placed = confined(work.placed, found.sent.data, paragraph.number, held=held, task=RENDERING)
    if isinstance(placed, Placed):
        found.placed[paragraph.number] = placed
    return placed


def _keep(visit: Visit, proposal: Proposal, found: SentBack, place: str) -> Response | str:
    """Save a new proposal of what was edited at a place and lead to it, or say what is wrong with it."""
    kept = keep(visit, proposal)
    if isinstance(kept, str):
        return kept
    found.proposed[place] = kept.id
    return lead_to(visit, kept, proposal)


def _template_form(
    visit: Visit,
    found: SentBack,
    paragraph: Paragraph,
    placed: Placed | Refused,
    reason: Reason,
    problems: Sequence[tuple[str, str]],
) -> Response:
    return visit.page(
        "propose-template.html",
        status=422 if problems else 200,
        token=visit.part("file"),
        sent=found.sent,
        edit=edit_of(visit, found.compared, paragraph),
        template=found.compared.template,
        placed=placed if isinstance(placed, Placed) else None,
        refusal=placed.message if isinstance(placed, Refused) else "",
        reasons=REASONS_FOR_WORDS,
        reason=reason,
        problems=problems,
    )


def _record_form(
    visit: Visit,
    found: SentBack,
    claim: ClaimOutcome,
    change: Suggestion,
    after: str,
    reason: Reason,
    problems: Sequence[tuple[str, str]],
) -> Response:
    paragraph = paragraph_around(found.compared, claim)
    record = visit.view.workspace.records[change.record]
    return visit.page(
        "propose-record.html",
        status=422 if problems else 200,
        token=visit.part("file"),
        sent=found.sent,
        claim=claim,
        change=change,
        title=title_of(visit, change.record),
        is_row=isinstance(record, DataTable),
        after=after,
        statement=change.statement(visit.view.workspace),
        follows=change.follows(visit.view.workspace),
        edit=edit_of(visit, found.compared, paragraph) if paragraph else None,
        reasons=REASONS,
        reason=reason,
        problems=problems,
    )


def _proposed(visit: Visit, found: SentBack) -> dict[str, str]:
    """The proposals made of the file by their places, but for those that were declined: those can be made again."""
    declined = {
        one.id
        for one in visible(visit)
        if one.decision is not None and one.decision.outcome is Outcome.DECLINED
    }
    return {place: name for place, name in found.proposed.items() if name not in declined}


def _title(visit: Visit, compared: Compared) -> str:
    """What the document is called that came back; its name where its title is worked out for each of several."""
    built = compared.audit.built
    template = visit.view.workspace.templates.get(compared.template)
    title = template.front.title if template is not None and template.front is not None else ""
    return title if title and "{" not in title else built.document if built is not None else ""


_EDITOR = Needs(Role.EDITOR)
_READER = Needs(Role.READER)

ROUTES = (
    PageRoute("/compare", ask, ("GET",), _READER, menu="Compare"),
    PageRoute("/compare", compare, ("POST",), _READER, largest=LARGEST),
    PageRoute("/compare/{file}", show, ("GET",), _READER),
    PageRoute("/compare/{file}/paragraph/{number}", ask_for_template, ("GET",), _EDITOR),
    PageRoute("/compare/{file}/paragraph/{number}", propose_for_template, ("POST",), _EDITOR),
    PageRoute("/compare/{file}/claim/{number}", ask_for_record, ("GET",), _EDITOR),
    PageRoute("/compare/{file}/claim/{number}", propose_for_record, ("POST",), _EDITOR),
    PageRoute("/compare/{file}/figures", check_figures, ("POST",), _READER),
    PageRoute("/compare/{file}/with-comments", download, ("GET",), _READER),
    PageRoute("/compare/{file}/forget", forget, ("POST",), _READER),
)
