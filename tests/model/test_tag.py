"""The tags, bookmarks and titles of claims in Word files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.model.tag import (
    LONGEST_ALIAS,
    LONGEST_BOOKMARK,
    LONGEST_TAG,
    ClaimBookmark,
    ClaimTag,
    alias,
    parse_bookmark,
    parse_tag,
)

HASHES = st.text("0123456789abcdef", min_size=8, max_size=8)
IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda text: len(text) <= 40)


def test_a_tag_names_the_record_the_row_and_the_hash() -> None:
    tag = ClaimTag("image-offences-by-force", "0123abcd", "89ef4567")

    assert str(tag) == "claim:image-offences-by-force~89ef4567@0123abcd"
    assert parse_tag(str(tag)) == tag


def test_a_tag_of_a_whole_record_names_no_row() -> None:
    assert str(ClaimTag("online-safety-act", "0123abcd")) == "claim:online-safety-act@0123abcd"


@given(IDS, HASHES, st.none() | HASHES)
def test_every_tag_is_read_back_and_short_enough_for_word(record: str, hash8: str, row8: str | None) -> None:
    tag = ClaimTag(record, hash8, row8)

    assert len(str(tag)) <= LONGEST_TAG
    assert parse_tag(str(tag)) == tag


@pytest.mark.parametrize(
    "text",
    [
        "",
        "claim:",
        "claim:a@0123abc",
        "claim:a@0123ABCD",
        "claim:A@0123abcd",
        "claim:a-@0123abcd",
        "claim:a~0123abcd",
        "claim:a~012@0123abcd",
        "claim:a@0123abcd ",
        "figure:a@0123abcd",
        f"claim:{'a' * 60}@0123abcd",
    ],
)
def test_what_is_no_tag_of_ours_is_none(text: str) -> None:
    assert parse_tag(text) is None


@given(st.integers(min_value=1, max_value=10**6), HASHES, st.integers(min_value=1, max_value=10**6))
def test_every_bookmark_is_read_back_and_short_enough_for_word(number: int, hash8: str, part: int) -> None:
    bookmark = ClaimBookmark(number, hash8, part)

    assert len(str(bookmark)) <= LONGEST_BOOKMARK
    assert parse_bookmark(str(bookmark)) == bookmark


def test_only_the_further_parts_of_a_claim_are_numbered() -> None:
    assert str(ClaimBookmark(3, "0123abcd")) == "claim_3_0123abcd"
    assert str(ClaimBookmark(3, "0123abcd", 2)) == "claim_3_0123abcd_2"


@pytest.mark.parametrize(
    "text",
    ["", "claim_0_0123abcd", "claim_3_0123abc", "claim_3_0123abcd_0", "_GoBack", "claim_3_0123abcd_Copy_1"],
)
def test_what_is_no_bookmark_of_ours_is_none(text: str) -> None:
    assert parse_bookmark(text) is None


def test_a_short_title_is_its_own_alias() -> None:
    assert alias("Offences  by\nforce") == "Offences by force"


def test_a_long_title_is_cut_at_a_word() -> None:
    title = "Child sexual abuse image offences recorded by police, by force, year ending March 2024"

    assert alias(title) == "Child sexual abuse image offences recorded by police, by…"


def test_a_title_of_one_long_word_is_cut_within_it() -> None:
    assert alias("x" * 100) == "x" * (LONGEST_ALIAS - 1) + "…"


@given(st.text())
def test_an_alias_is_never_too_long_for_word(title: str) -> None:
    assert len(alias(title)) <= LONGEST_ALIAS
