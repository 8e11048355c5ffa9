"""What a built document carries about itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

from respondent.model.citation import Citation
from respondent.model.document import Claim, ClaimKind, Document, Note, Str
from respondent.model.evidence import Source, SourceType
from respondent.model.lineage import Derived, Given, Operation
from respondent.model.manifest import manifest_of
from respondent.model.quantity import Quantity
from respondent.model.span import Span
from respondent.model.tag import ClaimTag
from respondent.model.template import DocumentKind
from respondent.model.unit import Unit

HERE = Span("letter.md.j2", 9, 1)
COUNT = Quantity(
    value=Fraction(1249),
    low=Fraction(1249),
    high=Fraction(1249),
    unit=Unit("offence", "offences"),
    lineage=Given("forces", ("South Yorkshire",)),
)
EACH_DAY = Fraction(1249, 366)
RATE = replace(COUNT, value=EACH_DAY, low=EACH_DAY, high=EACH_DAY, lineage=Derived(Operation.RATE, (COUNT,)))
CHANGE = replace(COUNT, lineage=Given("sessions", part="change"))
TAG = ClaimTag("forces", "0123abcd", "89ef4567")
CLAIMS = (
    Claim(1, ClaimKind.FIGURE, TAG, "By force", "1,249", HERE, ("forces#South Yorkshire",), 1, COUNT),
    Claim(
        2,
        ClaimKind.FIGURE,
        TAG,
        "By force",
        "more than three",
        HERE,
        ("forces#South Yorkshire",),
        1,
        RATE,
        "1,249 offences ÷ 366 days = 3.41 a day",
    ),
    Claim(3, ClaimKind.PROSE, ClaimTag("codes", "0123abcd"), "Codes", "It is so.", HERE, ("codes",)),
    Claim(4, ClaimKind.FIGURE, TAG, "Sessions", "7", HERE, ("sessions",), None, CHANGE),
)
SOURCE = Source(id="crime", span=HERE, type=SourceType.DATASET, heading="Crime")
LETTER = Document(
    id="letter",
    kind=DocumentKind.LETTER,
    template="letter",
    template_hash="0" * 64,
    title=(Str("A letter"),),
    date=date(2025, 2, 18),
    blocks=(),
    claims=CLAIMS,
    notes=(Note(1, (Str("Home Office"),), (Citation(SOURCE),), (1, 2)),),
    row=("South Yorkshire",),
)


def test_a_manifest_names_every_claim_with_its_words_records_and_lineage() -> None:
    content = json.loads(manifest_of(LETTER).json)

    assert content["document"] == "letter"
    assert content["date"] == "2025-02-18"
    assert content["template"] == {"id": "letter", "sha256": "0" * 64}
    assert content["row"] == ["South Yorkshire"]
    assert content["notes"] == [{"number": 1, "sources": ["crime"], "claims": [1, 2], "text": "Home Office"}]
    first, second, third, fourth = content["claims"]
    assert first == {
        "number": 1,
        "kind": "figure",
        "tag": "claim:forces~89ef4567@0123abcd",
        "text": "1,249",
        "records": ["forces#South Yorkshire"],
        "note": 1,
        "before": "",
        "after": "",
        "value": "1249",
        "unit": "offence",
        "lineage": {"record": "forces", "row": ["South Yorkshire"]},
    }
    assert second["working"] == "1,249 offences ÷ 366 days = 3.41 a day"
    assert second["value"] == "1249/366"
    assert second["lineage"] == {
        "operation": "rate",
        "operands": [{"value": "1249", "record": "forces", "row": ["South Yorkshire"]}],
    }
    assert "value" not in third
    assert fourth["lineage"] == {"record": "sessions", "part": "change"}


def test_the_same_document_has_the_same_manifest_and_hash() -> None:
    assert manifest_of(LETTER) == manifest_of(replace(LETTER))
    assert manifest_of(LETTER).sha256 == manifest_of(replace(LETTER)).sha256
    assert len(manifest_of(LETTER).sha256) == 64


def test_a_changed_word_changes_the_hash() -> None:
    changed = replace(LETTER, claims=(replace(CLAIMS[0], text="1,250"), *CLAIMS[1:]))

    assert manifest_of(changed).sha256 != manifest_of(LETTER).sha256


def test_letters_beyond_english_stand_in_a_manifest_as_they_are() -> None:
    welsh = replace(LETTER, row=("Ynys Môn",))

    assert "Ynys Môn" in manifest_of(welsh).json
