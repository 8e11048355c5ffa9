"""The file that the accounts are kept in: SQLite, for several threads and processes, read by nobody else.

Every change is one transaction that is on the disk when it returns, so that what was revoked stays revoked after a
power failure.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from respondent.accounts.schema import APPLICATION, VERSIONS
from respondent.errors import AccountsUnusableError, NewerAccountsError

NAME = "accounts.sqlite3"
_PATIENCE_SECONDS = 10
_KEY_BYTES = 32
_OWN_FILE = 0o600
_OWN_FOLDER = 0o700


class Store:
    """The accounts' file, open. `read` and `write` give its connection; close it when done.

    One connection serves all threads, one at a time: what is done with it takes microseconds. Passwords are never
    hashed inside. Raises AccountsUnusableError, and NewerAccountsError for a file of a later version.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._turn = threading.RLock()
        self._depth = 0
        with self._explained():
            _prepare(folder, self.path)
            self._connection = sqlite3.connect(
                self.path, timeout=_PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
            )
        try:
            with self._explained():
                self._set_up()
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file; nothing can be done with it afterwards."""
        with self._turn:
            self._connection.close()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The connection, to read with."""
        with self._turn, self._explained():
            yield self._connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """The connection in a transaction: all is kept at the end, or nothing if there is an exception.

        Inside another `write` of the same thread it is part of that one.
        """
        with self._turn, self._explained():
            if self._depth == 0:
                self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield self._connection
            except BaseException:
                if self._depth == 1 and self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            else:
                if self._depth == 1:
                    self._commit()
            finally:
                self._depth -= 1

    def key(self, purpose: str) -> bytes:
        """32 random bytes that are the same at each start, to sign with; another key for each purpose."""
        with self.write() as connection:
            made = secrets.token_bytes(_KEY_BYTES)
            connection.execute("INSERT OR IGNORE INTO keys (name, value) VALUES (?, ?)", (purpose, made))
            return bytes(
                connection.execute("SELECT value FROM keys WHERE name = ?", (purpose,)).fetchone()[0]
            )

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT")
        except sqlite3.Error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """What SQLite and the disk say in words for people; a broken rule of the tables is a fault of ours."""
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            raise AccountsUnusableError(self.path, *_in_words(error)) from error
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise AccountsUnusableError(self.path, why, "Look at the folder’s permissions.") from error

    def _set_up(self) -> None:
        run = self._connection.execute
        if run("PRAGMA application_id").fetchone()[0] not in (0, APPLICATION):
            raise sqlite3.DatabaseError("file is not a database of ours")
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = FULL")
        run("PRAGMA foreign_keys = ON")
        run("PRAGMA recursive_triggers = ON")  # or REPLACE would get round the log’s triggers
        with self.write():
            version = int(run("PRAGMA user_version").fetchone()[0])
            if version > len(VERSIONS):
                raise NewerAccountsError(self.path, version, len(VERSIONS))
            for statements in VERSIONS[version:]:
                for statement in statements:
                    run(statement)
            if version < len(VERSIONS):
                run(f"PRAGMA user_version = {len(VERSIONS)}")
                run(f"PRAGMA application_id = {APPLICATION}")


def _prepare(folder: Path, path: Path) -> None:
    """A folder and a file that only this user reads, out of git's sight; SQLite's other files get its mode."""
    if not folder.is_dir():
        folder.mkdir(parents=True)
        folder.chmod(_OWN_FOLDER)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text(
            "# Accounts and other state of this computer: never for git.\n*\n", encoding="utf-8"
        )
    if path.is_symlink():
        raise OSError("it is a link to another file")
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWN_FILE))
    if stat.S_IMODE(path.stat().st_mode) != _OWN_FILE:
        path.chmod(_OWN_FILE)


def _in_words(error: sqlite3.DatabaseError) -> tuple[str, str]:
    """Why, as a clause, and what to do, as a sentence."""
    said = str(error).lower()
    if "not a database" in said or "malformed" in said:
        return "it is not a file of accounts, or it is damaged", "Put back a copy from your backup."
    if "locked" in said or "busy" in said:
        return "another program has held it for too long", "Close that program, then try again."
    if "full" in said:
        return "the disk is full", "Make room, then try again."
    if "readonly" in said or "unable to open" in said:
        return "it cannot be written", "Look at the permissions of the file and of its folder."
    return f"the database says “{error}”", "Look at the disk, then try again."
