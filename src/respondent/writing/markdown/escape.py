"""Plain text into Markdown: nothing that the text says may become markup.

It holds for CommonMark, for GitHub's tables and notes, and for pandoc's extensions: smart punctuation,
citations, mathematics, raw TeX, definition lists, fancy lists, line blocks and captions.
"""

from __future__ import annotations

import re

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_ALWAYS = re.compile(r"[\\`*\[\]{}<$^~|\"']")
_SOMETIMES = (
    (re.compile(r"(?<![^\W_])_|_(?![^\W_])"), r"\\_"),  # within a word an underscore is one
    (re.compile(r"(?<![A-Za-z0-9])@|@(?=[^\s@]*@)"), r"\\@"),  # a citation; in an address it is none
    (re.compile(r"(?<!\S)#"), r"\\#"),
    (re.compile(r"&(?=#?[A-Za-z0-9]+;)"), r"\\&"),
    (re.compile(r"--"), r"-\\-"),
    (re.compile(r"\.(?=\.\.)"), r"\\."),
    (re.compile(r"!$"), r"\\!"),  # a link may follow, which it would make a picture
)
_AFTER_A_MARK = re.compile(r"^[(:]")  # [^1](…) would be a link, and [^1]: a note's text

_LINE_START = re.compile(r"^([-+=:%>])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\(?(?:[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#))([.)])(?=\s|$)", re.MULTILINE)
_CAPTION = re.compile(r"^([Tt]able):")


def words(text: str, *, after_mark: bool = False) -> str:
    """`text` within a line, its spaces made one each; `after_mark` says that a note's mark stands before it."""
    text = _CONTROLS.sub("\ufffd", _SPACES.sub(" ", text))
    text = _ALWAYS.sub(r"\\\g<0>", text)
    for pattern, replacement in _SOMETIMES:
        text = pattern.sub(replacement, text)
    return _AFTER_A_MARK.sub(r"\\\g<0>", text) if after_mark else text


def lines(markdown: str) -> str:
    """A paragraph whose lines do not begin like something else: a list, a heading's underline, a caption."""
    markdown = "\n".join(line.strip(" ") for line in markdown.split("\n"))
    markdown = _LINE_START.sub(r"\\\1", markdown)
    markdown = _NUMBERED.sub(_held, markdown)
    return _CAPTION.sub(r"\1\\:", markdown)


def _held(found: re.Match[str]) -> str:
    """“2024. ” and “(a) ” as text: the bracket or the stop is held back."""
    label, stop = found.groups()
    return rf"\{label}{stop}" if label.startswith("(") else rf"{label}\{stop}"
