"""One value as YAML text, in the style in which it stood or in the one that suits it best.

Each way of writing is tried by reading it back with the strict parser; text between double quotation marks, with
codes for ends of lines, is the way that always works.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from respondent.yamltext.node import MappingNode, ScalarNode, SequenceNode
from respondent.yamltext.parse import parse_yaml

WIDTH = 100
"""So long may a line become before text is put on lines of its own."""

_EMPTY = {"", "~", "null"}
_ODD = frozenset({"yes", "no", "on", "off"})  # YAML's older versions take these words for true and false
_CODES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it is written: what follows its name on the same line, and the lines below, indented."""

    inline: str
    lines: tuple[str, ...] = ()


def double_quoted(text: str) -> str:
    """A text between double quotation marks, on one line."""
    return '"' + "".join(_CODES.get(sign, sign) for sign in text) + '"'


def in_brackets(text: str, style: str = "") -> str:
    """A text as it stands between brackets, in its style where that can be kept."""
    for one in _on_a_line(text, style):
        if _reads_in_brackets(one, text):
            return one
    return double_quoted(text)


def fresh(text: str, column: int, *, blocks: bool) -> Written:
    """A text that stood nowhere before, below a list or a group that begins in `column`, counted from 0.

    Without `blocks` it is on one line: what follows in the file could be taken for more of a text under a sign.
    """
    if not blocks:
        return Written(next(one for one in _on_a_line(text, "") if _reads(Written(one), text, column)))
    if len(text) > WIDTH or "\n" in text.strip("\n"):
        style = "|" if "\n" in text else ">"
        for one in _block(text, style, column, column + 2, ()):
            if _reads(one, text, column):
                return one
    return restyled(text, "", column, None)


def restyled(
    text: str, style: str, column: int, old: Sequence[str] | None, indent: int | None = None
) -> Written:
    """A text in the style of the one whose place it takes, and, so far as its lines say the same, with these.

    `old` are the lines on which that stood, if there were several, without indentation; `indent` is that of
    the second and all that follow.
    """
    for one in _ways(text, style, column, old, indent):
        if _reads(one, text, column):
            return one
    return Written(double_quoted(text))


def _ways(
    text: str, style: str, column: int, old: Sequence[str] | None, indent: int | None
) -> Iterator[Written]:
    if style in {"|", ">"}:
        yield from _block(text, style, column, indent or column + 2, old or ())
        return
    if old is not None and len(old) > 1 and indent is not None and "\n" not in text:
        yield _folded(text, style, indent, old)
    if "\n" in text:
        yield from _block(text, "|", column, column + 2, ())
    yield from (Written(one) for one in _on_a_line(text, style))


def _on_a_line(text: str, style: str) -> Iterator[str]:
    if style == "'":
        yield "'" + text.replace("'", "''") + "'"
    elif style != '"' and text not in _EMPTY and text.lower() not in _ODD:
        yield text
    yield double_quoted(text)


def _folded(text: str, style: str, indent: int, old: Sequence[str]) -> Written:
    """A text over several lines, as its old lines were where they say the same."""
    inside = {"'": text.replace("'", "''"), '"': double_quoted(text)[1:-1]}.get(style, text)
    shape = [line.removeprefix(style) for line in old]
    shape[-1] = shape[-1].removesuffix(style) if style else shape[-1]
    lines = _wrapped(inside, shape, WIDTH - indent)
    lines[0] = style + lines[0]
    lines[-1] += style
    return Written(lines[0], tuple(" " * indent + line for line in lines[1:]))


def _block(text: str, style: str, column: int, indent: int, old: Sequence[str]) -> Iterator[Written]:
    """A text under ``|`` or ``>``; with a digit for the indentation where the text itself begins with a space."""
    inner = text.rstrip("\n")
    after = len(text) - len(inner)
    chomp = "" if after else "-"
    if not inner or "\r" in text or after > 1:  # blank lines at the end would run into those of the file
        return
    lines = inner.split("\n") if style == "|" else _paragraphs(inner, old, WIDTH - indent)
    shown = tuple(" " * indent + line if line else "" for line in lines)
    yield Written(style + chomp, shown)
    if 1 <= indent - column <= 9:
        yield Written(f"{style}{chomp}{indent - column}", shown)
    if style == ">":
        yield from _block(text, "|", column, indent, ())


def _paragraphs(text: str, old: Sequence[str], width: int) -> list[str]:
    """The lines of folded text: an end of line in the text is a blank line here."""
    before = _grouped(old)
    known = {" ".join(lines): lines for lines in before}
    wanted = text.split("\n")
    lines: list[str] = []
    filled = 0
    for number, paragraph in enumerate(wanted):
        if number:
            lines.append("")
        if not paragraph:
            continue
        same_place = before[filled] if filled < len(before) else []
        lines += known.get(paragraph) or _wrapped(paragraph, same_place, width)
        filled += 1
    return lines


def _grouped(lines: Sequence[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _wrapped(text: str, old: Sequence[str], width: int) -> list[str]:
    """A text on lines: the old ones that still say what stands at its beginning and end, the rest filled."""
    first, rest = [], text
    for line in old:
        if not line or not rest.startswith(f"{line} "):
            break
        first.append(line)
        rest = rest[len(line) + 1 :]
    last: list[str] = []
    for line in reversed(old[len(first) :]):
        if not line or not rest.endswith(f" {line}"):
            break
        last.insert(0, line)
        rest = rest[: -len(line) - 1]
    return [*first, *_filled(rest, max(width, *map(len, (*old, "")), 20)), *last]


def _filled(text: str, width: int) -> list[str]:
    """A text broken at single spaces."""
    lines = []
    while len(text) > width:
        at = next(
            (
                at
                for at in (*range(width, 0, -1), *range(width + 1, len(text) - 1))
                if text[at] == " "
                and text[at - 1] != " "
                and text[at + 1 : at + 2] not in {"", " ", "\t", "#"}
            ),
            None,
        )
        if at is None:
            break
        lines.append(text[:at])
        text = text[at + 1 :]
    return [*lines, text]


def _reads(written: Written, text: str, column: int) -> bool:
    """Whether a value below a group that begins in `column` reads as `text`."""
    pad = " " * max(column, 0)
    lines = "".join(line + "\n" for line in written.lines)
    return _value(f"{pad}k: {written.inline}\n{lines}{pad}z: z\n", "k") == text


def _reads_in_brackets(inline: str, text: str) -> bool:
    node, problems = parse_yaml(f"k: [{inline}, {{k: {inline}, z: z}}]\n", "")
    value = node.get("k") if isinstance(node, MappingNode) and not problems else None
    if not isinstance(value, SequenceNode) or len(value.items) != 2:
        return False
    first, second = value.items
    inner = second.get("k") if isinstance(second, MappingNode) else None
    return (
        isinstance(first, ScalarNode) and isinstance(inner, ScalarNode) and first.text == inner.text == text
    )


def _value(source: str, key: str) -> str | None:
    node, problems = parse_yaml(source, "")
    value = node.get(key) if isinstance(node, MappingNode) and not problems else None
    return value.text if isinstance(value, ScalarNode) else None
