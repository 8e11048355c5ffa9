"""Builds as real processes: killed, in other environments, from another folder, and with little room."""

from __future__ import annotations

import hashlib
import json
import os
import random
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

Workspaces = Callable[[dict[str, str]], Path]

KILLS = 100

KILLER = """
import os, random, signal, sys, time
from pathlib import Path
from respondent.build import build
from respondent.loading.workspace import load

one, two, out, kills, seed = (*map(Path, sys.argv[1:4]), *map(int, sys.argv[4:]))
versions = [load(one), load(two)]
whole = {(path.name, path.read_bytes()) for folder in (one, two) for path in (folder / "out").iterdir()}
build(versions[0], out=out)
began = time.monotonic()
build(versions[1], out=out)
seconds = time.monotonic() - began
chance = random.Random(seed)
died = torn = 0
while died < kills:
    child = os.fork()
    if not child:
        build(versions[died % 2], out=out)
        os._exit(0)
    time.sleep(chance.uniform(0, seconds))
    os.kill(child, signal.SIGKILL)
    died += os.waitpid(child, 0)[1] == signal.SIGKILL
    torn += any((path.name, path.read_bytes()) not in whole for path in out.glob("*.docx"))
print(torn)
"""


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "respondent", *arguments],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def many_forces(number: int) -> dict[str, str]:
    rows = "".join(f"Force {row},{500 + row}\n" for row in range(number))
    return {"evidence/by-force.csv": f"force,offences\n{rows}"}


def noise(seed: int, side: int = 500) -> bytes:
    """A picture that cannot be compressed, so that writing a document that shows it takes a while."""
    chance = random.Random(seed)
    lines = b"".join(b"\0" + chance.randbytes(3 * side) for _ in range(side))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(lines, 1)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_build_killed_a_hundred_times_leaves_no_torn_file_and_the_next_no_debris(
    workspace: Workspaces, tmp_path: Path
) -> None:
    logo = {
        "evidence/our-charity.yaml": "kind: organisation\nname: Our Charity\nlogo: logo.png\nlogo_alt: Logo\n"
    }
    folders, whole = [], []
    for number in (1, 2):
        folder = workspace(many_forces(4) | logo).rename(tmp_path / str(number))
        (folder / "logo.png").write_bytes(noise(number))
        assert run("build", cwd=folder).returncode == 0
        folders.append(folder)
        whole.append(digests(folder / "out"))
    assert whole[0].keys() == whole[1].keys()
    assert not whole[0].items() & whole[1].items()

    out = tmp_path / "out"
    seed = random.randrange(1_000_000)
    arguments = [sys.executable, "-c", KILLER, *map(str, (*folders, out, KILLS, seed))]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=300)
    assert (done.stdout, done.stderr) == ("0\n", ""), f"seed {seed}: files were torn"

    assert run("build", "--out", str(out), cwd=folders[0]).returncode == 0
    assert digests(out) == whole[0]


def test_the_same_input_gives_the_same_bytes_elsewhere_and_at_another_time(
    workspace: Workspaces, tmp_path: Path
) -> None:
    root = workspace({})
    formats = ("build", "--as", "docx,html,md", "--out")
    environments = (
        {"TZ": "UTC", "PYTHONHASHSEED": "0"},
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711", "LC_ALL": "C"},
    )
    built = []
    for number, environment in enumerate(environments):
        out = tmp_path / str(number)
        assert run(*formats, str(out), cwd=root, **environment).returncode == 0
        built.append(digests(out))
        root = root.rename(tmp_path / "moved")
    assert built[0] == built[1]
    assert len(built[0]) == 9


def test_documents_and_messages_go_to_different_streams(workspace: Workspaces) -> None:
    root = workspace({"templates/letter.md.j2": "---\nkind: lettre\n---\n"})
    done = run("build", cwd=root / "evidence")
    assert done.returncode == 1
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        (root / "out/release-gwent.docx").as_posix(),
        (root / "out/release-dyfed-powys.docx").as_posix(),
    ]
    assert "templates/letter.md.j2:2:7 " in done.stderr
    assert "Not written (templates/letter.md.j2:2:1 T102): letter" in done.stderr


def test_json_is_utf_8_whatever_the_console(workspace: Workspaces) -> None:
    root = workspace({"evidence/offences.yaml": "kind: statistic\n"})
    command = [sys.executable, "-m", "respondent", "check", "--format", "json"]
    done = subprocess.run(
        command, cwd=root, env=os.environ | {"PYTHONIOENCODING": "cp437"}, capture_output=True
    )
    assert done.returncode == 1
    assert done.stderr == b""
    assert json.loads(done.stdout.decode("utf-8"))["summary"]["errors"] >= 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_disk_without_room_gets_a_sentence_and_leaves_the_old_documents(workspace: Workspaces) -> None:
    root = workspace({})
    assert run("build", cwd=root).returncode == 0
    before = digests(root / "out")
    workspace({"evidence/crime-data.yaml": "kind: source\ntype: dataset\ntitle: Crime\npublisher: Police\n"})
    script = (
        "import resource\n"
        "from respondent.cli.main import commands\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "commands(['build'])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True)
    assert done.returncode == 2
    assert "the disk is full. Make some room on it, then try again." in done.stderr
    assert "Traceback" not in done.stderr
    assert digests(root / "out") == before


@pytest.mark.skipif(sys.platform == "win32" or os.name != "posix", reason="it needs a pipe that closes early")
def test_a_reader_who_goes_away_sees_no_traceback(workspace: Workspaces) -> None:
    root = workspace(many_forces(60))
    child = subprocess.Popen(
        [sys.executable, "-m", "respondent", "explain"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    assert b"Traceback" not in child.stderr.read()
    child.stderr.close()
    child.wait()
