"""The words of an answer, counted as Word counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.model.document import (
    Blocks,
    BulletList,
    Claimed,
    Emph,
    Heading,
    LineBreak,
    NoteRef,
    Para,
    Str,
    Table,
)
from respondent.model.response import Answer, Recommendation, Standing
from respondent.model.span import Span
from respondent.model.word_count import words_in

HERE = Span("templates/response.md.j2", 9)


def para(*texts: str) -> Para:
    return Para(tuple(Str(text) for text in texts), HERE)


def counted(*content: object, behind: tuple[Standing, ...] = ()) -> int:
    blocks: Blocks = tuple(block for block in content if not isinstance(block, str))  # type: ignore[misc] # of blocks
    return words_in(Answer("4", None, blocks, HERE, behind=behind))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One.", 1),
        ("One two\u00a0three", 3),
        ("1,249 offences – 3.41 a day", 6),
        ("England—Wales", 1),
        ("and/or well-known https://example.org/a-b", 3),
        ("  spaces   everywhere ", 2),
    ],
)
def test_what_stands_between_blanks_is_a_word(text: str, count: int) -> None:
    assert counted(para(text)) == count


def test_a_word_may_be_split_over_inlines_and_a_break_parts_two() -> None:
    content = (
        Str("un"),
        Emph((Str("told"),)),
        LineBreak(),
        Claimed(1, (Str("38,685"),)),
        NoteRef(1),
        Str("."),
    )
    assert counted(Para(content, HERE)) == 2


def test_lists_tables_headings_recommendations_and_reservations_count_and_their_signs_do_not() -> None:
    table = Table(((Str("Force"),),), (((Str("West Yorkshire"),),),), (), HERE, (Str("By force"),))
    items = BulletList(((para("one"),), (para("two three"),)), HERE)
    recommended = Recommendation("a", 1, (para("Do this."),), HERE)
    reserved = (Standing("x", "Our Charity", (para("Not here."),)),)
    heading = Heading(2, (Str("In short"),), HERE)
    assert counted(heading, items, table, recommended, behind=reserved) == 2 + 3 + 5 + 4 + 5


@given(st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1), max_size=30))
def test_as_many_words_as_were_put_together_with_blanks(words: list[str]) -> None:
    assert counted(para(" ".join(words))) == len(words)
