"""What the YAML parser complains of, in a person's words.

The parser says what it expected; people want to know what they did. So the line that it stopped at is looked
at, together with its message, for the mistakes that people make. The C and the Python parser word their
messages differently: only what both have in common is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from respondent.model.codes import Y101, Y105, Y106, Y110, Y113, Y114, Y115, Y117, Y118
from respondent.model.diagnostic import Diagnostic
from respondent.model.shortened import shortened
from respondent.model.span import Span
from respondent.yamltext.text import lines_of

MAX_DEPTH = 16
"""So many lists and fields may stand in each other."""

_FIELD = re.compile(r"(?P<lead>\s*(?:- +)*(?P<name>[\w-]+):\s+)(?P<value>.*)")
_NO_SPACE = re.compile(r"\s*(?:- +)*(?P<name>[A-Za-z_][\w-]*):[^\s/:]")
_OPEN_BRACKET = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class _Fault:
    """What the parser said, where; `line` and `column` count from 0, `began` is where the construct began."""

    lines: list[str]
    line: int
    column: int
    problem: str
    context: str
    began: tuple[int, int] | None
    path: str
    first_line: int

    @property
    def text(self) -> str:
        """The line at fault."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def sign(self) -> str:
        """The character at fault."""
        return self.text[self.column : self.column + 1]

    @property
    def above(self) -> int | None:
        """The index of the nearest line above that is neither blank nor a comment."""
        for index in range(self.line - 1, -1, -1):
            stripped = self.lines[index].strip()
            if stripped and not stripped.startswith("#"):
                return index
        return None

    def span(self, line: int | None = None, column: int | None = None) -> Span:
        """The place at fault, or another one of the text."""
        line = self.line if line is None else line
        column = self.column if column is None else column
        return Span(self.path, line + self.first_line, column + 1)


def complaint(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Diagnostic:
    """A diagnostic for what kept the parser from going on."""
    mark, began = error.problem_mark, error.context_mark
    fault = _Fault(
        lines=lines_of(text),
        line=mark.line if mark else 0,
        column=mark.column if mark else 0,
        problem=error.problem or "",
        context=error.context or "",
        began=(began.line, began.column) if began else None,
        path=path,
        first_line=first_line,
    )
    for explain in _EXPLANATIONS:
        if (found := explain(fault)) is not None:
            return found
    return Y101.at(
        fault.span(),
        "This line cannot be understood as YAML.",
        "Write “name: value” with a space after the colon, and put quotation marks around a value "
        "with unusual signs in it.",
    )


def too_deep(span: Span) -> Diagnostic:
    """What is said of lists and fields that stand in each other deeper than any record needs."""
    return Y106.at(
        span,
        f"Lists and fields stand in each other {MAX_DEPTH} deep and more here.",
        "No record needs that; check the brackets and the indentation.",
    )


def _too_deep(fault: _Fault) -> Diagnostic | None:
    """PyYAML 6.0.4 gives up at a thousand brackets before it says that they begin."""
    return too_deep(fault.span()) if "nesting depth" in fault.problem else None


def _tab(fault: _Fault) -> Diagnostic | None:
    indentation = fault.text[: len(fault.text) - len(fault.text.lstrip())]
    if "\t" not in indentation and fault.sign != "\t":
        return None
    column = indentation.find("\t") if "\t" in indentation else fault.column
    return Y113.at(
        fault.span(column=column),
        "There is a tab here; YAML wants spaces.",
        "Put two spaces in place of the tab; most editors can do that for the whole file.",
    )


def _another_document(fault: _Fault) -> Diagnostic | None:
    if "document" not in fault.problem:
        return None
    if fault.context:  # inside quotation marks
        return _quotation_marks(fault)
    return Y105.at(
        fault.span(),
        "A second document begins here: a line of “...” or “---” ended the first.",
        "Delete that line, or put what follows into a file of its own.",
    )


def _quotation_marks(fault: _Fault) -> Diagnostic | None:
    """Marks that are never closed, text after the closing mark, or a backslash that means nothing."""
    if "quoted scalar" in fault.context and fault.began is not None:
        if "escape" in fault.problem:
            return Y114.at(
                fault.span(),
                "A backslash has a meaning of its own inside double quotation marks.",
                "Put single quotation marks around the value, or write the backslash twice.",
            )
        line, column = fault.began
        return Y114.at(
            fault.span(line, column),
            "The quotation mark that opens here is never closed.",
            "Write the same mark at the end of the value.",
        )
    value = _FIELD.match(fault.text)
    if value is None or not value["value"].startswith(("'", '"')):
        return None
    mark = value["value"][0]
    if fault.column <= value.start("value") or value["value"].count(mark) < 2:
        return None
    other = '"' if mark == "'" else "'"
    return Y114.at(
        fault.span(),
        f"The text goes on after the quotation mark that closes it, in the value of “{value['name']}”.",
        f"Put the whole value between {other} marks."
        if other not in value["value"]
        else "Put ' marks around the whole value, and write every ' inside it twice, such as it''s.",
    )


def _sign_first(fault: _Fault) -> Diagnostic | None:
    """A value that begins with a sign that YAML keeps for itself: ``@``, ``*bold*``, ``{{ … }}``."""
    field = _FIELD.match(fault.text)
    if field is None:
        return None
    value, at = field["value"], field.start("value")
    if value.startswith(("{{", "{%", "{#")):
        sign = value[:2]
    elif value.startswith(tuple("@`%*&!,]}?")) and (at <= fault.column <= at + 1 or "tag" in fault.context):
        sign = value[0]
    else:
        return None
    return Y115.at(
        fault.span(column=at),
        f"The value of “{field['name']}” begins with {sign}, which means something else in YAML.",
        "Put quotation marks around the whole value.",
    )


def _list_after_colon(fault: _Fault) -> Diagnostic | None:
    if "entries are not allowed" not in fault.problem:
        return None
    return Y117.at(
        fault.span(),
        "A list cannot begin on the line of its field's name.",
        "Write each of its points on a line of its own, with “- ” before it, or all of them as [one, two].",
    )


def _brackets(fault: _Fault) -> Diagnostic | None:
    if "flow" not in fault.context or fault.began is None:
        return None
    line, column = fault.began
    opening = fault.lines[line][column : column + 1] if line < len(fault.lines) else ""
    if "node content" in fault.problem or opening not in _OPEN_BRACKET:
        return Y118.at(
            fault.span(),
            "A value is missing here, between the brackets.",
            "Write it, or delete the comma or bracket too many.",
        )
    return Y118.at(
        fault.span(line, column),
        f"The bracket {opening} that opens here has no {_OPEN_BRACKET[opening]}, or something between them "
        "is not separated by a comma.",
        f"Write “{_OPEN_BRACKET[opening]}” where it ends; if it is text, put quotation marks around the value.",
    )


def _colon(fault: _Fault) -> Diagnostic | None:
    """``title: Harm: a review``: the second colon makes the parser look for a field in the value."""
    if "mapping values" not in fault.problem:
        return None
    before = fault.above
    if before is not None and (tight := _NO_SPACE.match(fault.lines[before])):
        return _missing_space(fault, before, tight)
    field = _FIELD.match(fault.text)
    if field is None:
        return None
    if field.end("name") != fault.column:
        shown = field["value"].strip().replace('"', "'")
        return Y110.at(
            fault.span(column=field.start("value")),
            f"The value of “{field['name']}” has a colon with a space after it, so it looks like another field.",
            f'Put quotation marks around the whole value: {field["name"]}: "{shortened(shown, 60)}"',
        )
    return Y117.at(
        fault.span(column=field.start("name")),
        f"“{field['name']}” is indented below a line that has a value already.",
        "Begin it in the same column as the fields above; if the line continues a text, put quotation marks "
        "around the whole text.",
    )


def _no_colon(fault: _Fault) -> Diagnostic | None:
    if "could not find expected ':'" not in fault.problem or fault.began is None:
        return None
    line, column = fault.began
    text = fault.lines[line]
    if tight := _NO_SPACE.match(text):
        return _missing_space(fault, line, tight)
    return Y117.at(
        fault.span(line, column),
        "This line has no name and colon, and is not indented as the rest of a text would be.",
        "If it continues the value above, begin it with two spaces; if not, write “name: value”.",
    )


def _indentation(fault: _Fault) -> Diagnostic | None:
    if "block" not in fault.context or not fault.text.strip():
        return None
    if fault.text[: fault.column].strip():
        return None
    return Y117.at(
        fault.span(),
        "This line begins in another column than the lines it belongs to.",
        "Begin fields of the same group in the same column, and what is inside one two spaces further in.",
    )


def _missing_space(fault: _Fault, line: int, found: re.Match[str]) -> Diagnostic:
    return Y117.at(
        fault.span(line, found.end("name")),
        f"There is no space after the colon of “{found['name']}”.",
        f"Write “{found['name']}: …” with a space.",
    )


_EXPLANATIONS: tuple[Callable[[_Fault], Diagnostic | None], ...] = (
    _too_deep,
    _tab,
    _another_document,
    _sign_first,
    _quotation_marks,
    _list_after_colon,
    _brackets,
    _colon,
    _no_colon,
    _indentation,
)
"""Asked in turn; the first that knows what happened answers."""
