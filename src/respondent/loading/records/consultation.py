"""The shape of a consultation and its questions."""

from __future__ import annotations

from datetime import datetime

from respondent.loading.records.common import Kind, Made, Making, kind_of_record
from respondent.loading.shapes.london import end_of
from respondent.loading.shapes.shape import Field, Many, Shape, Values, as_fields
from respondent.loading.shapes.values import COUNT, DATE, DAY_OR_MOMENT, FLAG, ID, LINE, TEXT, WEB
from respondent.model.consultation import Consultation, ConsultedDocument, Question, question_key

_DOCUMENT = Shape(
    "fields such as {title: Volume 4, version: November 2023}",
    (
        Field("title", LINE, "Its title.", required=True),
        Field("version", LINE, "Which version is consulted on."),
        Field("status", LINE, "“Draft”, for example."),
        Field("source", ID, "The id of its source record."),
    ),
    as_fields(ConsultedDocument),
)

_QUESTION = Shape(
    "fields such as {number: 4, text: Do you agree with …?}",
    (
        Field("number", LINE, "Its number as printed: “4”, “12a”.", required=True),
        Field("text", TEXT, "The question, word for word.", required=True),
        Field("chapter", LINE, "The chapter or volume that it belongs to."),
        Field("asks_for_evidence", FLAG, "Whether it asks for evidence.", default="false"),
        Field("word_limit", COUNT, "How many words an answer may have."),
        Field("illustrative", FLAG, "Whether it was invented for an example.", default="false"),
    ),
    as_fields(Question),
)


def _make(values: Values, making: Making) -> Made:
    opens, closes = values.get("opens"), values.get("closes")
    if closes is not None and not isinstance(closes, datetime):
        values |= {"closes": end_of(closes), "hour_unknown": True}
    last = closes.date() if isinstance(closes, datetime) else closes
    if opens is not None and last is not None and last < opens:
        making.reading.clash("closes", "it closes before it opens.", "Correct one of the two days.")
    seen: dict[str, int] = {}
    for index, question in enumerate(values.get("questions", ())):
        if seen.setdefault(question_key(question.number), index) != index:
            making.reading.clash(
                f"questions.{index}.number",
                f"there are two questions {question.number}.",
                "Give each question its own number.",
            )
    return Consultation(**values)


CONSULTATION = kind_of_record(
    "consultation",
    "A consultation, its questions, its closing time and where to send an answer.",
    _make,
    Field("title", LINE, "Its title.", required=True, attribute="heading"),
    Field("publisher", LINE, "Who consults: “Ofcom”.", required=True),
    Field("reference", LINE, "Its reference number."),
    Field("opens", DATE, "The day on which it opened."),
    Field(
        "closes",
        DAY_OR_MOMENT,
        "The day and the time in London at which it closes; the day alone if that is all.",
    ),
    Field("respond_to", LINE, "How and where to respond: an address of any kind."),
    Field("url", WEB, "Where it is on the web."),
    Field("documents", Many(_DOCUMENT), "What is consulted on."),
    Field("questions", Many(_QUESTION), "The questions, in order."),
)

KINDS: tuple[Kind, ...] = (CONSULTATION,)
