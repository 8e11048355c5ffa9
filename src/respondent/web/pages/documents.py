"""Documents: the list, each as it will look, what stands behind its claims, and its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from respondent.accounts.log import Action
from respondent.confining.refusal import Refused
from respondent.desk.unmade import Unmade
from respondent.desk.view import View
from respondent.errors import RespondentError
from respondent.model.diagnostic import Diagnostic, Severity
from respondent.model.edition import Edition
from respondent.model.person import Role
from respondent.model.signoff import Stand
from respondent.register import Register
from respondent.web.confined import confined
from respondent.web.documents.claims import cited_claims, looks_of, standing_words
from respondent.web.documents.editions import WORDS, edition_of, is_public, view_of, without_traces
from respondent.web.documents.made import MadeDocument, made_document
from respondent.web.documents.signed import signatory_of, signed_of
from respondent.web.documents.titles import title_in
from respondent.web.evidence.effects import reasons_of
from respondent.web.evidence.words import COLOURS
from respondent.web.refusals import NotFoundError, OverloadedError, UnmadeError
from respondent.web.route import Needs, PageRoute
from respondent.web.standing import is_own
from respondent.web.visit import Visit
from respondent.writing.html import preview_policy
from respondent.writing.pdf import pdfs_of

if TYPE_CHECKING:
    from respondent.press import Sheet

FORMATS: Mapping[str, tuple[str, str]] = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("PDF", "application/pdf"),
    "html": ("Web page", "text/html; charset=utf-8"),
    "md": ("Markdown", "text/markdown; charset=utf-8"),
}
_KINDS = {
    "letter": ("Letter", "letters"),
    "response": ("Response", "responses"),
    "release": ("Press release", "press releases"),
}


FEW = 5
"""More documents than this of one template are folded together: they differ in a name and a figure."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A document in the list."""

    id: str
    title: str
    kind: str
    date: date
    claims: int
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class _Lines:
    """Documents of the list that stand together; those of one template have a `title`, that which they are."""

    title: str
    documents: tuple[_Line, ...]

    @property
    def is_open(self) -> bool:
        """Whether somebody should look at one of them."""
        return any(one.errors or one.warnings for one in self.documents)


def show_list(visit: Visit) -> Response:
    """Every document, and the templates that give none because of errors."""
    by_template: dict[str, list[_Line]] = {}
    for sheet in visit.view.sheets():
        by_template.setdefault(sheet.document.template, []).append(_line(sheet))
    alone = [line for lines in by_template.values() if len(lines) <= FEW for line in lines]
    return visit.page(
        "documents/list.html",
        alone=_Lines("", tuple(alone)),
        alike=[
            _Lines(f"{len(lines)} {_KINDS[lines[0].kind][1]} from one template", tuple(lines))
            for lines in by_template.values()
            if len(lines) > FEW
        ],
        kinds={kind: one for kind, (one, _) in _KINDS.items()},
        missing=[(one.template, one.many, reasons_of([one])) for one in visit.view.unmade()],
    )


def _line(sheet: Sheet) -> _Line:
    document = sheet.document
    return _Line(
        document.id,
        title_in(document),
        document.kind.value,
        document.date,
        len(document.claims),
        _count(sheet, Severity.ERROR),
        _count(sheet, Severity.WARNING),
    )


def show_document(visit: Visit) -> Response:
    """A document as it will look, its problems, and what stands behind the claim that was chosen."""
    if (without := _unmade(visit)) is not None:
        return _unmade_page(visit, without)
    sheet = sheet_of(visit)
    document = sheet.document
    view = view_of(visit)
    claims = cited_claims(document, view.workspace)
    number = visit.query.number("claim", 0)
    standings = Counter(claim.verification.standing for claim in claims)
    status = Register(view.workspace).status(document)
    mine = signatory_of(status, visit.somebody.organisation)
    public = is_public(visit) and visit.confidential
    return visit.page(
        "documents/document.html",
        id=document.id,
        title=title_in(document),
        kind=_KINDS[document.kind.value][0],
        date=document.date,
        claim=next((one for one in claims if one.number == number), None),
        records=visit.view.workspace.records,
        words=standing_words,
        colours=COLOURS,
        standings=[(standing, many) for standing, many in standings.items()],
        problems=_told(sheet),
        held_back=sheet.held_back,
        editions=_editions(visit, sheet),
        query="?edition=public" if public else "",
        frame=f"/documents/{document.id}/page?edition={'public' if public else ''}&claim={number}#claim-{number}",
        formats=[(name, words) for name, (words, _) in FORMATS.items()],
        signed=signed_of(status),
        organisation=mine.name if mine is not None else "",
        may_sign=mine is not None and visit.somebody.role.covers(Role.REVIEWER),
        has_said=mine is not None and any(one.stand is not Stand.LAPSED for one in mine.standings),
    )


def show_preview(visit: Visit) -> Response:
    """The page of a document alone, for the frame in which it is shown."""
    from respondent.press import Press
    from respondent.rendering.remarks import remarked

    sheet = sheet_of(visit)
    view = view_of(visit)
    workspace = view.workspace
    told = _told(sheet)
    drawn = sheet.document
    if told:
        drawn = remarked(replace(drawn, draft=True), told, workspace)
    query = {"edition": "public"} if is_public(visit) and visit.confidential else {}
    claims = cited_claims(sheet.document, workspace)
    looks = looks_of(drawn.id, claims, visit.query.number("claim", 0), query)
    response = HTMLResponse(Press(view.made_of, rules=False).preview(drawn, looks))
    response.headers["content-security-policy"] = f"{preview_policy(drawn)}; frame-ancestors 'self'"
    response.headers["x-frame-options"] = "SAMEORIGIN"
    return response


def download(visit: Visit) -> Response:
    """A document's file; one against which errors stand is a draft, and says so."""
    form = visit.part("form")
    if form not in FORMATS:
        raise NotFoundError
    view = view_of(visit).once_checked()  # what is wrong with a record holds back what rests on it
    sheet = _sheet_in(view, visit)
    document = sheet.document
    edition = edition_of(visit, document)
    if edition is Edition.PUBLIC:  # it is looked through for all that must not be in it
        whole = visit.desk.view(confidential=True).made_of
    else:
        whole, document = view.made_of, without_traces(view, document)
    told = _told(sheet) if sheet.held_back else None
    arguments = (document, "docx" if form == "pdf" else form, edition, told)
    made = (
        made_document(whole, *arguments)
        if visit.somebody.role is Role.ADMINISTRATOR
        else confined(made_document, *arguments, held=whole)
    )
    if isinstance(made, Refused):
        raise OverloadedError(made.message)
    if made.data is None:
        is_secret = edition is Edition.PUBLIC and not visit.confidential
        problems = () if is_secret else visit.view.told(made.problems)
        return visit.page(
            "documents/unmade.html",
            status=409,
            title="This file cannot be made",
            name=document.id,
            back=f"/documents/{document.id}",
            reasons=[f"{one.message} {one.remedy}" for one in problems],
            mend=(),
        )
    if form == "pdf":
        made = _as_pdf(made)
    visit.note(Action.DOWNLOADED, made.name)
    return visit.download(made.name, made.data or b"", FORMATS[form][1])


def _as_pdf(made: MadeDocument) -> MadeDocument:
    """The Word file as a PDF. Raises OverloadedError where LibreOffice cannot make one."""
    try:
        data = pdfs_of({"document": made.data or b""})["document"]
    except RespondentError as error:
        raise OverloadedError(str(error), title="There is no PDF now") from error
    return MadeDocument(f"{made.name.removesuffix('.docx')}.pdf", data)


def sheet_of(visit: Visit) -> Sheet:
    """The document that the path names, in the edition that is looked at.

    Raises NotFoundError, and UnmadeError where it cannot be made at present.
    """
    return _sheet_in(view_of(visit), visit)


def _sheet_in(view: View, visit: Visit) -> Sheet:
    sheet = view.sheet(visit.part("document"))
    if sheet is None:
        without = _unmade(visit)
        raise NotFoundError if without is None else UnmadeError(*reasons_of([without]))
    return sheet


def _told(sheet: Sheet) -> list[Diagnostic]:
    """What is said of a document beside it, and in a draft."""
    return [problem for problem in sheet.problems if problem.severity is not Severity.NOTE]


def _unmade(visit: Visit) -> Unmade | None:
    """Why there is no document of the path's name at present; None where there is one, or never was."""
    name, view = visit.part("document"), view_of(visit)
    if view.sheet(name) is not None:
        return None
    found = [one for one in view.unmade() if one.may_give(name)]
    return max(found, key=lambda one: len(one.template), default=None)


def _unmade_page(visit: Visit, without: Unmade) -> Response:
    """The page of a document that cannot be made, with the way to what the visitor can mend."""
    loaded = visit.view.loaded
    told = " ".join(reasons_of([without]))
    broken = (name for name in sorted(loaded.workspace.broken) if f"“{name}”" in told)
    return visit.page(
        "documents/unmade.html",
        status=UnmadeError.status,
        title=UnmadeError.title,
        name=visit.part("document"),
        back="/documents",
        reasons=reasons_of([without]),
        mend=[one for one in broken if is_own(loaded, one, visit.somebody)],
    )


def _editions(visit: Visit, sheet: Sheet) -> list[tuple[str, str, bool]]:
    """The editions to choose between: what each is called, its address, whether it is this one."""
    document = sheet.document
    public = is_public(visit)
    if not visit.confidential or not (document.passages or public):
        return []
    path = f"/documents/{document.id}"
    return [
        (WORDS[Edition.CONFIDENTIAL], path, not public),
        (WORDS[Edition.PUBLIC], f"{path}?edition=public", public),
    ]


def _count(sheet: Sheet, severity: Severity) -> int:
    return sum(problem.severity is severity for problem in sheet.problems)


_SEEN = Needs(Role.READER)

ROUTES = (
    PageRoute("/documents", show_list, ("GET",), _SEEN, menu="Documents"),
    PageRoute("/documents/{document}", show_document, ("GET",), _SEEN),
    PageRoute("/documents/{document}/page", show_preview, ("GET",), _SEEN),
    PageRoute("/documents/{document}/file/{form}", download, ("GET",), _SEEN),
)
