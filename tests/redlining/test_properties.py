"""Whatever two files say: accepting all gives the later one, rejecting all the earlier one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respondent.ooxml.package import read_package
from respondent.reading.view import View

Block = str | list[list[str]]

WORDS = (
    "one",
    "two",
    "three",
    "offences",
    "1,249",
    "1,294",
    "of",
    "the",
    "police",
    "£5",
    "“quoted”",
    "–",
    "don’t",
)
_marked = st.one_of(
    st.sampled_from(WORDS),
    st.builds("[claim:{}={}]".format, st.sampled_from(("a", "b", "c-d")), st.sampled_from(WORDS)),
    st.builds("[note:{} {}]".format, st.sampled_from(WORDS), st.sampled_from(WORDS)),
    st.builds("[link:{}={}]".format, st.sampled_from(("x", "y")), st.sampled_from(WORDS)),
    st.builds("[field:{}]".format, st.sampled_from(("1", "2"))),
    st.builds("[bold:{}]".format, st.sampled_from(WORDS)),
    st.just("\t"),
)
_line = st.builds(
    lambda start, parts: start + " ".join(parts),
    st.sampled_from(("", "", "# ", "1. ")),
    st.lists(_marked, max_size=9),
)
_cell = st.builds("\n".join, st.lists(_line, min_size=1, max_size=2))
_table = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(_cell, min_size=width, max_size=width), min_size=1, max_size=3)
)
_blocks = st.lists(st.one_of(_line, _line, _line, _table), max_size=6)


@st.composite
def _versions(draw: st.DrawFn) -> tuple[list[Block], list[Block]]:
    """A text and a later version of it, which has some of its paragraphs."""
    old = draw(_blocks)
    if draw(st.booleans()):
        return old, draw(_blocks)
    new: list[Block] = []
    for block in old:
        match draw(st.sampled_from(("keep", "keep", "drop", "other", "more"))):
            case "keep":
                new.append(block)
            case "other":
                new.append(draw(_line))
            case "more":
                new += [block, draw(st.one_of(_line, _table))]
            case _:
                pass
    return old, new


@pytest.mark.no_cover  # it draws its inputs
@given(_versions())
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_both_versions_can_be_had_from_the_redline(
    word: Callable[..., bytes],
    redlined: Callable[[bytes, bytes], bytes],
    says: Callable[..., list[str]],
    versions: tuple[list[Block], list[Block]],
) -> None:
    old, new = (word(*blocks) for blocks in versions)
    made = redlined(old, new)
    assert says(made) == says(new)
    assert says(made, View.ORIGINAL) == says(old)
    assert redlined(old, new) == made


@pytest.mark.no_cover  # it draws its inputs
@given(_blocks)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_file_and_itself_give_no_mark_at_all(
    word: Callable[..., bytes],
    redlined: Callable[[bytes, bytes], bytes],
    marks: Callable[[bytes], list[str]],
    blocks: list[Block],
) -> None:
    file = word(*blocks)
    made = redlined(file, file)
    assert marks(made) == []
    assert not any(b"w:author" in part for part in read_package(made).values())


@pytest.mark.no_cover  # it draws its inputs
@given(_versions())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_pandoc_reads_both_versions_in_the_redline(
    word: Callable[..., bytes],
    redlined: Callable[[bytes, bytes], bytes],
    pandoc_text: Callable[[Path, str], str],
    tmp_path_factory: pytest.TempPathFactory,
    versions: tuple[list[Block], list[Block]],
) -> None:
    old, new = (word(*blocks) for blocks in versions)
    folder = tmp_path_factory.mktemp("pandoc")
    for name, data in (("old", old), ("new", new), ("redline", redlined(old, new))):
        (folder / f"{name}.docx").write_bytes(data)
    for which, tracked in (("new", "accept"), ("old", "reject")):
        # pandoc leaves a paragraph whose end is gone a paragraph of its own, so only the words are compared
        plain = pandoc_text(folder / f"{which}.docx", tracked).split()
        assert pandoc_text(folder / "redline.docx", tracked).split() == plain
