"""A regulator's form opened: its parts, where the answers to a consultation's questions go, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from respondent.model.consultation import Question
from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span
from respondent.ooxml.faults import PackageError
from respondent.ooxml.namespaces import RelationshipType
from respondent.ooxml.package import read_package
from respondent.reading.forms.places import Places, find_places
from respondent.writing.word.cleaning import has_traces
from respondent.writing.word.filling import complaints
from respondent.writing.word.opened import Opened, open_package
from respondent.writing.word.settings import is_protected


@dataclass(frozen=True, slots=True)
class Form:
    """A form that can be filled in, as often as there are responses; `span` is where a template names it."""

    parts: Mapping[str, bytes]
    span: Span

    def open(self) -> Opened:
        """Its package, to be changed and thrown away."""
        return open_package(self.parts)


def open_form(data: bytes, span: Span) -> tuple[Form | None, tuple[Diagnostic, ...]]:
    """The form in the bytes of a .docx or .dotx file, or None, and what is wrong with the file."""
    try:
        form = Form(read_package(data), span)
        opened = form.open()
    except PackageError as error:
        return None, (complaints.about_package(error, span),)
    problems = []
    if is_protected(opened):
        problems.append(complaints.about_protection(span))
    if has_traces(opened):
        problems.append(complaints.about_traces(span))
    return form, tuple(problems)


def places_in(opened: Opened, questions: Sequence[Question]) -> Places:
    """The places for the answers to these questions in an opened form."""
    return find_places(
        opened.body,
        questions,
        _root(opened, RelationshipType.STYLES),
        _root(opened, RelationshipType.NUMBERING),
    )


def _root(opened: Opened, kind: str) -> etree._Element | None:
    part = opened.related(kind)
    return None if part is None else opened.root(part)
