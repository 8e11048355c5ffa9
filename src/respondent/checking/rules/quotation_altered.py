"""Words in quotation marks that are not those of the record."""

from __future__ import annotations

import re

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import K103
from respondent.model.document import ClaimKind
from respondent.model.evidence import Quotation

_QUOTED = re.compile(r"“([^“”]+)”")
_GAP = re.compile(r"\[[^\]]*\]|…|\.\.\.")


def quotation_altered(page: Page) -> Findings:
    """Words between quotation marks are the speaker's, to the letter.

    Anti-pattern: a template that types a quotation by hand inside `{% claim %}`, and changes a word.

    Best practice: let `{{ quotation("…") }}` print the words of the record. What is left out is shown by “…”,
    what is put in stands in square brackets.
    """
    for claim in page.document.claims:
        if claim.kind is not ClaimKind.PROSE:
            continue
        for record in page.records_of(claim):
            if isinstance(record, Quotation):
                for words in _QUOTED.findall(claim.text):
                    if not _is_from(words, record.text):
                        yield K103.at(
                            claim.span,
                            f"“{_short(words)}” is not what the record “{record.id}” quotes.",
                            f'Write {{{{ quotation("{record.id}") }}}}, or quote the words as they are.',
                        )


def _is_from(words: str, text: str) -> bool:
    """Whether the pieces between the gaps stand in the text, one after the other."""
    rest = _plain(text)
    for piece in map(_plain, _GAP.split(words)):
        if piece and f" {piece} " not in f" {rest} ":
            return False
        rest = f" {rest} ".partition(f" {piece} ")[2] if piece else rest
    return True


def _plain(text: str) -> str:
    """The words alone: marks, dashes and capitals make no difference."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold().replace("’", "").replace("'", "")))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60].rsplit(" ", 1)[0] + " …"
