"""A line of the list as a row of its table."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment
from markupsafe import Markup

from respondent.web.evidence.entry import Entry
from respondent.web.evidence.words import COLOURS
from respondent.web.record_form.labels import KIND_WORDS

LINES = 12_000
"""So many lines are kept, about 10 MB: lists have most in common, and an edit changes few of them."""


@lru_cache(maxsize=LINES)
def line_of(templates: Environment, entry: Entry) -> Markup:
    """The line as HTML."""
    text = templates.get_template("evidence/line.html").render(entry=entry, kinds=KIND_WORDS, colours=COLOURS)
    return Markup(text)  # noqa: S704 - the template escapes
