"""A list of questions that somebody pasted: its numbers kept, which readers of text take for a list’s signs."""

from __future__ import annotations

import re

from respondent.consulting.numbers import item_in, question_in


def with_numbers(text: str) -> str:
    """The text with “4. Do you agree?” as “Question 4: Do you agree?”, each in a paragraph of its own.

    Where a line says “Question 4” or “Q4”, the numbers of other lines are those of lists in questions.
    """
    lines = re.split(r"\r\n|\r|\n", text)
    if any(question_in(_bare(line)) for line in lines):
        return "\n".join(f"\n{_bare(line)}" if question_in(_bare(line)) else line for line in lines)
    written = []
    for line in lines:
        found = item_in(line) if line[:1].strip() else None
        written.append(f"\nQuestion {found.number}: {found.text}" if found else line)
    return "\n".join(written)


def _bare(line: str) -> str:
    """A line without the signs of Markdown at its beginning and around its number."""
    return re.sub(r"^\s*(?:[-*+>#]+\s+)*\**|\*\*", "", line)
