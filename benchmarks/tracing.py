"""How long `respondent impact` takes over a thousand documents that were sent.

The example's documents, each sent about sixty times. Asked about are a row that some of them rest on, and a figure
that all do, each revised. Each run is the whole command, from the start of its process; the medians of their CPU
time are given.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from shutil import copy, copytree

from benchmarks.memory import ROOT, own_peak

SENT = 1_000
RUNS = 5
TARGET = 1.0
ROW = "image-offences-by-force#West Yorkshire"
FIGURE = "platform-known-offences"


def measure(root: Path, record: str) -> dict[str, float]:
    """One run of the command in this process, which does nothing else."""
    from respondent.cli.main import commands

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        commands(["impact", "-C", str(root), record], standalone_mode=False)
    found = printed.getvalue().count(", sent on ")
    return {"seconds": time.process_time(), "peak": own_peak(), "documents": found}


def write_sent(root: Path) -> None:
    """The example in `root`, its documents sent until there are enough, and two figures revised since."""
    from respondent.loading.workspace import load
    from respondent.model.manifest import manifest_of
    from respondent.press import Press

    for name in ("evidence", "templates"):
        copytree(ROOT / name, root / name)
    copy(ROOT / "respondent.yaml", root)
    press = Press(load(root))
    manifests = {
        sheet.document.id: manifest_of(sheet.document).json
        for name in press.templates
        for sheet in press.sheets(name)
    }
    names = sorted(manifests)
    for number in range(SENT):
        name = names[number % len(names)]
        day = date(2025, 2, 18) + timedelta(days=number // len(names))
        folder = root / "sent" / name / day.isoformat()
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text(manifests[name], encoding="utf-8")
        (folder / "sent.yaml").write_text(f"sent: 1\non: {day}\nto:\n  - The Minister\n", encoding="utf-8")
    for path, old, new in (
        ("home-office/image-offences-by-force.csv", "2,301", "2,401"),
        ("nspcc/platform-known-offences.yaml", "value: 7,338", "value: 7,340"),
    ):
        text = (root / "evidence" / path).read_text(encoding="utf-8")
        (root / "evidence" / path).write_text(text.replace(old, new), encoding="utf-8")


def main() -> None:
    """Print the time for a row and for a figure."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        root.mkdir()
        write_sent(root)
        print(
            f"respondent impact over {SENT:,} documents that were sent, the whole command "
            f"(CPU time, medians of {RUNS} runs)\n"
        )
        print(f"{'asked about':<42}{'rest on it':>11}{'seconds':>9}{'peak MB':>9}")
        for record in (ROW, FIGURE):
            found = _measured(root, record)
            print(
                f"{record:<42}{found['documents']:11.0f}{found['seconds']:9.2f}{found['peak']:9.0f}",
                flush=True,
            )
        print(f"\nto reach: {TARGET:.0f} s")


def _measured(root: Path, record: str) -> dict[str, float]:
    runs = []
    for _ in range(RUNS + 1):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.tracing", str(root), record],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    return {name: statistics.median(run[name] for run in runs[1:]) for name in runs[0]}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(Path(sys.argv[1]), sys.argv[2])))
    else:
        main()
