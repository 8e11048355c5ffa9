"""A figure of another row than the one that the words beside it name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from respondent.checking.page import Page, figures_of
from respondent.checking.passages import Passage, Place, Placed
from respondent.checking.row_names import RowNames, names_of
from respondent.checking.rule import Findings
from respondent.model.codes import N109
from respondent.model.quantity import Quantity

_SETS_APART = re.compile(
    r"\b(?:than|compared|comparison|unlike|like|as|after|before|behind|ahead|next|near|nearby|neighbour\w*|versus|"
    r"against|outside|besides|beyond|except|excluding|without|not|other|elsewhere|between|from|to)\b",
    re.IGNORECASE,
)
"""Words by which a name beside a figure may be that of something else."""

_STATES = re.compile(
    r":|\b(?:recorded|reported|registered|logged|received|held|had|has|have|saw|is|are|was|were|makes?|made|took|"
    r"with)\b",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(r"[,;] (?:and|but|so|yet|while|we|which|who|where)\b", re.IGNORECASE)
_LEADS = re.compile(r"(?:^|, |\b(?:in|across|throughout|on|at|by|for|police in) )(?:the )?$", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"[^,()]{0,80}\b(?:in|across|throughout|on|at|by|via|through|for) (?:the |police in )?$"
)
_PAUSE = re.compile(r"[;.] | [–—] ")
_JOINT = re.compile(r", | and | while | but ")


def another_row(page: Page) -> Findings:
    """Over six a day was right for West Yorkshire, and was printed about South Yorkshire.

    Anti-pattern: “in Wales there were” before a figure of Yorkshire: a sentence that was copied, and in which
    only the words were changed.

    Best practice: let one variable choose both, `{% set place = "Wales" %}`, or build a document for each row.
    """
    for passage in page.passages:
        if passage.place in (Place.CELL, Place.QUOTATION):
            continue
        for placed, quantity, before, after in _figures(passage):
            names = names_of(quantity, page.workspace)
            rival = _rival(before, after, names) if names is not None else None
            if names is not None and rival is not None:
                yield N109.at(
                    placed.claim.span,
                    f"The words here are about {rival}; the figure is of {names.what}.",
                    f"Print the figure of {rival}, or name {names.what}.",
                )


def _figures(passage: Passage) -> Iterator[tuple[Placed, Quantity, str, str]]:
    """Each figure with the words between it and its neighbours, or the ends of its part of the sentence."""
    figures = figures_of(passage)
    for start, end in passage.sentences:
        here = [(p, q) for p, q in figures if start <= p.start and p.end <= end]
        for index, (placed, quantity) in enumerate(here):
            is_first = index == 0
            before = passage.text[start if is_first else max(start, here[index - 1][0].end) : placed.start]
            after = passage.text[placed.end : here[index + 1][0].start if index + 1 < len(here) else end]
            before = _PAUSE.split(before)[-1]
            before = before if is_first else _JOINT.split(before)[-1]
            yield placed, quantity, before.lstrip(), _PAUSE.split(after.partition(":")[0])[0]


def _rival(before: str, after: str, names: RowNames) -> str | None:
    """The other row that the words are about; None where they name the figure's own, or none for sure."""
    ahead, behind = list(names.found_in(before)), list(names.found_in(after))
    if any(name in names.own for _, _, name in (*ahead, *behind)):
        return None
    if len(ahead) == 1:
        start, end, name = ahead[0]
        rest = before[end:]
        leads = _LEADS.search(before[:start]) and not _SETS_APART.search(before)
        if leads and _STATES.search(rest) and not _OTHER_SUBJECT.search(rest):
            return name
    if behind and not ahead:
        start, _, name = behind[0]
        if _FOLLOWS.fullmatch(after[:start]) and not _SETS_APART.search(f"{before} {after[:start]}"):
            return name
    return None
