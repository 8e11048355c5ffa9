"""A real LibreOffice accepts and rejects all that redlines mark, and the one version or the other is left."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path
from types import ModuleType

import pytest

from respondent.build import build
from respondent.ooxml.package import read_package
from respondent.reading.view import View
from respondent.redlining.redline import Redliner, redline

ROOT = Path(__file__).parent.parent.parent
CSV = "evidence/home-office/image-offences-by-force.csv"
LETTERS = ("joint-letter", "letter-to-ofcom", "force-release-south-yorkshire")
EDITS = {
    CSV: (("1,249", "1,294"),),
    "templates/letters/joint-letter.md.j2": (
        ("A service that does least to know what happens on it may then do least to stop it.\n\n", ""),
        ("although\n  that is where", "even though\n  this is where"),
        ("3. Tell Parliament", "3. Ask for a report each year.\n4. Tell Parliament"),
        (
            "We would welcome a meeting with you both.",
            "We would welcome a meeting.\n\nWe stand ready to help.",
        ),
        ("## What we ask of you", "## What we ask"),
        ('{{ quotation("invented-young-person") }}', ""),
    ),
}
SMALL = {
    "paragraphs": (("One.", "Two goes away.", "Three."), ("One.", "Three.", "Four came in.")),
    "beginning": (("Goes away altogether.", "Stays."), ("Stays.",)),
    "nothing in common": (("Some words of ours.",), ("Quite other sentences", "stand here now")),
    "rows": (
        ([["Force", "Offences"], ["Gwent", "503"], ["South Wales", "964"]], "End."),
        ([["Force", "Offences"], ["South Wales", "970"], ["Dyfed-Powys in the west", "192"]], "End."),
    ),
    "tables": (("One.", [["a", "b"]], "End."), ("One.", "End.", [["c", "d", "e"]], "After it.")),
    "notes": (
        ("One.[note: Of a source.] Two.[note: A second one altogether.]", "End."),
        ("One. Two.[note: A second one, edited altogether.]", "End.[note: Quite another.]"),
    ),
    "fields in notes": (
        ("One.[note: See note {field:12}, page 3.]",),
        ("One.[note: See note {field:12}, page 45.]",),
    ),
    "claims": (
        ("There were [claim:a=1,249] of [claim:b=38,685] offences.",),
        ("There were [claim:a=1,294] of them, [claim:c=3] in a hundred.",),
    ),
    "links": (("See [link:a=this page] here.",), ("See [link:b=that page] and [link:c=more] here.",)),
    "lists": (
        ("1. One thing.", "1. Another.", "End."),
        ("1. One thing.", "1. A third one.", "1. Another.", "End."),
    ),
}


def _office() -> ModuleType:
    """What drives LibreOffice, which stands beside the tests of audits."""
    spec = importlib.util.spec_from_file_location("auditing_office", ROOT / "tests/auditing/office.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes]]:
    """Letters of the example, built, and built again after edits of the evidence and a template."""
    later = tmp_path_factory.mktemp("later")
    for name in ("evidence", "templates"):
        for path in (ROOT / name).rglob("*"):
            if path.is_file():
                target = later / path.relative_to(ROOT)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
    (later / "respondent.yaml").write_bytes((ROOT / "respondent.yaml").read_bytes())
    for name, edits in EDITS.items():
        text = (later / name).read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text, old
            text = text.replace(old, new)
        (later / name).write_text(text, encoding="utf-8")
    found = [
        build(root, LETTERS, out=later / folder).files for root, folder in ((ROOT, "one"), (later, "two"))
    ]
    return {a.stem: (a.read_bytes(), b.read_bytes()) for a, b in zip(*found, strict=True)}


def test_libreoffice_accepts_to_the_later_version_and_rejects_to_the_earlier(
    letters: dict[str, tuple[bytes, bytes]],
    word: Callable[..., bytes],
    says: Callable[..., list[str]],
    validate_docx: Callable[[bytes], list[str]],
    program: Callable[[str], str],
    tmp_path: Path,
) -> None:
    office = _office()
    cases = letters | {name: (word(*old), word(*new)) for name, (old, new) in SMALL.items()}
    marked, out = tmp_path / "marked", tmp_path / "out"
    marked.mkdir()
    out.mkdir()
    steps = {"accept": 'Key("AcceptAllTrackedChanges")', "reject": 'Key("RejectAllTrackedChanges")'}
    edits = []
    for name, (old, new) in cases.items():
        made = redline(
            read_package(old), read_package(new), Redliner("Policy Office", "2025-02-18T09:30:00Z")
        )
        if name in letters:
            assert validate_docx(made) == []
            assert _tags(made) == _tags(new)
        (marked / f"{name}.docx").write_bytes(made)
        edits += [office.Edit(f"{name}: {what}", name, step) for what, step in steps.items()]
    files = office.do_edits(program("soffice"), edits, marked, out)
    wrong = {}
    for name, versions in cases.items():
        for what, version in zip(("reject", "accept"), versions, strict=True):
            saved, wanted = (says(data) for data in (files[f"{name}: {what}"].read_bytes(), version))
            if saved != wanted:
                wrong[f"{name}: {what}"] = list(unified_diff(wanted, saved, lineterm="", n=0))[2:]
            assert says(files[f"{name}: {what}"].read_bytes(), View.MARKED) == saved  # no change is left
    told = f"LibreOffice gave {2 * len(cases) - len(wrong)} of {2 * len(cases)} versions word for word"
    assert wrong == {}, told


def _tags(data: bytes) -> list[bytes]:
    return re.findall(rb'w:tag w:val="([^"]+)"', read_package(data)["word/document.xml"])
