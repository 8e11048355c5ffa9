"""Words that somebody gave on the command line, before they are kept in a file."""

from __future__ import annotations

import click

from respondent.yamltext.text import refused_in


def plain_words(text: str, option: str) -> str:
    """The words with single spaces. Raises UsageError where a character in them could not be kept."""
    words = " ".join(text.split())
    if not words:
        raise click.UsageError(f"{option} is empty.")
    if refused := refused_in(words):
        raise click.UsageError(f"There is {refused} in {option}. Type it again without.")
    return words
