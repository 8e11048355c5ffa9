"""The three ways to write a letter, each as a function without arguments that gives the bytes of a Word file.

What the peers need is put down as files first, and each way imports its program itself: so a process that
measures one way's memory holds nothing of the others.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

Write = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to write: its name here, its workspace, its template, and the folder with the peers' files."""

    name: str
    workspace: Path
    template: str
    folder: Path


def respondent(letter: Letter) -> Write:
    """Rendering and writing; the workspace is loaded, and letterhead and pictures are opened, once a build."""
    from respondent.loading.workspace import load
    from respondent.press import Press
    from respondent.rendering.render import render

    loaded = load(letter.workspace)
    press = Press(loaded)
    list(press.sheets(letter.template))

    def write() -> bytes:
        document = render(loaded.workspace, letter.template).documents[0]
        return press.put((document,), ("docx",))[0]["docx"]

    return write


def docxtpl(letter: Letter) -> Write:
    """Opening the template, filling it in and saving it, as docxtpl's users do for each letter."""
    from docxtpl import DocxTemplate

    template = (letter.folder / "template.docx").read_bytes()
    values = json.loads((letter.folder / "values.json").read_text("utf-8"))

    def write() -> bytes:
        file = DocxTemplate(BytesIO(template))
        file.render(values, autoescape=True)
        saved = BytesIO()
        file.save(saved)
        return saved.getvalue()

    return write


def pandoc(letter: Letter) -> Write:
    """A process for each letter, from Markdown with citations and a bibliography in CSL-JSON."""
    markdown = (letter.folder / "letter.md").read_bytes()
    sources = f"--bibliography={letter.folder / 'sources.json'}"
    command = ["pandoc", "--from=markdown", "--to=docx", "--citeproc", sources, "--output=-"]

    def write() -> bytes:
        return subprocess.run(command, input=markdown, check=True, capture_output=True).stdout

    return write


WAYS = {"respondent": respondent, "docxtpl": docxtpl, "pandoc": pandoc}
