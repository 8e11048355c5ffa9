"""A small letter built, changed in its XML, and audited."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.audits import audit_bytes
from respondent.build import build
from respondent.loading.workspace import load
from respondent.model.audit import Audit

Change = Callable[[dict[str, str]], None]

EVIDENCE = {
    "evidence/quote.yaml": (
        "kind: quotation\ntext: I did not know whom I could tell about it.\nspeaker: Somebody invented\n"
        "source: crime-data\nillustrative: true\n"
    ),
    "evidence/codes.yaml": (
        "kind: finding\nstatement: The codes leave private messages out.\nsource: crime-data\n"
        "passage: The codes leave private messages out.\n"
    ),
    "templates/letter.md.j2": (
        "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
        'Police recorded {{ figure("offences") }} offences in {{ period("offences") }}. In Gwent there were\n'
        '{{ figure("by-force", force="Gwent") }} of them, and the force says why.\n\n'
        'Today {% claim "codes" %}the codes leave private messages out{% endclaim %}, which cannot stay.\n\n'
        '{{ quotation("quote") }}\n\nWe ask you to act.\n'
    ),
}


@pytest.fixture
def letter(workspace: Callable[[dict[str, str]], Path]) -> Path:
    """The workspace with the letter built in ``out/letter.docx``."""
    root = workspace(EVIDENCE)
    built = build(root, ["letter"])
    assert built.files, [str(problem) for problem in built.diagnostics]
    return root


@pytest.fixture
def audited(letter: Path) -> Callable[..., Audit]:
    """``audited({part: (old, new)}, …)`` is the audit of the letter with that replaced in its parts."""

    def make(*changes: tuple[str, str, str], without: tuple[str, ...] = ()) -> Audit:
        data = (letter / "out/letter.docx").read_bytes()
        return audit_bytes(changed(data, *changes, without=without), "letter.docx", load(letter).workspace)

    return make


def changed(data: bytes, *changes: tuple[str, str, str], without: tuple[str, ...] = ()) -> bytes:
    """A package with `old` replaced by `new` in parts (part, old, new); each `old` must be there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        parts = {name: old.read(name) for name in old.namelist() if name not in without}
        for part, before, after in changes:
            text = parts[part].decode("utf-8")
            assert before in text, f"{before} is not in {part}"
            parts[part] = text.replace(before, after).encode("utf-8")
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()
