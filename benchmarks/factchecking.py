"""How many pages of 500 words a second are factchecked against 10,000 records.

The draft has 40 pages with about twelve quantities each, half of them the records'. Each run is a process of its
own; the medians of their CPU time are given. The evidence is gone through once for all drafts: that is told apart.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from benchmarks.drafts import WORDS, draft
from benchmarks.evidence import write_workspace
from benchmarks.memory import ROOT, own_peak

RECORDS = 10_000
PAGES = 40
RUNS = 5
TARGET = 20


def measure(root: Path) -> dict[str, float]:
    """One run: the seconds that each step takes, the number of quantities, and the peak of memory in MB."""
    from respondent.loading.workspace import load
    from respondent.reading.draft import read_draft
    from respondent.weighing.index import build_index
    from respondent.weighing.weigh import weigh_with

    clock = [time.process_time()]
    loaded = load(root)
    clock.append(time.process_time())
    index = build_index(loaded.workspace)
    clock.append(time.process_time())
    read = read_draft((root / "draft.md").read_bytes(), "draft.md").draft
    if read is None:
        raise SystemExit("the draft could not be read")
    found = weigh_with(read, index, loaded.workspace.settings)
    clock.append(time.process_time())
    load_, index_, draft_ = (end - start for start, end in pairwise(clock))
    supported = sum(one.verdict.value == "supported" for one in found)
    return {
        "load": load_,
        "index": index_,
        "draft": draft_,
        "quantities": len(found),
        "supported": supported,
        "peak": own_peak(),
    }


def main() -> None:
    """Print the pages a second, and what goes before them."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        stated = write_workspace(root, RECORDS)
        (root / "draft.md").write_text(draft(PAGES, stated), encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.factchecking", folder]
        runs: list[dict[str, float]] = [
            json.loads(subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout)
            for _ in range(RUNS)
        ]
    median = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    print(
        f"Factchecking a draft of {PAGES} pages of {WORDS} words against {RECORDS:,} records "
        f"(CPU time, medians of {RUNS} runs)\n"
    )
    print(f"{'load the evidence':34}{median['load']:9.2f} s")
    print(f"{'go through it once':34}{median['index']:9.2f} s")
    print(f"{'read and weigh the draft':34}{median['draft']:9.2f} s")
    print(
        f"\n{PAGES / median['draft']:.0f} pages a second (to reach: {TARGET}); "
        f"{median['quantities']:.0f} quantities, {median['supported']:.0f} of them supported; "
        f"peak {median['peak']:.0f} MB"
    )


if __name__ == "__main__":
    if len(sys.argv) == 2:
        print(json.dumps(measure(Path(sys.argv[1]))))
    else:
        main()
