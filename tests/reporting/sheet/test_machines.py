"""The citation sheet for machines: JSON, and CSL-JSON for libraries of references; and as text."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace

from tests.reporting.sheet.conftest import CITED, SHEET, SOURCE

from respondent.model.citation_sheet import CitationSheet
from respondent.model.evidence import SourceType
from respondent.reporting.sheet.csl import sources_as_csl
from respondent.reporting.sheet.objects import sheet_as_json
from respondent.reporting.sheet.text import sheet_as_text


def test_json_has_documents_claims_sources_questions_and_a_summary() -> None:
    found = json.loads(json.dumps(sheet_as_json(SHEET)))
    assert list(found) == ["day", "documents", "claims", "sources", "questions", "summary"]
    assert found["summary"] == {
        "claims": 2,
        "sources": 1,
        "questions": 1,
        "standing": {"not reviewed": 1, "verified": 1},
    }
    claim = found["claims"][1]
    assert (claim["value"], claim["unit"], claim["sentence"]) == (
        "503/366",
        "offences a day",
        "Gwent Police recorded more than one offences.",
    )
    assert (claim["confidential"], claim["reasons"]) == (True, ["crime-data: under embargo"])
    assert found["claims"][0]["records"][0]["on"] == "2025-03-04"


def test_csl_has_the_fields_that_zotero_reads() -> None:
    assert sources_as_csl(SHEET) == [
        {
            "id": "crime-data",
            "type": "dataset",
            "title": "Police recorded crime",
            "publisher": "Home Office",
            "status": "revised",
            "URL": "https://example.org/crime",
            "issued": {"date-parts": [[2024, 10]]},
            "accessed": {"date-parts": [[2025, 2, 10]]},
        }
    ]


def test_every_type_of_source_has_a_type_of_csl_and_confidential_ones_are_left_out() -> None:
    for kind in SourceType:
        sheet = replace(SHEET, sources=(replace(CITED, source=replace(SOURCE, type=kind)),))
        assert sources_as_csl(sheet)[0]["type"]
    secret = replace(SHEET, sources=(replace(CITED, source=replace(SOURCE, confidential=True)),))
    assert sources_as_csl(secret) == []


def test_pandoc_reads_it(program: Callable[[str], str]) -> None:
    done = subprocess.run(
        [program("pandoc"), "-f", "csljson", "-t", "biblatex"],
        input=json.dumps(sources_as_csl(SHEET)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "title = {Police Recorded Crime}" in done.stdout
    assert "2024-10" in done.stdout


def test_text_has_a_claim_a_line_with_what_it_rests_on_and_counts() -> None:
    lines = sheet_as_text(SHEET).splitlines()
    assert lines[0] == "letter: Offences in Gwent"
    assert lines[1] == "   1 ✓ “503” – The scale"
    assert "       503 offences ÷ 366 days = 1.37 a day" in lines
    assert any("CONFIDENTIAL" in line for line in lines)
    assert lines[-1] == "2 claims (1 not reviewed, 1 verified) on 1 source; 1 open question."


def test_text_holds_no_control_characters(dangerous: tuple[str, CitationSheet]) -> None:
    _, sheet = dangerous
    assert all(line.isprintable() for line in sheet_as_text(sheet).split("\n"))
