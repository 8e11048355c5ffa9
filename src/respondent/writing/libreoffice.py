"""LibreOffice as a program: where it is, and one run of it that leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import which

from respondent.errors import MissingProgramError

_NAMES = ("soffice", "libreoffice")
_PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "linux": ("/usr/lib/libreoffice/program/soffice", "/usr/lib64/libreoffice/program/soffice"),
    "win32": (),
}
"""Where its own installers put it, and the path does not lead."""


def find_libreoffice() -> str:
    """The program's path. Raises MissingProgramError."""
    for name in _NAMES:
        if found := which(name):
            return found
    for place in _places():
        if place.is_file():
            return str(place)
    raise MissingProgramError("LibreOffice", "to write a PDF")


def _places() -> Iterator[Path]:
    for place in _PLACES.get(sys.platform, ()):
        yield Path(place)
    if sys.platform == "darwin":
        yield Path.home() / "Applications/LibreOffice.app/Contents/MacOS/soffice"
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        if folder := os.environ.get(variable):
            yield Path(folder) / "LibreOffice/program/soffice.exe"
    yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def run_libreoffice(program: str, arguments: Sequence[str], profile: Path, seconds: float) -> bool:
    """Run the program without a window, in a profile of its own, so that one that is open does not matter.

    Gives False if it was not done after `seconds`; it is then stopped, and so is whatever it started.
    """
    process = subprocess.Popen(  # noqa: S603 (the program found above, and arguments of our own)
        [
            program,
            "--headless",
            "--norestore",
            "--nologo",
            f"-env:UserInstallation={profile.resolve().as_uri()}",
            *arguments,
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # on Windows this has no effect: see _stop
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _stop(process)
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop the process and those that it started: the launcher alone would leave the real one running."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        taskkill = str(Path(os.environ["SYSTEMROOT"]) / "System32/taskkill.exe")
        subprocess.run([taskkill, "/T", "/F", "/PID", str(process.pid)], check=False, timeout=30)  # noqa: S603 (as above)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
