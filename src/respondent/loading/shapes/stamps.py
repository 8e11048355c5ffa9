"""What Respondent itself writes into files beside what people say: moments, hashes and commits."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from respondent.loading.shapes.reading import Refused
from respondent.loading.shapes.shape import Scalar
from respondent.model.shortened import shortened

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_RESTORE = "Nobody changes this file by hand: bring it back as it was, from git or a backup."


def _moment(text: str) -> datetime:
    try:
        if _MOMENT.fullmatch(text):
            return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        pass
    raise Refused(
        f"“{shortened(text, 40)}” is not a moment in UTC.", "It is written as 2025-02-18T14:30:05Z."
    )


def _hash(pattern: re.Pattern[str], words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if pattern.fullmatch(text) is None:
            raise Refused(f"“{shortened(text, 40)}” is not {words}.", _RESTORE)
        return text

    return read


MOMENT_UTC = Scalar("a moment in UTC such as 2025-02-18T14:30:05Z", _moment, pattern=f"^{_MOMENT.pattern}$")
SHA256 = Scalar(
    "a SHA-256 in 64 hexadecimal digits",
    _hash(_SHA256, "a SHA-256 in 64 hexadecimal digits"),
    pattern=f"^{_SHA256.pattern}$",
)
COMMIT = Scalar(
    "a commit’s full hash", _hash(_COMMIT, "a commit’s full hash"), pattern=f"^({_COMMIT.pattern})$"
)
