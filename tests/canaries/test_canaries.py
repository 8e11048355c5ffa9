"""No canary that was planted as confidential is in a public edition, and all are in the confidential one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from docx import Document as WordDocument
from tests.canaries.planting import Planted, Planter, picture
from tests.canaries.scanner import canaries_in

from respondent.build import build
from respondent.model.edition import Edition

FORMATS = ("docx", "html", "md")


@cache
def _plain_letterhead() -> bytes:
    file = io.BytesIO()
    document = WordDocument()
    document.add_paragraph("{{ letter }}")
    document.save(file)
    return file.getvalue()


def letterhead(canary: str) -> bytes:
    """A letterhead that has the canary in its properties, in a variable and in a picture’s metadata."""
    document = WordDocument(io.BytesIO(_plain_letterhead()))
    properties = document.core_properties
    properties.author, properties.comments, properties.keywords = canary, canary, canary
    document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(picture(canary)))
    file = io.BytesIO()
    document.save(file)
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            data = old.read(member)
            if member.filename == "word/settings.xml":
                variables = f'<w:docVars><w:docVar w:name="{canary}" w:val="{canary}"/></w:docVars>'.encode()
                data = data.replace(b"<w:rsids>", variables + b"<w:rsids>", 1)
            if member.filename == "docProps/app.xml":
                data = data.replace(b"</Properties>", f"<Company>{canary}</Company></Properties>".encode())
            new.writestr(member.filename, data)
    return out.getvalue()


def planted(seed: int, folder: Path) -> Planted:
    """A workspace in the folder."""
    found = Planter(seed).plant(letterhead)
    for name, data in found.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return found


def built(folder: Path, edition: Edition, formats: tuple[str, ...] = FORMATS) -> dict[str, bytes]:
    """The edition’s files by their formats; none may be held back."""
    done = build(folder, ["paper"], formats, folder / "out", edition=edition)
    assert done.withheld == (), [str(problem) for one in done.withheld for problem in one.because]
    return {one.format: one.path.read_bytes() for one in done.written}


def hold(seed: int, folder: Path, formats: tuple[str, ...] = FORMATS) -> int:
    """Build both editions of a workspace and scan them; gives how many canaries were planted."""
    workspace = planted(seed, folder)
    for form, data in built(folder, Edition.CONFIDENTIAL, formats).items():
        missing = frozenset(workspace.shown) - canaries_in(data, frozenset(workspace.shown))
        assert not missing, f"seed {seed}: the scanner finds no {missing} in the confidential {form}"
    for form, data in built(folder, Edition.PUBLIC, formats).items():
        leaked = canaries_in(data, workspace.all)
        assert not leaked, f"seed {seed}: {leaked} in the public {form}"
    return len(workspace.all)


def test_no_canary_is_in_a_public_edition_and_each_is_in_the_confidential_one(
    examples: int, tmp_path: Path
) -> None:
    workspaces = max(20, min(1000, examples // 200))
    count = sum(hold(seed, tmp_path / str(seed)) for seed in range(workspaces))
    assert count > 10 * workspaces


def test_no_canary_is_in_a_public_pdf(examples: int, tmp_path: Path, program: Callable[[str], str]) -> None:
    program("soffice")
    pytest.importorskip("pypdf")
    for seed in range(20 if examples > 20_000 else 2):
        workspace = planted(seed, tmp_path / str(seed))
        data = built(tmp_path / str(seed), Edition.PUBLIC, ("pdf",))["pdf"]
        assert canaries_in(data, workspace.all) == frozenset()
