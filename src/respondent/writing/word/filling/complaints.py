"""What is said about a form that cannot be filled in, or not wholly."""

from __future__ import annotations

from collections.abc import Iterator

from respondent.model.codes import (
    Q301,
    Q302,
    Q303,
    Q304,
    Q305,
    Q306,
    Q307,
    Q308,
    Q309,
    Q310,
    Q311,
    Q312,
    Q313,
)
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Document
from respondent.model.listing import listed
from respondent.model.response import Recommendation
from respondent.model.shortened import shortened
from respondent.model.span import Span
from respondent.ooxml.faults import PackageError
from respondent.reading.forms.places import Places
from respondent.writing.word.filling.plan import Plan

_MOST_NAMED = 6


def about_package(error: PackageError, span: Span) -> Diagnostic:
    """Why the file was not opened."""
    return Q301.at(span, f"This form cannot be used. {error.message}", error.remedy)


def about_protection(span: Span) -> Diagnostic:
    """That nobody will be able to correct the filled form in Word."""
    return Q307.at(
        span,
        "The form is protected against editing, and stays so when filled: nobody can correct an answer in Word.",
        "Correct the template and build again; or ask the regulator for a form that is not protected.",
    )


def about_traces(span: Span) -> Diagnostic:
    """That the form's tracked changes and comments stay in it."""
    return Q309.at(
        span,
        "The form has tracked changes or comments. It is read as if the changes were accepted; all of them stay.",
        "Fetch the form anew from the regulator, or accept the changes and delete the comments in Word.",
    )


def about_places(document: Document, places: Places, plan: Plan, span: Span) -> Iterator[Diagnostic]:
    """What of a response has no place in the form, and what of the form stays empty."""
    yield from _without_place(plan, places, span)
    yield from _doubtful(plan, places, span)
    yield from _of_cover(plan, span)
    outside = [
        block.label for block in document.blocks if isinstance(block, Recommendation) and not block.again
    ]
    stand = "stands" if len(outside) == 1 else "stand"
    if outside:
        yield Q313.at(
            span,
            f"{listed(outside)} {stand} outside the answers, and so not in the form.",
            "Move it into an answer, or make it again there; the response itself has it.",
        )


def _without_place(plan: Plan, places: Places, span: Span) -> Iterator[Diagnostic]:
    for answer in (one for one in plan.homeless if one.question is not None):  # else Q103 says so
        yield Q302.at(
            span,
            f"The form does not ask {_lower(answer.label)}, so the answer to it has no place there.",
            "Compare the record’s wording with the form’s, or add a row for it to your copy of the form.",
        )
    for match in places.otherwise:
        yield Q303.at(
            span,
            f"What the form asks as {_lower(match.question.label)} reads otherwise: “{_short(match.asked.text)}”. "
            "The answer was not put there.",
            "Correct the question in the consultation’s record, or fetch the form that belongs to it.",
        )
    for place in plan.locked:
        yield Q308.at(
            span,
            f"The place for the answer to {_lower(place.question.label)} is locked in the form.",
            "In Word: Developer, Properties, and untick “Contents cannot be edited”; or ask the regulator.",
        )


def _doubtful(plan: Plan, places: Places, span: Span) -> Iterator[Diagnostic]:
    for question in dict.fromkeys(place.question for place in places.again):
        yield Q304.at(
            span,
            f"The form asks {_lower(question.label)} more than once. The answer stands at the first place only.",
            "Look at the other place, and say there where the answer is.",
        )
    for asked in places.extra:
        number = f" ({asked.number})" if asked.number else ""
        yield Q305.at(
            span,
            f"The form asks something that the consultation’s record does not{number}: “{_short(asked.text)}”.",
            "Add the question to the record, and answer it or skip it with a reason.",
        )
    for place, _ in plan.answers:
        if place.room.beside:
            yield Q306.at(
                span,
                f"Where the answer to {_lower(place.question.label)} goes, the form has words already: "
                f"“{_short(place.room.beside)}”. They stay, and the answer stands with them.",
                "If an earlier answer left them, take a blank form; if they are guidance, nothing is amiss.",
            )


def _of_cover(plan: Plan, span: Span) -> Iterator[Diagnostic]:
    if plan.unboxed:
        yield Q310.at(
            span,
            f"The form has no box for {listed(list(plan.unboxed))}.",
            "Say it in the letter that goes with the form, or correct the words to those beside the box.",
        )
    if plan.left:
        names = dict.fromkeys(_short(" ".join(name.split())) for name in plan.left)
        shown = [f"“{name}”" for name in list(names)[:_MOST_NAMED]]
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        yield Q311.at(
            span,
            f"The form has fields and boxes that stay empty: {', '.join(shown)}{more}.",
            "Fill them in by hand before it is sent.",
        )
    if plan.unplaced:
        yield Q312.at(
            span,
            f"The form has no field for {listed([f'“{name}”' for name in plan.unplaced])}.",
            "If the regulator needs it, say it in the letter that goes with the form.",
        )


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _short(text: str) -> str:
    return shortened(text, 79, unless=80)
