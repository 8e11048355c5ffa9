"""A form held against a response: what goes where, and all that is to be said about it."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.model.consultation import Question
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Document
from respondent.model.form_values import FormValues
from respondent.writing.word.filling.complaints import about_places
from respondent.writing.word.filling.form import Form, places_in
from respondent.writing.word.filling.plan import Plan, plan, questions_of


def planned(
    document: Document, form: Form, questions: Sequence[Question], sheet: FormValues
) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """What goes where in a form, and what of the response or of the form is left over.

    `questions` are those of the consultation.
    """
    places = places_in(form.open(), questions_of(document, questions))
    found = plan(document, sheet, places)
    return found, tuple(about_places(document, places, found, form.span))
