"""What a draft's own figures say of another of its figures: to the edge, on both sides of it, and in which words.

The evidence has none of them. The last quantity of each draft is the one that is held against the others.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from respondent.model.assessment import Assessment

Weigh = Callable[[str], tuple[Assessment, ...]]

TOOK = "We took 2,113 calls. Of those calls, 301 were about school and 251 about home."
PASSED = "Of the boys 74 per cent passed and of the girls 88 per cent"

# A draft, what is said of its last quantity, and how it was worked out.
CONSISTENT = [
    # a change between two figures of a sentence, or of two
    (
        "Calls fell from 4,210 to 3,508, a fall of 17 per cent.",
        "From 4,210 to 3,508 is a fall of 16.7 per cent.",
    ),
    (
        "Calls went up from 2,081 to 2,184. That is 5 per cent.",
        "From 2,081 to 2,184 is a rise of 4.95 per cent.",
    ),
    (
        "In 2023/24 the line took 3,508 calls. In 2024/25 it took 4,210 calls, a rise of 20 per cent.",
        "From 3,508 to 4,210 is a rise of 20.0 per cent.",
    ),
    (
        "The line took 3,508 calls in 2023/24. It took 4,210 the year after, 702 more.",
        "4,210 and 3,508 are 702 apart.",
    ),
    (
        "Their share rose from 25 per cent to 30 per cent, up 6 percentage points.",
        "From 25 per cent to 30 per cent is a rise of 5 percentage points, or 20 per cent.",
    ),
    (
        "Our share rose from 25 per cent to 30 per cent, or by a fifth.",
        "From 25 per cent to 30 per cent is a rise of 5 percentage points, or 20 per cent.",
    ),
    (
        "Calls rose from 4,200 to 5,100, a rise of 19 per cent.",
        "From 4,200 to 5,100 is a rise of 21.4 per cent.",
    ),
    (
        "Calls rose from 4,200 to 5,100, a rise of 24 per cent.",
        "From 4,200 to 5,100 is a rise of 21.4 per cent.",
    ),
    # a gap
    (
        f"{PASSED}: a gap of 14 percentage points.",
        "88 per cent and 74 per cent are 14 percentage points apart.",
    ),
    (
        f"{PASSED}: a gap of 15 percentage points.",
        "88 per cent and 74 per cent are 14 percentage points apart.",
    ),
    ("Of the boys 740 passed and of the girls 880: a difference of 140.", "880 and 740 are 140 apart."),
    (
        (
            "| Depot | Calls in 2022/23 | Calls in 2023/24 | Change |\n| --- | --- | --- | --- |\n"
            "| Leeds | 900 | 450 | down 50 per cent |\n| Hull | 3,508 | 4,210 | up 20 per cent |\n"
        ),
        "4,210 and 3,508 are 702 apart.",
    ),
    # a total
    ("We planted 36 oaks, 52 hazels and 27 hollies: 115 trees in all.", "36 + 52 + 27 = 115."),
    (
        "Hull had 20 per cent, Leeds 31 per cent: 51 per cent in total.",
        "20 per cent + 31 per cent = 51 per cent.",
    ),
    # what is left
    (f"{TOOK} The remaining 1,561 were about other things.", "2,113 − 301 − 251 = 1,561."),
    ("We raised £5,000, spent £3,200 and have £1,800 left.", "£5,000 − £3,200 = £1,800."),
    (
        "We raised £5,150, spent £3,275 on wages and £900 on rent and have £975 left.",
        "£5,150 − £3,275 − £900 = £975.",
    ),
    ("We had 640 seats, sold 251 in May and 118 in June, and 271 are left.", "640 − 251 − 118 = 271."),
    # one for each of another
    ("The council spent £550,000 on 1,100 lamps, or £500 a lamp.", "£550,000 ÷ 1,100 = £500."),
    ("We gave 1,100 families £550,000, or £500 each.", "£550,000 ÷ 1,100 = £500."),
    ("We bought 1,100 lamps for £550,000, so the average lamp cost £500.", "£550,000 ÷ 1,100 = £500."),
    ("The school has 384 pupils and 24 teachers, 16 pupils to each teacher.", "384 ÷ 24 = 16."),
    (
        "The hall seats 900. The school has 384 pupils and 24 teachers. There are 16 pupils to each teacher.",
        "384 ÷ 24 = 16.",
    ),
    # a share
    ("We answered about 400 of the 1,003 calls, or 38 per cent.", "400 of 1,003 is 39.9 per cent."),
    ("We answered about 400 of the 1,003 calls, or 42 per cent.", "400 of 1,003 is 39.9 per cent."),
    ("We took 2,113 calls. Of the calls, 301 (14 per cent) came at night.", "301 of 2,113 is 14.2 per cent."),
    (
        "We took 2,113 calls and 900 messages. Of the messages, 301 (33 per cent) came at night.",
        "301 of 900 is 33.4 per cent.",
    ),
    (
        "Of 1,204 calls, 301 (a quarter) came at night and 602 (half) at weekends.",
        "602 of 1,204 is 50 per cent.",
    ),
    # a rate
    (
        "The line took 4,210 calls last year, or 11.5 a day.",
        "4,210 calls in a year (365 days) are 11.5 a day.",
    ),
    ("The line took 4,210 calls in 2024, or 11.5 a day.", "4,210 calls in 2024 (366 days) are 11.5 a day."),
    (
        "In 2023 we took 4,210 calls. We have 300 badges. The line rang 11.5 times a day.",
        "4,210 calls in 2023 (365 days) are 11.5 a day.",
    ),
    # said before
    (
        "Calls from Hull rose to 4,210. Calls from Hull were 4,210.",
        "The draft says so before: “rose to 4,210”.",
    ),
]

# A draft, what is said of its last quantity, the code, and what the number should have been.
INCONSISTENT = [
    (
        "Calls fell from 4,210 to 3,508, a fall of 20 per cent.",
        "From 4,210 to 3,508 is a fall of 16.7 per cent, not 20 per cent.",
        "F301",
        "16.7 per cent",
    ),
    (
        "Calls went up from 2,081 to 2,184. That is 9 per cent.",
        "From 2,081 to 2,184 is a rise of 4.95 per cent, not 9 per cent.",
        "F301",
        "4.95 per cent",
    ),
    (
        "Calls rose from 4,200 to 5,100, a rise of 25 per cent.",
        "From 4,200 to 5,100 is a rise of 21.4 per cent, not 25 per cent.",
        "F301",
        "21.4 per cent",
    ),
    (
        "Their share rose from 25 per cent to 30 per cent, up 7 percentage points.",
        (
            "From 25 per cent to 30 per cent is a rise of 5 percentage points, or 20 per "
            "cent, not 7 percentage points."
        ),
        "F301",
        "5 percentage points",
    ),
    (
        "Their share rose from 25.5 per cent to 30.5 per cent, up 6 percentage points.",
        (
            "From 25.5 per cent to 30.5 per cent is a rise of 5 percentage points, or 19.6 per cent, "
            "not 6 percentage points."
        ),
        "F301",
        "5 percentage points",
    ),
    (
        f"{PASSED}: a gap of 12 percentage points.",
        "88 per cent and 74 per cent are 14 percentage points apart, not 12 percentage points.",
        "F301",
        "14 percentage points",
    ),
    (
        "We planted 36 oaks, 52 hazels and 27 hollies: 125 trees in all.",
        "36 + 52 + 27 = 115, not 125.",
        "F306",
        "115",
    ),
    ("We planted 36 oaks and 52 hazels: 92 trees in all.", "36 + 52 = 88, not 92.", "F306", "88"),
    (
        f"{TOOK} The remaining 1,562 were about other things.",
        "2,113 − 301 − 251 = 1,561, not 1,562.",
        "F304",
        "1,561",
    ),
    (
        "The school has 384 pupils and 24 teachers, 18 pupils to each teacher.",
        "384 ÷ 24 = 16, not 18 pupils to each teacher.",
        "F305",
        "16",
    ),
    (
        "We took 2,113 calls and 900 messages. Of the messages, 301 (14 per cent) came at night.",
        "301 of 900 is 33.4 per cent, not 14 per cent.",
        "F302",
        "33.4 per cent",
    ),
    (
        "The line took 4,210 calls in 2023, or 13 a day.",
        "4,210 calls in 2023 (365 days) are 11.5 a day, not 13 a day.",
        "F305",
        "11.5 a day",
    ),
]

# A draft of whose last quantity its other figures decide nothing.
UNDECIDED = {
    "figures of two kinds": (
        "In 2024/25 we took 4,210 calls. In 2023/24 it was £3,508. That is a rise of 20 per cent."
    ),
    "a gap that is not between the only two": (
        "Of the boys 74 per cent passed, of the girls 88 per cent and of all 81 per cent: a gap of 12 percentage "
        "points."
    ),
    "a gap of a rough figure": (
        "Of the boys 74 per cent passed and of the girls about 88 per cent: a gap of 2 percentage points."
    ),
    "a gap of counts": "Of the boys 740 passed and of the girls 880: a difference of 120.",
    "a gap in another row": (
        "| Depot | Calls in 2022/23 | Calls in 2023/24 | Change |\n| --- | --- | --- | --- |\n"
        "| Hull | 3,508 | 4,210 | - |\n| Leeds | 900 | 950 | up 20 per cent |\n"
    ),
    "a total that is far off": "We planted 36 oaks, 52 hazels and 27 hollies: 215 trees in all.",
    "a total of rough parts": "We planted about 36 oaks, 52 hazels and 27 hollies: 125 trees in all.",
    "a total of a part with a bound": "Hull took 301 calls, Leeds at least 401 and York 202: 914 calls in total.",
    "a total of parts that are no list": "We planted 36 oaks. There are 52 hazels (27 dead): 89 trees in all.",
    "a total that nothing says is one": "We planted 36 oaks, 52 hazels and 27 hollies; 125 trees were felled.",
    "a wrong sum of percentages": "Hull had 20 per cent, Leeds 31 per cent: 61 per cent in total.",
    "what is left of something else": (
        "We raised £5,150, spent £3,275 on wages and £900 on rent and have £925 left."
    ),
    "a count that is off by one": "We had 640 seats, sold 251 in May and 118 in June, and 272 are left.",
    "another part": f"{TOOK} Another 1,562 were about other things.",
    "what rough parts leave": (
        "We took 2,113 calls. Of those calls, about 301 were about school and 251 about home. The remaining 1,761 "
        "were about other things."
    ),
    "for each of something else": "The school has 384 pupils and 24 teachers, 16 pupils for every classroom.",
    "for each, of what need not be the whole": "The council spent £550,000 on 1,100 lamps, or £600 a lamp.",
    "for each, of rough counts": "The school has 384 pupils and about 24 teachers, 18 pupils to each teacher.",
    "a share of a rough part": "We answered about 400 of the 1,003 calls, or 44 per cent.",
    "a share of what another sentence counts": "We took 400 calls. We sold 900 badges, 44 per cent.",
    "a rate of a year that is not named": "The line took 4,210 calls last year, or 13 a day.",
    "a rate of something else than the first total": (
        "In 2023 we sold 300 badges. We took 4,210 calls in 2023. Volunteers took 11.5 calls a day."
    ),
    "a rate of another sentence": "In 2023 we took 4,210 calls. Volunteers took 13 calls a day.",
    "a rate of another noun than the only total": (
        "In 2023 the line took 4,210 calls. The desk took 11.5 messages a day."
    ),
    "the same number of other things": (
        "We took 4,210 calls from children about school. We took 4,210 messages from children about school."
    ),
    "the same number in other words": (
        "We took 4,210 calls from children about school. Later we sent 4,210 calls elsewhere for training and "
        "research purposes."
    ),
    "a sum of three that is said of two": (
        "Hull took 301 calls, Leeds 401 and York 202, of which 700 in all at night."
    ),
}


@pytest.mark.parametrize(("text", "message"), CONSISTENT)
def test_a_figure_is_consistent_with_the_others(text: str, message: str, weighed: Weigh) -> None:
    last = weighed(text)[-1]
    assert (last.verdict.value, last.message, last.code) == ("consistent", message, None)


@pytest.mark.parametrize(("text", "message", "code", "expected"), INCONSISTENT)
def test_a_figure_is_inconsistent_with_the_others(
    text: str, message: str, code: str, expected: str, weighed: Weigh
) -> None:
    last = weighed(text)[-1]
    assert last.verdict.value == "inconsistent", last.message
    assert (last.message, last.code and last.code.id, last.expected) == (message, code, expected)


@pytest.mark.parametrize("name", UNDECIDED)
def test_nothing_is_decided_by(name: str, weighed: Weigh) -> None:
    last = weighed(UNDECIDED[name])[-1]
    assert last.verdict.value == "unsupported", (last.text, last.message)


def test_a_change_the_other_way_is_inconsistent(weighed: Weigh) -> None:
    for text in (
        "Calls rose from 3,508 to 4,210, a fall of 20 per cent.",
        "Visits fell from 300 to 150, so they doubled.",
        "Pass rates rose from 74 per cent to 88 per cent, down 14 points.",
        "Pass rates rose from 74 per cent to 88 per cent, 14 points lower.",
        "Our income fell from £240 million to £200 million: growth was 20 per cent.",
        "Membership was 4,210 in 2024/25 against 3,508 in 2023/24, a fall of 702.",
    ):
        assert weighed(text)[-1].verdict.value == "inconsistent", text


def test_a_change_said_twice_is_held_to_both_its_figures(weighed: Weigh) -> None:
    right = weighed("Calls rose by 702, or 20 per cent, from 3,508 to 4,210.")
    wrong = weighed("Calls rose by 702, or 25 per cent, from 3,508 to 4,210.")
    assert [one.verdict.value for one in right[:2]] == ["consistent", "consistent"]
    assert [one.verdict.value for one in wrong[:2]] == ["consistent", "inconsistent"]


def test_a_share_in_words_is_of_the_count_that_restates_it(weighed: Weigh) -> None:
    for text in ("We answered half of the 404 calls, 202.", "Half of our 400 calls (200) came at night."):
        assert weighed(text)[0].verdict.value == "consistent", text
