"""How long the desk takes for what happens at each edit, with 10,000 records and 50 documents under git.

The workspace is read again, an edit is previewed, and it is saved. One process does each thing several times, and
the medians are given of the time on the clock and of the CPU time. Saves a second are of somebody who saves one
record after the other and looks at the workspace after each, with the CPU time of git counted in; and of ten people
who do so at once.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from threading import Thread

from benchmarks.evidence import write_workspace
from benchmarks.memory import own_peak
from respondent.desk.desk import Desk
from respondent.desk.making import made_apart
from respondent.desk.outcome import Saved
from respondent.desk.view import View
from respondent.loading.kept import Keeper
from respondent.model.edit import FileChange
from respondent.model.person import Person

RECORDS = 10_000
DOCUMENTS = 50
RUNS = 15
SAVES = 60
PEOPLE, EACH = 10, 6
WIDTH = 52


def main() -> None:
    """Print the times, each with what is to be reached."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        root.mkdir()
        write_workspace(root, RECORDS, DOCUMENTS)
        _git(root, "init", "-q", "-b", "main")
        _git(root, "add", "-A")
        _git(root, "commit", "-q", "-m", "Begin")
        print(
            f"The desk with {RECORDS:,} records and {DOCUMENTS} documents under git (medians of {RUNS} runs)\n"
        )
        print(f"{'':{WIDTH}}{'seconds':>9}{'CPU':>9}   to reach")
        desk = _first(lambda: Desk(root))
        _loading(desk)
        _previews(desk)
        with made_apart() as maker:
            team = Desk(root, maker=maker)
            team.warm(wait=True)
            _previews(team, ", made apart, as for a team")
        _saves(desk)
        print(f"\npeak {own_peak():.0f} MB")


def _first(make: Callable[[], Desk]) -> Desk:
    began, cpu = time.perf_counter(), time.process_time()
    desk = make()
    desk.view()
    _line("first view, everything read", time.perf_counter() - began, time.process_time() - cpu, "2")
    began, cpu = time.perf_counter(), time.process_time()
    desk.warm(wait=True)
    _line(
        "all documents made and rules asked, in the background",
        time.perf_counter() - began,
        time.process_time() - cpu,
    )
    return desk


def _loading(desk: Desk) -> None:
    keeper = Keeper(desk.root)
    keeper.load()
    change = _change(desk, "value: 77", 0)
    _measured("read again, every file looked at", keeper.load, "0.15")
    _measured("   the same with an edit laid over", lambda: keeper.load({change.path: change.after}), "0.15")
    path = str(Path(desk.root).resolve() / change.path)
    _measured("read again, one file known to have changed", lambda: keeper.load(suspects=[path]))
    _measured(
        "   an edit laid over, all else as it was",
        lambda: keeper.load({change.path: change.after}, suspects=()),
    )
    _measured("looked whether any file has changed", lambda: keeper.changed(10))


def _previews(desk: Desk, how: str = "") -> None:
    view = desk.view()
    used = view.used_in()
    for documents in (0, 1, 20):
        names = [
            n for n in view.workspace.records if n.startswith("figure") and len(used.get(n, ())) == documents
        ]
        if names:
            edits = (_change_of(desk, names[0], f"value: {number}") for number in count(1001))
            many = f"{documents} document{'' if documents == 1 else 's'}"
            what = f"preview of an edit that changes {many}" if not how else f"   {many}{how}"
            _measured(what, partial(_preview, desk, view, edits), "0.3")


def _preview(desk: Desk, view: View, edits: Iterator[FileChange]) -> None:
    """Another edit each time: one that was looked at before is known."""
    desk.preview(view, [next(edits)])


def _saves(desk: Desk) -> None:
    person = Person("Example Office", "office@example.org")

    def save(number: int) -> None:
        outcome = desk.save([_change(desk, f"value: {number}", number)], person, "Change")
        if not isinstance(outcome, Saved):
            raise SystemExit(f"a save was refused: {outcome}")
        desk.view()

    began, cpu = time.perf_counter(), os.times()
    for number in range(SAVES):
        save(number)
    seconds, spent = time.perf_counter() - began, os.times()
    used = sum(spent[:4]) - sum(cpu[:4])
    print(
        f"{'saves a second, each seen in the next view':{WIDTH}}{SAVES / seconds:9.1f}{SAVES / used:9.1f}   10"
    )

    def save_some(first: int) -> None:
        for number in range(first, first + EACH):
            save(number)

    threads = [Thread(target=save_some, args=(SAVES + EACH * at,)) for at in range(PEOPLE)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(
        f"{'   of ten people at once':{WIDTH}}{PEOPLE * EACH / (time.perf_counter() - began):9.1f}{'':9}   10"
    )


def _change(desk: Desk, value: str, number: int) -> FileChange:
    names = [n for n in desk.view().workspace.records if n.startswith("figure")]
    return _change_of(desk, names[number], value)


def _change_of(desk: Desk, name: str, value: str) -> FileChange:
    path = desk.view().workspace.records[name].span.path
    data = (desk.root / path).read_bytes()
    lines = [value.encode() if line.startswith(b"value:") else line for line in data.split(b"\n")]
    return FileChange(path, data, b"\n".join(lines))


def _measured(name: str, run: Callable[[], object], target: str = "") -> None:
    run()
    wall, cpu = [], []
    for _ in range(RUNS):
        began, before = time.perf_counter(), time.process_time()
        run()
        wall.append(time.perf_counter() - began)
        cpu.append(time.process_time() - before)
    _line(name, statistics.median(wall), statistics.median(cpu), target)


def _line(name: str, seconds: float, cpu: float, target: str = "") -> None:
    print(f"{name:{WIDTH}}{seconds:9.3f}{cpu:9.3f}   {target}".rstrip(), flush=True)


def _git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Example", "-c", "user.email=office@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True)


if __name__ == "__main__":
    main()
