"""The example's own letters, built, read as somebody's draft and adopted, come back as the letters they were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from respondent.adopting.adopt import adopt
from respondent.adopting.folding import folded
from respondent.build import build, check
from respondent.loading.workspace import load
from respondent.model.adoption import Adoption
from respondent.model.draft import Draft, PassageKind
from respondent.reading.draft import read_draft

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example's workspace."""
    root = tmp_path_factory.mktemp("example")
    for name in ("evidence", "templates"):
        copytree(ROOT / name, root / name)
    (root / "respondent.yaml").write_bytes((ROOT / "respondent.yaml").read_bytes())
    return root


def read(path: Path) -> Draft:
    draft = read_draft(path.read_bytes(), path.name).draft
    assert draft is not None
    return draft


Readopt = Callable[[str], tuple[Draft, Adoption, Draft]]


@pytest.fixture(scope="module")
def readopted(example: Path) -> Readopt:
    """A document of the example as built; what it is adopted as; and the document that is built from that."""

    def make(document: str) -> tuple[Draft, Adoption, Draft]:
        out = example / "out"
        assert build(example, [document], out=out).written
        draft = read(out / f"{document}.docx")
        adoption = adopt(draft, load(example).workspace, date(2026, 1, 31))
        path = example / "templates/adopted.md.j2"
        path.write_text(adoption.template, encoding="utf-8")
        problems = [p for p in check(example) if p.span.path == "templates/adopted.md.j2"]
        assert [p for p in problems if p.severity.value == "error"] == []
        built = build(example, ["adopted"], out=out)
        path.unlink()
        assert built.withheld == ()
        return draft, adoption, read(out / "adopted.docx")

    return make


def words(draft: Draft, *but: PassageKind) -> list[str]:
    """What a draft says, less the page's head and foot, which its letterhead brings."""
    return [folded(p.text) for p in draft.passages if p.kind not in (PassageKind.HEADER, *but)]


def calls(adoption: Adoption) -> list[str]:
    return [claim.code for claim in adoption.claims if claim.kind == "figure"]


def test_the_joint_letter_comes_back_word_for_word_with_its_notes(readopted: Readopt) -> None:
    before, adoption, after = readopted("joint-letter")
    senders = (
        "NSPCC · Barnardo's · Marie Collins Foundation · Lucy Faithfull Foundation"  # from no letterhead
    )
    assert [line for line in words(after) if not line.startswith(senders)] == words(before)
    assert len(calls(adoption)) >= 9
    assert {"figure", "period", "quotation", "citation"} <= {claim.kind for claim in adoption.claims}
    assert '{{ figure("image-offences-2023-24").per_day | more_than }}' in calls(adoption)
    assert '{{ total("platform-shares", owner="Meta") | fraction }}' in calls(adoption)


def test_the_letter_to_ofcom_keeps_its_table_and_most_of_its_figures_become_calls(readopted: Readopt) -> None:
    before, adoption, after = readopted("letter-to-ofcom")
    assert words(after, PassageKind.NOTE) == words(before, PassageKind.NOTE)
    assert len(calls(adoption)) >= 14
    assert "| Police force | Offences recorded |\n| --- | --: |\n" in adoption.template


def test_a_release_comes_back_with_its_notes_to_editors(readopted: Readopt) -> None:
    before, adoption, after = readopted("force-release-south-yorkshire")
    assert [line for line in words(after) if line != "NSPCC"] == words(before)
    assert adoption.template.startswith("---\nkind: release\n")
    assert '{{ quotation("invented-young-person") }}' in adoption.template
    assert len(calls(adoption)) >= 9
