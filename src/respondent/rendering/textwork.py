"""What a template may do with text: a short list, each bounded, and a row's text stays a row's text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from respondent.rendering.faces import POISON, Face, Function, MisusedError, RowText, Words
from respondent.rendering.session import current
from respondent.rendering.tokens import without_places


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _replaced(text: str, old: str, new: str) -> str:
    size = len(text) + text.count(old) * max(len(new) - len(old), 0)
    current().budget.spend(characters=size)
    return text.replace(old, new)


METHODS: Mapping[str, Callable[..., object]] = {
    "upper": str.upper,
    "lower": str.lower,
    "title": str.title,
    "capitalize": _capital,
    "capitalise": _capital,
    "strip": str.strip,
    "trim": str.strip,
    "replace": _replaced,
    "startswith": str.startswith,
    "endswith": str.endswith,
    "removeprefix": str.removeprefix,
    "removesuffix": str.removesuffix,
    "split": str.split,
}
"""What may be written after a text, as ``text.upper()``; those that give text are filters too."""

FILTERS = ("upper", "lower", "title", "capitalize", "capitalise", "trim", "replace")


def method(text: str, name: str) -> Function:
    """``text.name``, to be called."""
    return Function(name, lambda *args: changed(text, name, *args), f"Write .{name}() with what it needs.")


def changed(value: object, name: str, *args: object) -> object:
    """The text after one of METHODS; words about a figure keep the figure."""
    if isinstance(value, Words) and name in {"capitalize", "capitalise"}:
        return Words(_capital(value.text), value.kind, value.lineage, value.quantity)
    if isinstance(value, Face):
        return value if value is POISON else changed(str(value), name, *args)
    if not isinstance(value, str):
        raise MisusedError
    of_row = isinstance(value, RowText)
    text = value.raw if isinstance(value, RowText) else without_places(value)
    current().budget.spend(1, len(text))
    plain = [arg.raw if isinstance(arg, RowText) else arg for arg in args]
    if not all(isinstance(arg, str) for arg in plain):
        raise MisusedError
    try:
        result = METHODS[name](text, *plain)
    except (TypeError, ValueError) as error:
        raise MisusedError from error
    if not of_row:
        return result
    if isinstance(result, list):
        return [RowText(part) for part in result]
    return RowText(result) if isinstance(result, str) else result
