"""Word files that nobody here made, each with the next one as its later version: both are in every redline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.ooxml.faults import StrictError
from respondent.ooxml.package import read_package
from respondent.reading.view import View
from respondent.redlining.redline import Redliner, redline

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "word-files"
FILES = sorted(FOLDER.rglob("*.docx"))
STRICT = [path for path in FILES if "isostrict" in path.name]
OTHERS = [path for path in FILES if path not in STRICT]
BY = Redliner("Policy Office")

pytestmark = [
    pytest.mark.skipif(not FILES, reason="shared/word-files is not beside the repository"),
    pytest.mark.no_cover,  # where the files are missing the coverage must be the same
]


@pytest.mark.parametrize(
    ("old", "new"),
    list(zip([*OTHERS[-1:], *OTHERS[:-1]], OTHERS, strict=True)),
    ids=lambda path: path.stem[-40:],
)
def test_a_file_and_one_that_has_nothing_to_do_with_it_are_both_in_their_redline(
    old: Path, new: Path, says: Callable[..., list[str]]
) -> None:
    made = redline(read_package(old.read_bytes()), read_package(new.read_bytes()), BY)
    assert says(made) == says(new.read_bytes())
    assert says(made, View.ORIGINAL) == says(old.read_bytes())


@pytest.mark.parametrize("path", STRICT, ids=lambda path: path.stem[-40:])
def test_strict_open_xml_can_be_the_earlier_version_but_not_the_later(
    path: Path, says: Callable[..., list[str]]
) -> None:
    strict, other = read_package(path.read_bytes()), read_package(OTHERS[0].read_bytes())
    assert says(redline(strict, other, BY), View.ORIGINAL) == says(path.read_bytes())
    with pytest.raises(StrictError):
        redline(other, strict, BY)
