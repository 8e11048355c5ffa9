"""Quotation marks, apostrophes, dashes and ellipses as British printers set them.

It works on finished inlines, so that a mark is judged by what stands on either side of it, also across emphasis
and claims: the s of ``{{ figure }}'s`` gets an apostrophe. Code stays as it is.
"""

from __future__ import annotations

import re

from respondent.model.document import Inline, Inlines, LineBreak, Str
from respondent.rendering.inlines import leaves, rebuilt

_NEEDED = re.compile(r"['\"\-]|\.\.\.|\. \. \.")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)|(?<!\.)\. \. \.(?!\.)")
_LONG_DASH = re.compile(r"(?<!-)-{2,3}(?!-)")
_DASH = re.compile(r"(?<=[^\s-]) - (?=[^\s-])")
_RANGE = re.compile(
    r"(?<![\w.,/-])(?!(?:19|20)\d\d-\d\d(?!\d))([£€$]?[1-9]\d*(?:[.,]\d+)*)-(?:[£€$]?[1-9]\d*(?:[.,]\d+)*|0\d)(?!-?\w|[./,]\d|/)"
)
_ELIDED = re.compile(r"'(?=(?:\d0s|tis|twas|til|em|n)\b)", re.IGNORECASE)
"""An apostrophe at the beginning of a word: '90s, 'tis, rock 'n' roll."""

_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_OPENS_AFTER = frozenset(" \t\n\xa0([{–—-/“‘\u2009\u202f")
_CODE = "\ufffc"


def typeset(content: Inlines) -> Inlines:
    """The inlines with typographic signs."""
    found = list(leaves(content))
    if not any(isinstance(leaf, Str) and _NEEDED.search(leaf.text) for leaf in found):
        return content
    texts = [_shortened(leaf.text) if isinstance(leaf, Str) else None for leaf in found]
    whole = typographic(
        "".join(_stand_in(leaf) if text is None else text for leaf, text in zip(found, texts, strict=True))
    )
    changed = []
    start = 0
    for text in texts:
        end = start + (1 if text is None else len(text))
        if text is not None:
            changed.append(whole[start:end])
        start = end
    following = iter(changed)
    return rebuilt(content, lambda _: next(following))


def typographic(text: str) -> str:
    """The text with typographic quotation marks and dashes, sign for sign: it keeps its length."""
    signs = list(text)
    for found in _DASH.finditer(text):
        signs[found.start() + 1] = "–"
    for found in _RANGE.finditer(text):
        signs[found.end(1)] = "–"
    for found in _ELIDED.finditer(text):
        if found.start() == 0 or signs[found.start() - 1] in _OPENS_AFTER or signs[found.start() - 1] == '"':
            signs[found.start()] = "’"
    for index, sign in enumerate(signs):
        if sign == '"':
            signs[index] = "“" if _opens(signs, index) else "”"
        elif sign == "'":
            signs[index] = "‘" if _opens(signs, index) else "’"
    for found in _ADDRESS.finditer(text) if "@" in text or "://" in text or "www." in text else ():
        core = found[0].rstrip("\"').,;:!?")
        start = found.start() + len(core) - len(core.lstrip("\"'("))
        signs[start : found.start() + len(core)] = text[start : found.start() + len(core)]
    return "".join(signs)


def _shortened(text: str) -> str:
    """Three full stops as one sign, and two or three hyphens as a dash."""
    if "..." in text or ". . ." in text:
        text = _ELLIPSIS.sub("…", text)
    return _LONG_DASH.sub("–", text) if "--" in text else text


def _stand_in(leaf: Inline) -> str:
    return "\n" if isinstance(leaf, LineBreak) else _CODE


def _opens(signs: list[str], index: int) -> bool:
    """Whether a quotation mark at this place opens: a word follows it, and none comes before."""
    before = signs[index - 1] if index else " "
    after = signs[index + 1] if index + 1 < len(signs) else " "
    return before in _OPENS_AFTER and not after.isspace()
