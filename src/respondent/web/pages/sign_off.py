"""Signing off: an organisation's word on a document, as it reads on the page that its person has read."""

from __future__ import annotations

from starlette.responses import Response

from respondent.accounts.log import Action
from respondent.errors import RespondentError
from respondent.model.edit import FileChange
from respondent.model.person import Role
from respondent.model.signoff import Signatory, Stand, Word
from respondent.register import Register
from respondent.signing.text import text_of_document
from respondent.signing_off import Given, prepare_sign_off
from respondent.web.documents.editions import view_of
from respondent.web.documents.signed import last_word, signatory_of, word_in_words
from respondent.web.evidence.entry import name_in
from respondent.web.pages.documents import sheet_of, title_of
from respondent.web.refusals import ForbiddenError
from respondent.web.route import Needs, PageRoute
from respondent.web.saving import refusal
from respondent.web.visit import Visit

WORDS = (
    (Word.AGREED.value, "We agree to it as it reads now"),
    (Word.SUBJECT.value, "We agree, subject to a condition"),
    (Word.REFUSED.value, "We do not agree, or not any more"),
)


def show_form(visit: Visit) -> Response:
    """The question what the visitor's organisation says of the document."""
    return _form(visit, {})


def take_word(visit: Visit) -> Response:
    """The word that was given: kept, or asked for again."""
    sheet = sheet_of(visit)
    _signatory(visit)
    word, terms, role = visit.form.get("word"), visit.form.get("terms"), visit.form.get("role")
    errors: dict[str, str] = {}
    if word not in set(Word):
        errors["word"] = "Choose what your organisation says."
    elif word != Word.AGREED.value and not terms:
        errors["terms"] = "Say on what condition." if word == Word.SUBJECT.value else "Say why not."
    if not role:
        errors["role"] = "Say in which role you sign, such as chief executive."
    if not errors and visit.form.get("words") != text_of_document(sheet.document).words_hash:
        errors[""] = "The text has changed since you opened this page. Read it again before you sign."
    if errors:
        return _form(visit, errors)
    given = Given(visit.somebody.organisation, role, visit.somebody.name, Word(word), terms or None)
    view = view_of(visit)
    try:
        prepared = prepare_sign_off(view.making, sheet.document.id, given)
    except RespondentError as error:
        return _form(visit, {"": str(error)})
    if not prepared.files:
        return _form(visit, {"": "It cannot be signed off while there are errors in it."})
    root = view.loaded.workspace.root
    files = tuple(
        FileChange(path, None, data)
        for path, data in prepared.files
        if not (root / path).exists() or (root / path).read_bytes() != data
    )
    said = {Word.AGREED.value: "agrees", Word.SUBJECT.value: "agrees subject to a condition"}
    message = f"{sheet.document.id}: {given.organisation} {said.get(word, 'does not agree')}\n"
    if (why_not := refusal(visit, files, message, Action.SIGNED_OFF)) is not None:
        return _form(visit, {"": why_not})
    name = name_in(visit.view.loaded.workspace, given.organisation)
    told = {
        Word.AGREED: f"{name} has signed this text off.",
        Word.SUBJECT: f"{name} agrees on your condition. Everybody who opens this document reads it.",
        Word.REFUSED: f"{name} does not agree. Everybody who opens this document reads why.",
    }
    return visit.redirect(f"/documents/{sheet.document.id}", told[given.word])


def _form(visit: Visit, errors: dict[str, str]) -> Response:
    sheet = sheet_of(visit)
    last = last_word(_signatory(visit))
    workspace = visit.view.loaded.workspace
    return visit.page(
        "documents/sign.html",
        status=422 if errors else 200,
        problems=list(errors.items()),
        errors={"word": "", "terms": "", "role": "", **errors},
        id=sheet.document.id,
        title=title_of(sheet),
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
