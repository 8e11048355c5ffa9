"""Any value in one line, in brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from respondent.model.record import Plain
from respondent.yamltext.emit import scalar


def flow_text(value: Plain) -> str:
    """The value as it may stand behind a field's name, or in brackets."""
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_word(name)}: {flow_text(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(flow_text, value)) + "]"
    return _word(str(value))


def _word(text: str) -> str:
    """A text, in quotation marks with its line ends written out where one line would not say the same."""
    if text and text == " ".join(text.split()):
        return scalar(text)
    escaped = re.sub(r"[\\\"]", r"\\\g<0>", text)
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'
