"""A letter whose words name other signatories than its head."""

from __future__ import annotations

import re

from respondent.checking.page import Page
from respondent.checking.passages import Passage
from respondent.checking.rule import Findings
from respondent.model.codes import D101
from respondent.model.directory import Organisation
from respondent.model.template import DocumentKind
from respondent.prose.numbers import in_words

_SIGNED = re.compile(
    r"\b(?:(?:co-?)?signator(?:y|ies)|undersigned|signed by|signs? this letter)\b", re.IGNORECASE
)
_SOME = re.compile(r"\b(?:includ\w+|among|such as)\b", re.IGNORECASE)
_COUNT = re.compile(
    r"\b(?:we|our|us|the undersigned|we, the)[ ,]+(?:are )?(?P<number>\w+(?:-\w+)?) "
    r"(?:charities|organisations|signatories)\b",
    re.IGNORECASE,
)


def signatories(page: Page) -> Findings:
    """Two lists of signatories in one letter: one of them is wrong, and somebody signed what they did not agree
    to.

    Anti-pattern: a sentence about the signatories that names other organisations than the letter's `from`, or
    another number of them.

    Best practice: let the front matter alone say who signs, and correct the sentence when it changes.
    """
    if page.document.kind is DocumentKind.RELEASE or page.front is None:
        return
    organisations = tuple(page.workspace.all_of(Organisation).values())
    for passage in page.passages:
        if passage.is_running_text:
            yield from _count(passage, page)
            if _SIGNED.search(passage.text):
                yield from _names(passage, page, organisations)


def _count(passage: Passage, page: Page) -> Findings:
    signing = len(page.document.senders)
    for found in _COUNT.finditer(passage.text):
        number = _number(found["number"])
        if number is not None and number != signing:
            yield D101.at(
                page.place_of(passage, *found.span("number")),
                f"The text speaks of {found['number']}; the front matter’s `from` has {in_words(signing)}.",
                "Correct the text, or the front matter.",
            )


def _names(passage: Passage, page: Page, organisations: tuple[Organisation, ...]) -> Findings:
    signing = frozenset(page.front.senders if page.front else ())
    for start, end in passage.sentences:
        sentence = passage.text[start:end]
        signed = _SIGNED.search(sentence)
        named = {record.id for record in organisations if _is_named(record, sentence)}
        if signed is None or not named:
            continue
        place = page.place_of(passage, start + signed.start(), start + signed.end())
        if strangers := sorted(named - signing):
            yield D101.at(
                place,
                f"This names “{strangers[0]}” as a signatory, which the front matter’s `from` does not.",
                "Add it to `from`, or take it out of the text.",
            )
        elif named != signing and len(named) > 1 and not _SOME.search(sentence):
            missing = sorted(signing - named)
            yield D101.at(
                place,
                f"This names the signatories without “{missing[0]}”, which the front matter’s `from` has.",
                "Name them all, or say “among them”.",
            )


def _is_named(record: Organisation, sentence: str) -> bool:
    names = (record.name, record.short_name)
    return any(n and re.search(rf"(?<!\w){re.escape(n)}(?!\w)", sentence) for n in names)


def _number(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    return next((n for n in range(2, 100) if in_words(n) == text.casefold()), None)
