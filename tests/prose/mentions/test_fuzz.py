from __future__ import annotations

import random
import string

import pytest

from respondent.prose.mentions.find import find_mentions, left_alone

PIECES = (
    "1,249 3.5 £2m 40p 50% per cent one in five half a third two thousand three hundred a day every "
    "14 minutes "
    "2023/24 2023-24 June 2024 last year up 7 down from 64 to 36 rose by more than almost between "
    "20 and 30 the most "
    "since twice as many doubled South Yorkshire Kent offences of the ( ) , . ; : “ ” ' \" – - % £ "
    "§ ½ / \n section 12(1) "
    "aged 13 16- and 17-year-olds 020 7946 0123 https://x.org/1 a@b.c 10.30am 999 COVID-19 1. (2) "
    "[3] ² 0 00 1e9 "
    "point minus dozen hundred thousand million x 5m 5bn 5k"
).split(" ")
LONG = 200


def draft(chance: random.Random) -> str:
    """A text of words, numbers and marks in no sense, or of any characters at all."""
    if chance.random() < 0.2:
        return "".join(
            chance.choice(string.printable + "£–—“”‘’½²\u2009é\u0660") for _ in range(chance.randrange(LONG))
        )
    joint = chance.choice((" ", " ", " ", "", "\n"))
    return joint.join(chance.choice(PIECES) for _ in range(chance.randrange(40)))


def test_no_text_is_too_much(examples: int) -> None:
    chance = random.Random(20250218)
    for _ in range(examples // 4):  # whole drafts go through the same in tests/factchecking/test_fuzzing.py
        text = draft(chance)
        mentions = find_mentions(text)
        left_alone(text)
        assert all(text[m.words.start : m.words.end] == m.words.text for m in mentions)


@pytest.mark.no_cover  # it is long
@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1 ",
        "1,111,",
        "1-",
        "one ",
        "one hundred and ",
        "a ",
        "half ",
        "every ",
        "per ",
        "than ",
        "(",
        "£",
        ".",
        "up to ",
        "and ",
        "from 1 to 2 ",
        "“",
        '"',
        "'",
        "Aa ",
        "A-",
        "a@",
        "a.",
        "www.",
        "section 1 of the A",
        "2023/24 ",
        "May ",
        "-",
        "aged ",
        "10 A B ",
        "Yorkshire and the ",
        " ",
        "\n",
        "²",
        "more than ",
        "1/",
        "1:",
        "x1",
    ],
)
def test_a_long_text_of_one_thing_is_read_to_its_end(piece: str) -> None:
    """Whatever repeats, a text of 60,000 characters is soon read; with backtracking it never would be."""
    find_mentions(piece * (60_000 // len(piece)))
