"""A value cut short: what follows “ #” is a comment, and “Report #3” is only “Report”."""

from __future__ import annotations

import re

from respondent.model.codes import Y111
from respondent.model.diagnostic import Diagnostic
from respondent.model.shortened import shortened
from respondent.model.span import Span

# A comment that is meant as one has a space after its sign, or more signs.
_COMMENT_LIKE_TEXT = re.compile(r"[ \t]+#[^#\s]")


def cut_short(line: str, end: int, at: Span) -> Diagnostic | None:
    """A warning if the unquoted value that ends before index `end` of its line looks cut short.

    `at` is the place of the line.
    """
    found = _COMMENT_LIKE_TEXT.match(line, end)
    if found is None:
        return None
    rest = line[found.end() - 2 :].rstrip()
    shown = shortened(rest, 30)
    return Y111.at(
        Span(at.path, at.line, found.end() - 1),
        f"“{shown}” is not part of the value: a # after a space begins a comment.",
        "If it is part of the value, put quotation marks around the whole value; if not, write a space after #.",
    )
