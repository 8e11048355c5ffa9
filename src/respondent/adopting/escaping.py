"""Plain text into a template's own text: nothing that it says may become Markdown or a tag.

It holds for the templates' Markdown (`rendering.markdown`) and for Jinja's braces. Written by `writing.markdown`
for other programs, text would gain backslashes that the templates' Markdown does not know.
"""

from __future__ import annotations

import re

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_SIGNS = re.compile(r"[\\`*\[\]>|]|(?<![^\W_])_|_(?![^\W_])")
_AS_CODE = re.compile(r"<(?=[A-Za-z/!])|&(?=#?\w{1,10};)")
"""What would be taken for HTML, which no backslash prevents: the sign alone goes into a typewriter face."""

_LINE_START = re.compile(r"[-+#]")
_NUMBERED = re.compile(r"(\d+)(\.)(?=\s|$)")
_UNDERLINE = re.compile(r"=+$")
_FENCE = re.compile(r"~{3,}")
_BACKTICKS = re.compile(r"`+")

BRACE = '{{ "{" }}'
"""A brace that is printed: written as it is, two of them would begin a tag."""


def escaped(text: str) -> str:
    """`text` within a line, its blanks made one space each."""
    text = _SPACES.sub(" ", text)
    parts, at = [], 0
    for found in _AS_CODE.finditer(text):
        parts += [_signs(text[at : found.start()]), f"`{found[0]}`"]
        at = found.end()
    return "".join([*parts, _signs(text[at:])])


def held(line: str) -> str:
    """A line of a paragraph that does not begin like something else: a list, a heading, code, an underline."""
    if found := _UNDERLINE.match(line) or _FENCE.match(line):
        return f"`{found[0]}`{line[found.end() :]}"
    if numbered := _NUMBERED.match(line):
        return f"{numbered[1]}\\.{line[numbered.end() :]}"
    return f"\\{line}" if _LINE_START.match(line) else line


def broken(line: str) -> str:
    """A line after which a new one begins in the same paragraph."""
    return f"{line}  " if line.endswith("\\") else f"{line}\\"


def fenced(text: str) -> str:
    """Lines kept as they are, whatever they hold."""
    longest = max((len(found[0]) for found in _BACKTICKS.finditer(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text.replace('{', BRACE)}\n{fence}"


def quoted(text: str) -> str:
    """A text between quotation marks inside a tag: an id, a row's name, a locator."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def yaml_text(text: str) -> str:
    """A text of one line as a value in front matter or in a record."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def _signs(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text).replace("{", BRACE)
