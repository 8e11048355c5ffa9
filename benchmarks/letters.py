"""How many letters a second: Respondent, docxtpl and pandoc with citeproc, on the same words and one core.

Respondent renders, cites, tags and writes each letter from its template and records, in this process. docxtpl
opens its template, fills it in and saves it, in this process: as its users do, but without notes and tags.
pandoc runs as a process for each letter. They take turns; the medians of CPU time for a letter are compared.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from shutil import which

from benchmarks import long_letter
from benchmarks.memory import ROOT, peak
from benchmarks.peers import bibliography, cited_markdown, word_template
from benchmarks.ways import WAYS, Letter, Write
from respondent.loading.workspace import load
from respondent.model.document import Document
from respondent.rendering.render import render

TURNS = 15
LETTERS = {"respondent": 8, "docxtpl": 8, "pandoc": 1}
"""How many letters each way writes in a turn."""

TARGET = 2.0

LABELS = {
    "respondent": "Respondent (cited, tagged, real footnotes)",
    "docxtpl": "docxtpl (no notes, no tags)",
    "pandoc": "pandoc --citeproc, as a process (no tags)",
}


def main() -> None:
    """Print the comparison for the example's joint letter, and for a long one."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print(
        f"Letters, CPU time on one core, medians of {TURNS} turns in alternation "
        f"(docxtpl {version('docxtpl')}; {_pandoc_version()})"
    )
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        workspace.mkdir()
        long_letter.write_workspace(workspace)
        for number, (name, root, template) in enumerate(
            (("The joint letter", ROOT, "joint-letter"), ("A long letter", workspace, long_letter.TEMPLATE))
        ):
            peers = Path(folder) / f"peers-{number}"
            peers.mkdir()
            _compare(Letter(name, root, template, peers))


def _compare(letter: Letter) -> None:
    document = _document(letter)
    _put_down(document, letter.folder)
    ways = {name: way(letter) for name, way in WAYS.items() if name != "pandoc" or which("pandoc")}
    print(f"\n{letter.name}: {len(document.claims)} claims, {len(document.notes)} notes\n")
    print(f"{'':44}{'ms a letter':>12}{'letters/s':>11}{'peak MB':>9}")
    seconds = _measured(ways)
    for name in ways:
        print(
            f"{LABELS[name]:44}{1000 * seconds[name]:12.1f}{1 / seconds[name]:11.1f}{peak(name, letter):9.0f}"
        )
    ratio = seconds["docxtpl"] / seconds["respondent"]
    print(f"\n{ratio:.1f} times docxtpl’s rate (to reach: {TARGET:.0f})")


def _document(letter: Letter) -> Document:
    rendered = render(load(letter.workspace).workspace, letter.template)
    if not rendered.documents:
        raise SystemExit(f"{letter.name} does not render: {rendered.diagnostics[:3]}")
    return rendered.documents[0]


def _put_down(document: Document, folder: Path) -> None:
    """The same words as the other programs want them."""
    template = word_template(document)
    (folder / "template.docx").write_bytes(template.data)
    (folder / "values.json").write_text(json.dumps(template.values), encoding="utf-8")
    (folder / "letter.md").write_text(cited_markdown(document), encoding="utf-8")
    (folder / "sources.json").write_text(bibliography(document), encoding="utf-8")


def _measured(ways: Mapping[str, Write]) -> dict[str, float]:
    """The median seconds a letter of each way; a first turn warms up and does not count."""
    turns: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(TURNS + 1):
        for name, write in ways.items():
            began = _cpu_seconds()
            for _ in range(LETTERS[name]):
                write()
            if turn:
                turns[name].append((_cpu_seconds() - began) / LETTERS[name])
    return {name: statistics.median(found) for name, found in turns.items()}


def _cpu_seconds() -> float:
    """CPU time of this process and of those that it waited for."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def _pandoc_version() -> str:
    if not which("pandoc"):
        return "pandoc is not installed"
    done = subprocess.run(["pandoc", "--version"], check=True, capture_output=True, encoding="utf-8")
    return done.stdout.splitlines()[0]


if __name__ == "__main__":
    main()
