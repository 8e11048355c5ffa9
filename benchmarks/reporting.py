"""How long `respondent report` takes over a thousand claims, in each format and with what `check` finds.

A workspace of 500 records with letters and releases of a little over a thousand claims. Each run is the whole
command, from the start of its process; the medians of their CPU time are given.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.evidence import write_workspace
from benchmarks.memory import ROOT, own_peak

RECORDS = 500
DOCUMENTS = 44
RUNS = 5
TARGET = 1.0
FORMATS = ("html", "xlsx", "csv", "json", "csl", "text")


def measure(root: Path, form: str, *more: str) -> dict[str, float]:
    """One run of the command in this process, which does nothing else."""
    from respondent.cli.main import commands

    out = root.parent / f"sheet.{form}"
    arguments = ["report", "-C", str(root), "--format", form, "-o", str(out), "--on", "2025-06-30", *more]
    commands(arguments, standalone_mode=False)
    return {"seconds": time.process_time(), "peak": own_peak(), "bytes": out.stat().st_size}


def main() -> None:
    """Print the time for each format without the rules, and for the page with them."""
    from datetime import date

    from respondent.report import citation_sheet

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        root.mkdir()
        write_workspace(root, RECORDS, DOCUMENTS)
        sheet = citation_sheet(root, day=date(2025, 6, 30), rules=False)
        print(
            f"respondent report over {len(sheet.claims):,} claims in {len(sheet.documents)} documents, "
            f"the whole command (CPU time, medians of {RUNS} runs)\n"
        )
        print(f"{'format':<22}{'seconds':>9}{'peak MB':>9}{'kB':>9}")
        for form in FORMATS:
            _print(f"{form}, --no-check", _measured(root, form, "--no-check"))
        _print("html", _measured(root, "html"))
        print(f"\nto reach: {TARGET:.0f} s")


def _print(name: str, found: dict[str, float]) -> None:
    print(f"{name:<22}{found['seconds']:9.2f}{found['peak']:9.0f}{found['bytes'] / 1000:9.0f}", flush=True)


def _measured(root: Path, *arguments: str) -> dict[str, float]:
    runs = []
    for _ in range(RUNS + 1):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.reporting", str(root), *arguments],
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
        print(json.dumps(measure(Path(sys.argv[1]), *sys.argv[2:])))
    else:
        main()
