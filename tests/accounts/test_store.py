"""The file that the accounts are kept in."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from respondent.accounts.accounts import Accounts
from respondent.accounts.schema import VERSIONS
from respondent.accounts.store import NAME, Store
from respondent.errors import AccountsUnusableError, NewerAccountsError

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")


@posix
def test_nobody_else_can_read_the_file_its_journal_or_its_folder(tmp_path: Path) -> None:
    store = Store(tmp_path / "state")
    with store.write() as connection:
        connection.execute("INSERT INTO attempts (bucket, at) VALUES ('x', 1)")
    kept = sorted(path.name for path in (tmp_path / "state").glob(f"{NAME}*"))
    assert kept == [NAME, f"{NAME}-shm", f"{NAME}-wal"]
    assert {stat.S_IMODE((tmp_path / "state" / name).stat().st_mode) for name in kept} == {0o600}
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700
    store.close()


@posix
def test_a_file_that_others_could_read_is_made_private_again(tmp_path: Path) -> None:
    Store(tmp_path).close()
    (tmp_path / NAME).chmod(0o644)
    Store(tmp_path).close()
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


def test_git_does_not_see_the_folder(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    Store(tmp_path / ".respondent").close()
    seen = subprocess.run(["git", "status", "--porcelain"], cwd=tmp_path, capture_output=True, check=True)
    assert seen.stdout == b""


def test_what_was_kept_is_there_after_the_next_start(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.write() as connection:
        connection.execute("INSERT INTO attempts (bucket, at) VALUES ('x', 7)")
    store.close()
    again = Store(tmp_path)
    with again.read() as connection:
        assert connection.execute("SELECT at FROM attempts").fetchall() == [(7,)]
    again.close()


def test_a_key_is_the_same_at_each_start_and_another_for_each_purpose(tmp_path: Path) -> None:
    store = Store(tmp_path)
    forms, other = store.key("forms"), store.key("other")
    store.close()
    again = Store(tmp_path)
    assert (again.key("forms"), again.key("other")) == (forms, other)
    assert len(forms) == 32
    assert forms != other
    again.close()


def test_a_file_of_a_later_version_is_refused_kindly_and_left_alone(tmp_path: Path) -> None:
    Store(tmp_path).close()
    later = sqlite3.connect(tmp_path / NAME)
    later.execute(f"PRAGMA user_version = {len(VERSIONS) + 1}")
    later.close()
    with pytest.raises(NewerAccountsError, match=r"later version of Respondent .* Nothing was changed"):
        Store(tmp_path)
    later = sqlite3.connect(tmp_path / NAME)
    assert later.execute("PRAGMA user_version").fetchone() == (len(VERSIONS) + 1,)
    later.close()


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"Dear Minister, this is a letter and not a database." * 40)
    with pytest.raises(AccountsUnusableError, match="not a file of accounts, or it is damaged"):
        Store(tmp_path)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / NAME)
    other.execute("PRAGMA application_id = 12345")
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(AccountsUnusableError, match="not a file of accounts"):
        Store(tmp_path)


@posix
def test_a_link_to_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"")
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / NAME).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(AccountsUnusableError, match="a link to another file"):
        Store(tmp_path / "state")


@posix
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    superuser = os.geteuid() == 0
    if superuser:  # who may write anywhere: be nobody meanwhile
        os.seteuid(65534)
    try:
        with pytest.raises(AccountsUnusableError, match="permissions"):
            Store(tmp_path / "state")
    finally:
        if superuser:
            os.seteuid(0)


def test_a_folder_where_a_file_stands_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", encoding="utf-8")
    with pytest.raises(AccountsUnusableError, match="exists"):
        Store(tmp_path / "state")


def test_an_exception_inside_leaves_all_as_it_was(accounts: Accounts) -> None:
    def break_off() -> None:
        with accounts.store.write() as outer:
            outer.execute("INSERT INTO attempts (bucket, at) VALUES ('x', 1)")
            with accounts.store.write() as inner:
                inner.execute("INSERT INTO attempts (bucket, at) VALUES ('y', 2)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    with accounts.store.read() as connection:
        assert connection.execute("SELECT COUNT(*) FROM attempts").fetchone() == (0,)


def test_two_processes_and_many_threads_lose_nothing(tmp_path: Path) -> None:
    stores = (Store(tmp_path), Store(tmp_path))  # two connections, as of two processes

    def put(store: Store) -> None:
        for _ in range(10):
            with store.write() as connection:
                count = connection.execute("SELECT COUNT(*) FROM attempts").fetchone()[0]
                connection.execute("INSERT INTO attempts (bucket, at) VALUES ('x', ?)", (count,))

    threads = [threading.Thread(target=put, args=(store,)) for store in stores for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with stores[0].read() as connection:
        counts = [row[0] for row in connection.execute("SELECT at FROM attempts ORDER BY id")]
    assert counts == list(range(60))
    for store in stores:
        store.close()


def test_what_is_held_for_too_long_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("respondent.accounts.store._PATIENCE_SECONDS", 0)
    one, other = Store(tmp_path), Store(tmp_path)
    with one.write(), pytest.raises(AccountsUnusableError, match="held it for too long"), other.write():
        pass
    one.close()
    other.close()


def test_a_full_disk_is_told_in_words_and_leaves_all_as_it_was(accounts: Accounts) -> None:
    with accounts.store.read() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(AccountsUnusableError, match="disk is full"), accounts.store.write() as connection:
        connection.execute("INSERT INTO attempts (bucket, at) VALUES (?, 1)", ("x" * 100_000,))
    with accounts.store.read() as connection:
        assert connection.execute("SELECT COUNT(*) FROM attempts").fetchone() == (0,)


def test_what_breaks_a_rule_only_at_the_end_leaves_all_as_it_was(accounts: Accounts) -> None:
    def put_in_a_session_of_nobody() -> None:
        with accounts.store.write() as connection:
            connection.execute("PRAGMA defer_foreign_keys = ON")
            connection.execute("INSERT INTO sessions VALUES (1, 99, 'digest', 0, 0, 0, '', '')")

    with pytest.raises(sqlite3.IntegrityError):
        put_in_a_session_of_nobody()
    with accounts.store.read() as connection:
        assert connection.execute("SELECT COUNT(*) FROM sessions").fetchone() == (0,)
    with accounts.store.write() as connection:  # and the next transaction is whole again
        connection.execute("INSERT INTO attempts (bucket, at) VALUES ('x', 1)")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("attempt to write a readonly database", "cannot be written"),
        ("unable to open database file", "cannot be written"),
        ("disk I/O error", "the database says “disk I/O error”"),
    ],
)
def test_what_the_database_says_is_put_in_words(accounts: Accounts, said: str, words: str) -> None:
    with pytest.raises(AccountsUnusableError, match=words), accounts.store.read():
        raise sqlite3.OperationalError(said)
