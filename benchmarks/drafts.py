"""A draft as people write them, the same each time: pages of 500 words with about ten quantities on each.

Half of the quantities are the evidence's, worded in several ways; the others are wrong, or about something that
the evidence does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.evidence import Figure
from benchmarks.subjects import FILLERS, PLACES

WORDS = 500
"""Words on a page."""

_QUANTITIES = 10

_COUNTS = (
    "{actor} in {place} {verb} {value} {noun} in {year}.",
    "In {year} there were {value} {noun} in {place}, which is more than the district had planned for.",
    "{place} had {value} {noun} in {year}, and those who keep the books call that a cautious figure.",
    "The number of {noun} in {place} came to {value} in {year}.",
    "In {place}, {actor_low} {verb} more than {rounded} {noun} in {year}.",
    "That is almost {above} {noun} in {place} in {year} alone.",
)
_SHARES = (
    "In {place} {value} of {plural} in {year} were {group}.",
    "Of all {plural} in {place} in {year}, {value} were {group}.",
    "{group_up} made up {value} of {plural} in {place} in {year}.",
)
_OTHERS = (
    "The budget of the scheme was £{number:.1f} million, of which a third had been spent by June.",
    "About {number:.0f} volunteers gave their time, twice as many as when the work began.",
    "Membership rose by {number:.0f} per cent, from {low:,} to {high:,}, over the life of the programme.",
    "One in five of those who replied said that they had waited for {number:.0f} weeks or longer.",
    "Between {low:,} and {high:,} people are thought to live within a mile of the site.",
)


def draft(pages: int, stated: Sequence[Figure]) -> str:
    """A Markdown draft of so many pages about some of the figures."""
    random = Random(20)
    chosen = random.sample(stated, min(len(stated), pages * _QUANTITIES))
    paragraphs = [f"# What {pages} pages of figures show"]
    for number in range(pages):
        own = [chosen[(number * _QUANTITIES + at) % len(chosen)] for at in range(_QUANTITIES)]
        paragraphs.append(f"## {own[0].subject.plural.capitalize()} in {own[0].place}")
        paragraphs += _page(random, own)
    return "\n\n".join(paragraphs) + "\n"


def _page(random: Random, own: Sequence[Figure]) -> Iterator[str]:
    """Paragraphs of about ninety words until the page is full."""
    sentences = [_sentence(random, figure, right=at % 2 == 0) for at, figure in enumerate(own)]
    sentences += [_other(random) for _ in range(1)]
    random.shuffle(sentences)
    words, paragraph = 0, list[str]()
    while words < WORDS:
        more = [random.choice(FILLERS)]
        if sentences:
            more.append(sentences.pop())
        random.shuffle(more)
        words += sum(len(sentence.split()) for sentence in more)
        paragraph += more
        if len(paragraph) >= 6 or words >= WORDS:
            yield " ".join(paragraph)
            paragraph = []


def _sentence(random: Random, figure: Figure, *, right: bool) -> str:
    """A sentence with the figure, or with another value in its place."""
    value = figure.value if right else max(1, round(figure.value * random.uniform(0.5, 1.8)))
    if figure.of:
        value = min(value, 99)
    subject = figure.subject
    digits = 10 ** max(0, len(str(value)) - 2)
    return random.choice(_SHARES if figure.of else _COUNTS).format(
        actor=subject.actor,
        actor_low=subject.actor.lower(),
        verb=subject.verb,
        place=figure.place if random.random() < 0.9 else random.choice(PLACES),
        value=f"{value} per cent" if figure.of else f"{value:,}",
        rounded=f"{value // digits * digits:,}",
        above=f"{(value // digits + 1) * digits:,}",
        noun=figure.noun,
        plural=subject.plural,
        year=figure.year,
        group=figure.group,
        group_up=figure.group.capitalize(),
    )


def _other(random: Random) -> str:
    low = random.randrange(1_000, 9_000)
    return random.choice(_OTHERS).format(
        number=random.uniform(12, 90), low=low, high=round(low * random.uniform(1.1, 2.5))
    )
