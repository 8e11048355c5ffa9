"""A draft that anybody wrote, marked up: each figure with its verdict and the evidence behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup
from starlette.responses import Response

from respondent.confining.refusal import Refused, Why
from respondent.model.draft import Passage
from respondent.model.person import Role
from respondent.model.workspace import Workspace
from respondent.reporting.assessments import by_standing, quantities
from respondent.reporting.marks import Mark, Standing
from respondent.reporting.page.notes import note
from respondent.reporting.page.numbered import NumberedMark, Sheet, sheet_of
from respondent.reporting.page.passages import draft_as_html
from respondent.web import work
from respondent.web.confined import confined
from respondent.web.kept import kept
from respondent.web.naming import manner_for
from respondent.web.route import Needs, PageRoute
from respondent.web.sent_back import A_VERSION, same_evidence
from respondent.web.sent_files import LARGEST, Sent, sent_draft
from respondent.web.visit import Visit

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

MEANINGS = {
    Standing.CONTRADICTED: "The evidence says otherwise, or cannot bear the word",
    Standing.INCONSISTENT: "It does not follow from the draft’s other figures",
    Standing.UNSUPPORTED: "There is no evidence to hold it against",
    Standing.CONSISTENT: "There is no evidence, but it follows from the draft’s other figures",
    Standing.SUPPORTED: "The evidence bears it out",
    Standing.ANSWERED: "A reader has answered it",
}


@dataclass(frozen=True, slots=True)
class _Kept:
    """A draft with what was found in it, and the workspace that it was held against."""

    sent: Sent
    checked: work.Checked
    workspace: Workspace


def ask(visit: Visit) -> Response:
    """The form."""
    return visit.page("factcheck.html", text="", problems=[])


def check(visit: Visit) -> Response:
    """Check a draft, and lead to what was found."""
    sent = sent_draft(visit)
    if isinstance(sent, tuple):
        return _again(visit, *sent)
    token = checked_draft(visit, sent)
    if isinstance(token, Refused):
        field = "file" if visit.form.file("file") else "text"
        return _again(visit, field, token.message, 503 if token.why is Why.BUSY else 422)
    return visit.redirect(f"/factcheck/{token}")


def checked_draft(visit: Visit, sent: Sent) -> str | Refused:
    """The token of a draft that was checked, by which its page is found; or why it was not."""
    found = _checked(visit, sent)
    if isinstance(found, Refused):
        return found
    size = A_VERSION + len(sent.data) + sum(12 * len(one.text) for one in found.checked.found.draft.passages)
    return kept().put(owner_of(visit), found, size)


def show(visit: Visit) -> Response:
    """The draft marked up; with ``?show=contradicted``, only what stands so."""
    found = kept().get(owner_of(visit), visit.part("draft"), _Kept)
    checked = found.checked.found
    whole = sheet_of(checked.draft, checked.assessments, 1)
    chosen = _standing(visit.query.get("show"))
    shown = whole if chosen is None else _only(whole, chosen)
    untrue = [entry for entry in whole.entries if entry.standing.is_false]
    manner = manner_for(visit)
    return visit.page(
        "factchecked.html",
        token=visit.part("draft"),
        sent=found.sent,
        about=found.checked.about,
        total=quantities(len(whole.entries)),
        counts=by_standing(entry.assessment for entry in whole.entries),
        meanings=MEANINGS,
        chosen=chosen,
        untrue=[Markup(note(entry, full=False, manner=manner)) for entry in untrue],  # noqa: S704 - it escapes what the draft says
        draft=Markup(draft_as_html(shown, manner)),  # noqa: S704 - the same
        outdated=not same_evidence(found.workspace, visit.view.workspace),
    )


def recheck(visit: Visit) -> Response:
    """Hold the same draft against the evidence as it is now."""
    token = visit.part("draft")
    found = kept().get(owner_of(visit), token, _Kept)
    again = _checked(visit, found.sent)
    if isinstance(again, Refused):
        return visit.redirect(f"/factcheck/{token}", again.message, "warning")
    kept().replace(token, again)
    return visit.redirect(f"/factcheck/{token}", "The figures were checked again.")


def download(visit: Visit) -> Response:
    """The Word file with what somebody should look at as comments."""
    token = visit.part("draft")
    found = kept().get(owner_of(visit), token, _Kept)
    sent = found.sent
    data = confined(work.commented, sent.data, sent.name, found.checked.found.assessments)
    if isinstance(data, Refused):
        return visit.redirect(f"/factcheck/{token}", data.message, "warning")
    return visit.download(with_comments(sent.name), data, WORD)


def forget(visit: Visit) -> Response:
    """Keep the draft no longer."""
    kept().forget(owner_of(visit), visit.part("draft"))
    return visit.redirect("/factcheck", "We have forgotten your draft.")


def owner_of(visit: Visit) -> str:
    """For whom something is kept: this session, as long as it may see as much as it does now."""
    return f"{visit.session} {visit.confidential}"


def with_comments(name: str) -> str:
    """What a file is called when it goes back with comments."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem} with comments.{ending}" if dot else f"{name} with comments.docx"


def _checked(visit: Visit, sent: Sent) -> _Kept | Refused:
    view = visit.view
    checked = confined(work.factchecked, sent.data, sent.name, held=view.loaded)
    return checked if isinstance(checked, Refused) else _Kept(sent, checked, view.workspace)


def _again(visit: Visit, field: str, message: str, status: int = 422) -> Response:
    text = visit.form.raw("text")
    return visit.page("factcheck.html", status=status, text=text, problems=[(field, message)])


def _standing(word: str) -> Standing | None:
    return next((one for one in Standing if one.value == word), None)


def _only(sheet: Sheet, chosen: Standing) -> Sheet:
    """The sheet with the passages that have figures of one standing, and the marks of these."""
    passages: list[Passage] = []
    marks: dict[int, tuple[NumberedMark, ...]] = {}
    for number, found in sheet.marks.items():
        own = tuple(one for mark in found if (one := _mark(mark, chosen)) is not None)
        if own:
            marks[len(passages)] = own
            passages.append(sheet.draft.passages[number])
    return replace(sheet, draft=replace(sheet.draft, passages=tuple(passages)), marks=marks)


def _mark(numbered: NumberedMark, chosen: Standing) -> NumberedMark | None:
    entries = tuple(entry for entry in numbered.entries if entry.standing is chosen)
    if not entries:
        return None
    mark = numbered.mark
    return NumberedMark(Mark(mark.start, mark.end, tuple(one.assessment for one in entries)), entries)


ROUTES = (
    PageRoute("/factcheck", ask, ("GET",), Needs(Role.READER), menu="Factcheck"),
    PageRoute("/factcheck", check, ("POST",), Needs(Role.READER), largest=LARGEST),
    PageRoute("/factcheck/{draft}", show, ("GET",), Needs(Role.READER)),
    PageRoute("/factcheck/{draft}/again", recheck, ("POST",), Needs(Role.READER)),
    PageRoute("/factcheck/{draft}/with-comments", download, ("GET",), Needs(Role.READER)),
    PageRoute("/factcheck/{draft}/forget", forget, ("POST",), Needs(Role.READER)),
)
