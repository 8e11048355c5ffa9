"""How long it takes to audit a file of 50 pages with 500 claims, untouched and with fifty of its figures edited.

Each run is a process of its own; the medians of their CPU time are given. Loading the evidence is told apart.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from benchmarks.long_letter import FRONT, OFFICE, ORGANISATION, SENTENCES, SETTINGS, SOURCE, STATISTIC
from benchmarks.memory import ROOT, own_peak

CLAIMS = 500
WORDS_A_PAGE = 500
PAGES = 50
EDITED = 50
RUNS = 5
TARGET = 1.0


def write_workspace(root: Path) -> None:
    """A letter with a claim in each of 500 paragraphs, and the records on which they rest."""
    files = {
        "respondent.yaml": SETTINGS,
        "evidence/first-office.yaml": OFFICE.format(name="First Secretary"),
        "evidence/second-office.yaml": OFFICE.format(name="Second Secretary"),
        "templates/long-letter.md.j2": FRONT + _body(),
    }
    for name in ("First", "Second", "Third"):
        files[f"evidence/{name.lower()}-charity.yaml"] = ORGANISATION.format(name=f"{name} Charity")
    for number in range(12):
        files[f"evidence/source-{number}.yaml"] = SOURCE.format(
            type="dataset", title=f"Offences, part {number}", publisher="Home Office", month=1, number=number
        )
    for number in range(CLAIMS):
        files[f"evidence/record-{number}.yaml"] = STATISTIC.format(
            number=number,
            source=number % 12,
            statement=f"Police recorded {1000 + 317 * number:,} offences in {_place(number)}.",
            value=1000 + 317 * number,
        )
        files[f"evidence/record-{number}.yaml"] += f"place: {_place(number)}\n"
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def _place(number: int) -> str:
    """A made-up place's name, of letters alone."""
    return "".join("ABCDEFGHIJ"[int(digit)].lower() for digit in f"{number:03}").capitalize() + "shire"


def _body() -> str:
    a_paragraph = WORDS_A_PAGE * PAGES // CLAIMS
    paragraphs = []
    for number in range(CLAIMS):
        words = (
            f'In {_place(number)} police recorded {{{{ figure("record-{number}") }}}} offences in 2023/24.'
        )
        for index in range(len(SENTENCES)):
            if len(words.split()) >= a_paragraph:
                break
            words += f" {SENTENCES[(number + index) % len(SENTENCES)]}"
        paragraphs.append(words)
    return "\n\n".join(paragraphs) + "\n"


def edit(built: Path, edited: Path) -> None:
    """Write the file anew with other digits in some of its claims."""
    done = 0

    def change(found: re.Match[str]) -> str:
        nonlocal done
        done += 1
        return f"{found[1]}{found[2]}9{found[3]}" if done % (CLAIMS // EDITED) == 0 else found[0]

    with zipfile.ZipFile(built) as old, zipfile.ZipFile(edited, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                text = data.decode("utf-8")
                pattern = r"(<w:sdtContent><w:r><w:t[^>]*>)([0-9,]*)[0-8]([0-9]</w:t>)"
                data = re.sub(pattern, change, text).encode("utf-8")
            new.writestr(name, data)


def measure(root: Path, name: str) -> dict[str, float]:
    """One run: the seconds that it takes to load the evidence and to audit, and what was found."""
    from respondent.audits import audit_bytes
    from respondent.loading.workspace import load
    from respondent.reading.whole_file import file_bytes

    start = time.process_time()
    workspace = load(root).workspace
    loaded = time.process_time()
    found = audit_bytes(file_bytes(root / name), name, workspace)
    done = time.process_time()
    return {
        "load": loaded - start,
        "audit": done - loaded,
        "claims": len(found.claims),
        "said": sum(not claim.is_quiet for claim in found.claims),
        "peak": own_peak(),
    }


def main() -> None:
    """Print the medians for both files."""
    from respondent.build import build

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_workspace(root)
        built = build(root).files[0]
        built.rename(root / "untouched.docx")
        edit(root / "untouched.docx", root / "edited.docx")
        print(f"Auditing a file of {PAGES} pages with {CLAIMS} claims (CPU time, medians of {RUNS} runs)\n")
        for name in ("untouched.docx", "edited.docx"):
            command = [sys.executable, "-m", "benchmarks.auditing", folder, name]
            runs: list[dict[str, float]] = [
                json.loads(subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout)
                for _ in range(RUNS)
            ]
            median = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
            print(
                f"{name:18}{median['audit']:6.2f} s (to reach: {TARGET:.0f}), evidence loaded in "
                f"{median['load']:.2f} s; {median['claims']:.0f} claims, {median['said']:.0f} with something to "
                f"say; peak {median['peak']:.0f} MB"
            )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure(Path(sys.argv[1]), sys.argv[2])))
    else:
        main()
