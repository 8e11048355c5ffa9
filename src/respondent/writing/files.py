"""Writing a file whole or not at all.

The data goes to a temporary file in the same folder, is forced to the disk and only then takes the file's name,
so that a crash, a full disk or a failing disk leaves the old file or the new one, never a torn one and never
neither. What a killed run leaves behind is recognised by its name and swept away by the next.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import IO, NoReturn

from respondent.errors import HeldOpenError, UnwritableFileError
from respondent.writing.locks import take

FILLED_FORM = "form.docx"
"""The ending of a regulator's form with a response's answers in it."""

_TEMPORARY = ".respondent-*.tmp"
_LONGEST_KEPT = 60
"""How much of a file's name its temporary file keeps; the whole must stay below 255 bytes."""

WAITS = (0.05, 0.1, 0.2, 0.4) if sys.platform == "win32" else ()
"""Seconds between attempts to replace a file that another program holds: on Windows, virus scanners and
OneDrive hold a file for a moment after it was written."""

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_WINDOWS_HOLDS = {5, 32, 33}  # access denied, sharing violation, lock violation
_WINDOWS_NOT_FOUND = {2, 3}
_WINDOWS_TOO_LONG = 206
_WINDOWS_LONGEST = 180  # of 259; the temporary file's name is up to 80 longer


def write_whole(path: Path, data: bytes) -> None:
    """Make `path` hold `data`; its folder is made where it is missing, permission bits are kept.

    Raises UnwritableFileError (HeldOpenError where Word or LibreOffice has the file open); `path` is then as it
    was, and nothing is left beside it.
    """
    _refuse_if_open(path)
    _make_folder(path)
    temporary = path.with_name(f".respondent-{path.name[:_LONGEST_KEPT]}-{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as file:
            _hold(file)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            _keep_mode(path, temporary)
            if sys.platform != "win32":  # there, an open file cannot be renamed
                _replace(temporary, path)
        if sys.platform == "win32":
            _replace(temporary, path)
    except OSError as error:
        _explain(path, error)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    settle(path.parent)


def write_new(path: Path, data: bytes) -> bool:
    """Make the new file `path` hold `data`, whole; False, and nothing done, where there is a file of that name.

    Nothing is ever written over, even if another process takes the name at the same moment. Raises
    UnwritableFileError.
    """
    _make_folder(path)
    temporary = path.with_name(f".respondent-{path.name[:_LONGEST_KEPT]}-{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _take_name(temporary, path)
    except FileExistsError:
        return False
    except OSError as error:
        _explain(path, error)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    settle(path.parent)
    return True


def write_folder(path: Path, files: Mapping[str, bytes]) -> bool:
    """Make the new folder `path` with these files, whole; False, and nothing done, where the name is taken.

    It is made under another name beside it, which begins with a full stop. Raises UnwritableFileError.
    """
    _make_folder(path)
    temporary = path.with_name(f".respondent-{path.name[:_LONGEST_KEPT]}-{secrets.token_hex(6)}.tmp")
    try:
        if path.exists():
            return False
        temporary.mkdir()
        for name, data in files.items():
            with (temporary / name).open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        settle(temporary)
        temporary.rename(path)  # onto a folder that is not empty, this fails everywhere
    except OSError as error:
        if path.exists():
            return False
        _explain(path, error)
    finally:
        rmtree(temporary, ignore_errors=True)
    settle(path.parent)
    return True


def _take_name(temporary: Path, path: Path) -> None:
    """Give the temporary file a name that none has; FileExistsError otherwise."""
    if sys.platform == "win32":
        temporary.rename(path)  # which refuses there
        return
    try:
        os.link(temporary, path)
    except OSError as error:
        if isinstance(error, FileExistsError) or path.exists():
            raise FileExistsError from error
        temporary.rename(path)  # a disk without hard links, such as a memory stick


def holds(path: Path, data: bytes) -> bool:
    """Whether the file already holds just `data`: then there is no need to write it, even if Word has it open."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def sweep(folder: Path) -> None:
    """Remove what killed runs left behind in `folder`; what a run is writing just now stays."""
    with suppress(OSError):
        for path in folder.glob(_TEMPORARY):
            if path.is_symlink() or not path.is_file() or _is_held(path):
                continue
            with suppress(OSError):
                path.unlink()


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _explain(path, error)


def _keep_mode(path: Path, temporary: Path) -> None:
    with suppress(OSError):
        temporary.chmod(stat.S_IMODE(path.stat().st_mode))


def _replace(temporary: Path, path: Path) -> None:
    """Give the temporary file its name, and be patient where another program holds the old one for a moment."""
    for wait in WAITS:
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    temporary.replace(path)


def settle(folder: Path) -> None:
    """Force a folder's entries to the disk where the system can; the files' own data is there already."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


# A temporary file is locked while it is being written, so that another run's sweep leaves it. The system lifts
# the lock when the process dies, however it dies. Windows refuses to delete an open file by itself.


def _hold(file: IO[bytes]) -> None:
    if sys.platform != "win32":
        with suppress(OSError):  # some network drives have no locks
            take(file.fileno())


def _is_held(path: Path) -> bool:
    if sys.platform != "win32":
        with suppress(OSError), path.open("rb") as file:
            return not take(file.fileno())
    return False


# Files that are open elsewhere


def _refuse_if_open(path: Path) -> None:
    """Raise HeldOpenError where a word processor's mark beside the file says that it has it open.

    Outside Windows nothing would stop us from replacing the file, but whoever has it open would then save the
    old one over it.
    """
    for program, name in (("Word", _word_mark(path.name)), ("LibreOffice", f".~lock.{path.name}#")):
        mark = path.with_name(name)
        with suppress(OSError):
            if mark.exists():
                raise HeldOpenError(path, program, mark.name)


def _word_mark(name: str) -> str:
    """The name of the file that Word keeps beside an open document: ``~$`` takes the place of the name's first
    two letters, of one if the stem has seven, and of none if it is shorter.
    """
    stem = len(Path(name).stem)
    return "~$" + name[min(2, max(0, stem - 6)) :]


# Messages


def _explain(path: Path, error: OSError) -> NoReturn:
    """Raise what `error` means for the person who wanted `path` written."""
    if isinstance(error, PermissionError) and path.is_file() and _windows(error) in _WINDOWS_HOLDS:
        raise HeldOpenError(path, "Word", None) from error
    raise UnwritableFileError(path, *_reason(path, error)) from error


def _reason(path: Path, error: OSError) -> tuple[str, str]:
    """Why a file could not be written, as a clause, and what to do about it, as a sentence."""
    if error.errno in _FULL:
        return "the disk is full", "Make some room on it, then try again."
    if _is_too_long(path, error):
        return "its path is too long for this computer", "Choose a folder with a shorter path."
    if path.is_dir():
        return "there is a folder of that name", "Move or rename that folder, or choose another one."
    if any(folder.is_file() for folder in path.parents):
        return "what should be its folder is a file", "Move or rename that file, or choose another folder."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return (
            "you may not write there",
            "Choose another folder, or ask whoever looks after this one for permission.",
        )
    why = error.strerror or "the computer gives no reason"
    return why[:1].lower() + why[1:], "Check the disk, or choose another folder."


def _is_too_long(path: Path, error: OSError) -> bool:
    """Windows says "not found" of a path that is too long, unless it is set up for long ones."""
    if error.errno == errno.ENAMETOOLONG or _windows(error) == _WINDOWS_TOO_LONG:
        return True
    return _windows(error) in _WINDOWS_NOT_FOUND and len(str(path.absolute())) > _WINDOWS_LONGEST


def _windows(error: OSError) -> int | None:
    """The error's number on Windows; elsewhere it has none."""
    number = getattr(error, "winerror", None)
    return number if isinstance(number, int) else None
