"""A real LibreOffice edits built letters in fifty ways, and the audit names each edit rightly."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from unicodedata import normalize

import pytest

from respondent.audits import audit
from respondent.build import build
from respondent.loading.workspace import Loaded, load
from respondent.model.audit import Audit
from respondent.model.draft import PassageKind
from respondent.reading.draft import read_draft
from respondent.reading.view import View

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
WORD = re.compile(r"\w+")


def _beside(name: str) -> ModuleType:
    """A module of this folder, which is no package."""
    spec = importlib.util.spec_from_file_location(f"auditing_{name}", HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


office, matrix = _beside("office"), _beside("matrix")
CASES = matrix.CASES


@pytest.fixture(scope="module")
def example() -> Loaded:
    return load(ROOT)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory, example: Loaded) -> dict[str, Path]:
    """Every edited file by its case's name; LibreOffice is started once for all of them."""
    folder = tmp_path_factory.mktemp("matrix")
    built, out = folder / "built", folder / "out"
    out.mkdir()
    build(example, (matrix.LETTER, matrix.OFCOM, matrix.RELEASE), out=built)
    edits = [office.Edit(case.name, case.document, case.steps) for case in CASES]
    found: dict[str, Path] = office.do_edits("soffice", edits, built, out)
    return found


@pytest.fixture(scope="module")
def audited(edited: dict[str, Path], example: Loaded) -> Callable[[str], Audit]:
    """``audited(name)`` is the audit of the case's file, made once."""
    return cache(lambda name: audit(edited[name], example))


def said(found: Audit) -> dict[int, str]:
    """The codes of the claims that there is something to say of."""
    return {claim.claim.number: claim.code.id for claim in found.claims if claim.code is not None}


def wrong(case: object, found: Audit) -> list[str]:
    """What the audit says otherwise than the case wants."""
    assert isinstance(case, matrix.Case)
    claims = {claim.claim.number: claim for claim in found.claims}
    codes = sorted(finding.diagnostic.code.id for finding in found.findings)
    faults = []
    if said(found) != dict(case.claims):
        faults.append(f"claims {said(found)}, not {dict(case.claims)}")
    if codes != sorted(case.findings):
        faults.append(f"findings {codes}, not {sorted(case.findings)}")
    if tuple(comment.claims for comment in found.comments) != case.comments:
        faults.append(f"comments on {[comment.claims for comment in found.comments]}")
    for number, fate in case.fates.items():
        if claims[number].fate.value != fate:
            faults.append(f"claim {number} {claims[number].fate}, not {fate}")
    by = {number: {touch.author for touch in claims[number].touches} for number in case.claims}
    return faults + [f"claim {n} by {who}" for n, who in by.items() if case.by and who != {case.by}]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_edit_in_libreoffice_is_named_rightly(
    case: object, program: Callable[[str], str], request: pytest.FixtureRequest
) -> None:
    program("soffice")
    assert isinstance(case, matrix.Case)
    found = request.getfixturevalue("audited")(case.name)
    assert wrong(case, found) == []
    assert found.is_untouched == (case.name in matrix.UNTOUCHED)


def test_so_many_edits_are_named_rightly(
    program: Callable[[str], str], request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    program("soffice")
    audited = request.getfixturevalue("audited")
    right = [case.name for case in CASES if not wrong(case, audited(case.name))]
    with capsys.disabled():
        print(  # noqa: T201 - the figure is what the test shows
            f"\n{len(right)} of {len(CASES)} edits in LibreOffice were named rightly"
        )
    assert len(CASES) >= 40
    assert len(right) == len(CASES)


@pytest.mark.parametrize("view", [View.ACCEPTED, View.ORIGINAL])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pandoc_reads_the_same_words_in_every_edited_file(
    case: object,
    view: View,
    program: Callable[[str], str],
    request: pytest.FixtureRequest,
    pandoc_text: Callable[[Path, str], str],
) -> None:
    program("soffice")
    assert isinstance(case, matrix.Case)
    path = request.getfixturevalue("edited")[case.name]
    theirs = Counter(WORD.findall(pandoc_text(path, "accept" if view is View.ACCEPTED else "reject")))
    draft = read_draft(path.read_bytes(), path.name, view).draft
    assert draft is not None
    body = (p.text for p in draft.passages if p.kind is not PassageKind.HEADER and not p.layout.picture)
    ours = Counter(WORD.findall(normalize("NFKC", " ".join(body))))  # we keep raised numbers of notes raised
    assert not theirs - ours
    assert not ours - theirs
