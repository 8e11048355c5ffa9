"""YAML texts as people write them, made by hypothesis: every style, comments, blank lines, and what they hold."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from respondent.model.record import Plain
from respondent.yamltext.scalars import double_quoted

NAMES = st.sampled_from(
    ["kind", "title", "value", "of", "coverage", "holders", "text", "note", "list", "name", "von Ä"]
)
_SIGNS = st.sampled_from([*"ab Z0:#-'\"[]{},|>&*!%@`é→عربي\\?=~", " #", ": ", "- ", "  ", "e\u0301", "😀"])
LINES = st.one_of(
    st.sampled_from(
        ["1,249", "50%", "2023/24", "true", "no", "null", "~", "", "a", "12:30", "Jo’s", "x" * 130, "w " * 70]
    ),
    st.lists(_SIGNS, max_size=8).map("".join),
)
TEXTS = st.one_of(
    LINES,
    st.lists(LINES, min_size=1, max_size=4).map("\n".join),
    st.lists(LINES, min_size=1, max_size=4).map(lambda lines: "\n".join(lines) + "\n"),
)


def trees(depth: int = 2) -> st.SearchStrategy[Plain]:
    """Values, with groups and lists in each other."""
    if depth == 0:
        return TEXTS
    inner = trees(depth - 1)
    groups = st.dictionaries(NAMES, inner, max_size=4)
    lists = st.lists(inner, max_size=4).map(tuple)
    return st.one_of(TEXTS, TEXTS, groups, lists)


FIELDS = st.dictionaries(NAMES, trees(), min_size=1, max_size=6)
COMMENTS = st.sampled_from(["# why", "#", "# a: b", "# “quoted” - [1, 2]", "#  two  spaces"])


@st.composite
def written(draw: st.DrawFn, fields: Mapping[str, Plain]) -> str:
    """A YAML text that holds the fields, its lines ended by ``\\n``."""
    lines: list[str] = []
    if draw(st.booleans()):
        lines.append(draw(COMMENTS))
    if draw(st.integers(0, 9)) == 9:
        lines.append("---")
    _group(draw, fields, 0, lines)
    while draw(st.integers(0, 3)) == 3:
        lines.append(draw(st.sampled_from(["", "# the end"])))
    end = "\n" if draw(st.integers(0, 3)) else ""
    return "\n".join(lines) + end


def _behind(draw: st.DrawFn) -> str:
    return f"  {draw(COMMENTS)}" if draw(st.integers(0, 3)) == 3 else ""


def _between(draw: st.DrawFn, pad: str, lines: list[str]) -> None:
    while draw(st.integers(0, 4)) == 4:
        lines.append(draw(st.sampled_from(["", f"{pad}{draw(COMMENTS)}"])))


def _group(draw: st.DrawFn, fields: Mapping[str, Plain], column: int, lines: list[str]) -> None:
    pad = " " * column
    for name, value in fields.items():
        _between(draw, pad, lines)
        key = double_quoted(name) if draw(st.integers(0, 9)) == 9 else name
        _value(draw, f"{pad}{key}:", value, column, lines)
        if draw(st.integers(0, 9)) == 9:
            lines.append(f"{pad}    {draw(COMMENTS)}")


def _value(draw: st.DrawFn, before: str, value: Plain, column: int, lines: list[str]) -> None:
    """A value behind its name or dash, below a group or a list in that column."""
    if isinstance(value, str):
        first, below = _scalar(draw, value, column)
        lines.append(f"{before} {first}{_behind(draw)}" if first else before + _behind(draw))
        lines += below
    elif not value or draw(st.booleans()):
        lines += f"{before} {_in_brackets(draw, value, column)}{_behind(draw)}".split("\n")
    elif isinstance(value, Mapping):
        if before.endswith("-") and draw(st.integers(0, 3)):
            inside: list[str] = []
            _group(draw, value, column + 2, inside)
            _glue(before, column + 2, inside, lines)
            return
        lines.append(before + _behind(draw))
        _group(draw, value, column + draw(st.integers(1, 4)), lines)
    elif isinstance(value, tuple):
        if before.endswith("-") and draw(st.integers(0, 3)):
            inside = []
            _list(draw, value, column + 2, inside)
            _glue(before, column + 2, inside, lines)
            return
        lines.append(before + _behind(draw))
        least = 1 if before.endswith("-") else 0
        _list(draw, value, column + draw(st.integers(least, 3)), lines)


def _glue(before: str, column: int, inside: list[str], lines: list[str]) -> None:
    """Put the first line of a group or a list behind its dash, where it is none of a comment."""
    if inside[0].strip(" ")[:1] in {"", "#"}:
        lines.append(before)
        lines += inside
    else:
        lines.append(f"{before} {inside[0][column:]}")
        lines += inside[1:]


def _list(draw: st.DrawFn, items: tuple[Plain, ...], column: int, lines: list[str]) -> None:
    for item in items:
        _between(draw, " " * column, lines)
        _value(draw, " " * column + "-", item, column, lines)


def _scalar(draw: st.DrawFn, text: str, column: int) -> tuple[str, list[str]]:
    inner = text.rstrip("\n")
    ways: list[tuple[str, list[str]]] = [(double_quoted(text), [])]
    if "\n" not in text:
        ways.append(("'" + text.replace("'", "''") + "'", []))
        if (
            text not in {"", "null"}
            and text.replace(" ", "").replace(",", "").isalnum()
            and text.strip(" ") == text
            and "," not in text[:1]
        ):
            ways += [(text, [])] * 3
            words = text.split(" ")
            if len(words) > 2 and "" not in words:
                ways.append((" ".join(words[:2]), [" " * (column + 3) + " ".join(words[2:])]))
    if inner and not inner.startswith((" ", "\n")) and "\n " not in text:
        after = len(text) - len(inner)
        chomp = {0: "-", 1: ""}.get(after, "+")
        pad = " " * (column + draw(st.integers(1, 4)))
        shown = [pad + line if line else "" for line in inner.split("\n")]
        if not any(not line.strip(" ") and line for line in inner.split("\n")):
            ways += [(f"|{chomp}", shown + [""] * (after - 1))] * 2
            ways.append((f"|{chomp}{len(pad) - column}", shown + [""] * (after - 1)))
            folded = "\n\n".join(shown).split("\n") if "\n\n" not in text else None
            if folded is not None and after < 2 and "  " not in text:
                first = folded[0].rsplit(" ", 1)
                if len(first) == 2 and first[0].strip(" ") and first[1]:
                    folded = [first[0], pad + first[1], *folded[1:]]
                ways += [(f">{chomp}", folded)] * 2
    return draw(st.sampled_from(ways))


def _in_brackets(draw: st.DrawFn, value: Plain, column: int) -> str:
    if isinstance(value, str):
        plain = value.isalnum() and value.isascii()
        return draw(st.sampled_from([double_quoted(value), *([value] if plain else [])]))
    gap = draw(st.sampled_from([" ", " ", " ", "", "\n" + " " * (column + 2), " # c\n" + " " * (column + 5)]))
    spare = draw(st.sampled_from(["", "", "", ","])) if value else ""
    if isinstance(value, Mapping):
        parts = [f"{double_quoted(n)}: {_in_brackets(draw, v, column)}" for n, v in value.items()]
        return "{" + f",{gap}".join(parts) + spare + "}"
    assert isinstance(value, tuple)
    return "[" + f",{gap}".join(_in_brackets(draw, v, column) for v in value) + spare + "]"
