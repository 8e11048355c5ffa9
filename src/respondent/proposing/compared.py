"""What is found in a file that came back, for whoever looks whether to propose a change."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.model.audit import Audit
from respondent.model.collection import Paragraph
from respondent.model.proposal import LineEdit


@dataclass(frozen=True, slots=True)
class Compared:
    """All that is to be shown of a file that came back.

    `paragraphs` are those that somebody changed. `template` is what it was built from, "" where that is not there;
    `closed` says why nobody who sees this workspace can propose changes of it, "" if they can. `confidential`: what
    it says may be.
    """

    audit: Audit
    paragraphs: tuple[Paragraph, ...] = ()
    template: str = ""
    closed: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """An edit of a paragraph as lines of templates; or, without lines, why it must be made by hand.

    `left` are edits of the paragraph that are not in the lines, each with its reason; `also` other documents that
    would change.
    """

    lines: tuple[LineEdit, ...]
    left: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
