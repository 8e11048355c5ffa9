"""Signing off: an organisation's word on a document, as it reads on the page that its person has read."""

from __future__ import annotations

from starlette.responses import Response

from respondent.accounts.log import Action
from respondent.discussing.remark import LONGEST
from respondent.errors import RespondentError
from respondent.model.diagnostic import any_error
from respondent.model.document import Document
from respondent.model.edit import FileChange
from respondent.model.person import Role
from respondent.model.signoff import Signatory, Stand, Word
from respondent.model.workspace import Workspace
from respondent.register import Register
from respondent.signing.text import text_of_document
from respondent.signing_off import Given, sign_off_files
from respondent.web.documents.editions import view_of
from respondent.web.documents.signed import last_word, signatory_of, word_in_words
from respondent.web.documents.titles import title_in
from respondent.web.evidence.entry import name_in
from respondent.web.pages.documents import sheet_of
from respondent.web.record_form.pasted import one_line
from respondent.web.refusals import ForbiddenError
from respondent.web.route import Needs, PageRoute
from respondent.web.saving import refusal
from respondent.web.visit import Visit
from respondent.writing.files import holds

LONGEST_ROLE = 200
"""Characters of the role in which somebody signs."""

WORDS = (
    (Word.AGREED.value, "We agree to it as it reads now"),
    (Word.SUBJECT.value, "We agree, subject to a condition"),
    (Word.REFUSED.value, "We do not agree, or not any more"),
)

_KEPT = {
    Word.AGREED: "has signed this text off.",
    Word.SUBJECT: "agrees on your condition. Everybody who opens this document reads it.",
    Word.REFUSED: "does not agree. Everybody who opens this document reads why.",
}


def show_form(visit: Visit) -> Response:
    """The question what the visitor's organisation says of the document."""
    return _form(visit, {})


def take_word(visit: Visit) -> Response:
    """The word that was given: kept, or asked for again."""
    sheet = sheet_of(visit)
    _signatory(visit)
    word, terms, role = (
        visit.form.get("word"),
        one_line(visit.form.raw("terms")),
        one_line(visit.form.raw("role")),
    )
    words = text_of_document(sheet.document).words_hash
    errors: dict[str, str] = {}
    if word not in set(Word):
        errors["word"] = "Choose what your organisation says."
    elif word != Word.AGREED.value and not terms:
        errors["terms"] = "Say on what condition." if word == Word.SUBJECT.value else "Say why not."
    if not role:
        errors["role"] = "Say in which role you sign, such as chief executive."
    errors |= {
        name: f"Write {most} characters at most."
        for name, text, most in (("terms", terms, LONGEST), ("role", role, LONGEST_ROLE))
        if len(text) > most
    }
    if not errors and visit.form.get("words") != words:
        errors[""] = "The text has changed since you opened this page. Read it again before you sign."
    if errors:
        return _form(visit, errors)
    given = Given(visit.somebody.organisation, role, visit.somebody.name, Word(word), terms or None)
    workspace = view_of(visit).workspace
    name = name_in(workspace, given.organisation)
    done = visit.redirect(f"/documents/{sheet.document.id}", f"{name} {_KEPT[given.word]}")
    if _is_said(workspace, sheet.document.id, given, words):
        return done
    if given.word is not Word.REFUSED and _has_errors(visit, sheet.document):
        return _form(visit, {"": "It cannot be signed off while there are errors in it."})
    try:
        kept = sign_off_files(workspace, sheet.document, given)
    except RespondentError as error:
        return _form(visit, {"": str(error)})
    files = tuple(
        FileChange(path, None, data) for path, data in kept.items() if not holds(workspace.root / path, data)
    )
    said = {Word.AGREED.value: "agrees", Word.SUBJECT.value: "agrees subject to a condition"}
    message = f"{sheet.document.id}: {given.organisation} {said.get(word, 'does not agree')}\n"
    if (why_not := refusal(visit, files, message, Action.SIGNED_OFF)) is not None:
        return _form(visit, {"": why_not})
    return done


def _is_said(workspace: Workspace, document: str, given: Given, words: str) -> bool:
    """Whether just this is the organisation's last word on the text: the form was sent twice."""
    own = [
        (one.words, one.word, one.terms, one.by, one.role.casefold())
        for one in Register(workspace).words_on(document)
        if one.organisation == given.organisation and one.part is None
    ]
    return own[-1:] == [(words, given.word, given.terms, given.by, given.role.casefold())]


def _form(visit: Visit, errors: dict[str, str]) -> Response:
    sheet = sheet_of(visit)
    last = last_word(_signatory(visit))
    workspace = visit.view.workspace
    return visit.page(
        "documents/sign.html",
        status=422 if errors else 200,
        problems=list(errors.items()),
        errors={"word": "", "terms": "", "role": "", **errors},
        id=sheet.document.id,
        title=title_in(sheet.document),
        organisation=name_in(workspace, visit.somebody.organisation),
        roles=workspace.settings.signoff.roles,
        options=WORDS,
        words=text_of_document(sheet.document).words_hash,
        word=visit.form.get("word"),
        terms=visit.form.get("terms"),
        role=visit.form.get("role") or (last.signoff.role if last is not None else ""),
        signer=visit.somebody.name,
        said=word_in_words(last.signoff) if last is not None else "",
        lapsed=last is not None and last.stand is Stand.LAPSED,
        held_back=sheet.held_back,
    )


def _has_errors(visit: Visit, document: Document) -> bool:
    """Whether errors stand against a document, or others of its template cannot be made for errors."""
    view = view_of(visit).once_checked()
    sheet = view.sheet(document.id)
    return sheet is None or any_error((*sheet.because, *view.missing(document.template)))


def _signatory(visit: Visit) -> Signatory:
    """The visitor's organisation, which signs the document. Raises ForbiddenError where it does not."""
    status = Register(view_of(visit).workspace).status(sheet_of(visit).document)
    if (found := signatory_of(status, visit.somebody.organisation)) is None:
        raise ForbiddenError("Your organisation does not sign this document.")
    return found


_NEEDS = Needs(Role.REVIEWER)

ROUTES = (
    PageRoute("/documents/{document}/sign", show_form, ("GET",), _NEEDS),
    PageRoute("/documents/{document}/sign", take_word, ("POST",), _NEEDS),
)
