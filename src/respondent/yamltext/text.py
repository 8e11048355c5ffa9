"""From a file's bytes to its text: UTF-8, and no character that people cannot see or that we use ourselves."""

from __future__ import annotations

import re
import unicodedata

from respondent.model.codes import Y108, Y109
from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"

_ALLOWED_ASCII = bytes([9, 10, 13, *range(32, 127)])
# Controls (C1 among them), Unicode's own line separators (they would count as lines in YAML and in no editor),
# a byte order mark inside the text, private use, and what is no character at all.
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ue000-\uf8ff\ufffe\uffff"
    "\U000f0000-\U0010ffff]"
)
_MOST_REPORTED = 20
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_LINE_END = re.compile("\r\n|\r|\n")


def decode(data: bytes | str, path: str, first_line: int = 1) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a file without a byte order mark, and each character in it that is refused.

    The text is None where the bytes are not UTF-8. `first_line` is the number of the text's first line.
    """
    if isinstance(data, str):
        text = data
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            return None, (_wrong_encoding(data, error.start, path, first_line),)
        if len(text) == len(data) and not data.translate(None, _ALLOWED_ASCII):
            return text, ()
    if text.startswith(BOM):
        text = text[1:]
    if _REFUSED.search(text) is None:
        return text, ()
    return text, _refused(text, path, first_line)


def refused_in(value: str) -> str | None:
    """What is called the first character of a value that is refused, if there is one."""
    found = _REFUSED.search(value)
    return None if found is None else _called(found[0])


def place(text: str, index: int, first_line: int = 1) -> tuple[int, int]:
    """The line and the column, counted from `first_line` and 1, at which the character of that index stands."""
    breaks = list(_LINE_END.finditer(text, 0, index))
    return first_line + len(breaks), index - (breaks[-1].end() if breaks else 0) + 1


def lines_of(text: str) -> list[str]:
    """The lines of a text without their ends, counted as the YAML parser counts them."""
    return _LINE_END.split(text)


def _wrong_encoding(data: bytes, at: int, path: str, first_line: int) -> Diagnostic:
    if data[:2] in _UTF_16:
        span, what = Span(path), "This file is saved as UTF-16 (Windows calls it “Unicode”), not as UTF-8."
    else:
        before = data[:at].decode("utf-8").removeprefix(BOM)
        line, column = place(before, len(before), first_line)
        span = Span(path, line, column)
        what = f"This file is not saved as UTF-8: line {line} has a character in another encoding."
    return Y108.at(
        span, what, "Save it again as UTF-8; in Notepad choose “Save as” and the encoding “UTF-8”."
    )


def _refused(text: str, path: str, first_line: int) -> tuple[Diagnostic, ...]:
    found = []
    for match in _REFUSED.finditer(text):
        line, column = place(text, match.start(), first_line)
        found.append(
            Y109.at(
                Span(path, line, column),
                f"There is {_called(match[0])} here.",
                "Delete it; you may not see it, so delete the characters around it and type them again.",
            )
        )
        if len(found) == _MOST_REPORTED:
            break
    return tuple(found)


def _called(character: str) -> str:
    number = f"U+{ord(character):04X}"
    category = unicodedata.category(character)
    if character == "\0":
        return f"a NUL character ({number})"
    if category in {"Zl", "Zp"}:
        return f"a hidden line separator ({number})"
    if category == "Co":
        return f"a private-use character ({number}), which has no fixed meaning"
    if character == BOM:
        return f"a hidden byte order mark ({number})"
    return f"a control character ({number})"
