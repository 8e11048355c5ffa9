"""How fast ``respondent serve`` answers with 10,000 records and 50 documents under git, over loopback.

The server is a process of its own, as somebody starts it; this one is those who visit. Given are the time on
the clock, and the CPU time of the server with that of the gits that it ran. First somebody starts it and opens
the first page and the evidence; then, when the documents are made and the rules asked, one person and then
eight at once read the list of a hundred rows, open documents, look at what an edit would do while they type, and
save; in the end fifty people do all of this at once.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from threading import Lock, Thread

from tests.web.over_http import Pairs, Visitor, changed, entered
from tests.web.started import Started, started

from benchmarks.evidence import write_workspace

RECORDS = 10_000
DOCUMENTS = 50
STARTS = 3
PAGES = 100
LISTS = 80
"""Pages of 100 statistics each that the evidence has."""
AT_ONCE = 8
EDITS = 20
SAVES = 40
PEOPLE, EACH = 50, 10
PAUSE = 3.0
"""Seconds that people look at a page, on average."""
LIST = "/evidence?kind=statistic&page=7"
WIDTH = 56
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Running:
    """What a server has used."""

    def __init__(self, server: Started) -> None:
        self._folder = Path(f"/proc/{server.process.pid}")

    def cpu(self) -> float:
        """CPU seconds of the server so far, and of the gits that it has waited for."""
        parts = (self._folder / "stat").read_text("utf-8").rpartition(")")[2].split()
        return sum(map(int, parts[11:15])) / TICKS

    def memory(self, name: str) -> float:
        """The server's memory in MB: `VmHWM` the peak, `VmRSS` at present."""
        lines = (self._folder / "status").read_text("utf-8").splitlines()
        return int(next(line for line in lines if line.startswith(name)).split()[1]) * 1024 / 1_000_000


def main() -> None:
    """Print the times, each with what is to be reached."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        root.mkdir()
        write_workspace(root, RECORDS, DOCUMENTS)
        for words in ("init -q -b main", "config user.name Example", "config user.email office@example.org"):
            _git(root, *words.split())
        _git(root, "add", "-A")
        _git(root, "commit", "-q", "-m", "Begin")
        print(f"The pages with {RECORDS:,} records and {DOCUMENTS} documents under git, over loopback\n")
        print(f"{'':{WIDTH}}{'seconds':>9}{'CPU':>9}   to reach")
        _starts(root)
        with started(root) as process:
            server, visitor = Running(process), entered(process.link)
            began, cpu = time.perf_counter(), server.cpu()
            _settled(server)
            _line(
                "documents made and rules asked, in the background",
                time.perf_counter() - began,
                server.cpu() - cpu,
            )
            _reading(server, visitor)
            _documents(server, visitor)
            _previews(server, visitor)
            _saving(server, visitor)
            _people(server, visitor, PAUSE, "4")
            _people(server, visitor, 0, "5")
            print(
                f"\nmemory: peak {server.memory('VmHWM'):.0f} MB, in the end {server.memory('VmRSS'):.0f} MB"
            )


def _starts(root: Path) -> None:
    """From the command to the first page, and to the list of evidence asked for next."""
    first, then, used = [], [], []
    for _ in range(STARTS):
        with started(root) as process:
            visitor = entered(process.link)
            _page(visitor, "/")
            first.append(time.perf_counter() - process.began)
            used.append(Running(process).cpu())
            began = time.perf_counter()
            _page(visitor, "/evidence")
            then.append(time.perf_counter() - began)
    _line(
        f"from the start to the first page (median of {STARTS})",
        statistics.median(first),
        statistics.median(used),
        "2",
    )
    _line("   the evidence at once after it", statistics.median(then))


def _settled(server: Running) -> None:
    """Wait until the server has made everything in the background."""
    before, quiet = server.cpu(), 0
    while quiet < 4:
        time.sleep(0.25)
        now = server.cpu()
        quiet = quiet + 1 if now - before < 0.02 else 0
        before = now


def _reading(server: Running, visitor: Visitor) -> None:
    _timed(server, "a list of 100 rows", PAGES, partial(_page, visitor, LIST))
    _timed(server, "the first page", PAGES, partial(_page, visitor, "/"))
    _timed(server, "a record's page", PAGES // 2, partial(_page, visitor, "/evidence/figure-3"))
    for words in ("each page for the first time", "the same pages again"):
        began, cpu = time.perf_counter(), server.cpu()
        _lists(visitor, 0)
        _rate(
            f"lists of 100 rows a second, {words}",
            LISTS,
            time.perf_counter() - began,
            server.cpu() - cpu,
            100,
        )
    began, cpu = time.perf_counter(), server.cpu()
    _all_at_once([partial(_lists, one, number * 10) for number, one in enumerate(_others(visitor, AT_ONCE))])
    many = LISTS * AT_ONCE
    _rate(f"   {AT_ONCE} people at once", many, time.perf_counter() - began, server.cpu() - cpu, 100)


def _lists(visitor: Visitor, first: int) -> None:
    """Every page of the list, from another one on for each."""
    for number in range(LISTS):
        _page(visitor, f"/evidence?kind=statistic&page={(first + number) % LISTS + 1}")


def _documents(server: Running, visitor: Visitor) -> None:
    """A letter opened, which is two requests: its page and the frame in it with the letter; and its Word file."""
    page = visitor.get("/documents").page
    links = {str(one) for one in page.xpath("//main//th//a/@href")}
    letters = sorted(one for one in links if one.startswith("/documents/letter-"))

    def opened(path: str) -> None:
        _page(visitor, path)
        _page(visitor, f"{path}/page")

    _each_timed(server, "a document opened, each for the first time", letters, opened)
    _each_timed(server, "   the same ones again", letters, opened)
    _each_timed(server, "   its Word file", letters, lambda path: _page(visitor, f"{path}/file/docx"))


def _previews(server: Running, visitor: Visitor) -> None:
    """What our script asks for while somebody types a figure that a document states."""
    name = _figures(visitor, 1)[0]
    fields = visitor.get(f"/evidence/{name}/change").form(f"/evidence/{name}/change")
    number = iter(range(1000, 9000, 7))

    def typed() -> None:
        sent = changed(fields, value=str(next(number)))
        answer = visitor.send(f"/evidence/{name}/effects", sent, {"X-Respondent": "fragment"})
        if answer.status != 200:
            raise SystemExit(f"no preview: {answer.status}")

    _timed(server, "the preview of an edit, as somebody types", EDITS, typed, "0.3")


def _saving(server: Running, visitor: Visitor) -> None:
    names = _figures(visitor, SAVES + 1)
    forms = {name: visitor.get(f"/evidence/{name}/change").form(f"/evidence/{name}/change") for name in names}

    def saved() -> None:
        name, fields = forms.popitem()
        _sent(visitor, name, changed(fields, note="Read again", why="other", step="save"))

    _per_second(server, "saves a second, one after the other", SAVES, saved, 10)
    names = _figures(visitor, SAVES)
    stories = iter(names)
    _per_second(
        server,
        "   with the form and the check before each",
        SAVES // 2,
        lambda: _edited(visitor, next(stories), "2"),
        None,
    )
    parts = [names[at::AT_ONCE] for at in range(AT_ONCE)]
    began, cpu = time.perf_counter(), server.cpu()
    _all_at_once(
        [
            partial(_each, part, partial(_edited, one, words="3"))
            for part, one in zip(parts, _others(visitor, AT_ONCE), strict=True)
        ]
    )
    _rate(
        f"   the same, {AT_ONCE} people at once", SAVES, time.perf_counter() - began, server.cpu() - cpu, None
    )


def _people(server: Running, visitor: Visitor, pause: float, words: str) -> None:
    """Fifty people, each of whom reads nine pages and makes an edit, with a pause before each or without."""
    names = _figures(visitor, PEOPLE)
    took: list[float] = []
    lock = Lock()

    def visit(one: Visitor, name: str) -> None:
        paths = ("/", "/evidence", LIST, f"/evidence/{name}", "/evidence?q=offences")
        random = Random(name)
        for number in range(EACH):
            time.sleep(random.uniform(0, 2 * pause))
            began = time.perf_counter()
            if number == EACH // 2:
                _edited(one, name, words, took)
                continue
            _page(one, paths[number % len(paths)])
            with lock:
                took.append(time.perf_counter() - began)

    began, cpu = time.perf_counter(), server.cpu()
    _all_at_once(
        [partial(visit, one, name) for one, name in zip(_others(visitor, PEOPLE), names, strict=True)]
    )
    seconds, used = time.perf_counter() - began, server.cpu() - cpu
    took.sort()
    pauses = f"who look {pause:.0f} s at each page" if pause else "without a pause"
    print(f"\n{PEOPLE} people at once {pauses}, a save in every {EACH} turns ({len(took)} requests)")
    _rate("   requests a second", len(took), seconds, used, None)
    for share in (0.5, 0.95):
        _line(f"   {share:.0%} of the requests were answered within", took[int(len(took) * share)])


# Visiting


def _others(visitor: Visitor, number: int) -> list[Visitor]:
    return [visitor.again() for _ in range(number)]


def _figures(visitor: Visitor, number: int) -> list[str]:
    """The ids of statistics, those that documents state first."""
    found: list[str] = []
    for query in ("used=letter-0&kind=statistic", "kind=statistic"):
        page = visitor.get(f"/evidence?{query}").page
        links = [str(one) for one in page.xpath("//*[@id='results']//th//a/@href")]
        found += [
            name
            for link in links
            if (name := link.rpartition("/")[2]).startswith("figure") and name not in found
        ]
    return found[:number]


def _page(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    if answer.status != 200:
        raise SystemExit(f"{path} was answered with {answer.status}")


def _edited(visitor: Visitor, name: str, words: str, took: list[float] | None = None) -> None:
    """The form, the check and the save of one edit, as somebody does it."""
    path = f"/evidence/{name}/change"
    took = [] if took is None else took
    began = time.perf_counter()
    fields = visitor.get(path).form(path)
    took.append(time.perf_counter() - began)
    began = time.perf_counter()
    checked = visitor.send(path, changed(fields, note=f"Read again {words}", why="other")).form(path)
    took.append(time.perf_counter() - began)
    began = time.perf_counter()
    _sent(visitor, name, changed(checked, step="save"))
    took.append(time.perf_counter() - began)


def _sent(visitor: Visitor, name: str, fields: Pairs) -> None:
    answer = visitor.send(f"/evidence/{name}/change", fields)
    if answer.status != 303:
        raise SystemExit(f"a save was answered with {answer.status}: {answer.text}")


# Measuring


def _timed(server: Running, what: str, times: int, run: Callable[[], object], target: str = "") -> None:
    run()
    took = []
    cpu = server.cpu()
    for _ in range(times):
        began = time.perf_counter()
        run()
        took.append(time.perf_counter() - began)
    _line(what, statistics.median(took), (server.cpu() - cpu) / times, target)


def _each_timed(server: Running, what: str, names: list[str], run: Callable[[str], object]) -> None:
    """The same for each of some names, the first time too."""
    took = []
    cpu = server.cpu()
    for name in names:
        began = time.perf_counter()
        run(name)
        took.append(time.perf_counter() - began)
    _line(what, statistics.median(took), (server.cpu() - cpu) / len(names))


def _per_second(
    server: Running, what: str, times: int, run: Callable[[], object], target: int | None
) -> None:
    run()
    began, cpu = time.perf_counter(), server.cpu()
    for _ in range(times - 1):
        run()
    _rate(what, times - 1, time.perf_counter() - began, server.cpu() - cpu, target)


def _each(names: list[str], run: Callable[[str], object]) -> None:
    for name in names:
        run(name)


def _all_at_once(runs: list[Callable[[], object]]) -> None:
    threads = [Thread(target=run) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _rate(what: str, many: int, seconds: float, cpu: float, target: int | None) -> None:
    """Things a second: by the clock, and if nothing but the server's CPU time counted."""
    print(f"{what:{WIDTH}}{many / seconds:9.1f}{many / cpu:9.1f}   {target or ''}".rstrip(), flush=True)


def _line(what: str, seconds: float, cpu: float | None = None, target: str = "") -> None:
    print(
        f"{what:{WIDTH}}{seconds:9.3f}{'' if cpu is None else format(cpu, '.3f'):>9}   {target}".rstrip(),
        flush=True,
    )


def _git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True)


if __name__ == "__main__":
    main()
