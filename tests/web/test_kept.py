"""What is kept of what people sent: for its owner, for a while, and not too much."""

from __future__ import annotations

import pytest

from respondent.web.kept import FOR, MOST_BYTES, MOST_OF_ONE, Kept
from respondent.web.refusals import NotFoundError


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_is_found_by_its_owner_alone_and_as_what_it_is() -> None:
    kept = Kept()
    token = kept.put("me", "a draft", 10)
    assert kept.get("me", token, str) == "a draft"
    for owner, other, kind in (("you", token, str), ("me", "x", str), ("me", token, int)):
        with pytest.raises(NotFoundError):
            kept.get(owner, other, kind)


def test_it_is_forgotten_an_hour_after_somebody_looked() -> None:
    clock = Clock()
    kept = Kept(clock)
    token = kept.put("me", "a draft", 10)
    clock.now = FOR - 1
    kept.get("me", token, str)
    clock.now = 2 * FOR - 2
    kept.get("me", token, str)
    clock.now = 4 * FOR
    with pytest.raises(NotFoundError):
        kept.get("me", token, str)


def test_of_one_owner_the_newest_few_are_kept_and_of_all_not_too_much() -> None:
    kept = Kept()
    yours = kept.put("you", "draft", 10)
    mine = [kept.put("me", f"draft {number}", 10) for number in range(MOST_OF_ONE + 1)]
    with pytest.raises(NotFoundError):
        kept.get("me", mine[0], str)
    assert kept.get("me", mine[1], str) == "draft 1"
    assert kept.get("you", yours, str) == "draft"
    large = kept.put("they", "large", MOST_BYTES)
    assert kept.get("they", large, str) == "large"
    with pytest.raises(NotFoundError):
        kept.get("you", yours, str)


def test_only_its_owner_can_have_it_forgotten() -> None:
    kept = Kept()
    token = kept.put("me", "a draft", 10)
    with pytest.raises(NotFoundError):
        kept.forget("you", token)
    assert kept.get("me", token, str) == "a draft"
    kept.replace(token, "another")
    assert kept.get("me", token, str) == "another"
    kept.forget("me", token)
    kept.replace(token, "a third")
    with pytest.raises(NotFoundError):
        kept.get("me", token, str)


def test_of_one_owner_no_more_is_kept_than_is_theirs_and_the_newest_always() -> None:
    kept = Kept(most_bytes_of_one=100)
    yours = kept.put("you", "draft", 90)
    first, second = kept.put("me", "first", 60), kept.put("me", "second", 60)
    with pytest.raises(NotFoundError):
        kept.get("me", first, str)
    assert kept.get("me", second, str) == "second"
    large = kept.put("me", "large", 1000)
    assert kept.get("me", large, str) == "large"
    assert kept.get("you", yours, str) == "draft"
