from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.model.document import Claimed, Code, Emph, LineBreak, Link, Str, Strong, text_of
from respondent.rendering.typography import typeset, typographic


def set_text(text: str) -> str:
    """A plain text as it is set."""
    return text_of(typeset((Str(text),)))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("It's Barnardo's", "It’s Barnardo’s"),
        ("the girls' words", "the girls’ words"),
        ('She said "no".', "She said “no”."),
        ('"No," she said, "never."', "“No,” she said, “never.”"),
        ("'No,' she said.", "‘No,’ she said."),
        ("\"He said 'help' to me,\" she said", "“He said ‘help’ to me,” she said"),
        ("\"'Help,' he said\"", "“‘Help,’ he said”"),
        ("'\"Help,\" he said'", "‘“Help,” he said’"),
        ("('quoted')", "(‘quoted’)"),
        ('["quoted"]', "[“quoted”]"),
        ("the '90s and 1990's", "the ’90s and 1990’s"),
        ("'tis and 'Twas, rock 'n' roll", "’tis and ’Twas, rock ’n’ roll"),
        ('"\'Tis true"', "“’Tis true”"),
        ("one - two", "one – two"),
        ("one -- two, one---two", "one – two, one–two"),
        ("well-known, 13-year-old", "well-known, 13-year-old"),
        ("pages 12-15", "pages 12–15"),
        ("2019-2023 and £5-£10, 1,200-1,300, 1.5-2.5", "2019–2023 and £5–£10, 1,200–1,300, 1.5–2.5"),
        ("on 2024-06-30 in 2023-24", "on 2024-06-30 in 2023-24"),
        ("call 0800-1111 or 020-7946-0123", "call 0800-1111 or 020-7946-0123"),
        ("W15000001-2 and E2-3", "W15000001-2 and E2-3"),
        ("wait...", "wait…"),
        ("wait . . . more", "wait … more"),
        ("wait....", "wait...."),
        ("see https://x.org/a-b/2019-2023?q='1'&r for it", "see https://x.org/a-b/2019-2023?q='1'&r for it"),
        ("'www.x.org/o'neill'", "‘www.x.org/o'neill’"),
        ('"press@x.org"', "“press@x.org”"),
        ("already “set” – it’s so…", "already “set” – it’s so…"),
        ("either/'or'", "either/‘or’"),
        ("", ""),
    ],
)
def test_signs_are_set_as_british_printers_set_them(typed: str, printed: str) -> None:
    assert set_text(typed) == printed


def test_a_mark_is_judged_across_claims_and_emphasis() -> None:
    content = (
        Claimed(1, (Str("NSPCC"),)),
        Str("'s \""),
        Emph((Str("new"), Strong((Str("\"'s"),)))),
        Str(' - "'),
        Link((Str("it's"),), "https://example.org"),
        Str('"'),
        LineBreak(),
        Str('"so"'),
    )
    assert text_of(typeset(content)) == "NSPCC’s “new”’s – “it’s”\n“so”"


def test_code_stays_as_it_is_and_counts_as_a_word() -> None:
    content = (Str('"'), Code("it's"), Str("\" '"), Code("a - b"), Str("'"))
    assert typeset(content) == (Str("“"), Code("it's"), Str("” ‘"), Code("a - b"), Str("’"))


def test_inlines_that_need_nothing_are_returned_themselves() -> None:
    content = (Str("plain"), Emph((Str("words"),)))
    assert typeset(content) is content


@given(st.text(alphabet="ab1 '\"-–.(,/@:w\n", max_size=60))
def test_setting_keeps_the_length_and_every_other_sign(text: str) -> None:
    printed = typographic(text)
    assert len(printed) == len(text)
    back = printed.translate(str.maketrans("‘’“”–", "''\"\"-"))
    assert back == text.replace("–", "-")


@given(st.text(alphabet="ab1 '\"-.(,", max_size=60))
def test_setting_twice_changes_nothing_more_but_dashes(text: str) -> None:
    assert set_text(set_text(text)).replace("–", "-") == set_text(text).replace("–", "-")
