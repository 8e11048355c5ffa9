"""The questions of a regulator's Word form, read as `reading.forms` finds them to put answers in."""

from __future__ import annotations

from respondent.consulting.found import FoundQuestion
from respondent.consulting.particulars import asks_for_evidence, word_limit_in
from respondent.model.consultation import Question
from respondent.ooxml.faults import PackageError
from respondent.ooxml.package import read_package
from respondent.reading.forms.asking import asked_in
from respondent.reading.forms.lines import lines_of
from respondent.reading.word.parts import main_part, related, root_of
from respondent.reading.word.styles import Styles


def questions_of_form(data: bytes) -> tuple[FoundQuestion, ...]:
    """What the form asks, each number once; nothing of what is no Word file or is damaged."""
    try:
        parts = read_package(data)
        main = main_part(parts)
        found_parts = related(parts, main)
        styles, numbering = (
            root_of(parts, found_parts[kind][0].target) if kind in found_parts else None
            for kind in ("styles", "numbering")
        )
        lines = lines_of(root_of(parts, main), Styles.of(styles), numbering)
    except PackageError:
        return ()
    found: dict[str, FoundQuestion] = {}
    for asked in asked_in(lines):
        question = Question(
            number=asked.number,
            text=asked.text,
            asks_for_evidence=asks_for_evidence(asked.text),
            word_limit=word_limit_in(asked.text),
        )
        found.setdefault(asked.number, FoundQuestion(question, asked.first.index + 1))
    return tuple(found.values())
