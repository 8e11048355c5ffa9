"""Links to the place in a source that a record rests on."""

from __future__ import annotations

import pytest

from respondent.tracing.links import link_to

PAGE = "https://example.org/report"


@pytest.mark.parametrize(
    ("url", "passage", "locator", "link", "leads_to_passage"),
    [
        (None, "words", None, None, False),
        ("ftp://example.org/x", "words", None, None, False),
        ("javascript:alert(1)", "words", None, None, False),
        (PAGE, None, "para 4", PAGE, False),
        (PAGE, "  ", None, PAGE, False),
        (PAGE, "half of\n them", None, f"{PAGE}#:~:text=half%20of%20them", True),
        (PAGE, "year-end, R&D", None, f"{PAGE}#:~:text=year%2Dend%2C%20R%26D", True),
        (f"{PAGE}#part-2", "half", None, f"{PAGE}#part-2:~:text=half", True),
        (f"{PAGE}#:~:text=there", "half", None, f"{PAGE}#:~:text=there", False),
        ("https://example.org/a.pdf", "half", "p 7", "https://example.org/a.pdf#page=7", False),
        ("https://example.org/a.PDF#x", None, "Pages 12–13", "https://example.org/a.PDF#page=12", False),
        ("https://example.org/a.pdf", "half", "table 3", "https://example.org/a.pdf", False),
    ],
)
def test_a_link_leads_as_near_as_the_address_allows(
    url: str | None, passage: str | None, locator: str | None, link: str | None, leads_to_passage: bool
) -> None:
    assert link_to(url, passage, locator) == (link, leads_to_passage)


def test_a_long_passage_is_named_by_its_first_and_last_words() -> None:
    passage = " ".join(f"word{number}" for number in range(1, 41))
    link, _ = link_to(PAGE, passage, None)
    assert link == (
        f"{PAGE}#:~:text=word1%20word2%20word3%20word4%20word5,word36%20word37%20word38%20word39%20word40"
    )


def test_few_long_words_stay_whole() -> None:
    link, _ = link_to(PAGE, "x" * 120, None)
    assert link == f"{PAGE}#:~:text={'x' * 120}"
