"""A consultation's record as the text of its file, for a person to check."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from respondent.consulting.found import FoundConsultation, FoundQuestion
from respondent.model.record import LONGEST_ID
from respondent.yamltext.emit import scalar
from respondent.yamltext.text import refused_in

WIDTH = 108
TO_FILL_IN = "(to be filled in)"


def consultation_text(found: FoundConsultation, source: str) -> str:
    """The file's text; `source` is the name of what it was read from."""
    lines = [
        f"# Read from {_clean(source)}. Check it against the consultation, word by word, then delete this line.",
        "kind: consultation",
        f"title: {scalar(_clean(found.title or TO_FILL_IN))}",
        f"publisher: {scalar(_clean(found.publisher or TO_FILL_IN))}",
        *_closing(found.closes),
        "# respond_to: how and where to respond",
        "# documents:",
        "#   - {title: what is consulted on, version: June 2025, status: draft}",
        *[f"# check: {doubt}" for doubt in found.unsure],
        "questions:",
    ]
    for one in found.questions:
        lines += _question(one)
    return "\n".join(lines) + "\n"


def _closing(closes: str | None) -> Iterator[str]:
    if closes is None:
        yield "# closes: 2025-10-20 17:00"
    else:
        yield f"closes: {closes} # check: the day, and the hour"


def _question(one: FoundQuestion) -> Iterator[str]:
    question = one.question
    for doubt in one.unsure:
        yield f"  # check: {doubt} (line {one.line})"
    yield f"  - number: {scalar(_clean(question.number))}"
    if question.chapter:
        yield f"    chapter: {scalar(_clean(question.chapter))}"
    yield "    text: >-"
    for number, paragraph in enumerate(question.text.split("\n\n")):
        if number:
            yield ""
        yield from textwrap.wrap(_clean(paragraph), WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)
    if question.asks_for_evidence:
        yield "    asks_for_evidence: true"
    if question.word_limit:
        yield f"    word_limit: {question.word_limit}"


def id_of(words: str) -> str:
    """A record's id made of words: “additional-safety-measures”; cut between two words where it is too long."""
    parts = re.findall(r"[a-z0-9]+", words.casefold())
    made = ""
    for part in parts:
        longer = f"{made}-{part}" if made else part
        if len(longer) > LONGEST_ID:
            break
        made = longer
    return made or "consultation"


def _clean(text: str) -> str:
    """The text without characters that a record cannot hold."""
    kept = "".join(" " if refused_in(character) else character for character in text)
    return " ".join(kept.split()) or TO_FILL_IN
