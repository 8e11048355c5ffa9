"""Changing values in a YAML text so that all that was not changed stays as it was, byte for byte.

Comments, order, quotation marks, brackets, ends of lines: only the text of a value that is to be another one is
replaced, and the lines of a field or an item that comes or goes. The result is parsed and compared with what was
wanted; if it is anything else, nothing is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from respondent.errors import RespondentError
from respondent.model.diagnostic import Severity
from respondent.model.edit import ABSENT, FieldEdit
from respondent.model.fields import Fields, NoSuchPlaceError, as_text, same, with_edits
from respondent.model.record import Plain
from respondent.yamltext.marked import Marked, marked
from respondent.yamltext.node import MappingNode
from respondent.yamltext.parse import parse_yaml
from respondent.yamltext.replacing import ClashError, Replacing
from respondent.yamltext.splicing import splice_group
from respondent.yamltext.text import BOM, refused_in

_TANGLED = "This change cannot be made without touching what stands beside it in the file."


class CannotSpliceError(RespondentError):
    """A text cannot be changed as wanted; `why` is a sentence for people, `remedy` what to do about it."""

    def __init__(self, why: str, remedy: str = "Open the file in a text editor to change it.") -> None:
        self.why = why
        self.remedy = remedy
        super().__init__(f"{why} Nothing was changed. {remedy}".rstrip())


def spliced(text: str, edits: Iterable[FieldEdit]) -> str:
    """A YAML text, a group of fields, with edits made; what an edit says of the value before is not looked at.

    `text` may begin with a byte order mark. Indices of lists are those of the text as it is. Raises
    CannotSpliceError, also where an edit names a place that is not there.
    """
    wanted = tuple(edits)
    try:
        return _respliced(text, lambda old, _: with_edits(old, wanted))
    except NoSuchPlaceError as error:
        raise CannotSpliceError(str(error), "Check how the field is spelled.") from error


def spliced_to(text: str, fields: Fields) -> str:
    """A YAML text made to hold just these fields; a name with nothing after it stays. Raises CannotSpliceError."""
    return _respliced(
        text, lambda _, empty: {**fields, **{n: v for n, v in empty.items() if n not in fields}}
    )


def _respliced(text: str, change: Callable[[Fields, Fields], Fields]) -> str:
    """A text made to hold what `change` makes of its fields and of those among them that have no value."""
    mark = BOM if text.startswith(BOM) else ""
    before = text[len(mark) :]
    node = _read(before)
    old = {name: value.plain() for name, _, value in node.entries()}
    wanted = as_text(change(old, {name: old[name] for name, _, value in node.entries() if value.is_empty}))
    if not isinstance(wanted, Mapping) or not wanted:
        raise CannotSpliceError("No field would be left.", "Keep those that it needs.")
    for name, value in wanted.items():
        if not same(value, old.get(name, ABSENT)) and (what := _refused(value)):
            raise CannotSpliceError(
                f"The new value of “{name}” has {what} in it.",
                "Delete it; you may not see it, so type the words around it again.",
            )
    for blocks in (True, False):
        for after in _ways(before, node, wanted, blocks=blocks):
            if _holds(after, wanted):
                return mark + after
    raise CannotSpliceError(_TANGLED)


def _ways(text: str, node: Marked, wanted: Fields, *, blocks: bool) -> Iterator[str]:
    """The text with other values in it, and with an end of its last line: block text there may need one."""
    into = Replacing(text)
    try:
        splice_group(node, wanted, into, blocks=blocks)
        after = into.done()
    except (ClashError, IndexError, StopIteration, ValueError):
        return
    yield after
    yield after + into.eol


def _holds(text: str, wanted: Plain) -> bool:
    try:
        return same(_read(text).plain(), wanted)
    except CannotSpliceError:
        return False


def _read(text: str) -> Marked:
    """The group of fields that a text is. Raises CannotSpliceError where it is wrong."""
    node, problems = parse_yaml(text, "")
    for problem in problems:
        if problem.severity is Severity.ERROR:
            line = problem.span.line
            raise CannotSpliceError(f"The file has an error in line {line}: {problem.message}")
    if not isinstance(node, MappingNode):
        raise CannotSpliceError("The file does not consist of fields.")
    return marked(text)


def _refused(value: Plain) -> str | None:
    if isinstance(value, str):
        return refused_in(value)
    if isinstance(value, Mapping):
        value = (*value.keys(), *value.values())
    parts = value if isinstance(value, tuple) else ()
    return next((what for part in parts if (what := _refused(part))), None)
