"""What tests of rules share: files of a workspace written, pictures among them."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

PICTURE = "(picture)"
"""What a case gives as the text of a file that is a picture."""

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def put() -> Callable[[Path, str], None]:
    """``put(path, text)`` writes a file and its folders; the text "(picture)" stands for a picture's bytes."""

    def put_file(path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PIXEL if text == PICTURE else text.encode())

    return put_file
