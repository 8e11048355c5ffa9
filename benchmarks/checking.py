"""How long `respondent check` takes, and how its memory grows with the workspace.

Workspaces of 250 to 2,000 records, with a document for every twenty. Each run is the whole command, from the
start of its process, with Python's compiled files in place as after any first run; the medians of their
CPU time are given.
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
from itertools import pairwise
from pathlib import Path

from benchmarks.evidence import write_workspace
from benchmarks.memory import ROOT, own_peak

SIZES = (250, 500, 1_000, 2_000)
RECORDS_A_DOCUMENT = 20
RUNS = 5
MEASURED = 1_000
TARGET = 2.0


def measure(root: Path) -> dict[str, float]:
    """One run of the command in this process, which does nothing else."""
    from respondent.cli.main import commands

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        done = commands(["check", "-C", str(root)], standalone_mode=False)
    if done:
        raise SystemExit(f"the workspace has an error: {printed.getvalue()[:500]}")
    return {"seconds": time.process_time(), "peak": own_peak()}


def main() -> None:
    """Print time and memory for each size, and whether the memory grows faster than the workspace."""
    print(f"respondent check, the whole command (CPU time, medians of {RUNS} runs)\n")
    print(f"{'records':>9}{'documents':>11}{'seconds':>9}{'peak MB':>9}")
    peaks, seconds = [], {}
    for records in SIZES:
        found = _measured(records)
        seconds[records] = found["seconds"]
        peaks.append(found["peak"])
        documents = records // RECORDS_A_DOCUMENT
        print(f"{records:9,}{documents:11}{found['seconds']:9.2f}{found['peak']:9.0f}", flush=True)
    growth = [after - before for before, after in pairwise(peaks)]
    print(
        f"\n{seconds[MEASURED]:.2f} s for {MEASURED:,} records and {MEASURED // RECORDS_A_DOCUMENT} documents "
        f"(to reach: {TARGET:.0f})"
    )
    print(
        f"twice the workspace costs {', '.join(f'{more:.0f}' for more in growth)} MB more: "
        "to grow with the workspace, each about twice the one before; with its square, four times"
    )


def _measured(records: int) -> dict[str, float]:
    """The medians over the runs on a workspace of so many records."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        root.mkdir()
        write_workspace(root, records, records // RECORDS_A_DOCUMENT)
        command = [sys.executable, "-m", "benchmarks.checking", str(root)]
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = kept | {"PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}

        def run() -> dict[str, float]:
            done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)
            found: dict[str, float] = json.loads(done.stdout)
            return found

        run()  # compiles
        runs = [run() for _ in range(RUNS)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


if __name__ == "__main__":
    if len(sys.argv) == 2:
        print(json.dumps(measure(Path(sys.argv[1]))))
    else:
        main()
