"""The tables of the accounts, version by version. What was released is never changed: the next is added."""

from __future__ import annotations

APPLICATION = 0x52455350
"""SQLite's application id, “RESP”: this file is ours and no other program's."""

_FIRST = (
    "CREATE TABLE keys (name TEXT PRIMARY KEY, value BLOB NOT NULL)",
    """
    CREATE TABLE people (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        email TEXT NOT NULL,
        email_key TEXT NOT NULL UNIQUE,
        organisation TEXT NOT NULL,
        role TEXT NOT NULL,
        password TEXT,
        added_at INTEGER NOT NULL,
        joined_at INTEGER
    )
    """,
    """
    CREATE TABLE invitations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        digest TEXT NOT NULL UNIQUE,
        issued_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        spent_at INTEGER,
        revoked_at INTEGER
    )
    """,
    "CREATE INDEX invitations_of ON invitations (person_id)",
    """
    CREATE TABLE sessions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        digest TEXT NOT NULL UNIQUE,
        began_at INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        address TEXT NOT NULL,
        agent TEXT NOT NULL
    )
    """,
    "CREATE INDEX sessions_of ON sessions (person_id)",
    """
    CREATE TABLE attempts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        bucket TEXT NOT NULL,
        at INTEGER NOT NULL
    )
    """,
    "CREATE INDEX attempts_in ON attempts (bucket, at)",
    "CREATE INDEX attempts_at ON attempts (at)",
    """
    CREATE TABLE log (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        who TEXT NOT NULL,
        action TEXT NOT NULL,
        about TEXT NOT NULL,
        address TEXT NOT NULL
    )
    """,
    "CREATE INDEX log_at ON log (at)",
    "CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END",
    "CREATE TRIGGER log_is_not_cut BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END",
)

VERSIONS = (_FIRST,)
"""The statements that lead from each version to the next; SQLite's `user_version` counts them."""
