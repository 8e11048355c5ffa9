"""No draft whatever makes the fact-checker fail, nor keeps it for long."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from respondent.factchecking.factcheck import factcheck_each
from respondent.loading.workspace import load_evidence
from respondent.model.draft import Draft
from respondent.model.workspace import Workspace
from respondent.reading.draft import read_draft

Record = Callable[[str, object], None]

LABELLED = Path(__file__).parent / "labelled"
SHARDS = 4
IN_THE_TEST_RUN = 20_000
SLOWEST = 1.0
"""Seconds of the processor that no draft may take; held in `make long` only, since no test of the run is timed."""

SLOWEST_OF_TEN_KB = 2.0
"""Seconds of the processor, for 10,000 bytes of whatever text; held in `make long` only."""

QUALIFIERS = (
    "more than|over|fewer than|just under|at least|up to|almost|nearly|about|exactly|only|some|a record|"
).split("|")
NUMBERS = (
    "503|1,249|0|1|12.5|38,685|1.2 million|two thousand three hundred|a dozen|tens of thousands|half|"
    "three quarters|a third|one in five|8 out of 10|50 per cent|50%|fifty percent|2.6 percentage points|"
    "£1.26bn|£5|5p|-3|−7|1/2|½|10 to 12|10–12|twice as many|doubled|fourfold|"
    "99999999999999999999|1,00|1.2.3|0.0000001|1e9|٣|²|ten fewer|"
    "between 5 and 7|from 64 to 36|the highest since 2016/17|none|once|112,680|62.1 per cent|21,924|1,628"
).split("|")
NOUNS = (
    "offences|attendances|calls|children|patients|of attendances|operations|pupils|people|of them|of the total|"
    "hours|a day|every week|per 100,000|an hour|of the 4,210 calls|years|GPs|vaccinations|of whom 12 were girls|"
).split("|")
PLACES = (
    "in Gwent|at Northdale Royal|in Eastmarsh|nationally|in England and Wales|at Carrow Infirmary|on Snapchat|"
).split("|")
TIMES = (
    "in 2023/24|in 2024|last year|the year before|in the year ending March 2024|since 2016/17|in Q3 2024|"
    "on 31 June|between 2019/20 and 2023/24|in the first quarter|this month|a year earlier|in 0000|"
).split("|")
OPENINGS = (
    "Police recorded|There were|That is|Of these,|The trust had|Together they made|compared with|up from|a rise of|"
    "down by|and|while|an average of|which means|The remaining|“We saw|(|Section|Year|Question|aged|Table|"
).split("|")
STOPS = (". ", ", ", "; ", ": ", " – ", ") ", "” ", "\n\n", "\n- ", " | ", " ", "", "! ", "… ", ".", "\n\n# ")

AGAIN = (
    "1 ", "7", "1,", ",", "1,000 ", "%", "1% ", "½ ", "£1m ", "1/", "1-", "1:", "01", "A1", "a.", "a@",
    "www.", "( ", "[", "“", "”", "“5” ", "(5 ", "5) ", "5; ", "! ", ". ", "…", "a", "Aa ", "of Aa ",
    "one ", "one of ", "half of ", "doubled ", "1 and ", "two hundred ", "hundred and ", "more than 5 ",
    "from 5 to 6 ", "5 a day ", "5 of the ", "up 5 ", "8 out of 10 ", "per 100,000 ", "between 5 and ",
    "5 per cent of ", "the highest since 2016/17 ", "last year ", "2023/24 ", "section 5 of the Aa ",
    "s 1, ", "Eastmarsh had 503, ", "In Eastmarsh 5 per cent died. ", "an increase of 5 per cent ",
    "5 compared with ", "5 offences (6 per cent) ", "the four together 5 ",
)  # fmt: skip
"""What would take time in proportion to its square, written again and again, if anything did."""


@pytest.fixture(scope="module")
def evidence() -> Workspace:
    return load_evidence(LABELLED / "health" / "evidence").workspace


@pytest.fixture(scope="module")
def real() -> list[str]:
    """The drafts that people wrote for the labelled tests."""
    drafts = [path.read_text("utf-8") for path in sorted(LABELLED.rglob("drafts/*.md"))]
    assert drafts
    return drafts


def _clause(random: Random) -> str:
    words = (random.choice(one) for one in (OPENINGS, QUALIFIERS, NUMBERS, NOUNS, PLACES, TIMES))
    return " ".join(word for word in words if word and random.random() < 0.85)


def _made(random: Random) -> str:
    """Sentences by a grammar that lets everything follow everything."""
    return "".join(_clause(random) + random.choice(STOPS) for _ in range(random.randint(1, 6)))


def _mutated(text: str, random: Random) -> str:
    """A stretch of a real draft with some of it lost, doubled, moved or replaced."""
    start = random.randrange(len(text))
    text = text[start : start + random.randint(40, 500)]
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(text) + 1)
        beyond = at + random.randint(0, 20)
        match random.randrange(4):
            case 0:
                text = text[:at] + text[beyond:]
            case 1:
                text = text[:beyond] + text[at:]
            case 2:
                text = text[:at] + random.choice((*NUMBERS, *STOPS, *QUALIFIERS)) + text[beyond:]
            case _:
                text = text[beyond:] + text[:at]
    return text


def _any(random: Random) -> str:
    """Signs from all of Unicode, digits and letters of other scripts among them."""
    ranges = (
        (32, 127),
        (32, 127),
        (0x30, 0x3A),
        (0xA0, 0x250),
        (0x660, 0x66A),
        (0x2000, 0x2200),
        (0, 0x11000),
    )
    signs = (chr(random.randrange(*random.choice(ranges))) for _ in range(random.randint(0, 120)))
    return "".join(sign for sign in signs if not "\ud800" <= sign <= "\udfff")


def _text(number: int, random: Random, real: list[str]) -> str:
    match number % 8:
        case 0 | 1 | 2:
            return _mutated(random.choice(real), random)
        case 3:
            return _any(random) + _clause(random) + _any(random)
        case _:
            return _made(random)


def _draft(number: int, random: Random, real: list[str]) -> Draft | None:
    text = _text(number, random, real)
    return read_draft(text.encode("utf-8", "replace"), f"a.{('md', 'txt', 'html')[number % 3]}").draft


@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_draft_whatever_makes_it_fail(
    shard: int, examples: int, evidence: Workspace, real: list[str], record_property: Record
) -> None:
    random = Random(100 + shard)
    taken, slowest, weighed = 0.0, "", 0
    drafts = (_draft(number, random, real) for number in range(examples // SHARDS))
    before = time.process_time()
    for found in factcheck_each((draft for draft in drafts if draft is not None), evidence):
        now = time.process_time()
        if now - before > taken:
            taken, slowest = now - before, "\n".join(one.text for one in found.draft.passages)
        before = now
        weighed += len(found.assessments)
        for one in found.assessments:
            passage = found.draft.passages[one.passage]
            assert passage.text[one.start : one.end] == one.text
            assert one.message
    assert weighed > examples // SHARDS
    record_property("slowest", f"{taken:.3f} s")
    assert examples <= IN_THE_TEST_RUN or taken < SLOWEST, slowest


@pytest.mark.parametrize("piece", AGAIN)
def test_the_same_again_and_again_takes_no_longer(
    piece: str, examples: int, evidence: Workspace, record_property: Record
) -> None:
    is_long = examples > IN_THE_TEST_RUN
    read = read_draft(
        (piece * ((10_000 if is_long else 2_000) // len(piece.encode()))).encode(), "a.txt"
    ).draft
    assert read is not None
    before = time.process_time()
    (found,) = factcheck_each((read,), evidence)
    taken = time.process_time() - before
    assert all(one.message for one in found.assessments)
    record_property("taken", f"{taken:.3f} s")
    assert not is_long or taken < SLOWEST_OF_TEN_KB
