"""Figures that run into what stands beside them, and so read as another number than their record gives.

“1” before 249 is read as 1,249, a minus or a “£” before it as a debt or as money, “million” or “%” after it as so
much more. A figure brings its own sign and unit; what touches it must not change them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from respondent.model.codes import T226
from respondent.model.diagnostic import Diagnostic
from respondent.model.document import Claimed, ClaimKind, Confidential, Emph, Inlines, Link, Strong, text_of
from respondent.rendering.cast import Cast, Role
from respondent.rendering.marking import flat

_NUMERIC = (ClaimKind.FIGURE, ClaimKind.PERIOD)
_SHOWN = 12
"""Characters on each side of the figure that a message shows."""

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_DIGIT_BEFORE = re.compile(r"[0-9][.,]?$|(?:^|[\s(])\.$")
_SIGN_BEFORE = re.compile(r"(?:^|[\s(\[“‘])[-−+]$|[£$€]\s?$")
_WORD_BEFORE = re.compile(rf"\b(?:{_TENS})-$|[A-Za-z]$", re.IGNORECASE)
_DIGIT_AFTER = re.compile(r"^[.,]?[0-9]|^[⁰¹²³⁴-⁹½¼¾]")
_UNIT_AFTER = re.compile(
    r"^\s?(?:%|per\s?cent\b)|^[\s-]?(hundred|thousand|million|billion|trillion|bn|m|k)\b", re.I
)


def glued(content: Inlines, cast: Cast) -> Iterator[Diagnostic]:
    """A problem for each figure that runs into something beside it, at the figure's own line."""
    text, _ = flat(content)
    for start, end, claim in _figures(content, 0):
        before, shown, after = text[:start], text[start:end], text[end:]
        if _runs_into(before, shown, after, cast.role(claim)):
            yield T226.at(
                cast.role(claim).span,
                f"A figure runs into what stands beside it: “{_beside(before, shown, after)}” reads as another "
                f"number.",
                "Put a space or words between them; a figure brings its own sign and unit.",
            )


def _beside(before: str, shown: str, after: str) -> str:
    """The figure with the words that touch it."""
    left, right = before[-_SHOWN:].rpartition(" "), after[:_SHOWN].split(" ")
    return f"{left[2]}{shown}{' '.join(right[:2])}".strip()


def _figures(content: Inlines, start: int) -> Iterator[tuple[int, int, int]]:
    """Each claim without another inside it: where it begins and ends in the run's text, and its number."""
    for inline in content:
        end = start + len(flat((inline,))[0])
        if isinstance(inline, Claimed | Emph | Strong | Link | Confidential):
            inner = list(_figures(inline.content, start))
            if isinstance(inline, Claimed) and not inner and text_of(inline.content):
                inner = [(start, end, inline.claim)]
            yield from inner
        start = end


def _runs_into(before: str, shown: str, after: str, role: Role) -> bool:
    if role.kind not in _NUMERIC:
        return False
    if shown[0] in "0123456789£−" and _DIGIT_BEFORE.search(before):
        return True
    if shown[-1].isdigit() and _DIGIT_AFTER.search(after):
        return True
    if role.kind is ClaimKind.PERIOD:
        return False
    if shown[0].isdigit() and _SIGN_BEFORE.search(before):
        return True
    if shown[0].isalpha() and _WORD_BEFORE.search(before):
        return True
    found = _UNIT_AFTER.search(after)
    return found is not None and not _is_its_unit(found[1], role)


def _is_its_unit(scale: str | None, role: Role) -> bool:
    """Whether a word such as “thousand” begins the unit's own name: thousand tonnes."""
    unit = role.quantity.unit if role.quantity else None
    return bool(scale and unit and unit.plural.casefold().startswith(f"{scale.casefold()} "))
