"""A small citation sheet, and one in which every text tries to be a formula, markup or worse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from respondent.model.citation_sheet import (
    Age,
    CitationSheet,
    CitedClaim,
    CitedRecord,
    CitedSource,
    OpenQuestion,
    SheetDocument,
)
from respondent.model.document import ClaimKind
from respondent.model.evidence import PartialDate, Source, SourceType, Status
from respondent.model.review import Standing
from respondent.model.span import Span
from respondent.model.template import DocumentKind
from respondent.model.verification import NO_VERDICT, Verification

DAY = date(2025, 6, 30)
SOURCE = Source(
    id="crime-data",
    span=Span("crime-data.yaml"),
    type=SourceType.DATASET,
    heading="Police recorded crime",
    publisher="Home Office",
    issued=PartialDate(2024, 10),
    url="https://example.org/crime",
    accessed=date(2025, 2, 10),
    latest_checked=date(2025, 3, 1),
    status=Status.REVISED,
    standing=("official", "published"),
)
VERIFIED = Verification(Standing.VERIFIED, "Reviewer (Our Charity)", date(2025, 3, 4), "As in the table.")
RECORD = CitedRecord(
    name="by-force#Gwent",
    kind="table",
    title="Offences by force",
    source="crime-data",
    locator="sheet 3",
    link="https://example.org/crime#:~:text=503%20offences",
    is_passage=True,
    passage="There were 503 offences.",
    note=None,
    verification=VERIFIED,
)
CLAIM = CitedClaim(
    document="letter",
    number=1,
    kind=ClaimKind.FIGURE,
    text="503",
    section="The scale",
    before="Gwent Police recorded ",
    after=" offences.",
    note=1,
    records=(RECORD,),
    value=Fraction(503),
    unit="offences",
    period="2023/24",
    place="Gwent",
    owners=("Our Charity",),
)
RATE = replace(
    CLAIM,
    number=2,
    text="more than one",
    value=Fraction(503, 366),
    unit="offences a day",
    derivation="503 offences ÷ 366 days = 1.37 a day",
    records=(
        replace(
            RECORD, verification=NO_VERDICT, link="https://example.org/crime", is_passage=False, passage=None
        ),
    ),
    confidential=(("crime-data", "under embargo"),),
    caveats=("Recorded is not happened.",),
    coverage=("Figures from 39 of 43 asked.",),
)
CITED = CitedSource(SOURCE, "Home Office, Police recorded crime, 2024.", "Our Charity", Age.UNDER_ONE, 2, 1)
QUESTION = OpenQuestion(
    "Not verified", "by-force", "Nobody has.", "Hold it against its source.", ("letter-2",)
)
DOCUMENT = SheetDocument("letter", DocumentKind.LETTER, "Offences in Gwent", date(2025, 2, 18), 2, 0)
SHEET = CitationSheet(DAY, (DOCUMENT,), (CLAIM, RATE), (CITED,), (QUESTION,))

HOSTILE = (
    '=HYPERLINK("https://evil.example","x")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "＝1+1",
    "x;=1+1",
    "x\t@SUM(1)",
    "</script><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "\ud800 lone, \x00 nought, \x1b[31m red",
    "x" * 40_000,
)


def hostile(text: str) -> CitationSheet:
    """The sheet with that text wherever a record or a template has its say."""
    record = replace(
        RECORD, name=f"by-force#{text}", title=text, locator=text, passage=text, link=f"https://e.org/{text}"
    )
    claim = replace(
        CLAIM,
        text=text,
        section=text,
        before=text,
        records=(record,),
        unit=text,
        place=text,
        derivation=text,
        owners=(text,),
        confidential=((text, text),),
        caveats=(text,),
    )
    source = replace(SOURCE, heading=text, publisher=text, url=f"javascript:{text}", edition=text)
    return CitationSheet(
        DAY,
        (replace(DOCUMENT, title=text),),
        (claim,),
        (replace(CITED, source=source, reference=text, owner=text),),
        (replace(QUESTION, topic=text, about=text, what=text, remedy=text),),
    )


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def dangerous(request: pytest.FixtureRequest) -> tuple[str, CitationSheet]:
    """A hostile text, and the sheet that is full of it."""
    return request.param, hostile(request.param)
