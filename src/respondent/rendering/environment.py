"""The sandbox that templates run in: plain data, a short list of what may be called, and a budget for all of it.

It builds on Jinja's immutable sandbox. Every loop, call, calculation, comparison and joining of texts goes through
here (some because `syntax` has rewritten the template's tree to that end), so that nothing grows beyond bounds and
no object but the faces, text, numbers and lists can be reached. Nothing here raises for a writer's mistake: it is
reported at its line, and a poison goes on.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from respondent.model.codes import T204, T208, T209
from respondent.model.quantity import Quantity
from respondent.rendering.budget import TooMuchError
from respondent.rendering.faces import (
    COMPARISONS,
    POISON,
    TURNED,
    Face,
    Figure,
    Function,
    Poison,
    RowFace,
    RowText,
    Words,
)
from respondent.rendering.missing import Missing
from respondent.rendering.session import current
from respondent.rendering.textwork import METHODS, method
from respondent.rendering.tokens import without_places

LOOP = frozenset(
    [
        "index",
        "index0",
        "revindex",
        "revindex0",
        "first",
        "last",
        "length",
        "depth",
        "depth0",
        "previtem",
        "nextitem",
        "cycle",
        "changed",
    ]
)
"""What a template may ask of ``loop``."""

DEEPEST_MACRO = 40
LARGEST_NUMBER = 10**15

_ARITHMETIC: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
}


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of all templates of a workspace."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})
    intercepted_unops = frozenset({"+", "-"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute``, where it is on the list of what may be seen."""
        if isinstance(obj, Face):
            return obj.attribute(attribute)
        if isinstance(obj, str):
            return self._of_text(obj, attribute)
        if isinstance(obj, Undefined):
            return use(obj)
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, dict) and attribute in {"items", "keys", "values"}:
            return Function(
                attribute, getattr(obj, attribute), f"Write .{attribute}() with nothing in brackets."
            )
        if isinstance(obj, LoopContext):
            return self._of_loop(obj, attribute)
        if isinstance(obj, TemplateModule | Namespace | TemplateReference):
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]`` of a list, a mapping, a text or a row."""
        argument = plain_text(argument)
        if isinstance(obj, RowFace) and isinstance(argument, str):
            return obj.attribute(argument)
        if isinstance(obj, Face):
            return POISON if obj is POISON else obj.attribute(str(argument))
        if isinstance(obj, Undefined):
            return use(obj)
        if isinstance(obj, list | tuple | str) and isinstance(argument, int):
            return (
                obj[argument]
                if -len(obj) <= argument < len(obj)
                else self.undefined(obj=obj, name=str(argument))
            )
        if isinstance(obj, dict) and is_scalar(argument):
            return obj[argument] if argument in obj else self.undefined(obj=obj, name=str(argument))
        return self.undefined(obj=obj, name=str(argument) if is_scalar(argument) else "that")

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - Jinja's names
        """Call a function of ours, a macro or a block; nothing else can be called."""
        session = current()
        session.budget.spend()
        if isinstance(__obj, Function | Poison | Undefined):
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            result = _called(__obj, args, kwargs)
            # Jinja writes what {% call %} and {% claim %} give as it is.
            return "" if "caller" in kwargs and not isinstance(result, str) else result
        if isinstance(__obj, LoopContext):
            args = tuple(meter(argument) for argument in args)
        elif not isinstance(__obj, Macro | BlockReference):
            session.report(T208, "This cannot be called.", "Leave the brackets out.")
            return POISON
        return _deeper(lambda: __context.call(__obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        """A calculation: exact on figures, bounded on whole numbers, a joining of texts or lists."""
        return calculated(left, operator, right)

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:  # noqa: ARG002
        """A sign before a number."""
        if is_number(arg):
            return -arg if operator == "-" else arg
        if isinstance(arg, Undefined):
            return use(arg)
        if arg is not POISON:
            current().report(
                T208,
                f"“{operator}” cannot stand before this.",
                "A figure has its own sign; write a - b, or say “down” with the filter “change”.",
            )
        return POISON

    def concat(self, parts: Iterable[str]) -> str:
        """The text of a macro, a block or a ``set``, if it is not too long."""
        found = list(parts)
        current().budget.spend(characters=sum(map(len, found)))
        return "".join(found)

    def _of_text(self, text: str, attribute: str) -> Any:
        if attribute in METHODS:
            return method(text, attribute)
        current().report(T204, f"A text has no “{attribute}” here.", "Leave it out.", attribute)
        return POISON

    def _of_loop(self, loop: LoopContext, attribute: str) -> Any:
        if attribute not in LOOP:
            return self.undefined(obj=loop, name=attribute)
        value = getattr(loop, attribute)
        return Function(attribute, value, f"Write loop.{attribute}(…).") if callable(value) else value


@pass_context  # which also keeps Jinja from working anything out before there is a session
def printable(context: Context, value: object) -> str:  # noqa: ARG001 - Jinja hands it over
    """The text that ``{{ value }}`` adds to the document."""
    text = shown(value)
    current().budget.spend(characters=len(text))
    return text


def shown(value: object) -> str:
    """A value as text: a token for a face, the text itself, a whole number's digits."""
    if isinstance(value, str | Face):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Undefined):
        return str(value)  # which reports it, unless it is an {{ … if … }} without an else
    if value is None:
        what, remedy = "This is empty, so there is nothing to print.", "Test for it first with {% if … %}."
    elif isinstance(value, float):
        what = "A number that the template works out has no source."
        remedy = "Work it out from figures: figure(…).per_day, a.share_of(b), a.minus(b)."
    else:
        what, remedy = (
            "This is no text and no figure.",
            "Print a figure or a text; go through a list with {% for … %}.",
        )
    current().report(T209, what, remedy)
    return current().gap


def use(undefined: Undefined) -> object:
    """Report something that is not there, and go on with a poison."""
    if isinstance(undefined, Missing):
        undefined.report()
    return POISON


def is_number(value: object) -> bool:
    """Whether this is a number that a template may calculate with."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_scalar(value: object) -> bool:
    """Whether this has no parts, so that comparing it takes no time."""
    return value is None or isinstance(value, str | int | float)


def plain_text(value: object) -> object:
    """A text without the marks of where it came from; a row's text as plain text; anything else as it is."""
    if isinstance(value, RowText):
        return value.raw
    return without_places(value) if isinstance(value, str) else value


# What syntax.py has every template call


def meter(value: object) -> Iterable[object]:
    """What a loop goes through, counted off the budget."""
    if isinstance(value, dict):
        value = list(value)
    if isinstance(value, list | tuple | range | type({}.items()) | type({}.keys()) | type({}.values())):
        current().budget.spend(len(value))
        return value
    if isinstance(value, Undefined):
        use(value)
    elif value is not POISON:
        current().report(T208, "There is nothing here to go through one by one.", "Give {% for … %} a list.")
    return ()


def joined(*parts: object) -> str:
    """``a ~ b``: texts put together."""
    texts = [shown(part) for part in parts]
    current().budget.spend(characters=sum(map(len, texts)))
    return "".join(texts)


def compared(left: object, *steps: object) -> bool:
    """``left < right``, and chains of it: `steps` are a comparison's name and a value, in turn."""
    for comparison, right in zip(steps[::2], steps[1::2], strict=True):
        if not _compare(left, str(comparison), right):
            return False
        left = right
    return True


def calculated(left: object, sign: str, right: object) -> object:
    """``left + right`` and the like."""
    current().budget.spend()
    if _is_missing(left, right):
        return POISON
    if isinstance(left, Figure) or isinstance(right, Figure):
        return _of_figures(left, sign, right)
    if sign == "+" and isinstance(left, str | Face) and isinstance(right, str | Face):
        return joined(left, right)
    if sign == "+" and isinstance(left, list) and isinstance(right, list):
        current().budget.spend(len(left) + len(right))
        return [*left, *right]
    if is_number(left) and is_number(right) and sign in _ARITHMETIC:
        return _of_numbers(left, sign, right)
    current().report(
        T208, f"“{sign}” cannot be done with these.", "Put texts together with ~, or calculate with figures."
    )
    return POISON


def _is_missing(*sides: object) -> bool:
    """Whether one of the sides is not there; the first of them is reported, if it has not been yet."""
    for side in sides:
        if isinstance(side, Undefined):
            use(side)
            return True
        if side is POISON:
            return True
    return False


def _of_figures(left: object, sign: str, right: object) -> object:
    if isinstance(left, Figure) and sign == "+":
        return left.combined(right, Quantity.plus)
    if isinstance(left, Figure) and sign == "-":
        return left.combined(right, Quantity.minus)
    current().report(
        T208,
        f"“{sign}” is not how figures are worked out.",
        "Write a.share_of(b), a.times(b), a.change_from(b), a.per_day, a + b or a - b.",
    )
    return POISON


def _of_numbers(left: Any, sign: str, right: Any) -> object:
    try:
        result = _ARITHMETIC[sign](left, right)
    except ArithmeticError:
        result = None
    if result is None or not -LARGEST_NUMBER <= result <= LARGEST_NUMBER:
        current().report(T208, "This number is too large, or divided by nought.", "Use smaller numbers.")
        return POISON
    return result


def _compare(left: object, comparison: str, right: object) -> bool:
    current().budget.spend()
    if _is_missing(left, right):
        return False
    if isinstance(left, Figure):
        return comparison in COMPARISONS and left.compare(right, comparison)
    if isinstance(right, Figure):
        return comparison in COMPARISONS and right.compare(left, TURNED[comparison])
    one, other = _comparable(left), _comparable(right)
    if comparison in {"in", "notin"}:
        return _holds(other, one) is (comparison == "in")
    if comparison in {"eq", "ne"} and is_scalar(one) and is_scalar(other):
        return (one == other) is (comparison == "eq")
    if (isinstance(one, str) and isinstance(other, str)) or (is_number(one) and is_number(other)):
        current().budget.spend(characters=len(one) if isinstance(one, str) else 0)
        return bool(_ORDER[comparison](one, other))
    current().report(T208, "These two cannot be compared.", "Compare two figures, two texts or two numbers.")
    return False


_ORDER: Mapping[str, Callable[[Any, Any], bool]] = COMPARISONS


def _comparable(value: object) -> object:
    return value.text if isinstance(value, Words) else plain_text(value)


def _holds(group: object, part: object) -> bool:
    """Whether `part` stands in a text, a list or among a mapping's keys."""
    if isinstance(group, str) and isinstance(part, str):
        current().budget.spend(characters=len(group))
        return part in group
    if isinstance(group, list | tuple | dict) and is_scalar(part):
        current().budget.spend(len(group))
        return any(is_scalar(other) and plain_text(other) == part for other in group)
    current().report(
        T208, "“in” looks for a text in a list or in a text.", 'Give it a list, such as ["Wales"].'
    )
    return False


def _called(
    what: Function | Poison | Undefined, args: tuple[object, ...], named: dict[str, object]
) -> object:
    """What a function gives; a poison where it, or what it is given, is not there."""
    missing = [value for value in (what, *args, *named.values()) if isinstance(value, Undefined)]
    if missing:
        return use(missing[0])
    return what(*args, **named)


def _deeper(work: Callable[[], object]) -> object:
    """Run a macro, counting how many are at work inside each other."""
    session = current()
    if session.depth >= DEEPEST_MACRO:
        raise TooMuchError(f"calls macros in each other more than {DEEPEST_MACRO} deep")
    session.depth += 1
    try:
        return work()
    except TypeError as error:
        if not str(error).startswith("macro "):
            raise
        session.report(
            T208, "A macro was not given what it asks for.", "Compare the call with its {% macro … %} line."
        )
        return POISON
    finally:
        session.depth -= 1
