"""Reading one file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from respondent.loading.files import read_file
from respondent.model.span import Span


def test_a_file_s_bytes_are_read_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"\r\n\x1a\x00\xff")

    assert read_file(str(path), "a", 5) == (b"\r\n\x1a\x00\xff", None)


def test_an_empty_file_has_no_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").touch()

    assert read_file(str(tmp_path / "a"), "a", 5) == (b"", None)


def test_a_file_is_read_whole_even_if_the_computer_gives_it_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"0123456789")
    read = os.read
    monkeypatch.setattr(os, "read", lambda file, size: read(file, min(size, 3)))

    assert read_file(str(path), "a", 10) == (b"0123456789", None)


def test_a_file_that_is_cut_short_meanwhile_is_read_as_far_as_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"0123456789")
    given = iter([b"0123", b""])
    monkeypatch.setattr(os, "read", lambda file, size: next(given))

    assert read_file(str(path), "a", 10) == (b"0123", None)


@pytest.mark.parametrize(("size", "said"), [(1_200_000, "1.2 MB; at most 1 MB"), (100_000_000, "100 MB")])
def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, size: int, said: str) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.truncate(size)

    data, problem = read_file(str(path), "e/a", 1_000_000)

    assert data is None
    assert problem is not None
    assert (problem.code.id, problem.span) == ("S202", Span("e/a"))
    assert said in problem.message


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    data, problem = read_file(str(tmp_path), "e/a.yaml", 10)

    assert data is None
    assert problem is not None
    assert problem.code.id == "S204"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "You are not allowed to read this."),
        (OSError(5, "Input/output error"), "This cannot be read (Input/output error)."),
        (OSError(), "This cannot be read (the computer gives no reason)."),
    ],
)
def test_a_file_that_cannot_be_read_is_said_not_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    path = tmp_path / "a"
    path.touch()

    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)

    data, problem = read_file(str(path), "a", 10)

    assert data is None
    assert problem is not None
    assert (problem.code.id, problem.message) == ("S203", said)


def test_a_file_that_is_not_there_is_said_not_to_be(tmp_path: Path) -> None:
    _, problem = read_file(str(tmp_path / "a"), "a", 10)

    assert problem is not None
    assert problem.code.id == "S203"


def test_windows_says_of_a_folder_that_it_may_not_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)

    _, problem = read_file(str(tmp_path), "a", 10)

    assert problem is not None
    assert problem.code.id == "S204"
