"""The peak memory of one way to write a letter, over twenty letters in a process of its own.

``python -m benchmarks.memory WAY WORKSPACE TEMPLATE FOLDER`` prints it in MB.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.ways import WAYS, Letter

ROOT = Path(__file__).resolve().parent.parent
LETTERS = 20


def peak(way: str, letter: Letter) -> float:
    """The peak in MB, of a new process; of pandoc, that of its own process."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "benchmarks.memory", way),
            *(str(letter.workspace), letter.template, str(letter.folder)),
        ],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
    )
    return float(done.stdout)


def _print_peak(way: str, letter: Letter) -> None:
    write = WAYS[way](letter)
    for _ in range(LETTERS):
        write()
    print(_usage("RUSAGE_CHILDREN") if way == "pandoc" else own_peak())


def own_peak() -> float:
    """This process's peak in MB. On Linux what `getrusage` gives includes the process that started this one."""
    status = Path("/proc/self/status")
    if not status.exists():
        return _usage("RUSAGE_SELF")
    line = next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024 / 1_000_000


def _usage(whose: str) -> float:
    """The peak in MB that the system keeps of this process or its children; Windows keeps none."""
    try:
        import resource
    except ImportError:
        return float("nan")
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(getattr(resource, whose)).ru_maxrss * unit / 1_000_000


if __name__ == "__main__":
    _print_peak(sys.argv[1], Letter("", Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4])))
