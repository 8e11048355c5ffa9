"""Which tags take the end of their line with them: those that stand alone on it, and no others.

Jinja's `trim_blocks` drops the new line after every tag, so that "… feasible{% endclaim %}" at the end of a line
would run into the next line, or into the next paragraph. Here a plus sign, which tells Jinja to keep the new
line, goes into each tag and remark that ends a line with text on it.
"""

from __future__ import annotations

import re

_OPENING = re.compile(r"\{[%{#]")
_TAG = re.compile(r"\{%((?:[^'\"%]|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|%(?!\}))*)%\}", re.DOTALL)
_VALUE = re.compile(r"\{\{(?:[^'\"}]|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|\}(?!\}))*\}+\}", re.DOTALL)
_REMARK = re.compile(r"\{#.*?#\}", re.DOTALL)
_END_OF_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
_NAME = re.compile(r"[-+]?\s*(\w+)")
_TEXT = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)


def keep_line_ends(source: str) -> str:
    """The template's source with a plus sign in the tags after which the new line is to stay."""
    return _Scan(source).run()


class _Scan:
    """One pass over a source; what it cannot take apart it leaves to Jinja, which says what is wrong."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._written = 0  # the offset up to which the source is in the parts
        self._has_text = False  # whether the present line prints anything
        self._silent: list[
            tuple[int, bool]
        ] = []  # of each open set or macro: its line's start, what came before

    def run(self) -> str:
        position = 0
        while opening := _OPENING.search(self._source, position):
            self._text(position, opening.start())
            end = self._piece(opening)
            if end is None:
                break
            position = end
        return "".join([*self._parts, self._source[self._written :]])

    def _piece(self, opening: re.Match[str]) -> int | None:
        """Take one tag, value or remark, and give the offset of its end; None where it has none."""
        start = opening.start()
        if opening[0] == "{{":
            value = _VALUE.match(self._source, start)
            self._has_text = True
            return value.end() if value else None
        if opening[0] == "{#":
            remark = _REMARK.match(self._source, start)
            return self._ended(remark.end()) if remark else None
        tag = _TAG.match(self._source, start)
        if tag is None:
            return None
        return self._tag(tag)

    def _tag(self, tag: re.Match[str]) -> int | None:
        found = _NAME.match(tag[1])
        name = found[1] if found else ""
        if name == "raw":
            end = _END_OF_RAW.search(self._source, tag.end())
            if end is None:
                return None
            self._text(tag.end(), end.start())
            return self._ended(end.end())
        if name == "macro" or (name == "set" and "=" not in _TEXT.sub("", tag[1])):
            self._silent.append((self._line_start(tag.start()), self._has_text))
        elif name in {"endset", "endmacro"} and self._silent:
            line_start, before = self._silent.pop()
            if line_start == self._line_start(tag.start()):
                self._has_text = before
        return self._ended(tag.end())

    def _ended(self, end: int) -> int:
        """Put a plus sign into what ends here, if its line's end is to stay."""
        if self._has_text and self._source.startswith("\n", end) and self._source[end - 3] not in "+-":
            self._parts += [self._source[self._written : end - 2], "+"]
            self._written = end - 2
        return end

    def _text(self, start: int, end: int) -> None:
        """Note whether the text between two offsets leaves something on its last line."""
        _, new_line, last = self._source[start:end].rpartition("\n")
        self._has_text = bool(last.strip()) or (self._has_text and not new_line)

    def _line_start(self, offset: int) -> int:
        return self._source.rfind("\n", 0, offset)
