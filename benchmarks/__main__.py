"""Every benchmark in one run, each in a process of its own: ``python -m benchmarks``."""

from __future__ import annotations

import subprocess
import sys

if __name__ == "__main__":
    for name in (
        "letters",
        "loading",
        "factchecking",
        "checking",
        "auditing",
        "reporting",
        "tracing",
        "sharing",
        "serving",
    ):
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)
        print(flush=True)
