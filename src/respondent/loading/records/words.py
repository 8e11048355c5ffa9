"""The shapes of quotations and findings: evidence in words."""

from __future__ import annotations

from respondent.loading.records.common import (
    CAVEAT,
    LOCATOR,
    SOURCE,
    Kind,
    Made,
    Making,
    kind_of_record,
)
from respondent.loading.shapes.shape import Field, Many, Shape, Values, as_fields
from respondent.loading.shapes.values import DATE, FLAG, LINE, TEXT, choice
from respondent.model.evidence import Consent, Finding, Quotation
from respondent.model.template import DocumentKind

_CONSENT = Shape(
    "fields such as {basis: Signed form of 3 May 2024, uses: [letter, response], until: 2027-03-31}",
    (
        Field("basis", LINE, "What the consent rests on: a signed form, a publication.", required=True),
        Field("approved_by", LINE, "Who agreed to the use."),
        Field(
            "uses",
            Many(choice(kind.value for kind in DocumentKind)),
            "Kinds of document that may use the words.",
        ),
        Field("until", DATE, "The last day on which they may be used."),
    ),
    as_fields(Consent),
)


def _quotation(values: Values, _making: Making) -> Made:
    return Quotation(**values)


def _finding(values: Values, _making: Making) -> Made:
    return Finding(**values)


QUOTATION = kind_of_record(
    "quotation",
    "Somebody's words.",
    _quotation,
    Field("text", TEXT, "The words; blank lines part paragraphs.", required=True),
    Field("speaker", LINE, "Who is quoted, as it may be printed: “Girl, aged 13”.", required=True),
    SOURCE,
    LOCATOR,
    Field("verbatim", FLAG, "Whether no detail was changed.", default="false"),
    Field("illustrative", FLAG, "Whether the words were invented for an example.", default="false"),
    Field("consent", _CONSENT, "On what basis the words may be used, for what, and until when."),
    Field("warning", LINE, "Printed before the words: “Contains a description of …”."),
    Field("support", LINE, "Printed after them: where to find help."),
    Field("place", LINE, "Where the speaker is from, if that matters."),
)

FINDING = kind_of_record(
    "finding",
    "Something that a source says or shows, without a figure.",
    _finding,
    Field("statement", LINE, "What it says or shows, as a sentence.", required=True),
    SOURCE,
    LOCATOR,
    Field("passage", TEXT, "The source's own words that bear it out."),
    CAVEAT,
)

KINDS: tuple[Kind, ...] = (QUOTATION, FINDING)
