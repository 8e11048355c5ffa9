"""The shape of a source: a published or unpublished text, data set or law."""

from __future__ import annotations

from respondent.loading.records.common import LINES, Kind, Made, Making, kind_of_record
from respondent.loading.shapes.shape import Field, Many, Values
from respondent.loading.shapes.values import COUNT, DATE, LINE, PARTIAL_DATE, WEB, choice, choice_of
from respondent.model.evidence import Source, SourceType, Status

STANDINGS = ("official", "accredited", "published", "unpublished")


def _make(values: Values, making: Making) -> Made:
    asked, answered = values.get("asked"), values.get("answered")
    if asked is not None and answered is not None and answered > asked:
        making.reading.clash(
            "answered", f"{answered} answered, but only {asked} were asked.", "Correct one of the two."
        )
    return Source(**values)


SOURCE = kind_of_record(
    "source",
    "A text, data set or law that evidence comes from.",
    _make,
    Field(
        "type",
        choice_of(SourceType),
        "What it is; decides how a note cites it.",
        required=True,
    ),
    Field("title", LINE, "Its title.", required=True, attribute="heading"),
    Field("short_title", LINE, "How a second note calls it: “Codes of Practice”."),
    Field("publisher", LINE, "Who published it: “Home Office”."),
    Field("author", LINES, "Who wrote or said it, if not the publisher; one name or a list."),
    Field("issued", PARTIAL_DATE, "When it came out, as precisely as is known."),
    Field("edition", LINE, "Which edition: “October 2024”."),
    Field("version", LINE, "The version of a code of practice."),
    Field("url", WEB, "Where it is on the web."),
    Field("accessed", DATE, "When somebody last opened that address."),
    Field("latest_checked", DATE, "When somebody last made sure that nothing newer was out."),
    Field("status", choice_of(Status), "How settled its content is.", default="final"),
    Field("standing", Many(choice(STANDINGS)), "Official or accredited statistics; published or not."),
    Field(
        "reference",
        LINE,
        "Its number: of an FOI request, UIN, HCWS, HC, CP, S.I.; all citations of a case.",
    ),
    Field("container", LINE, "What it is part of: the journal, newspaper, site, committee or helpline."),
    Field("volume", LINE, "The volume of a journal, a report or Hansard."),
    Field("issue", LINE, "The issue of a journal."),
    Field("pages", LINE, "Its pages in a journal or newspaper: “12–19”."),
    Field("session", LINE, "The session of Parliament: “2023–24”."),
    Field("chapter", LINE, "The chapter number of an Act: “c 50”."),
    Field("jurisdiction", LINE, "Of devolved legislation: “Scotland”."),
    Field("house", LINE, "The House: “Commons” or “Lords”."),
    Field("column", LINE, "The column of Hansard."),
    Field("body", LINE, "Which body disclosed it under freedom of information; of a case, the court."),
    Field("recipient", LINE, "To whom a letter was written."),
    Field("requested", DATE, "When information was asked for."),
    Field("asked", COUNT, "How many bodies were asked."),
    Field("answered", COUNT, "How many of them answered."),
)

KINDS: tuple[Kind, ...] = (SOURCE,)
