"""What may stand after a ``|`` in a template, and what may follow ``is``: short lists, each bounded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from jinja2 import Undefined
from jinja2.tests import test_divisibleby, test_even, test_odd

from respondent.errors import ArithmeticRefusedError, NothingHonestError
from respondent.model.codes import T208, T221, T222
from respondent.model.document import ClaimKind
from respondent.prose.wording import WRITERS
from respondent.prose.wording_phrase import Writer
from respondent.rendering.environment import compared, is_scalar, joined, meter, plain_text, use
from respondent.rendering.faces import POISON, Figure, MisusedError, Words
from respondent.rendering.session import current
from respondent.rendering.syntax import COMPARED, JOINED, METERED, NO_FILTER, NO_TEST
from respondent.rendering.textwork import FILTERS as TEXT_FILTERS
from respondent.rendering.textwork import changed
from respondent.rendering.tokens import without_places

Filter = Callable[..., object]


def filters() -> dict[str, Filter]:
    """Every filter by its name, and those that `syntax` writes into a template's tree."""
    named: dict[str, Filter] = {name: partial(_worded, name, write) for name, write in WRITERS.items()}
    named |= {name: partial(_guarded, name, partial(_text, name)) for name in TEXT_FILTERS}
    for name, work in {
        "first": _first,
        "last": _last,
        "join": _join,
        "sort": _sort,
        "unique": _unique,
        "reverse": _reverse,
        "list": _list,
        "length": _length,
        "count": _length,
    }.items():
        named[name] = partial(_guarded, name, work)
    internal: dict[str, Filter] = {METERED: meter, JOINED: joined, COMPARED: compared, NO_FILTER: _nothing}
    return named | internal | {"default": _default, "d": _default}


def tests() -> dict[str, Callable[..., bool]]:
    """Every test by its name."""
    return {
        "defined": lambda value: not isinstance(value, Undefined),
        "undefined": lambda value: isinstance(value, Undefined),
        "none": lambda value: value is None,
        "odd": lambda value: isinstance(value, int) and test_odd(value),
        "even": lambda value: isinstance(value, int) and test_even(value),
        "divisibleby": lambda value, by: (
            isinstance(value, int) and isinstance(by, int) and by != 0 and test_divisibleby(value, by)
        ),
        NO_TEST: lambda *_: False,
    }


def _worded(name: str, write: Writer, value: object = POISON, *extra: object, **more: object) -> object:
    """A figure in words that are true of it."""
    session = current()
    session.budget.spend()
    if value is POISON:
        return POISON
    if isinstance(value, Undefined):
        return use(value)
    if not isinstance(value, Figure):
        session.report(T208, f"“{name}” was not given a figure.", f"Write figure(…) | {name}.", name)
        return POISON
    if extra or more:
        message = f"“{name}” takes nothing in brackets: it works the number out itself."
        session.report(T208, message, f"Write figure(…) | {name}.", name)
        return POISON
    try:
        phrase = write(value.quantity, session.workspace.settings)
    except NothingHonestError as error:
        session.report_error(T222, error, name)
    except ArithmeticRefusedError as error:
        session.report_error(T221, error, name)
    else:
        return Words(phrase.text, ClaimKind.FIGURE, value.quantity.lineage, value.quantity)
    return POISON


def _guarded(name: str, work: Filter, value: object = POISON, *args: object, **more: object) -> object:
    """Run a filter on something it can take, or report that it cannot."""
    session = current()
    session.budget.spend()
    for given in (value, *args):
        if given is POISON:
            return POISON
        if isinstance(given, Undefined):
            return use(given)
    try:
        return work(value, *args, **more)
    except (MisusedError, TypeError):
        session.report(T208, f"“{name}” was not given what it needs.", "It takes a text or a list.", name)
        return POISON


def _text(name: str, value: object, *args: object) -> object:
    return changed(str(value) if isinstance(value, int) else value, name, *args)


def _nothing(*_: object, **__: object) -> object:
    """In place of a filter that there is not, and that has been reported."""
    return POISON


def _default(value: object, otherwise: object = "", also_if_empty: object = False) -> object:  # noqa: FBT002
    if isinstance(value, Undefined) or (also_if_empty is True and not value):
        return otherwise
    return value


def _items(value: object) -> list[object]:
    if isinstance(value, str):
        raise MisusedError
    return list(meter(value))


def _first(value: object) -> object:
    items = _items(value)
    return items[0] if items else ""


def _last(value: object) -> object:
    items = _items(value)
    return items[-1] if items else ""


def _join(value: object, between: object = "") -> object:
    items = _items(value)
    parts = [part for item in items for part in (between, item)][1:]
    return joined(*parts)


def _scalars(value: object) -> list[object]:
    items = _items(value)
    if not all(is_scalar(item) for item in items):
        raise MisusedError
    return items


def _sort(value: object, reverse: object = False) -> object:  # noqa: FBT002 - a template's keyword
    return sorted(_scalars(value), key=plain_text, reverse=reverse is True)  # type: ignore[arg-type] # TypeError is caught


def _unique(value: object) -> object:
    return list({plain_text(item): item for item in reversed(_scalars(value))}.values())[::-1]


def _reverse(value: object) -> object:
    return _items(value)[::-1]


def _list(value: object) -> object:
    return _items(value)


def _length(value: object) -> object:
    return len(without_places(value)) if isinstance(value, str) else len(_items(value))
