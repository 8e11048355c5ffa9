"""What a document, its consultation and its front matter say that a form's cover sheet asks for."""

from __future__ import annotations

from types import MappingProxyType

from respondent.model.consultation import Consultation, question_key
from respondent.model.document import Document
from respondent.model.form_values import FormValues
from respondent.model.kept_back import is_kept
from respondent.model.listing import listed
from respondent.model.template import FormUse
from respondent.prose.dates import write_date

NONE = "none"
"""What stands for no question at all."""


def form_values_of(document: Document, consultation: Consultation | None, use: FormUse | None) -> FormValues:
    """The consultation, who responds, whom to ask and the date, with what the front matter says besides."""
    contact = document.contact
    offered = {
        "consultation": consultation.heading if consultation else None,
        "reference": consultation.reference if consultation else None,
        "organisation": listed([sender.name for sender in document.senders]),
        "name": contact.name if contact else None,
        "email": contact.email if contact else None,
        "telephone": contact.phone if contact else None,
        "date": write_date(document.date),
    }
    use = use or FormUse("")
    return FormValues(
        fields=MappingProxyType(dict(use.fields)),
        offered=MappingProxyType({name: value for name, value in offered.items() if value}),
        choices=MappingProxyType({**dict.fromkeys(use.yes, True), **dict.fromkeys(use.no, False)}),
        confidential=MappingProxyType(_confidential(document, consultation, use)),
    )


def _confidential(document: Document, consultation: Consultation | None, use: FormUse) -> dict[str, bool]:
    """Whether the answer to each question is confidential, as the front matter says, or else as the answers are
    marked; nothing where neither says anything.
    """
    asked = {question_key(one.number): one.number for one in (consultation.questions if consultation else ())}
    if use.confidential is None:
        marked = {question_key(answer.number) for answer in document.answers if is_kept(answer)}
        return {number: key in marked for key, number in asked.items()} if marked & set(asked) else {}
    named = {question_key(number): number for number in use.confidential if number.casefold() != NONE}
    return {number: key in named for key, number in asked.items()} | {
        number: True for key, number in named.items() if key not in asked
    }
