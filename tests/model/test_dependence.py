from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from respondent.model.citation import Citation
from respondent.model.dependence import rests_on
from respondent.model.directory import Organisation, Signatory
from respondent.model.document import Claim, ClaimKind, Document, Note
from respondent.model.evidence import Finding, Source, SourceType
from respondent.model.record import Plain, Record
from respondent.model.settings import Settings
from respondent.model.span import Span
from respondent.model.tag import ClaimTag
from respondent.model.template import DocumentKind, ForEach, FrontMatter, Recipients, SignedBy, Template
from respondent.model.workspace import Workspace

HERE = Span("templates/letter.md.j2", 9)


def source(record_id: str) -> Source:
    return Source(id=record_id, span=HERE, type=SourceType.DATASET, heading=record_id)


def finding(record_id: str, **fields: Plain) -> Finding:
    return Finding(id=record_id, span=HERE, statement=record_id, source="", fields=fields)


def workspace(*records: Record, front: FrontMatter | None = None) -> Workspace:
    templates = {"letter": Template("letter", "letter.md.j2", "templates/letter.md.j2", front, "", 1, "0")}
    return Workspace(Path(), Settings(), {record.id: record for record in records}, templates, {})


def letter(*records: str, notes: tuple[Note, ...] = ()) -> Document:
    claims = tuple(
        Claim(number, ClaimKind.PROSE, ClaimTag("a", "0" * 8), "", "", HERE, (record,))
        for number, record in enumerate(records, 1)
    )
    return Document(
        id="letter",
        kind=DocumentKind.LETTER,
        template="letter",
        template_hash="0",
        title=(),
        date=date(2025, 2, 18),
        blocks=(),
        claims=claims,
        notes=notes,
    )


def test_a_document_rests_on_the_records_of_its_claims_and_on_their_rows_tables() -> None:
    space = workspace(finding("one"), finding("table"), finding("other"))
    assert rests_on(letter("one", "table#South Yorkshire"), space) == {"one", "table"}


def test_it_rests_on_what_those_rest_on_however_far() -> None:
    space = workspace(
        finding("share", of="base", source="survey"),
        finding("base", per={"of": "population"}, source="survey"),
        finding("population", source=("census",)),
        source("survey"),
        source("census"),
        source("other"),
    )
    assert rests_on(letter("share"), space) == {"share", "base", "population", "survey", "census"}


def test_records_that_name_each_other_in_a_circle_are_each_counted_once() -> None:
    space = workspace(finding("one", of="two"), finding("two", of="one"))
    assert rests_on(letter("one"), space) == {"one", "two"}


def test_a_name_that_is_no_record_is_left_out() -> None:
    assert rests_on(letter("one"), workspace(finding("one", of="38,685", source="gone"))) == {"one"}


def test_a_record_whose_file_has_errors_is_rested_on_too() -> None:
    space = replace(workspace(finding("one", source="survey")), broken=frozenset({"survey"}))
    assert rests_on(letter("one"), space) == {"one", "survey"}


def test_it_rests_on_the_sources_of_its_notes() -> None:
    note = Note(1, (), (Citation(source("survey")),))
    assert rests_on(letter(notes=(note,)), workspace(source("survey"))) == {"survey"}


def test_it_rests_on_whom_it_comes_from_and_goes_to() -> None:
    front = FrontMatter(
        kind=DocumentKind.LETTER,
        title="Letter",
        date=date(2025, 2, 18),
        senders=("sender",),
        recipients=Recipients(("office",)),
        cc=("copied",),
        signatories=(SignedBy("signer", Signatory("Jo Doe")),),
        for_each=ForEach("force", "table"),
        consultation="asked",
    )
    ids = ("sender", "office", "copied", "signer", "table", "asked")
    space = workspace(*(Organisation(id=name, span=HERE, name=name) for name in (*ids, "other")), front=front)
    assert rests_on(letter(), space) == set(ids)


def test_a_document_without_a_template_rests_on_its_claims() -> None:
    space = workspace(finding("one"))
    alone = Workspace(space.root, space.settings, space.records, {}, {})
    assert rests_on(letter("one"), alone) == {"one"}
