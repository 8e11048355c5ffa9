"""Word files that nobody here made: all are read, and pandoc reads the same words.

The files lie beside the repository and are not part of it; without them these tests are skipped.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from respondent.model.draft import PassageKind
from respondent.ooxml.package import read_package
from respondent.reading.draft import read_draft
from respondent.reading.view import View

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "word-files"
FILES = sorted(FOLDER.rglob("*.docx"))
STRICT = [path for path in FILES if "isostrict" in path.name]
"""Strict Open XML, which pandoc does not read."""

OTHERS = [path for path in FILES if path not in STRICT]
WORD = re.compile(r"\w+")

NOT_IN_PANDOCS_TEXT = {PassageKind.HEADER, PassageKind.TEXT_BOX}
"""pandoc leaves headers, footers and most text boxes out of its text."""

DIFFERENCES: dict[tuple[str, View], Counter[str]] = {
    # pandoc does not join the paragraph whose mark is deleted with the next
    ("paragraph_insertion_deletion", View.ACCEPTED): Counter(
        {"splitparagraph": 1, "split": -1, "paragraph": -1}
    ),
}
"""What we have more of, and less of, than pandoc, where that has a reason."""

pytestmark = [
    pytest.mark.skipif(not FILES, reason="shared/word-files is not beside the repository"),
    pytest.mark.no_cover,  # where the files are missing the coverage must be the same
]


def test_there_are_as_many_files_as_there_should_be() -> None:
    assert len(FILES) == 91


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[-60:])
def test_every_file_is_read_to_places_that_fit(path: Path) -> None:
    read = read_draft(path.read_bytes(), path.name)
    assert read.draft is not None
    assert {problem.code.id for problem in read.diagnostics} <= {"B108", "B110", "B111"}
    for passage in read.draft.passages:
        assert passage.text == passage.text.strip()
        assert passage.part is not None
        places = passage.places
        assert places[0][0] == 0
        assert list(places) == sorted(places)


@pytest.mark.parametrize("path", STRICT, ids=lambda path: path.stem[-60:])
def test_no_word_of_a_strict_file_is_lost(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        source = archive.read("word/document.xml").decode()
    runs = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", source)
    draft = read_draft(path.read_bytes(), path.name).draft
    assert draft is not None
    ours = "".join(passage.text for passage in draft.passages)
    for run in runs:
        assert run.strip() in ours


@pytest.mark.parametrize("view", [View.ACCEPTED, View.ORIGINAL])
@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem[-60:])
def test_pandoc_reads_the_same_words(path: Path, view: View, pandoc_text: Callable[[Path, str], str]) -> None:
    text = pandoc_text(path, "accept" if view is View.ACCEPTED else "reject")
    theirs: Counter[str] = Counter(WORD.findall(text.lower()))
    draft = read_draft(path.read_bytes(), path.name, view).draft
    assert draft is not None
    body = [passage.text for passage in draft.passages if passage.kind not in NOT_IN_PANDOCS_TEXT]
    every = [passage.text for passage in draft.passages]
    difference = DIFFERENCES.get((path.stem, view), Counter[str]())
    ours = Counter(WORD.findall(" ".join(body).lower()))
    ours_with_boxes = Counter(WORD.findall(" ".join(every).lower()))
    expected = Counter(theirs)
    expected.update(difference)
    assert not expected - ours_with_boxes, "words that pandoc has and we have not"
    assert not ours - expected, "words that we have and pandoc has not"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_character_can_be_traced_to_the_element_in_which_it_stands(path: Path) -> None:
    data = path.read_bytes()
    draft = read_draft(data, path.name, trace=True).draft
    assert draft is not None
    package = read_package(data)
    elements = {
        part: list(etree.fromstring(package[part]).iter(etree.Element))
        for part in {passage.part for passage in draft.passages if passage.part}
    }
    for passage in draft.passages:
        for offset, character in enumerate(passage.text):
            source = passage.source(offset)
            assert (source is not None, passage.part is not None) == (True, True)
            if source is None or passage.part is None or not character.isalnum() or not character.isascii():
                continue
            element = elements[passage.part][source[0]]
            text = element.get("descr") or element.text or ""
            assert text[source[1]] == character
