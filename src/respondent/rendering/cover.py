"""The cover sheet of a response, from its document, the consultation, the settings and what its author states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from respondent.model.confidence import NO_REASON
from respondent.model.consultation import Consultation, question_key
from respondent.model.cover import NO_STATEMENT, Cover, CoverAnswer, CoverStatement, Kept, KeptOf, Respondent
from respondent.model.directory import Organisation
from respondent.model.document import Document, text_of
from respondent.model.kept_back import kept_altogether, kept_elsewhere, kept_in
from respondent.model.record import Record
from respondent.model.template import FrontMatter
from respondent.model.workspace import Workspace
from respondent.prose.dates import write_moment, write_weekday

ELSEWHERE = "Outside of the answers"


def cover_of(document: Document, front: FrontMatter, workspace: Workspace) -> Cover:
    """The cover sheet of a document with everything in it, as it is for the regulator alone."""
    statement = statement_of(front, workspace)
    found = workspace.records.get(document.consultation or "")
    consultation = found if isinstance(found, Consultation) else None
    respondents = tuple(_respondents(front, workspace.records))
    kept = kept_of(document, front, workspace.records, statement)
    answers = tuple(_answers(document, dict(statement.questions)))
    return Cover(
        document=document.id,
        title=" ".join(text_of(document.title).split()),
        day=document.date,
        language=document.language,
        consultation=consultation.title if consultation else "",
        publisher=consultation.publisher if consultation else "",
        reference=consultation.reference if consultation else None,
        closes=_closes(consultation) if consultation else None,
        respondents=respondents,
        statement=statement,
        kept=kept,
        reasons=_reasons(statement, kept, respondents, answers),
        answers=answers,
    )


def statement_of(front: FrontMatter, workspace: Workspace) -> CoverStatement:
    """What the front matter and the settings state, with the contact that the document has itself."""
    own = front.cover or NO_STATEMENT
    found = own.over(workspace.settings.cover)
    return found if found.contact or not front.contact else found.over(CoverStatement(contact=front.contact))


def kept_of(
    document: Document, front: FrontMatter, records: Mapping[str, Record], statement: CoverStatement
) -> tuple[Kept, ...]:
    """What is confidential of the whole: names as the author states, all else as the document has it."""
    found = []
    if Kept.NAME in (statement.confidential or ()):
        found.append(Kept.NAME)
    if any(one.why for one in _respondents(front, records)):
        found.append(Kept.ORGANISATION)
    altogether = kept_altogether(document)
    if altogether is not Kept.NOTHING:
        found.append(altogether)
    return tuple(found) or (Kept.NOTHING,)


def _respondents(front: FrontMatter, records: Mapping[str, Record]) -> Iterator[Respondent]:
    for name in front.senders:
        record = records.get(name)
        if isinstance(record, Organisation):
            yield Respondent(record.name, (record.reason or NO_REASON) if record.confidential else None)


def _answers(document: Document, stated: Mapping[str, KeptOf]) -> Iterator[CoverAnswer]:
    own = {question_key(number): of.reason for number, of in stated.items()}
    for answer in document.answers:
        kept, reasons = kept_in(answer)
        reason = own.get(question_key(answer.number))
        said = (reason,) if reason and kept is not Kept.NOTHING else reasons
        yield CoverAnswer(answer.label, kept, said, answer.skipped)
    kept, reasons = kept_elsewhere(document)
    if kept is not Kept.NOTHING:
        yield CoverAnswer(ELSEWHERE, kept, reasons)


def _reasons(
    statement: CoverStatement,
    kept: Iterable[Kept],
    respondents: Iterable[Respondent],
    answers: Iterable[CoverAnswer],
) -> tuple[str, ...]:
    """The reason that is stated, else those of names and passages, each once."""
    if Kept.NOTHING in kept:
        return ()
    if statement.reason:
        return (statement.reason,)
    names = [one.why for one in respondents if one.why]
    return tuple(dict.fromkeys((*names, *(reason for answer in answers for reason in answer.reasons))))


def _closes(consultation: Consultation) -> str | None:
    if consultation.closes is None or consultation.last_day is None:
        return None
    if consultation.hour_unknown:
        return write_weekday(consultation.last_day)
    return write_moment(consultation.closes)
