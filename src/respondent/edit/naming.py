"""Where a template names a record: in its front matter, and as text in quotation marks in what it calls."""

from __future__ import annotations

import re

from respondent.edit.propose import fields_in
from respondent.model.edit import FieldEdit
from respondent.model.fields import value_at
from respondent.model.template import FrontMatter
from respondent.yamltext.marked import LINE_END
from respondent.yamltext.splice import spliced

_TAG = re.compile(
    r"\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}|\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL
)
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'', re.DOTALL)
_SETS = re.compile(r"\{%[-+]?\s*set\b")
_NAMES_A_CELL = re.compile(r"[A-Za-z_]\w*\s*=\s*\Z")  # figure("table", force="Kent")
_COMPARES = re.compile(r"[=!]=\s*\Z")
_FENCE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_FRONT = ("from", "to", "signatories", "cc", "for_each", "consultation")
_PRINTED = frozenset({"name", "role", "image"})
"""What of a signatory is no id, even if it looks like one."""


def in_template(text: str, old: str, new: str) -> str:
    """A template in whose expressions and tags a record is named by its new id: ``figure("id")``, a claim's.

    A cell's value, as in ``figure("table", force="id")``, is another matter and stays, as do comments and what is
    raw.
    """

    def in_tag(found: re.Match[str]) -> str:
        tag = found[0]
        if tag.startswith("{#") or "endraw" in tag:
            return tag
        sets = _SETS.match(tag) is not None

        def in_text(literal: re.Match[str]) -> str:
            mark, said = literal[0][0], literal[0][1:-1]
            before = tag[: literal.start()]
            if _NAMES_A_CELL.search(before) and not (sets and _is_set(before)):
                return literal[0]
            if said == old or said.startswith(f"{old}#"):
                return f"{mark}{new}{said[len(old) :]}{mark}"
            return literal[0]

        return _TEXT.sub(in_text, tag)

    return _TAG.sub(in_tag, text)


def _is_set(before: str) -> bool:
    """Whether what stands before a text in a ``set`` tag gives it a name, and is no cell in a call."""
    return before.count("(") == before.count(")") and not _COMPARES.search(before)


def in_front_matter(text: str, front: FrontMatter | None, old: str, new: str) -> str:
    """A template whose front matter names a record by its new id. Raises CannotSpliceError."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text[len(mark) :]
    first = _FENCE.match(body)
    last = _FENCE.search(body, first.end()) if first else None
    if front is None or first is None or last is None:
        return text
    line = LINE_END.search(body, first.end())
    begin = line.end() if line else first.end()
    head = body[begin : last.start()]
    fields = fields_in(head)
    edits = [
        FieldEdit(path, old, new)
        for path in front.places
        if path.partition(".")[0] in _FRONT
        and path.rpartition(".")[2] not in _PRINTED
        and value_at(fields, path) == old
    ]
    if not edits:
        return text
    return mark + body[:begin] + spliced(head, edits) + body[last.start() :]
