"""Comments that silence a rule at one place, in templates and in records.

``{# respondent: ignore N101 because … #}`` in a template's body, ``# respondent: ignore E104 because …`` in
YAML: on the line that it is about, or on the line above. A reason must be given.
"""

from __future__ import annotations

import re

from respondent.model.codes import CODES, S302
from respondent.model.diagnostic import Diagnostic
from respondent.model.silence import Silence, can_be_silenced
from respondent.model.span import Span

_MARK = "respondent:"
_IN_YAML = re.compile(r"(?:^|(?<=[ \t]))#+[ \t]*respondent:[ \t]*(?P<said>[^\n]*)", re.MULTILINE)
_IN_TEMPLATE = re.compile(r"\{#[-+]?\s*respondent:\s*(?P<said>.*?)\s*[-+]?#\}", re.DOTALL)
_SAID = re.compile(
    r"ignore[ \t]+(?P<codes>[^\s,]+(?:(?:,\s*|\s+and\s+)[^\s,]+)*?)\s+because\s+(?P<why>\S.*)", re.DOTALL
)
_FORM = "Write “respondent: ignore N101 because …”, with the code of a rule and the reason."

Found = tuple[tuple[Silence, ...], tuple[Diagnostic, ...]]


def silences_in_yaml(data: bytes | str, path: str, first_line: int = 1) -> Found:
    """The silences in a YAML file, and what is wrong with any of them."""
    return _silences(data, path, first_line, _IN_YAML, re.compile(r"[ \t]*(?:#[^\n]*)?"))


def silences_in_template(data: bytes | str, path: str, first_line: int = 1) -> Found:
    """The silences in a template's body, and what is wrong with any of them."""
    return _silences(data, path, first_line, _IN_TEMPLATE, re.compile(r"[ \t]*(?:\{#[^\n]*#\}[ \t]*)?"))


def _silences(
    data: bytes | str, path: str, first_line: int, pattern: re.Pattern[str], says_nothing: re.Pattern[str]
) -> Found:
    text = data if isinstance(data, str) else _decoded(data)
    if _MARK not in text:
        return (), ()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text = "\n".join(lines)
    silences, problems = [], []
    for found in pattern.finditer(text):
        begin = text.count("\n", 0, found.start())
        end = text.count("\n", 0, found.end())
        span = Span(path, first_line + begin, found.start() - text.rfind("\n", 0, found.start()))
        said, wrong = _read(found["said"], span)
        if said is None:
            problems += [wrong] if wrong else []
            continue
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        after = text[found.end() :].partition("\n")[0]
        last = end
        if not (before + after).strip():
            last += 1
            while last < len(lines) - 1 and says_nothing.fullmatch(lines[last]):
                last += 1
        silences.append(Silence(*said, span, first_line + begin, first_line + last))
    return tuple(silences), tuple(problems)


def _read(said: str, span: Span) -> tuple[tuple[tuple[str, ...], str] | None, Diagnostic | None]:
    """The codes and the reason, or what is wrong with them."""
    found = _SAID.fullmatch(said.strip())
    if found is None:
        return None, S302.at(span, "This comment does not say which rule to silence, and why.", _FORM)
    codes = tuple(re.split(r",\s*|\s+and\s+", found["codes"]))
    rules = {code.id for code in CODES if can_be_silenced(code)}
    wrong = [code for code in codes if code not in rules]
    if wrong:
        what = "cannot be silenced" if any(code.id == wrong[0] for code in CODES) else "is no rule’s code"
        return None, S302.at(span, f"“{wrong[0][:20]}” {what}.", _FORM)
    return (codes, " ".join(found["why"].split())), None


def _decoded(data: bytes) -> str:
    """The text as far as it can be read: what is wrong with its encoding is said elsewhere."""
    return data.decode("utf-8", "replace") if b"respondent:" in data else ""
