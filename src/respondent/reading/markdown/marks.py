"""What the lines of Markdown begin with: the marks that make them headings, items, tables or quotations."""

from __future__ import annotations

import re

from respondent.reading.lines import Line

FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<rest>.*)$")
HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+|$)")
HEADING_END = re.compile(r"(?:(?:^|[ \t]+)#+)?[ \t]*(?:\{[#.:][^{}]*\})?[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(?P<mark>=+|-+)[ \t]*$")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
QUOTE = re.compile(r" {0,3}> ?")
ITEM = re.compile(r"(?P<indent> {0,3})(?P<mark>[-*+]|(?P<number>[0-9]{1,3})[.)])(?P<gap>[ \t]+|$)")
"""A list's item. CommonMark takes up to nine digits; a year with a full stop after it ends a sentence."""

TASK = re.compile(r"\[[ xX]\][ \t]+")
NOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]{1,100})\]:[ \t]*")
REFERENCE = re.compile(r"[ >]{0,20}\[(?P<label>[^\[\]^][^\[\]]{0,199})\]:[ \t]*\S+[ \t]*(?:[\"'(].*)?$")
DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?[ \t]*$")
ATTRIBUTES = re.compile(r" {0,3}\{:?[^{}]*\}[ \t]*$")
CAPTION = re.compile(r"(?:Table)?: +(?=\S)")

_HTML_NAMES = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header html iframe legend li main nav noscript ol p pre script section "
    "style summary svg table tbody td textarea tfoot th thead tr ul video"
).replace(" ", "|")
HTML = re.compile(rf" {{0,3}}</?(?:{_HTML_NAMES})(?=[\s>/]|$)", re.IGNORECASE)
COMMENT = re.compile(r" {0,3}<!--")


def is_table_head(line: Line, following: Line | None) -> bool:
    """Whether a line is the head of a table, the next being the line of dashes under it."""
    return (
        following is not None
        and "|" in line.text
        and "|" in following.text
        and DELIMITERS.match(following.text) is not None
    )


def interrupts(line: Line, following: Line | None) -> bool:
    """Whether a line ends the paragraph above it without a blank line between."""
    text = line.text
    if any(mark.match(text) for mark in (HEADING, RULE, QUOTE, HTML, COMMENT, NOTE)):
        return True
    fence = FENCE.match(text)
    if fence and not (fence["fence"][0] == "`" and "`" in fence["rest"]):
        return True
    item = ITEM.match(text)
    if item and item["gap"] and text[item.end() :].strip():
        return item["number"] in {None, "1"}
    return is_table_head(line, following)


def columns_of(text: str) -> int:
    """How far a line is indented, a tab reaching to the next fourth column."""
    return width_of(text[: len(text) - len(text.lstrip(" \t"))])


def width_of(text: str) -> int:
    """How many columns a text takes at the beginning of a line."""
    width = 0
    for character in text:
        width += 4 - width % 4 if character == "\t" else 1
    return width


def dedent(line: Line, width: int) -> Line:
    """The line without the first `width` columns of its indentation, or without all of a smaller one."""
    column = cut = 0
    for character in line.text:
        if column >= width or character not in " \t":
            break
        column += 4 - column % 4 if character == "\t" else 1
        cut += 1
    return line.cut(cut)
