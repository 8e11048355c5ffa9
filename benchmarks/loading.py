"""How long 10,000 one-record files take to load and validate, against `yaml.CSafeLoader` over the same bytes.

Each run is a process of its own, the two take turns, and the medians of their CPU time are compared:
`respondent.load` walks the folders, reads the files, parses and validates every record and resolves every
reference; CSafeLoader is given the bytes, already read, and parses them.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from random import Random

FILES = 10_000
RUNS = 5
TEXT = """\
police recorded offences sexual images children online platform private messaging region force year services
content harm reports evidence counselling sessions counted published survey measure rate
"""
WORDS = TEXT.split()

SOURCE = """\
# Looked up in the publisher's catalogue; see the note for what it leaves out.
kind: source
type: {type}
title: {title}
publisher: Home Office
issued: 2024-{month:02}
edition: October 2024
url: https://www.example.org/statistics/{number}/{slug}
accessed: 2025-02-{day:02}
latest_checked: 2025-02-{day:02}
status: final
standing: [official, published]
owner: research
note: >-
  {note}
"""

STATISTIC = """\
# Taken from the sheet named below and added up by hand; checked by a second person.
kind: statistic
statement: {title} were {value:,} in 2023/24.
source: source-{source}
locator: sheet 2023_24, row {day}
value: {value:,}
unit: offence
measure: recorded
period: 2023/24
place: England and Wales
dimension: {{platform: {slug}}}
coverage: {{asked: 43, answered: {day}, usable: {day}, missing: [Gwent, Kent]}}
caveat: {{text: "{caveat}", show: note}}
owner: research
note: >-
  {note}
"""

FINDING = """\
# What the source says, in our words; its own stand in the passage.
kind: finding
statement: {title} are not covered where that is not feasible.
source: source-{source}
locator: para {month}.{day}
passage: >-
  {caveat}
owner: policy
note: >-
  {note}
"""


def write_workspace(root: Path, files: int = FILES) -> int:
    """Make a workspace of so many records, the same each time; gives the number of their bytes."""
    (root / "respondent.yaml").write_text(
        "respondent: 1\nunits:\n  - {name: offence, plural: offences, synonyms: [crime, crimes]}\n",
        encoding="utf-8",
    )
    random = Random(2025)
    size = 0
    for number in range(files):
        folder = root / "evidence" / f"owner-{number // 200:03}"
        folder.mkdir(parents=True, exist_ok=True)
        kind, form = (
            ("source", SOURCE)
            if number % 20 == 0
            else ("finding", FINDING)
            if number % 5 == 1
            else ("figure", STATISTIC)
        )
        text = form.format(
            number=number,
            source=random.randrange(0, files, 20),
            type=random.choice(["dataset", "report", "webpage", "survey"]),
            title=" ".join(random.choices(WORDS, k=9)).capitalize(),
            slug="-".join(random.choices(WORDS, k=3)),
            value=random.randrange(100, 100_000),
            month=random.randrange(1, 13),
            day=random.randrange(10, 29),
            caveat=" ".join(random.choices(WORDS, k=12)).capitalize(),
            note="\n  ".join(" ".join(random.choices(WORDS, k=12)) for _ in range(4)),
        )
        data = text.encode()
        size += len(data)
        (folder / f"{kind}-{number}.yaml").write_bytes(data)
    return size


def measure_load(root: Path) -> None:
    """One run of `respondent.load`, in a process of its own."""
    from respondent import load

    began = time.process_time()
    loaded = load(root)
    seconds = time.process_time() - began
    errors = [str(problem) for problem in loaded.diagnostics if problem.severity == "error"]
    if errors or len(loaded.workspace.records) < FILES:
        raise SystemExit(f"the workspace did not load: {errors[:3]}")
    _report(seconds)


def measure_yaml(root: Path) -> None:
    """One run of CSafeLoader over the same files, read beforehand, in a process of its own."""
    import yaml

    files = [path.read_bytes() for path in sorted((root / "evidence").rglob("*.yaml"))]
    began = time.process_time()
    for data in files:
        yaml.load(data, Loader=yaml.CSafeLoader)
    _report(time.process_time() - began)


def measure_stages(root: Path) -> None:
    """One run of what `load` does, stage by stage, and of libyaml's parser alone, which is a part of the second."""
    import yaml

    from respondent.loading.files import LARGEST_TEXT, read_file
    from respondent.loading.folders import RECORD, files_below
    from respondent.loading.records.record import read_record
    from respondent.model.settings import Settings
    from respondent.yamltext.parse import parse_yaml

    def events(data: bytes) -> None:
        next_event = yaml.CSafeLoader(data).get_event
        while next_event() is not None:
            pass

    gc.disable()  # as `load` does
    clock = [time.process_time()]
    files = files_below(str(root.resolve()), [(str(root / "evidence"), "evidence")], RECORD)[0]
    texts = [read_file(file.path, file.shown, LARGEST_TEXT)[0] or b"" for file in files]
    clock.append(time.process_time())
    nodes = [parse_yaml(data, file.shown)[0] for data, file in zip(texts, files, strict=True)]
    clock.append(time.process_time())
    for node, file in zip(nodes, files, strict=True):
        if node is not None:
            read_record(node, file.stem, file.shown, Settings())
    clock.append(time.process_time())
    for data in texts:
        events(data)
    clock.append(time.process_time())
    names = ("read", "parse", "validate", "events")
    print(json.dumps({name: end - start for name, (start, end) in zip(names, pairwise(clock), strict=True)}))


def _report(seconds: float) -> None:
    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:  # Windows
        peak = 0.0
    else:
        unit = 1 if sys.platform == "darwin" else 1024
        peak = getrusage(RUSAGE_SELF).ru_maxrss * unit / 1_000_000
    print(json.dumps({"seconds": seconds, "peak": peak}))


MEASURES = {"load": measure_load, "yaml": measure_yaml, "stages": measure_stages}


def _run(what: str, root: Path) -> dict[str, float]:
    """What one process reports of its run: CPU seconds, or the peak of its memory in MB."""
    done = subprocess.run(
        [sys.executable, __file__, what, str(root)], check=True, capture_output=True, encoding="utf-8"
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print the comparison, and what the time goes into."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        size = write_workspace(root)
        runs: dict[str, list[dict[str, float]]] = {what: [] for what in MEASURES}
        for _ in range(RUNS):
            for what, done in runs.items():
                done.append(_run(what, root))

    def median(what: str, name: str) -> float:
        return statistics.median(run[name] for run in runs[what])

    print(
        f"Loading {FILES:,} one-record files of {size / FILES:,.0f} bytes (CPU time, medians of {RUNS} runs)\n"
    )
    print(f"{'':34}{'seconds':>9}{'records/s':>11}{'peak MB':>9}")
    for what, name in (("load", "respondent.load (and validate)"), ("yaml", "yaml.CSafeLoader (parse only)")):
        seconds = median(what, "seconds")
        print(f"{name:34}{seconds:9.2f}{FILES / seconds:11,.0f}{median(what, 'peak'):9.0f}")
    ratio = median("load", "seconds") / median("yaml", "seconds")
    print(f"\nratio {ratio:.2f} (to reach: 0.75); peak {median('load', 'peak'):.0f} MB (to reach: 150)")
    print(
        f"of load: {median('stages', 'read'):.2f} s to find and read the files, "
        f"{median('stages', 'parse'):.2f} to parse (libyaml's events alone: {median('stages', 'events'):.2f}), "
        f"{median('stages', 'validate'):.2f} to validate; the rest is references and garbage collection"
    )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        MEASURES[sys.argv[1]](Path(sys.argv[2]))
    else:
        main()
