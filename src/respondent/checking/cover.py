"""What a cover sheet states of confidentiality, held against what the response marks as confidential."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from respondent.model.codes import Q401, Q402, Q403
from respondent.model.consultation import question_key
from respondent.model.cover import CoverStatement, Kept, KeptOf
from respondent.model.diagnostic import Diagnostic
from respondent.model.directory import Organisation
from respondent.model.document import Document
from respondent.model.kept_back import kept_altogether, kept_in
from respondent.model.listing import listed
from respondent.model.record import Record
from respondent.model.response import Answer
from respondent.model.span import Span
from respondent.model.template import FrontMatter

_SAID = {
    Kept.NOTHING: "nothing of it",
    Kept.NAME: "a person’s name",
    Kept.ORGANISATION: "an organisation’s name",
    Kept.PART: "a part of it",
    Kept.WHOLE: "all of it",
}


def cover_problems(
    document: Document, front: FrontMatter, records: Mapping[str, Record]
) -> Iterator[Diagnostic]:
    """Where a statement and a document that has everything in it contradict, and reasons that are missing."""
    if front.cover is None:
        return
    yield from _whole(document, front, front.cover, records)
    yield from _questions(document, front, front.cover)


def _whole(
    document: Document, front: FrontMatter, stated: CoverStatement, records: Mapping[str, Record]
) -> Iterator[Diagnostic]:
    place = _place(front, "confidential", document)
    if stated.confidential is None:
        return
    said = set(stated.confidential) - {Kept.NOTHING}
    altogether = kept_altogether(document)
    found = {altogether} - {Kept.NOTHING}
    secret = [
        record
        for name in front.senders
        if isinstance(record := records.get(name), Organisation) and record.confidential
    ]
    found |= {Kept.ORGANISATION} if secret else set()
    if said - {Kept.NAME} != found:
        yield Q401.at(
            place,
            f"The cover sheet says that {_all_said(said)} is confidential; in the response, {_all_said(found)} is.",
            "Mark in the response what is confidential ({% confidential %}, `confidential: true`), or write "
            f"`confidential: {_written(found | said & {Kept.NAME})}`.",
        )
    if Kept.NAME in said and (names := _printed_names(document)):
        yield Q401.at(
            place,
            f"The cover sheet says that a person’s name is confidential, and the response prints {listed(names)}.",
            "Give the person as `cover: {contact: …}` alone, and take the name out of `contact` and of the "
            "signatories.",
        )
    if Kept.NAME in said and not stated.reason:
        yield Q402.at(
            place,
            "The cover sheet does not say why a name is confidential.",
            "Write `reason:` below it; a regulator asks for one.",
        )


def _questions(document: Document, front: FrontMatter, stated: CoverStatement) -> Iterator[Diagnostic]:
    answers = {question_key(answer.number): answer for answer in document.answers}
    for number, of in stated.questions:
        place = _place(front, f"questions.{number}", document)
        answer = answers.get(question_key(number))
        if answer is None:
            have = [one.number for one in document.answers]
            there_are = f"It has answers to {listed(have)}." if have else "It has no answers."
            yield Q403.at(
                place,
                f"The cover sheet speaks of an answer to question “{number}”, and the response has none.",
                f"Correct the number. {there_are}",
            )
        else:
            yield from _answer(answer, of, place)


def _answer(answer: Answer, of: KeptOf, place: Span) -> Iterator[Diagnostic]:
    kept, _ = kept_in(answer)
    if of.kept not in {Kept.NOTHING, Kept.PART, Kept.WHOLE}:
        yield Q401.at(
            place,
            f"Of an answer nothing, a part or the whole is confidential; the cover sheet says “{of.kept}”.",
            f"Write `{kept}`. Names are said of the whole response, in `confidential`.",
        )
    elif of.kept is not kept:
        yield Q401.at(
            place,
            f"The cover sheet says that of the answer to {answer.label} {_SAID[of.kept]} is confidential; in the "
            f"response, {_SAID[kept]} is.",
            f"Mark in the answer what is confidential with {{% confidential %}}, or write `{kept}`.",
        )


def _all_said(kept: set[Kept]) -> str:
    return listed([_SAID[one] for one in Kept if one in kept]) if kept else _SAID[Kept.NOTHING]


def _written(kept: set[Kept]) -> str:
    words = [one.value for one in Kept if one in kept]
    return f"[{', '.join(words)}]" if len(words) > 1 else "".join(words) or Kept.NOTHING.value


def _printed_names(document: Document) -> list[str]:
    """The names of people that a response prints around its text."""
    contact = [document.contact.name] if document.contact else []
    return list(dict.fromkeys((*contact, *(one.name for one in document.signatures if one.name))))


def _place(front: FrontMatter, field: str, document: Document) -> Span:
    return front.places.get(f"cover.{field}") or front.places.get("cover") or Span(document.template)
